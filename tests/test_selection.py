"""Which rules run where, and what their findings weigh."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.checks import Context, Pair, check_pair, rule
from pipeline.checks.selection import Selection, named, selection
from pipeline.errors import SettingsError
from pipeline.model import Finding, Markup, Severity, SeverityChoice
from pipeline.settings import read_settings
from pipeline.stages.check import check
from pipeline.stages.glossary_check import check_glossary
from pipeline.workspace import find_workspace
from tests.workspaces import complete, museotext_in

NAMES = ("markup-lost", "term-missing", "term-case", "doubled-words")
TEXT = ("rules.md", "source_texts/en/rules.md", "po/es/rules.md.po")


def running(chosen: Selection, *places: str) -> dict[str, Severity | None]:
    return {one.name: one.given for one in chosen.rules(NAMES, places or TEXT)}


def settings(tmp_path: Path, lines: str) -> tuple[SeverityChoice, ...]:
    (tmp_path / "setup.cfg").write_text(f"[museotext]\n{lines}", "utf-8")
    return read_settings(tmp_path / "setup.cfg").severity


def test_without_choices_every_rule_runs_as_it_is() -> None:
    assert running(Selection()) == dict.fromkeys(NAMES)


def test_the_settings_give_severities_and_turn_rules_off_by_name_pattern_and_file(tmp_path: Path) -> None:
    chosen = Selection(
        settings(
            tmp_path,
            "severity.term-* = note\n"
            "severity.term-case = off\n"
            "severity.markup-lost =\n    warning\n    po/es/*: error\n    loans/*.csv: off\n",
        )
    )
    assert running(chosen) == {"markup-lost": Severity.ERROR, "term-missing": Severity.NOTE, "doubled-words": None}
    assert running(chosen, "rules.md", "po/pt_BR/rules.md.po")["markup-lost"] is Severity.WARNING
    assert "markup-lost" not in running(chosen, "loans/list.csv")
    assert chosen.everywhere(NAMES) == ("term-missing", "doubled-words")


def test_of_several_lines_that_fit_the_last_counts(tmp_path: Path) -> None:
    assert "term-case" not in running(Selection(settings(tmp_path, "severity.term-case=note\nseverity.term-*=off\n")))
    chosen = Selection(settings(tmp_path, "severity.term-*=off\nseverity.term-case=note\n"))
    assert running(chosen)["term-case"] is Severity.NOTE


def test_the_command_line_selects_and_ignores_by_pattern_and_comma() -> None:
    assert list(running(selection(select=["term-*, doubled-words"]))) == ["term-missing", "term-case", "doubled-words"]
    assert list(running(selection(ignore=["term-*", "markup-lost"]))) == ["doubled-words"]
    assert list(running(selection(select=["term-*"], ignore=["term-case"]))) == ["term-missing"]


def test_selecting_a_rule_runs_it_although_it_is_off_but_not_where_it_is_off(tmp_path: Path) -> None:
    choices = settings(tmp_path, "severity.term-case =\n    off\n    loans/*: off\nseverity.term-missing = off\n")
    chosen = selection(choices, select=["term-case", "term-missing"])
    assert running(chosen, "loans/a.csv") == {"term-missing": None}
    choices = settings(tmp_path, "severity.term-case = off\nseverity.term-missing = note\n")
    chosen = selection(choices, select=["term-*"])
    assert running(chosen) == {"term-missing": Severity.NOTE, "term-case": None}


def test_a_rule_that_is_off_by_default_runs_when_somebody_asks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.checks.doubled_words.ON_BY_DEFAULT", False, raising=False)
    assert "doubled-words" not in running(Selection())
    assert "doubled-words" in running(selection(select=["doubled-*"]))
    here = SeverityChoice("doubled-words", Severity.NOTE, "rules.md")
    assert running(Selection((here,)))["doubled-words"] is Severity.NOTE
    assert "doubled-words" not in running(Selection((here,)), "night.html")


@pytest.mark.parametrize(
    ("given", "own", "expected"),
    [
        (None, "error", "error"),
        ("note", "error", "note"),
        ("note", "warning", "note"),
        ("warning", "error", "warning"),
        ("warning", "warning", "warning"),
        ("warning", "note", "note"),
        ("error", "error", "error"),
        ("error", "note", "note"),
    ],
)
def test_a_finding_its_rule_calls_lighter_stays_lighter(given: str | None, own: str, expected: str) -> None:
    one = replace(rule("term-missing"), given=Severity(given) if given else None)
    finding = Finding("term-missing", Severity(own), "", "", 1, "")
    assert [found.severity for found in one.weighed([finding])] == [Severity(expected)]


def test_every_way_to_check_weighs() -> None:
    pair = Pair("A <em>big</em> house", "casa de de campo", "en", "es", Markup.HTML, "a.po", 1)
    rules = [replace(rule(name), given=Severity.NOTE) for name in ("markup-lost", "doubled-words")]
    found = check_pair(pair, Context(("en", "es")), rules)
    assert {(one.rule, one.severity) for one in found} == {
        ("markup-lost", Severity.NOTE),
        ("doubled-words", Severity.NOTE),
    }


@pytest.mark.parametrize(
    ("lines", "line", "says"),
    [
        ("severity.term-mising = note\n", 2, "no rule called 'term-mising'; did you mean term-missing?"),
        ("project = x\nseverity.trem-* = note\n", 3, "no rule called 'trem-*'; did you mean term-*?"),
    ],
)
def test_an_unknown_rule_in_the_settings_is_named_with_its_line(
    tmp_path: Path, lines: str, line: int, says: str
) -> None:
    with pytest.raises(SettingsError) as raised:
        selection(settings(tmp_path, lines), settings="setup.cfg")
    assert str(raised.value).startswith(f"setup.cfg:{line}: there is ")
    assert says in str(raised.value)


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("eror", "did you mean error?"),
        ("", "write error, warning, note, off"),
        ("loans/*: of", "did you mean off?"),
        ("\n    note\n    x y", "'x y' is no severity"),
    ],
)
def test_a_severity_that_is_none_is_refused_with_its_line(tmp_path: Path, value: str, says: str) -> None:
    with pytest.raises(SettingsError, match=r"setup\.cfg:2: severity\.term-case") as raised:
        settings(tmp_path, f"severity.term-case = {value}\n")
    assert says in str(raised.value)


def test_names_are_parted_by_commas_and_an_unknown_one_is_refused() -> None:
    assert named(["doubled-words, term-case", "term-c*"]) == ("doubled-words", "term-case")
    with pytest.raises(SettingsError, match="no rule called 'dubled-words'; did you mean doubled-words"):
        named(["dubled-words"])
    with pytest.raises(SettingsError, match="see the names with 'museotext rule'"):
        named(["zzz"])


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A workspace with two findings: a missing term in a catalog and a doubled word in a source text."""
    workspace = complete(tmp_path)
    catalog = workspace.catalog_path("rules.md", "es")
    catalog.write_text(catalog.read_text("utf-8").replace("encaje", "bordado"), "utf-8")
    source = tmp_path / "source_texts/en/night.html"
    source.write_text(source.read_text("utf-8").replace("The café", "The the café"), "utf-8")
    return tmp_path


