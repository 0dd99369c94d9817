"""Waivers in translator comments: what they take away, and what is said of those that do not work."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalogs import Entry
from pipeline.checks import RULES
from pipeline.checks.waivers import Waiver, waived, waivers
from pipeline.model import Finding, Severity


def finding(rule: str, concept: str = "") -> Finding:
    return Finding(rule, Severity.ERROR, "wrong", "po/es/a.po", 12, "es", "source", "target", concept=concept)


def left(findings: list[Finding], *comments: str, rules: tuple[str, ...] = RULES) -> list[Finding]:
    entry = Entry("source", "target", comments=comments, line=11, msgstr_line=12)
    return waived(findings, entry, path="po/es/a.po", language="es", rules=rules)


MISSING = finding("term-missing", "T012")


@pytest.mark.parametrize(
    "comment",
    [
        "museotext: waive term-missing T012 — the name of a room",
        "museotext: waive term-missing T012 – the name of a room",
        "museotext: waive term-missing T012 - the name of a room",
        "museotext: waive term-missing T012 -- the name of a room",
        "museotext: waive term-missing T012: the name of a room",
        "museotext: waive term-missing T012—the name of a room",
        " museotext:waive  term-missing   T012  —  the name of a room ",
        "Museotext: Waive term-missing t012 — the name of a room",
        "museotext: waive term-missing — the name of a room",
    ],
)
def test_a_waiver_with_a_reason_takes_the_finding_away(comment: str) -> None:
    assert left([MISSING], "A note of the translator.", comment) == []


def test_dashes_inside_a_reason_belong_to_it() -> None:
    (waiver,) = waivers(["museotext: waive term-missing T012 — a room – the blue one: see map"])
    assert waiver == Waiver("term-missing", "T012", "a room – the blue one: see map")


def test_all_lines_of_a_comment_are_read() -> None:
    found = list(waivers(["one\nmuseotext: waive doubled-words — a", "museotext: waive markup-lost — b"]))
    assert [waiver.rule for waiver in found] == ["doubled-words", "markup-lost"]


@pytest.mark.parametrize(
    "other", [finding("term-missing", "T013"), finding("term-forbidden", "T012"), finding("doubled-words")]
)
def test_other_findings_stay(other: Finding) -> None:
    assert left([MISSING, other], "museotext: waive term-missing T012 — a room") == [other]


def test_a_waiver_without_concept_is_for_all_of_its_rule() -> None:
    other = finding("term-missing", "T013")
    assert left([MISSING, other], "museotext: waive term-missing — a quotation") == []


@pytest.mark.parametrize("end", ["", " —", " — ", ":", " the name of a room"])
def test_without_a_reason_nothing_is_waived_and_that_is_said(end: str) -> None:
    kept, remark = left([MISSING], f"museotext: waive term-missing T012{end}")
    assert kept == MISSING
    assert remark.rule == "waiver-without-reason"
    assert remark.severity is Severity.ERROR
    assert remark.message.startswith("the waiver of term-missing T012")
    assert remark.message.endswith("gives no reason; nothing is waived")
    assert remark.suggestion.startswith("# museotext: waive term-missing T012")
    assert (remark.path, remark.line, remark.language) == ("po/es/a.po", 11, "es")
    assert (remark.source, remark.target) == ("source", "target")


def test_an_unknown_rule_waives_nothing_and_the_nearest_is_named() -> None:
    kept, remark = left([MISSING], "museotext: waive term-mising T012 — a room")
    assert kept == MISSING
    assert (remark.rule, remark.message) == (
        "waiver-unknown-rule",
        "there is no rule called term-mising; did you mean term-missing? Nothing is waived",
    )
    assert remark.suggestion == "# museotext: waive term-missing T012 — a room"


def test_a_waiver_without_a_rule_says_so() -> None:
    (remark,) = left([], "museotext: waive")
    assert (remark.rule, remark.message) == ("waiver-unknown-rule", "the waiver names no rule; nothing is waived")


@pytest.mark.parametrize("findings", [[], [finding("term-missing", "T013")]])
def test_a_waiver_that_is_no_longer_needed_is_reported(findings: list[Finding]) -> None:
    *kept, remark = left(findings, "museotext: waive term-missing T012 — a room")
    assert kept == findings
    assert (remark.rule, remark.message) == ("waiver-unused", "there is no term-missing T012 left to waive")


def test_a_waiver_of_a_rule_that_was_not_run_is_not_called_unused() -> None:
    assert left([], "museotext: waive term-missing T012 — a room", rules=("markup-lost",)) == []


def test_two_waivers_for_one_finding_are_both_in_use() -> None:
    twice = ("museotext: waive term-missing T012 — a room", "museotext: waive term-missing — a quotation")
    assert left([MISSING], *twice) == []


def test_other_comments_are_none_of_ours() -> None:
    assert left([MISSING], "waive term-missing — a", "museotext: 98 % from memory", "museotext: waiver x") == [MISSING]


@dataclass
class Other:
    """Anything with these four fields can carry waivers."""

    comments: tuple[str, ...] = ("museotext: waive doubled-words — x",)
    line: int = 1
    msgid: str = "a"
    msgstr: str = "b"


def test_no_catalog_is_needed() -> None:
    assert waived([finding("doubled-words")], Other(), path="a", language="es") == []


@given(st.text(max_size=60), st.sampled_from(["", "term-missing", "term-missing T012"]))
def test_no_comment_breaks_the_reading_and_no_finding_goes_without_a_reason(text: str, head: str) -> None:
    comment = f"museotext: waive {head}{text}"
    result = left([MISSING], comment)
    assert (MISSING in result) == (not any(one.reason and one.covers(MISSING) for one in waivers([comment])))
