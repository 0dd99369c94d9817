"""The reports of findings: for people and for programs."""

from __future__ import annotations

import json
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Finding, Severity
from pipeline.reports import REPORTS, About, render, summary

LOST = Finding(
    "markup-lost",
    Severity.ERROR,
    "the translation lacks the tag <em>",
    "po/es/about.html.po",
    31,
    "es",
    "See the <em>rules</em>.",
    "Vea las reglas.",
    source_span=(8, 12),
    suggestion="<em>…</em>",
    document="about.html",
    document_line=12,
)
TERM = replace(
    LOST,
    rule="term-missing",
    message="“heritage” is “patrimonio”",
    line=7,
    source_span=None,
    target_span=(8, 14),
    concept="T012",
    suggestion="",
)
SOURCE = Finding(
    "doubled-words",
    Severity.WARNING,
    "“the” stands twice",
    "source_texts/en/about.html",
    3,
    "en",
    "to the the museum",
    source_span=(3, 10),
    suggestion="the",
    document="about.html",
    document_line=3,
)

EXPECTED = """\
po/es/about.html.po:7: error term-missing: “heritage” is “patrimonio” (T012)
    source: See the <em>rules</em>.
    es:     Vea las reglas.
                    ^^^^^^
    from:   about.html:12
po/es/about.html.po:31: error markup-lost: the translation lacks the tag <em>
    source: See the <em>rules</em>.
                    ^^^^
    es:     Vea las reglas.
    write:  <em>…</em>
    from:   about.html:12

source_texts/en/about.html:3: warning doubled-words: “the” stands twice
    en:     to the the museum
               ^^^^^^^
    write:  the

2 errors, 1 warning in 2 files
"""


def test_the_text_report_groups_by_file_and_marks_the_place() -> None:
    assert render("text", [LOST, SOURCE, TERM]) == EXPECTED


def test_colour_adds_nothing_but_colour() -> None:
    coloured = render("text", [LOST, SOURCE, TERM], About(colour=True))
    assert "\x1b[31;1merror\x1b[0m" in coloured
    assert "\x1b[33;1mwarning\x1b[0m" in coloured
    bare = coloured
    for style in ("1", "31", "32", "31;1", "33;1"):
        bare = bare.replace(f"\x1b[{style}m", "")
    assert bare.replace("\x1b[0m", "") == EXPECTED


@pytest.mark.parametrize(
    ("findings", "said"),
    [
        ([], "no findings"),
        ([LOST], "1 error in 1 file"),
        ([LOST, TERM], "2 errors in 1 file"),
        ([SOURCE], "1 warning in 1 file"),
        ([LOST, TERM, replace(LOST, path="x"), SOURCE], "3 errors, 1 warning in 3 files"),
        ([replace(LOST, severity=Severity.NOTE)], "1 note in 1 file"),
    ],
)
def test_the_summary_counts_in_good_english(findings: list[Finding], said: str) -> None:
    assert summary(findings) == said
    assert render("text", findings).splitlines()[-1] == said


def test_a_long_text_is_cut_between_words_around_the_marked_place() -> None:
    words = [f"word{number}" for number in range(200)]
    text = " ".join(words)
    start = text.index("word100 ")
    report = render("text", [replace(SOURCE, source=text, source_span=(start, start + 7))])
    shown, carets = report.splitlines()[1:3]
    excerpt = shown.removeprefix("    en:     ")
    assert excerpt[0] == excerpt[-1] == "…"
    assert set(excerpt.strip("…").split()) <= set(words)
    assert len(excerpt) <= 98
    at = carets.index("^")
    assert shown[at : at + carets.count("^")] == "word100"


def test_a_place_at_the_end_of_a_long_text_is_shown() -> None:
    text = "word " * 100 + "end"
    report = render("text", [replace(SOURCE, source=text, source_span=(500, 503))])
    shown, carets = report.splitlines()[1:3]
    assert shown.endswith("end")
    assert carets == " " * (len(shown) - 3) + "^^^"


def test_a_place_longer_than_a_line_is_marked_as_far_as_it_is_shown() -> None:
    report = render("text", [replace(SOURCE, source="word " * 100, source_span=(0, 499))])
    shown, carets = report.splitlines()[1:3]
    assert carets.count("^") == len(shown.removeprefix("    en:     ").rstrip("…"))


def test_an_empty_place_still_gets_a_caret() -> None:
    report = render("text", [replace(SOURCE, source_span=(3, 3))])
    assert report.splitlines()[2] == "               ^"


def test_carets_stand_under_wide_and_combined_characters() -> None:
    text = "日本 cafe\N{COMBINING ACUTE ACCENT} the the"
    start = text.index("the")
    report = render("text", [replace(SOURCE, source=text, source_span=(start, start + 7))])
    assert report.splitlines()[2] == " " * (12 + 4 + 1 + 4 + 1) + "^" * 7


HOSTILE = "a\x1b[31m\x07\x9b\u202e\u2066\u200b\r\x00\ud800b"


@pytest.mark.parametrize("name", REPORTS)
def test_nothing_that_steers_a_terminal_gets_through(name: str) -> None:
    finding = Finding(
        HOSTILE,
        Severity.ERROR,
        HOSTILE,
        HOSTILE,
        1,
        HOSTILE,
        HOSTILE,
        HOSTILE,
        (0, 1),
        (0, 2),
        HOSTILE,
        HOSTILE,
        HOSTILE,
    )
    report = render(name, [finding])
    assert all(char.isprintable() or char == "\n" for char in report)
    assert ("\\u001b[31m" if name in {"json", "jsonl", "sarif", "html"} else "\\x1b[31m") in report


def test_line_breaks_and_no_break_spaces_are_shown_and_keep_the_columns() -> None:
    report = render("text", [replace(SOURCE, source="12\N{NO-BREAK SPACE}a\nthe the", source_span=(5, 12))])
    assert report.splitlines()[1:3] == ["    en:     12 a⏎the the", "                 ^^^^^^^"]


def test_the_json_report_has_every_field_and_its_version() -> None:
    report = json.loads(render("json", [LOST, TERM, SOURCE]))
    assert report["version"] == 1
    assert report["summary"] == {"errors": 2, "warnings": 1, "notes": 0, "files": 2}
    assert [one["rule"] for one in report["findings"]] == ["markup-lost", "term-missing", "doubled-words"]
    for one in report["findings"]:
        assert list(one) == [*(field.name for field in fields(Finding)), "fingerprint"]
    assert report["findings"][0]["source_span"] == [8, 12]
    assert report["findings"][0]["target_span"] is None
    assert report["findings"][0]["severity"] == "error"


def test_json_keeps_accents_readable() -> None:
    assert "patrimônio" in render("json", [replace(LOST, target="patrimônio")])


texts = st.text(max_size=150)


@given(texts, st.integers(0, 150), st.integers(0, 150), texts)
def test_any_finding_can_be_reported(text: str, one: int, other: int, message: str) -> None:
    span = (min(one, other, len(text)), min(max(one, other), len(text)))
    finding = replace(LOST, source=text, source_span=span, message=message, target=message)
    lines = render("text", [finding]).split("\n")
    assert all(line.isprintable() for line in lines)
    (read,) = json.loads(render("json", [finding]))["findings"]
    assert read["source"] == text
    assert read["message"] == message
    assert tuple(read["source_span"]) == span
