"""What is seen of a text at a glance is what reading it word by word says, too."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.glossary import Glossary, Hit, PartOfSpeech, Status, Term, TermType, Words, asked
from pipeline.glossary.words import WORD, prepared

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


@given(st.text() | st.text(alphabet="aAéÉñ-_.' ,\x1c\u00ad\u0301\u2019\u2011İ"))
def test_words_and_their_places_are_those_of_the_whole_text(text: str) -> None:
    ready, words = prepared(text), Words(text)
    found = list(WORD.finditer(ready.lowered))
    assert words.lowered == [word[0] for word in found]
    assert [words.span(at, at + 1) for at in range(len(found))] == [ready.span(*word.span()) for word in found]
    assert words.shown(-1, len(found) + 1) == [ready.shown[slice(*word.span())] for word in found]