def found(root: Path, **options: object) -> dict[str, Severity]:
    return {one.rule: one.severity for one in check(find_workspace(root), **options).findings}  # type: ignore[arg-type]


def test_a_check_obeys_the_settings_of_its_workspace(wrong: Path) -> None:
    assert found(wrong) == {"term-missing": Severity.ERROR, "doubled-words": Severity.WARNING}
    with (wrong / "setup.cfg").open("a") as file:
        file.write("severity.term-missing = note\nseverity.doubled-words =\n    source_texts/en/n*: off\n")
    assert found(wrong) == {"term-missing": Severity.NOTE}
    assert found(wrong, select=["doubled-words"]) == {}
    assert found(wrong, ignore=["term-*"]) == {}


def test_a_waiver_of_a_rule_that_does_not_run_is_not_called_unused(wrong: Path) -> None:
    catalog = wrong / "po/pt_BR/rules.md.po"
    text = catalog.read_text("utf-8")
    at = text.index('msgid "Please')
    at = text.rindex("\n\n", 0, at) + 2
    catalog.write_text(f"{text[:at]}# museotext: waive term-case — a name\n{text[at:]}", "utf-8")
    assert found(wrong)["waiver-unused"] is Severity.WARNING
    assert "waiver-unused" not in found(wrong, ignore=["term-case"])
    assert "waiver-unused" not in found(wrong, ignore=["waiver-*"])
    with (wrong / "setup.cfg").open("a") as file:
        file.write("severity.waiver-unused = note\n")
    assert found(wrong)["waiver-unused"] is Severity.NOTE


def test_the_glossary_has_severities_too(wrong: Path) -> None:
    with (wrong / "glossary/terms.csv").open("a", encoding="utf-8") as file:
        file.write("T2,en,shelf ,preferred,term,noun,\nT3,,x,preferred,,,\n")
    before = {one.rule: one.severity for one in check_glossary(find_workspace(wrong)).findings}
    assert before["glossary-invalid"] is Severity.ERROR
    with (wrong / "setup.cfg").open("a") as file:
        file.write("severity.glossary-invalid = note\nseverity.glossary-preferred-* = off\n")
    after = {one.rule: one.severity for one in check_glossary(find_workspace(wrong)).findings}
    assert after["glossary-invalid"] is Severity.NOTE
    assert {one.rule for one in check_glossary(find_workspace(wrong), select=["glossary-invalid"]).findings} == {
        "glossary-invalid"
    }
    with pytest.raises(SettingsError, match="term-case is not a rule of this command"):
        check_glossary(find_workspace(wrong), select=["term-case"])


def test_an_unknown_name_in_the_settings_stops_the_command_with_one_line(
    wrong: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (wrong / "setup.cfg").open("a") as file:
        file.write("severity.term-mising = note\n")
    assert museotext_in(wrong, "check") == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "setup.cfg:4: there is no rule called 'term-mising'; did you mean term-missing?" in error
