"""What is seen of a text at a glance is what reading it word by word says, too."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.glossary import (
    Glossary,
    Hit,
    Look,
    PartOfSpeech,
    Status,
    Term,
    TermType,
    Words,
    asked,
    in_small_letters,
)
from pipeline.glossary.forms import Family, grammar, patterns
from pipeline.glossary.pieces import common_beginnings
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
    Term("T8", "es", "+ museo"),
)
PLAIN = tuple(term for term in TERMS if term.concept not in {"T4", "T5"} and term.status.accepted)
CONCEPTS = sorted({term.concept for term in TERMS})
PIECES = (
    *("museo", "museos", "Museo", "bien cultural", "bienes culturales", "bienes", "naturales", "cultural", "público"),
    *("gestión", "de", "la", "y", "colecciones", "colección", "gestión de colecciones", "gestión de la colección"),
    *("en público", "SEGIB", "segib", "acopio", "p. ej.", "casa-museo", "museo.html", "museo()", "\\museo", "+"),
    *("mu\u00adseo", "cole\u200bcción", "coleccio\u0301n", "«museo»", "(museo)", "museo-", "xmuseo", "museo_x"),
    "exmuseos",
)
texts = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from((" ", " ", " ", ", ", ".", ". ", "-", "\n", "  ", "", "/", ":")))
).map(lambda pieces: "".join(piece + between for piece, between in pieces))


@given(st.sampled_from((TERMS, PLAIN)), texts, st.sets(st.sampled_from(CONCEPTS)))
@example(PLAIN, "Un museo", {"T1"})
@example(PLAIN, "casa-museo", {"T1"})
@example(PLAIN, "museo.html", {"T1"})
@example(PLAIN, "un + museo", {"T8"})
def test_a_glance_sees_nothing_that_reading_does_not(terms: tuple[Term, ...], text: str, concepts: set[str]) -> None:
    known = Glossary(terms).lexicon("es")
    hits = known.find(text)
    if known.is_quiet(Words(text)):
        assert all(hit.accepted and hit.capitals for hit in hits)
        unseen = known.unseen(*in_small_letters([text]), concepts)
        assert {one for one in concepts if known.knows(one)} - {hit.concept for hit in hits} <= set(unseen)
    some = known.hits(known.look(Words(text), concepts))
    ours = [hit[:5] for hit in some if hit.concept in concepts]
    assert ours == [hit[:5] for hit in hits if hit.concept in concepts]
    assert {hit.concept for hit in hits}.intersection(concepts) <= set(known.possible(Words(text), concepts))


@given(st.sampled_from((TERMS, PLAIN)), texts, st.sets(st.sampled_from(CONCEPTS)))
@example(PLAIN, "la casa-museo", {"T1"})
@example(PLAIN, "el exmuseo", {"T1"})
def test_parts_of_words_are_the_terms_that_they_are_apart(
    terms: tuple[Term, ...], text: str, concepts: set[str]
) -> None:
    known = Glossary(terms).lexicon("es")
    apart = re.sub(r"\bex(?=\w{4})", "ex ", text.replace("-", " "))
    expected = {hit.concept for hit in known.find(apart) if hit.accepted and apart != text}
    found = known.named_in_compounds(Words(text), known.possible(Words(text), concepts))
    asked_about = concepts - {hit.concept for hit in known.find(text)}
    assert found.intersection(asked_about) == expected.intersection(asked_about)


@given(st.sampled_from((TERMS, PLAIN)), texts)
@example(TERMS, "público cultural de colecciones")
def test_what_asks_is_found_without_looking_for_all(terms: tuple[Term, ...], text: str) -> None:
    known = Glossary(terms).lexicon("es")
    look, whole = known.ask(Words(text)), known.look(Words(text))
    asking = asked(known.hits(whole), known)
    assert [places(group) for group in asked(known.hits(look), known)] == [places(group) for group in asking]
    mentioned = known.mentioned(look.matches, text)
    assert {hit.concept for group in asking for hit in group} <= mentioned
    for concept in mentioned:
        some = asked(known.hits(Look(look.text, known.about(look.matches, {concept}))), known)
        assert [places(group) for group in some if concept in concepts_of(group)] == [
            places(group) for group in asking if concept in concepts_of(group)
        ]


def places(group: Sequence[Hit]) -> list[tuple[int, int, str]]:
    return [(hit.at, hit.beyond, hit.concept) for hit in group]


def concepts_of(group: Sequence[Hit]) -> set[str]:
    return {hit.concept for hit in group}


def test_a_glance_sees_what_is_plain_to_see() -> None:
    known = Glossary(PLAIN).lexicon("es")
    text = "La gestión de colecciones: «los bienes culturales» del museo."
    assert known.is_quiet(Words(text))
    assert known.unseen(*in_small_letters([text]), ["T1", "T2", "T3", "T6", "T7", "T9"]) == ["T7"]
    assert not Glossary(TERMS).lexicon("es").is_quiet(Words("La segib"))


@given(st.sampled_from((TERMS, PLAIN)), st.lists(texts, min_size=1, max_size=8))
@example(TERMS, ["museo", "bien", "cultural"])
@example(TERMS, ["gestión de", "colecciones"])
@example(TERMS, ["bienes naturales,", "y culturales"])
@example(TERMS, ["museo\0público", "museo", "mu\u00adseo", "İ museo"])
def test_many_texts_have_what_each_of_them_has(terms: tuple[Term, ...], many: list[str]) -> None:
    known = Glossary(terms).lexicon("es")
    asked_at_once = {number: matches for number, _, matches in known.ask_all(many)}
    each = {number: known.ask(Words(text)).matches for number, text in enumerate(many)}
    assert asked_at_once == {number: matches for number, matches in each.items() if matches}
    for number, words, matches in known.ask_all(many):
        assert [hit.span for hit in known.hits(Look(Words(many[number], words), matches))] == [
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
@example("a_ _a a -a a- a-a a- a a--a")
def test_words_and_their_places_are_those_of_the_whole_text(text: str) -> None:
    ready, words = prepared(text), Words(text)
    found = list(WORD.finditer(ready.lowered))
    assert words.lowered == [word[0] for word in found]
    spans = [ready.span(*word.span()) for word in found]
    assert [words.span(at, at + 1) for at in range(len(found))] == spans
    assert [Words(text, words.lowered).span(at, at + 1) for at in range(len(found))] == spans
    assert words.shown(-1, len(found) + 1) == [ready.shown[slice(*word.span())] for word in found]


@given(written | st.text(alphabet="aAéÉñ_-.\u1100\u1161\uac00\u304b\u3099\u0303\u1ebf\u03ac ı"))
@example("\u1100\u1161 a")
def test_words_without_accents_stand_where_the_text_has_them(text: str) -> None:
    words = Words(text)
    spaced, lowered = words.spaced, words.ready.lowered
    assert (spaced[0], spaced[-1], len(spaced)) == (" ", " ", len(lowered) + 2)
    found = [word for word in WORD.finditer(lowered) if word[0][0].isalnum() or word[0][0] == "_"]
    assert spaced.split() == [without_accents(word[0]) for word in found]
    for start, end in map(re.Match.span, found):
        assert spaced[start : end + 2] == f" {without_accents(lowered[start:end])} "


def without_accents(word: str) -> str:
    return "".join(unicodedata.normalize("NFC", re.sub("[\u0300-\u036f]", "", apart(char))) for char in word)


def apart(char: str) -> str:
    return unicodedata.normalize("NFD", char)


KIN = (
    Term("T1", "es", "colección", part_of_speech=PartOfSpeech.NOUN),
    Term("T2", "es", "conservación", part_of_speech=PartOfSpeech.NOUN),
    Term("T2", "es", "conservación de colecciones", part_of_speech=PartOfSpeech.NOUN),
    Term("T3", "es", "director + guía", part_of_speech=PartOfSpeech.NOUN),
)
DERIVED = (
    *("colección", "colecciones", "coleccionista", "recolección", "conservar", "conservó", "conservadora", "guía"),
    *("guiar", "director", "dirección", "de", "+", "co\u00adleccionar", "coleccio\u0301n", "— conservador"),
)


@given(st.lists(st.tuples(st.sampled_from(DERIVED), st.sampled_from((" ", " ", ", ", "-", "", "\n")))), st.booleans())
def test_kin_stands_where_the_first_word_is_that_looks_derived(pieces: list[tuple[str, str]], upper: bool) -> None:
    text = "".join(piece + between for piece, between in pieces)
    text = text.upper() if upper else text
    known = Glossary(KIN).lexicon("es")
    expected: dict[str, tuple[int, int]] = {}
    for term in KIN:
        place = first_kin(term, Words(text))
        if place is not None:
            expected.setdefault(term.concept, place)
    assert known.kin({"T1", "T2", "T3", "T4"}, Words(text)) == expected


def first_kin(term: Term, text: Words) -> tuple[int, int] | None:
    """Find kin of ``term`` in the plain way: of each of its words that has none of its forms there, a word is."""
    rules = grammar("es")
    places: list[int] = []
    theirs = list(map(without_accents, text.lowered))
    for forms in patterns(term)[-1].places:
        ours = set(map(without_accents, forms))
        if forms.isdisjoint(rules.function_words) and ours.isdisjoint(theirs):
            family = Family(forms, rules)
            kin = [at for at, word in enumerate(theirs) if family.first(f" {word} ") is not None]
            if not kin:
                return None
            places.append(kin[0])
    return text.span(min(places), min(places) + 1) if places else None


@given(st.sets(st.text(alphabet="abc", min_size=1)))
@example({"colec", "colección", "recolección"})
def test_the_common_beginnings_of_words_are_the_fewest_with_which_all_begin(words: set[str]) -> None:
    found = common_beginnings(words)
    assert set(found) == {word for word in words if not any(word.startswith(one) for one in words - {word})}


ENDINGS = ("", "a", "e", "o", "s", "ar", "ación", "aciones", "ador", "adora", "al", "ista", "mente", "es", "ito", "x")


@given(
    st.sampled_from(({"conservación", "conservaciones"}, {"museo", "museos"}, {"tesis"}, {"guía", "guías"}, {"frame"})),
    st.integers(3, 9),
    st.sampled_from(ENDINGS),
    st.sampled_from(("", "pre", "sub", "x")),
)
@example({"frame"}, 4, "es", "")
@example({"conservación", "conservaciones"}, 7, "", "")
def test_a_word_is_kin_if_it_is_a_stem_and_one_of_its_endings(
    forms: set[str], letters: int, ending: str, prefix: str
) -> None:
    rules = grammar("en" if forms == {"frame"} else "es")
    family = Family(forms, rules)
    bare = set(map(without_accents, forms))
    for word in sorted({without_accents(prefix + form[:letters] + ending) for form in forms} - bare):
        found = family.first(f" una {word} ")
        derived = any(
            word == stem + some and word not in {f"{form}s" for form in bare}
            for stem, ends in family._stems.items()
            for some in frozenset().union(*ends)
        )
        prefixed = any(word == f"{one}{form}" for one in rules.kin_prefixes for form in bare)
        assert found == (4 if derived or prefixed else None)


@given(st.lists(written, max_size=5))
@example(["ΑΣ", "ΣΑ", ""])
@example(["a\0b", "Á"])
def test_many_texts_in_small_letters_are_those_of_each(many: list[str]) -> None:
    assert in_small_letters(many) == [f" {text.lower()} " for text in many]


def test_a_word_of_very_many_letters_is_nobodys_kin() -> None:
    assert Family(("museo",), grammar("es")).first(f" muse{'a' * 200_000} ") is None
