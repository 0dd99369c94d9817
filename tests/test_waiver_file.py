"""Waivers in the glossary's folder, and baselines: what they hide, and when they no longer do."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.baseline import baseline, compared, read_baseline
from pipeline.checks.waiver_file import Seen, Shelf
from pipeline.checks.waivers import State, Texts, Waiver
from pipeline.model import WAIVER_COLUMNS, Finding, Severity
from pipeline.stages.check import check
from pipeline.stages.publish import publish
from pipeline.workspace import Workspace
from tests.workspaces import complete, museotext_in

Captured = pytest.CaptureFixture[str]

SOURCE = "Please do *not* touch the lace. It is older than it looks."
TARGET = "Por favor, *no* toque el bordado. Es más antiguo de lo que parece."
ROW = ("term-missing", "T1", "es", "source_texts/en/rules.md", SOURCE, TARGET, "lace is embroidery here")


def waive(workspace: Workspace, *rows: tuple[str, ...], columns: tuple[str, ...] = WAIVER_COLUMNS) -> Path:
    buffer = io.StringIO()
    csv.writer(buffer).writerows([columns, *rows])
    path = workspace.glossary / "waivers.csv"
    path.write_text(buffer.getvalue(), "utf-8")
    return path


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Make a workspace with one finding in a translation and one in a source text."""
    made = complete(tmp_path)
    path = made.catalog_path("rules.md", "es")
    path.write_text(path.read_text("utf-8").replace("el encaje", "el bordado"), "utf-8")
    path = made.root / "source_texts/es/taller.txt"
    path.write_text(path.read_text("utf-8").replace("dura dos", "dura dura dos"), "utf-8")
    museotext_in(tmp_path, "extract", "--quiet")
    return made


def rules(workspace: Workspace, **options: object) -> list[str]:
    return [finding.rule for finding in check(workspace, **options).findings]  # type: ignore[arg-type]


IN_SOURCE = ("doubled-words", "", "es", "", "El taller dura dura dos horas.", "", "a joke")


def test_rows_waive_findings_in_translations_and_in_source_texts(workspace: Workspace) -> None:
    assert rules(workspace) == ["term-missing", "doubled-words"]
    waive(workspace, ROW)
    assert rules(workspace) == ["doubled-words"]
    waive(workspace, ROW, IN_SOURCE)
    assert rules(workspace) == []
    assert [one.state for one in check(workspace).waivers] == [State.USED, State.USED]


@pytest.mark.parametrize(
    ("at", "value"),
    [
        (0, "term-case"),
        (1, "T2"),
        (2, "pt_BR"),
        (3, "source_texts/en/night.html"),
        (3, "es.md"),
        (4, SOURCE.replace("lace", "laces")),
        (5, TARGET.replace("bordado", "bordadito")),
        (5, ""),
        (6, ""),
    ],
)
def test_a_row_for_anything_else_waives_nothing(workspace: Workspace, at: int, value: str) -> None:
    waive(workspace, (*ROW[:at], value, *ROW[at + 1 :]))
    assert "term-missing" in rules(workspace)


@pytest.mark.parametrize(
    ("at", "value"),
    [(1, ""), (1, "t1"), (2, ""), (3, ""), (3, "rules.md"), (4, f" {SOURCE.replace(' ', '  ')}"), (5, f"{TARGET}\n")],
)
def test_a_row_may_say_less_and_its_spaces_do_not_count(workspace: Workspace, at: int, value: str) -> None:
    waive(workspace, (*ROW[:at], value, *ROW[at + 1 :]), IN_SOURCE)
    assert rules(workspace) == []


@pytest.mark.parametrize(
    ("row", "rule", "severity"),
    [
        ((*ROW[:6], ""), "waiver-without-reason", Severity.ERROR),
        (("term-mising", *ROW[1:]), "waiver-unknown-rule", Severity.WARNING),
        (("term-case", *ROW[1:]), "waiver-unused", Severity.WARNING),
        ((*ROW[:4], "Another text.", *ROW[5:]), "waiver-stale", Severity.WARNING),
        ((*ROW[:5], "Otro texto.", ROW[6]), "waiver-stale", Severity.WARNING),
        ((*ROW[:3], "gone.md", *ROW[4:]), "waiver-stale", Severity.WARNING),
    ],
)
def test_what_is_wrong_with_a_row_is_said_of_its_line(
    workspace: Workspace, row: tuple[str, ...], rule: str, severity: Severity
) -> None:
    waive(workspace, IN_SOURCE, row)
    (found,) = [one for one in check(workspace).findings if one.rule.startswith("waiver-")]
    assert (found.rule, found.severity, found.path, found.line) == (rule, severity, "glossary/waivers.csv", 3)


