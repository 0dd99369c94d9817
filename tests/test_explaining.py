"""The glossary of the published pages: data in a script, and the readings it finds terms by."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.editions.explaining import Meaning, terms_script
from pipeline.editions.scripts import as_script
from pipeline.glossary import Capitals, Case, Glossary, Status, Term, TermType, When, readings
from tests.sample_editions import CONCEPTS, READINGS

HOSTILE = ["</script>", "<!--", "\u2028", "\u2029", "\ud800", "\udfff\ud800", "\\", '"', "__proto__", "\x00", "\ufeff"]
texts = st.lists(st.sampled_from(HOSTILE) | st.text(st.characters(), max_size=8), max_size=6).map("".join)


@given(st.recursive(texts | st.integers(), lambda inner: st.lists(inner, max_size=4), max_leaves=12))
def test_data_in_a_script_is_what_it_was_and_nothing_else(value: object) -> None:
    script = as_script(value)
    assert json.dumps(json.loads(script)) == json.dumps(value), "the same units of UTF-16, which is what scripts know"
    assert not set(script) & set("<\u2028\u2029\ufeff")
    script.encode("utf-8")


@given(texts, texts)
def test_hostile_words_of_a_glossary_end_no_script(term: str, definition: str) -> None:
    meaning = Meaning("en", (term,), definition)
    data = terms_script({"T1": [meaning]}, {"en": [("T1", (frozenset({term}),), (), 0, False)]}).split(";\n", 1)[0]
    assert "</" not in data
    concepts = json.loads(data.removeprefix("const GLOSSARY = "))["concepts"]
    assert json.dumps(concepts) == json.dumps([[[0, [term], definition]]])


def test_equal_words_are_written_once() -> None:
    twice = {"en": [*READINGS["en"], *READINGS["en"]]}
    assert terms_script(CONCEPTS, twice).count('"bobbin bobbins"') == 1


def term(text: str, **changes: object) -> Term:
    return Term("T1", "en", text, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "capitals"),
    [
        (term("museum"), Capitals.ANY),
        (term("Museum Network"), Capitals.INITIALS),
        (term("Museum Network", case=Case.IGNORE), Capitals.ANY),
        (term("museum", case=Case.EXACT), Capitals.EXACT),
        (term("ICOM", type=TermType.ACRONYM), Capitals.ACRONYM),
        (term("UN", type=TermType.ACRONYM), Capitals.SHORT),
    ],
)
def test_capitals_count_as_they_do_for_checks(one: Term, capitals: Capitals) -> None:
    found = list(readings(Glossary([one]), "en"))
    assert {reading.capitals for reading in found} == {capitals}
    assert all(bool(reading.models) is bool(capitals) for reading in found)


def test_only_terms_that_name_their_concept_are_explained() -> None:
    terms = [
        term("museum", forms_not=("museum piece",)),
        term("gallery", status=Status.ADMITTED),
        term("house", status=Status.ADMITTED, when=When.TARGET),
        term("musaeum", status=Status.FORBIDDEN),
        Term("T1", "pt_PT", "museu"),
    ]
    found = list(readings(Glossary(terms), "en"))
    assert [min(reading.places[0]) for reading in found] == ["museum", "museum", "galleries"]
    assert [reading.excluded for reading in found] == [False, True, False]
    assert not list(readings(Glossary(terms), "pt_BR"))
