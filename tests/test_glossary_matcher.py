"""Texts as words, and patterns found in them: laws, with a plain search as the oracle."""

from __future__ import annotations

import pickle
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.glossary import Glossary, Hit, Lexicon, Standing, Term, TermType, is_listed, outermost, read_glossary
from pipeline.glossary.forms import Pattern, grammar, patterns
from pipeline.glossary.matcher import Matcher
from pipeline.glossary.words import WORD, folded, prepared

CASES = Path(__file__).parent / "cases" / "terms"
WORKSPACE = Path(__file__).parents[1] / "glossary"
GLOSSARY = read_glossary(CASES)
WORDS = ("museo", "museos", "cultural", "culturales", "bien", "bienes", "natural", "y", "de", ",")

word_lists = st.lists(st.sampled_from(WORDS), max_size=12)
pattern_lists = st.lists(
    st.lists(st.frozensets(st.sampled_from(WORDS), min_size=1, max_size=3), min_size=1, max_size=3).map(
        lambda places: Pattern(tuple(places), ("",) * len(places))
    ),
    max_size=8,
)


def plain_search(shapes: Sequence[Pattern], words: Sequence[str]) -> set[tuple[int, int, int]]:
    return {
        (start, start + len(shape.places), number)
        for number, shape in enumerate(shapes)
        for start in range(len(words) - len(shape.places) + 1)
        if all(words[start + at] in forms for at, forms in enumerate(shape.places))
    }


@given(pattern_lists, word_lists)
def test_the_trie_finds_what_a_plain_search_finds(shapes: list[Pattern], words: list[str]) -> None:
    found = Matcher(shapes, grammar("es")).find(words)
    assert len(found) == len(set(found))
    whole = {(match.start, match.end, match.pattern) for match in found if not match.gap}
    assert whole == plain_search(shapes, words)
    assert [match.start for match in found] == sorted(match.start for match in found)


def gaps(text: str, term: str, language: str) -> list[tuple[int, int]]:
    shapes = patterns(Term("T1", language, term))
    found = Matcher(shapes, grammar(language)).find(WORD.findall(text))
    return [(match.start, match.end) for match in found if match.gap]


@pytest.mark.parametrize(
    ("text", "term", "language", "expected"),
    [
        ("los bienes naturales y culturales", "bien cultural", "es", [(1, 5)]),
        ("bienes naturales , muebles y culturales", "bien cultural", "es", [(0, 6)]),
        ("bienes naturales e culturais", "bem cultural", "pt", []),
        ("bens naturais ou culturais", "bem cultural", "pt", [(0, 4)]),
        ("natural and cultural heritage", "natural heritage", "en", [(0, 4)]),
        ("natural , industrial and cultural heritage", "natural heritage", "en", [(0, 6)]),
        ("natural and cultural heritage", "cultural heritage", "en", []),
        ("bienes de la y culturales", "bien cultural", "es", []),
        ("bienes y culturales", "bien cultural", "es", []),
        ("bienes naturales y", "bien cultural", "es", []),
        ("bienes naturales", "bien cultural", "es", []),
        ("natural and", "natural heritage", "en", []),
        ("natural and cultural", "natural heritage", "en", []),
        ("casa grande y museo", "casa museo", "es", []),
        ("museum and gift shop", "museum shop", "en", [(0, 4)]),
        ("natural and its heritage", "natural heritage", "en", []),
        ("intangible cultural and natural heritage", "intangible cultural heritage", "en", [(0, 5)]),
        ("tráfico de bienes naturales y culturales", "tráfico de bienes culturales", "es", [(0, 6)]),
        ("accesible y cómodo e inclusivo", "accesible e inclusivo", "es", []),
        ("el patrimonio cultural así como el natural", "patrimonio natural", "es", [(1, 7)]),
        ("a permanent photography exhibition", "permanent exhibition", "en", [(1, 4)]),
    ],
)
def test_gap(text: str, term: str, language: str, expected: list[tuple[int, int]]) -> None:
    assert gaps(text, term, language) == expected


@given(st.text())
@example("El İstanbul del museo")
def test_prepared_texts_keep_their_places(text: str) -> None:
    ready = prepared(text)
    assert len(ready.shown) == len(ready.lowered)
    places = [ready.span(at, at)[0] for at in range(len(ready.shown))] + [ready.span(len(ready.shown), 0)[0]]
    assert places == sorted(places)
    assert not places or (places[0] >= 0 and places[-1] <= len(text))