def test_a_changed_text_makes_a_row_stale_and_the_finding_comes_back(workspace: Workspace) -> None:
    waive(workspace, ROW, IN_SOURCE)
    path = workspace.catalog_path("rules.md", "es")
    path.write_text(path.read_text("utf-8").replace("Es más antiguo", "Es mucho más antiguo"), "utf-8")
    assert rules(workspace) == ["waiver-stale", "term-missing"]


def test_a_check_of_a_part_calls_nothing_stale_that_it_did_not_look_at(workspace: Workspace) -> None:
    waive(workspace, ROW, IN_SOURCE)
    assert rules(workspace, names=["night.html"]) == []
    assert rules(workspace, languages=["pt_BR"]) == []
    assert rules(workspace, sources_only=True) == []
    assert [one.state for one in check(workspace, names=["night.html"]).waivers] == [State.NOT_LOOKED_AT] * 2
    waive(workspace, (*ROW[:5], "Otro texto.", ROW[6]))
    assert rules(workspace, names=["rules.md"]) == ["waiver-stale", "term-missing"]


def test_a_comment_and_a_row_for_one_finding_are_both_in_use(workspace: Workspace) -> None:
    waive(workspace, ROW, IN_SOURCE)
    path = workspace.catalog_path("rules.md", "es")
    text = path.read_text("utf-8")
    entry = text.index("#. ", text.rindex("\n\n", 0, text.index(SOURCE)))
    path.write_text(f"{text[:entry]}# museotext: waive term-missing T1 — embroidery\n{text[entry:]}", "utf-8")
    assert {one.state for one in check(workspace).waivers} == {State.USED}
    assert len(check(workspace).waivers) == 3


def test_a_waived_loss_of_markup_does_not_hold_a_document_back(workspace: Workspace) -> None:
    path = workspace.catalog_path("night.html", "es")
    path.write_text(path.read_text("utf-8").replace("<em>linterna</em>", "linterna"), "utf-8")
    publish(workspace, dry=True)
    assert [one.document for one in publish(workspace, dry=True).refusals if one.language == "es"] == ["night.html"]
    texts = ("Bring a <em>torch</em> and a friend.", "Traiga una linterna y a una amiga.")
    waive(workspace, ("markup-lost", "", "es", "", *texts, "no stress here"))
    assert [one.document for one in publish(workspace, dry=True).refusals if one.language == "es"] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("rule,sauce,reason\n", "waivers.csv:1: 'sauce' is not a column; did you mean source?"),
        ("rule,source\n", "waivers.csv:1: has no column 'reason'"),
        ("rule,source,reason\nterm-missing,,x\n", "waivers.csv:2: the source is empty"),
        ("rule,lang,source,reason\nterm-missing,spanish,a,x\n", "waivers.csv:2: 'spanish' is not a language"),
        ("rule,source,reason\na,b,c,d\n", "waivers.csv:2: 'd' stands under no column"),
        ('rule,source,reason\na,"b\n', "is not a CSV file"),
    ],
)
def test_a_file_that_is_none_stops_the_check(workspace: Workspace, text: str, words: str, capsys: Captured) -> None:
    (workspace.glossary / "waivers.csv").write_text(text, "utf-8")
    for command in ("check", "publish"):
        capsys.readouterr()
        assert museotext_in(workspace.root, command) == 2
        assert words in capsys.readouterr().err


def test_check_lists_all_waivers(workspace: Workspace, capsys: Captured) -> None:
    waive(workspace, ROW, (*ROW[:6], ""))
    capsys.readouterr()
    assert museotext_in(workspace.root, "check", "--waivers") == 1
    assert capsys.readouterr().out == (
        "glossary/waivers.csv:2: used: term-missing T1 — lace is embroidery here\n"
        "glossary/waivers.csv:3: without reason: term-missing T1\n"
        "2 waivers: 1 used, 1 without reason\n"
    )
    waive(workspace, ROW)
    assert museotext_in(workspace.root, "check", "--waivers", "--format", "json", "--quiet") == 0
    (row,) = json.loads(capsys.readouterr().out)["waivers"]
    assert (row["state"], row["source"], row["target"]) == ("used", SOURCE, TARGET)


