"""What is seen of a text at a glance is what reading it word by word says, too."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.glossary import Glossary, Hit, PartOfSpeech, Status, Term, TermType, Words, asked
from pipeline.glossary.splitting import Splitter
from pipeline.glossary.words import WORD, prepared
from pipeline.markup.joined import BETWEEN

TERMS = (
    Term("T1", "es", "museo", part_of_speech=PartOfSpeech.NOUN),
    Term("T2", "es", "bien cultural", part_of_speech=PartOfSpeech.NOUN),
    Term("T3", "es", "gestión de colecciones", part_of_speech=PartOfSpeech.NOUN),
    Term("T4", "es", "público", forms_not=("en público", "público de colecciones")),
    Term("T5", "es", "SEGIB", type=TermType.ACRONYM),
    Term("T6", "es", "colección", part_of_speech=PartOfSpeech.NOUN),
    Term("T6", "es", "acopio", Status.FORBIDDEN),
    Term("T7", "es", "p. ej."),
)
PLAIN = tuple(term for term in TERMS if term.concept not in {"T4", "T5"} and term.status.accepted)
CONCEPTS = sorted({term.concept for term in TERMS})
PIECES = (
    *("museo", "museos", "Museo", "bien cultural", "bienes culturales", "bienes", "naturales", "cultural", "público"),
    *("gestión", "de", "la", "y", "colecciones", "colección", "gestión de colecciones", "gestión de la colección"),
    *("en público", "SEGIB", "segib", "acopio", "p. ej.", "casa-museo", "museo.html", "museo()", "\\museo", "eco"),
    *("mu\u00adseo", "cole\u200bcción", "coleccio\u0301n", "«museo»", "(museo)", "museo-", "xmuseo", "museo_x"),
)
texts = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from((" ", " ", " ", ", ", ".", ". ", "-", "\n", "  ", "", "/", ":")))
).map(lambda pieces: "".join(piece + between for piece, between in pieces))


@given(st.sampled_from((TERMS, PLAIN)), texts, st.sets(st.sampled_from(CONCEPTS)))
@example(PLAIN, "Un museo", {"T1"})
@example(PLAIN, "casa-museo", {"T1"})
@example(PLAIN, "museo.html", {"T1"})
def test_a_glance_sees_nothing_that_reading_does_not(terms: tuple[Term, ...], text: str, concepts: set[str]) -> None:
    known = Glossary(terms).lexicon("es")
    hits = known.find(text)
    if known.is_quiet(Words(text)):
        assert all(hit.accepted and hit.capitals for hit in hits)
        unseen = known.unseen(Words(text), concepts)
        assert {one for one in concepts if known.knows(one)} - {hit.concept for hit in hits} <= set(unseen)
    some = known.hits(known.look(Words(text), concepts))
    ours = [hit[:5] for hit in some if hit.concept in concepts]
    assert ours == [hit[:5] for hit in hits if hit.concept in concepts]


@given(st.sampled_from((TERMS, PLAIN)), texts)
@example(TERMS, "público cultural de colecciones")
def test_what_asks_is_found_without_looking_for_all(terms: tuple[Term, ...], text: str) -> None:
    known = Glossary(terms).lexicon("es")
    look, whole = known.ask(Words(text)), known.look(Words(text))
    asking = asked(known.hits(whole), known)
    assert [places(group) for group in asked(known.hits(look), known)] == [places(group) for group in asking]
    mentioned = known.mentioned(look)
    assert {hit.concept for group in asking for hit in group} <= mentioned
    for concept in mentioned:
        some = asked(known.hits(known.about(look, {concept})), known)
        assert [places(group) for group in some if concept in concepts_of(group)] == [
            places(group) for group in asking if concept in concepts_of(group)
        ]


def places(group: Sequence[Hit]) -> list[tuple[int, int, str]]:
    return [(hit.at, hit.beyond, hit.concept) for hit in group]


def concepts_of(group: Sequence[Hit]) -> set[str]:
    return {hit.concept for hit in group}


def test_a_glance_sees_what_is_plain_to_see() -> None:
    known = Glossary(PLAIN).lexicon("es")
    text = Words("La gestión de colecciones: «los bienes culturales» del museo.")
    assert known.is_quiet(text)
    assert known.unseen(text, ["T1", "T2", "T3", "T6", "T7", "T9"]) == ["T7"]
    assert not Glossary(TERMS).lexicon("es").is_quiet(Words("La segib"))


@given(st.sampled_from((TERMS, PLAIN)), st.lists(texts, min_size=1, max_size=8))
@example(TERMS, ["museo", "bien", "cultural"])
@example(TERMS, ["gestión de", "colecciones"])
@example(TERMS, ["bienes naturales,", "y culturales"])
@example(TERMS, ["museo\0público", "museo", "mu\u00adseo", "İ museo"])
def test_many_texts_have_what_each_of_them_has(terms: tuple[Term, ...], many: list[str]) -> None:
    known = Glossary(terms).lexicon("es")
    asked_at_once = {number: look.matches for number, look in known.ask_all(many)}
    each = {number: known.ask(Words(text)).matches for number, text in enumerate(many)}
    assert asked_at_once == {number: matches for number, matches in each.items() if matches}
    for number, look in known.ask_all(many):
        assert [hit.span for hit in known.hits(look)] == [
            hit.span for hit in known.hits(known.ask(Words(many[number])))
        ]
    assert known.loud(many) == {number for number, text in enumerate(many) if not known.is_quiet(Words(text))}


written = st.text() | st.text(alphabet="aAéÉñΣ-_.,;&'\n \0\x01\x02\x1c\u00ad\u0301\u2019\u2011\u2014İ")


@given(st.lists(written, min_size=1, max_size=5))
@example(["a--b-c -d", "-", "", "a_-b"])
@example(["".join(map(chr, range(0x2600, 0x2680)))])
def test_the_words_of_many_texts_are_those_of_each(many: list[str]) -> None:
    marks = frozenset(".,&\u2014")
    apart: list[list[str]] = [[]]
    for word in Splitter(marks).words(many):
        apart.append([]) if word == BETWEEN else apart[-1].append(word)
    assert apart.pop() == []
    expected = [[word.replace(BETWEEN, "\1") for word in Words(text).lowered] for text in many]
    assert [[_known(word, marks) for word in one] for one in apart] == [
        [_known(word, marks) for word in one] for one in expected
    ]


def _known(word: str, marks: frozenset[str]) -> str:
    """Return a word, or a mark of punctuation if it is one of ``marks``, of those in ASCII."""
    is_other_mark = word.isascii() and not (word[0].isalnum() or word[0] in "_-" or word in marks)
    return "" if is_other_mark else word


@given(st.text() | st.text(alphabet="aAéÉñ-_.' ,\x1c\u00ad\u0301\u2019\u2011İ"))
def test_words_and_their_places_are_those_of_the_whole_text(text: str) -> None:
    ready, words = prepared(text), Words(text)
    found = list(WORD.finditer(ready.lowered))
    assert words.lowered == [word[0] for word in found]
    assert [words.span(at, at + 1) for at in range(len(found))] == [ready.span(*word.span()) for word in found]
    assert words.shown(-1, len(found) + 1) == [ready.shown[slice(*word.span())] for word in found]