@given(st.text(alphabet="aáàâãçeéêiíñoóõuúü ,.-\u00ad\u200b\u2011ABCÉ’İß", max_size=40))
def test_equal_texts_in_another_unicode_form_are_the_same_words(text: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert WORD.findall(prepared(composed).lowered) == WORD.findall(prepared(decomposed).lowered)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The museum's doors", ["the", "museum", "'", "s", "doors"]),
        ("Museum’s", ["museum", "'", "s"]),
        ("Ibero\u2011American", ["ibero-american"]),
        ("patri\u00admonio", ["patrimonio"]),
        ("Museo, museo.", ["museo", ",", "museo", "."]),
        ("«Museo»", ["«", "museo", "»"]),
        ("a – b", ["a", "–", "b"]),
        ("2030 Agenda", ["2030", "agenda"]),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert WORD.findall(prepared(text).lowered) == expected


def test_folded() -> None:
    assert folded("Coleção NUÑO último") == "colecao nuno ultimo"


def lexicon(*terms: Term, language: str = "es") -> Lexicon:
    return Glossary(terms).lexicon(language)


def spans(text: str, hits: Sequence[Hit]) -> list[str]:
    return [text[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_spans_are_those_of_the_original_text(form: str) -> None:
    text = unicodedata.normalize(form, "La colec\u00adción y el patrimo\u200bnio, la COLECCIÓN.")
    found = spans(text, lexicon(Term("T1", "es", "colección"), Term("T2", "es", "patrimonio")).find(text))
    assert [prepared(words).lowered for words in found] == ["colección", "patrimonio", "colección"]


def test_inner_terms_are_found_but_not_outermost() -> None:
    text = "el patrimonio cultural inmaterial"
    hits = lexicon(
        Term("T1", "es", "patrimonio"), Term("T2", "es", "patrimonio cultural"), Term("T3", "es", "cultural inmaterial")
    ).find(text)
    assert set(spans(text, hits)) == {"patrimonio", "patrimonio cultural", "cultural inmaterial"}
    assert [spans(text, group) for group in outermost(hits)] == [["patrimonio cultural"]]


def test_a_gap_hides_nothing() -> None:
    text = "bienes naturales y culturales"
    hits = lexicon(Term("T1", "es", "bien natural"), Term("T2", "es", "bien cultural")).find(text)
    assert [spans(text, group) for group in outermost(hits)] == [[text], ["bienes naturales"]]


def test_a_gap_inside_a_longer_term_is_hidden() -> None:
    name = Term("T3", "es", "Fondo de Bienes Naturales y Culturales", type=TermType.NAME)
    text = name.text
    hits = lexicon(Term("T2", "es", "bien cultural"), name).find(text)
    assert [group[0].concept for group in outermost(hits)] == ["T3"]


def test_excluded_phrases_hide_their_own_term_only() -> None:
    text = "Habló en público, ante el público, en público"
    own = Term("T1", "es", "público", forms_not=("en público",))
    assert spans(text, lexicon(own).find(text)) == ["público"]
    hits = lexicon(own, Term("T2", "es", "público")).find(text)
    assert [hit.concept for hit in hits if hit.start < 20] == ["T2"]
    assert all(hit.sense.standing is not Standing.EXCLUDED for hit in hits)


@pytest.mark.parametrize("language", ["en", "es", "pt_BR", "pt_PT"])
@pytest.mark.parametrize("folder", [CASES, WORKSPACE], ids=["cases", "workspace"])
def test_every_form_of_every_term_is_found_in_a_text(folder: Path, language: str) -> None:
    glossary = read_glossary(folder)
    known = glossary.lexicon(language)
    terms = [term for term in glossary.terms if language.startswith(term.language) and term.status.accepted]
    assert len(terms) > 50
    for term in terms:
        for shape in patterns(term):
            for nth in range(max(map(len, shape.places))):
                words = [sorted(place)[min(nth, len(place) - 1)] for place in shape.places]
                if any(model != model.lower() for model in shape.models):
                    words = list(shape.models)
                text = f"« {' '.join(words)} »"
                assert term.concept in {hit.concept for hit in known.find(text)}, text


def test_a_glossary_travels_to_other_processes() -> None:
    known = GLOSSARY.lexicon("es")
    copy = pickle.loads(pickle.dumps(GLOSSARY))
    text = "los bienes naturales y culturales de Ibermuseos"
    assert copy.terms == GLOSSARY.terms
    assert copy.concepts == GLOSSARY.concepts
    assert [hit[:2] for hit in copy.lexicon("es").find(text)] == [hit[:2] for hit in known.find(text)] != []


def test_a_language_as_a_whole_sees_all_its_regions() -> None:
    terms = (Term("T1", "pt_BR", "registro"), Term("T1", "pt_PT", "registo"))
    hits = lexicon(*terms, language="pt").find("registro registo")
    assert [hit.sense.standing for hit in hits] == [Standing.ACCEPTED] * 2
    hits = lexicon(*terms, language="pt_PT").find("registro registo")
    assert {hit.sense.standing for hit in hits} == {Standing.ACCEPTED, Standing.REGIONAL}


def test_listed_words_are_told_from_inflected_ones() -> None:
    text = "El museo, los Museos y el museíto"
    hits = lexicon(Term("T1", "es", "museo", forms=("museíto",))).find(text)
    assert [(text[hit.start : hit.end], is_listed(hit)) for hit in hits] == [
        ("museo", True),
        ("Museos", False),
        ("museíto", True),
    ]


def test_a_glossary_without_terms_finds_nothing() -> None:
    assert Glossary().lexicon("es").find("museo") == []


NEIGHBOURS = (
    "bienes",
    "bien",
    "natural",
    "naturales",
    "cultural",
    "culturales",
    "piloto",
    "gestión",
    "de",
    "los",
    "sus",
    ",",
    "/",
    "y",
    "o",
    "como",
    "tanto",
    "así",
    "3",
    "B",
)


@given(st.lists(st.sampled_from(NEIGHBOURS), max_size=12))
def test_any_order_of_words_can_be_read(words: list[str]) -> None:
    known = lexicon(
        Term("T1", "es", "bien cultural"),
        Term("T2", "es", "bien natural"),
        Term("T3", "es", "gestión de bienes"),
        Term("T4", "es", "bien piloto"),
    )
    text = " ".join(words)
    plain = {concept for concept, phrase in (("T1", "bienes culturales"), ("T2", "bien natural")) if phrase in text}
    assert plain <= {hit.concept for hit in known.find(text)}