def test_rows_to_waive_from_are_read_back_once_they_have_a_reason(workspace: Workspace, capsys: Captured) -> None:
    path = workspace.glossary / "waivers.csv"
    capsys.readouterr()
    assert museotext_in(workspace.root, "check", "--format", "waivers", "--quiet") == 1
    written = capsys.readouterr().out
    path.write_text(written, "utf-8")
    assert sorted(rules(workspace)) == ["doubled-words", "term-missing", *["waiver-without-reason"] * 2]
    path.write_text("\n".join(f"{line}right" if line.endswith(",") else line for line in written.split("\n")), "utf-8")
    assert rules(workspace) == []


SHORT = st.text(st.sampled_from("ab \n\u0301é"), max_size=4)


@given(st.lists(st.tuples(SHORT, SHORT)), SHORT, SHORT)
def test_a_row_is_met_if_and_only_if_both_texts_are_its_own(
    rows: list[tuple[str, str]], source: str, target: str
) -> None:
    shelf = Shelf([Waiver("doubled-words", "", "x", Texts(one, other, "", "")) for one, other in rows])
    found = Finding("doubled-words", Severity.WARNING, "", "a", 1, "es", source, target)
    seen = Seen()
    left = shelf.left([found], source, target, language="es", document="d", seen=seen)
    same = {
        number
        for number, (one, other) in enumerate(rows)
        if (Texts(one, other, "", "").are(source, target)) and bool(other) == bool(target)
    }
    assert seen.present == same
    assert (left == []) == bool(seen.used) == bool(same)


def test_a_baseline_hides_what_was_known_and_nothing_else(workspace: Workspace, capsys: Captured) -> None:
    known = str(workspace.root / "known.json")
    assert museotext_in(workspace.root, "check", "--baseline", known) == 2
    assert museotext_in(workspace.root, "check", "--write-baseline", known) == 0
    before = Path(known).read_bytes()
    assert f"wrote {known}" in capsys.readouterr().err
    assert museotext_in(workspace.root, "check", "--baseline", known) == 0
    shown = capsys.readouterr()
    assert shown.out == "no findings\n"
    assert "2 known findings left out; 0 of the baseline not found" in shown.err
    path = workspace.root / "source_texts/en/rules.md"
    path.write_text(
        path.read_text("utf-8").replace("# House rules\n", "# House rules\n\nThe the dogs sleep.\n"), "utf-8"
    )
    assert museotext_in(workspace.root, "extract", "--quiet") == 0
    capsys.readouterr()
    assert museotext_in(workspace.root, "check", "--baseline", known, "--format", "json") == 1
    report = json.loads(capsys.readouterr().out)
    assert [one["source"] for one in report["findings"]] == ["The the dogs sleep."]
    assert museotext_in(workspace.root, "check", "--write-baseline", known) == 0
    after = Path(known).read_text("utf-8").splitlines()
    assert len(after) == len(before.decode().splitlines()) + 1


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 2, "findings": [{}]}', '{"version": 1, "findings": 3}', "\x00"]
)
def test_a_baseline_that_is_none_is_refused(workspace: Workspace, text: str, capsys: Captured) -> None:
    path = workspace.root / "known.json"
    path.write_text(text, "utf-8")
    assert museotext_in(workspace.root, "check", "--baseline", str(path)) == 2
    assert "is no baseline" in capsys.readouterr().err


def found(line: int, message: str, source: str, span: tuple[int, int]) -> Finding:
    return Finding("doubled-words", Severity.WARNING, message, "a", line, "es", source, source_span=span)


def test_each_finding_of_a_baseline_hides_one(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    first, moved = found(3, "x", "a a b b", (0, 3)), found(9, "y", "a a b b", (0, 3))
    other = found(3, "x", "a a b b", (4, 7))
    path.write_bytes(baseline([first]))
    assert compared([moved, other, first], read_baseline(path)).new == (other, first)
    assert compared([], read_baseline(path)).gone == 1
