"""Looking texts up: what is compared, what is put in, and in which order matches come."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.memory import GAP, LEAST, Approval, Difference, Kind, Match, Origin, Pair, Query, Store, look_up, opened
from pipeline.memory.adapting import Languages, adapted
from pipeline.memory.likeness import likeness
from pipeline.memory.numbers import roman, values, written_like
from pipeline.memory.sentences import sentence_pairs, sentences
from pipeline.memory.tokens import keys, tokens
from pipeline.model import Markup

CASES = Path(__file__).parent / "cases" / "memory" / "adapting.txt"
LINE = re.compile(r"(languages|known|translated|text|draft|score|look)\s+(.*)")
PIECES = st.sampled_from(
    [
        "The ",
        "museum",
        " 2,500",
        " 17",
        "no ",
        "*",
        "**",
        "<b>",
        "</b>",
        "[a](b)",
        "`x`",
        "{n}",
        "&amp;",
        "é",
        ". ",
        "\n",
    ]
)
ANY_TEXT = st.lists(PIECES | st.text(max_size=3), max_size=8).map("".join)
ENGLISH = Languages("en", "es")


def cases() -> Iterator[tuple[int, dict[str, str]]]:
    case: dict[str, str] = {}
    start = 0
    for number, line in enumerate([*CASES.read_text("utf-8").splitlines(), ""], 1):
        if match := LINE.fullmatch(line):
            start = start or number
            case[match[1]] = match[2]
        elif not line and case:
            yield start, case
            case, start = {}, 0
        else:
            assert not line or line.startswith("#"), number


def told(differences: Sequence[Difference]) -> str:
    shown = []
    for one in differences:
        alarm = f" ({one.alarm})" if one.alarm else ""
        shown.append("the markup differs" if one.alarm == "markup" else f"{one.old} > {one.new}{alarm}".strip())
    return " | ".join(shown)


@pytest.mark.parametrize(("line", "case"), list(cases()), ids=lambda one: "" if isinstance(one, dict) else None)
def test_a_translation_is_adapted(line: int, case: dict[str, str]) -> None:
    source, target, markup = re.fullmatch(r"(\w+) -> (\w+)\s*(\w*)", case["languages"]).groups()  # type: ignore[union-attr]
    kind = Markup(markup or "markdown")
    found = adapted(
        case["text"],
        case["known"],
        case["translated"],
        languages=Languages(source, target),
        markup=kind,
        old_markup=kind,
    )
    assert (found.text, str(found.score), told(found.differences)) == (
        case["draft"],
        case["score"],
        case.get("look", ""),
    )


def test_markup_of_one_format_becomes_that_of_another() -> None:
    found = adapted(
        "See <b>the rules</b>.",
        "See **the rules**.",
        "Vea **las normas**.",
        languages=ENGLISH,
        markup=Markup.HTML,
        old_markup=Markup.MARKDOWN,
    )
    assert (found.text, found.score) == ("Vea <b>las normas</b>.", 99)


def test_characters_that_another_format_reads_as_markup_are_left_to_the_translator() -> None:
    found = adapted(
        "See **the rules**.",
        "See <b>the rules</b>.",
        "Vea <b>las_normas</b>.",
        languages=ENGLISH,
        markup=Markup.MARKDOWN,
        old_markup=Markup.HTML,
    )
    assert found.text == "Vea <b>las_normas</b>."
    assert [one.alarm for one in found.differences] == ["markup"]


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT, st.sampled_from(Markup), st.sampled_from(Markup))
def test_only_the_very_text_has_100(new: str, old: str, translation: str, markup: Markup, old_markup: Markup) -> None:
    found = adapted(new, old, translation, languages=ENGLISH, markup=markup, old_markup=old_markup)
    assert found.score <= (100 if new == old else 99)
    if new == old and markup == old_markup and tokens(new, markup):
        assert (found.text, found.score, found.differences) == (translation, 100, ())


@given(ANY_TEXT, st.sampled_from(Markup))
def test_the_quick_way_to_the_words_gives_the_same(text: str, markup: Markup) -> None:
    assert keys(text, markup) == [token.key for token in tokens(text, markup)]


@pytest.mark.parametrize(
    ("number", "language", "expected"),
    [
        ("2,500", "en", ["2500", "2.500"]),
        ("2.500", "es", ["2500", "2.500"]),
        ("2,500", "es", ["2.500", "2500"]),
        ("12.5", "en", ["12.5"]),
        ("1,234,567.89", "en", ["1234567.89"]),
        ("12\u00a0500", "es", ["12500"]),
        ("3.03.2026", "es", ["3.03.2026"]),
        ("9:30", "en", ["9.30"]),
        ("2026", "en", ["2026"]),
    ],
)
def test_numbers_are_worth(number: str, language: str, expected: list[str]) -> None:
    assert [value.digits for value in values(number, language)] == expected


@pytest.mark.parametrize(
    ("new", "old", "model", "source", "target", "expected"),
    [
        ("3,500", "2,500", "2.500", "en", "pt_BR", "3.500"),
        ("3500", "2500", "2500", "en", "pt_BR", "3500"),
        ("13,500", "12", "12", "en", "es", "13\u00a0500"),
        ("3,500", "12", "12", "en", "es", "3500"),
        ("1.500.000", "12", "12", "es", "en", "1,500,000"),
        ("2,75", "2,5", "2.5", "es", "en", "2.75"),
        ("4/5/2027", "3/4/2026", "3.4.2026", "en", "es", "4.5.2027"),
    ],
)
def test_a_number_is_written_as_its_language_and_its_neighbour_write_it(
    new: str, old: str, model: str, source: str, target: str, expected: str
) -> None:
    assert written_like(new, old, model, source, target) == expected


def test_centuries_are_roman() -> None:
    numbers = {1: "I", 4: "IV", 9: "IX", 16: "XVI", 19: "XIX", 21: "XXI", 40: "XL", 50: "L"}
    assert {number: roman(str(number)) for number in numbers} == numbers
    assert roman("0") == roman("51") == roman("20.5") == ""


def test_sentences_are_whole_and_keep_every_character() -> None:
    text = "El Sr. Pérez abre el museo a las 9.30. No se requiere cita previa. ¿Viene usted?"
    found = sentences(text, "es", Markup.NONE)
    assert found == ["El Sr. Pérez abre el museo a las 9.30. ", "No se requiere cita previa. ", "¿Viene usted?"]
    assert sentences("Only one sentence, however long it may be.", "en", Markup.NONE) == []
    assert sentences("A link [spans two sentences. And more](a.md) of them here.", "en", Markup.MARKDOWN) == []


def test_sentences_are_paired_where_there_are_as_many() -> None:
    source, target = "The museum opens at nine. It closes at six.", "Abre a las nueve. Cierra a las seis y media."
    pair = Pair("en", source, "es", target)
    assert [(one.source, one.target) for one in sentence_pairs(pair)] == [
        ("The museum opens at nine.", "Abre a las nueve."),
        ("It closes at six.", "Cierra a las seis y media."),
    ]
    assert list(sentence_pairs(replace(pair, target="El museo abre a las nueve y cierra a las seis."))) == []


@contextmanager
def memory_of(folder: Path, *pairs: Pair) -> Iterator[Store]:
    with opened("m.sqlite", folder) as store:
        every = [one for pair in pairs for one in (pair, *sentence_pairs(pair))]
        store.replace(Origin("p", "po/es/a.md.po", "1"), every, today=740_000)
        yield store


def found(store: Store, text: str, *, most: int = 9, **more: str) -> list[Match]:
    return look_up(store, Query(text, Markup.MARKDOWN, "en", "es", **more), most=most)


GATE = Pair("en", "The gate is open on Mondays", "es", "UNO", before="A", after="B", document="a.md", day=5)


def test_the_same_text_between_the_same_neighbours_comes_first(tmp_path: Path) -> None:
    pairs = [replace(GATE, target="DOS", before="", after="", day=9, document="b.md"), GATE]
    with memory_of(tmp_path, *pairs) as store:
        best, other = found(store, GATE.source, before="A", after="B", document="b.md")
        assert (best.kind, best.score, best.target, best.rivals) == (Kind.CONTEXT, 100, "UNO", 1)
        assert (other.kind, other.score, other.target) == (Kind.EXACT, 100, "DOS")
        assert {match.kind for match in found(store, GATE.source, before="A", after="C")} == {Kind.EXACT}
        assert {match.kind for match in found(store, GATE.source)} == {Kind.EXACT}


def test_matches_are_ranked_by_likeness_document_approval_and_age(tmp_path: Path) -> None:
    others = [
        replace(GATE, target="approved", approval=Approval.APPROVED, document="b.md"),
        replace(GATE, target="unknown", approval=Approval.UNKNOWN, document="c.md"),
        replace(GATE, target="newer", day=6, document="c.md"),
        replace(GATE, target="older", day=4, document="c.md"),
        replace(GATE, target="here", approval=Approval.UNKNOWN, day=1, document="d.md"),
        replace(GATE, source="The gate is open on most Mondays", target="less alike", document="d.md"),
    ]
    for pairs in (others, others[::-1]):
        with memory_of(tmp_path, *pairs) as store:
            order = [match.target for match in found(store, GATE.source, document="d.md")]
            assert order == ["here", "approved", "newer", "older", "unknown", "less alike"]


def test_what_is_less_alike_than_asked_for_is_not_found(tmp_path: Path) -> None:
    with memory_of(tmp_path, replace(GATE, source="one two three four")) as store:
        assert [match.score for match in found(store, "one two three five")] == [LEAST]
        assert found(store, "one two six five") == []
        assert look_up(store, Query("one two three five", Markup.NONE, "en", "es"), minimum=80) == []


def test_sentences_of_a_paragraph_are_put_together_with_gaps(tmp_path: Path) -> None:
    pair = Pair(
        "en",
        "The museum opens at nine today. It closes at six.",
        "es",
        "El museo abre hoy a las nueve. Cierra a las seis.",
    )
    with memory_of(tmp_path, pair) as store:
        text = "Come in. The museum opens at nine today. Nobody has ever seen this one before today."
        [match] = found(store, "The museum opens at nine today. Nobody has seen this one.")
        assert (match.kind, match.target) == (Kind.SENTENCES, f"El museo abre hoy a las nueve. {GAP}")
        assert match.score < 70
        assert found(store, text) == []


def test_a_fuzzy_match_never_counts_as_exact(tmp_path: Path) -> None:
    with memory_of(tmp_path, GATE) as store:
        for text in ("The gate is open on mondays", "The gate is open on Mondays!", "The *gate* is open on Mondays"):
            [match] = found(store, text, before="A", after="B")
            assert match.kind is Kind.FUZZY
            assert match.score < 100


@given(st.integers(1, 60), st.integers(0, 20), st.integers(0, 20))
def test_what_is_exactly_as_alike_as_asked_for_counts(same: int, more: int, others: int) -> None:
    one, other = ["w"] * same + ["a"] * more, ["w"] * same + ["b"] * others
    alike = likeness(one, other)
    assert alike == pytest.approx(200 * same / (len(one) + len(other)))
    assert likeness(one, other, alike) == alike
