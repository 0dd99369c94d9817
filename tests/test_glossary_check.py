"""What ``museotext glossary check`` finds, and what it leaves alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.checks import GLOSSARY_RULES, Context, check_written, rule
from pipeline.checks.glossary_reading import read_written
from pipeline.checks.region_signs import foreign_spelling
from pipeline.model import Finding
from pipeline.stages.check import check
from pipeline.stages.glossary_check import check_glossary
from pipeline.workspace import find_workspace
from tests.workspaces import make, museotext_in

Captured = pytest.CaptureFixture[str]
ROOT = Path(__file__).parent.parent
FULL = "concept,lang,term,status,type,part_of_speech,gender,number,case,when,forms,forms_not\n"


def found(folder: Path, name: str, rows: str, *, header: str = FULL, languages: tuple[str, ...] = ()) -> list[Finding]:
    """Return what one rule finds in a glossary of one file."""
    (folder / "a.csv").write_text(header + rows, "utf-8")
    written = read_written(folder, lambda path: path.name)
    return check_written(written, Context(languages), [rule(name)])


CASES = {
    "glossary-untidy": (
        [
            "T1,es,museo \n",
            "T1,es, museo\n",
            "T1,es,dos  museos\n",
            "T1,es,mus\u00adeo\n",
            "T1,es,a\u00a0b\n",
            "T1,es,cafe\u0301\n",
        ],
        ["T1,es,museo\n", "T1,es,café de museo\n"],
    ),
    "glossary-ambiguous": (
        [
            "T1,en,storage\nT2,en,storage\n",
            "T1,en,storage\nT2,en,store\nT2,en,storage,admitted\nT1,en,depot,admitted\nT3,en,x\nT3,en,depot,admitted\n",
            "T1,pt,legenda,admitted\nT2,pt_BR,legenda,admitted\n",
        ],
        [
            "T1,en,storage\nT2,es,storage\n",
            "T1,en,storage\nT2,en,Storage\n",
            "T1,en,a\nT1,en,b,admitted\nT2,en,b\nT2,en,a,admitted\n",
            "T1,en,storage\nT2,en,storage,admitted,,,,,,target\n",
            "T1,en,storage\nT2,en,storage,deprecated\n",
            "T1,pt_PT,legenda\nT2,pt_BR,legenda\n",
        ],
    ),
    "glossary-contradiction": (
        [
            "T1,es,museo\nT2,es,museo,forbidden\n",
            "T1,es,museo,admitted\nT2,es,museo,deprecated,,,,,,always\n",
            "T1,pt,museu\nT1,pt_BR,museu,forbidden,,,,,,source\n",
        ],
        [
            "T1,es,museo\nT2,es,museo,forbidden,,,,,,source\n",
            "T1,es,Museo\nT1,es,museo,forbidden\n",
            "T1,es,museo\nT2,en,museo,forbidden\n",
            "T1,pt_PT,museu\nT1,pt_BR,museu,forbidden\n",
            "T1,es,museo,forbidden\nT2,es,museo,deprecated\n",
        ],
    ),
    "glossary-collision": (
        [
            "T1,es,museo,preferred,term,noun,m\nT1,es,museos,deprecated\n",
            "T1,es,museo,preferred,term,noun,m\nT2,es,museos,preferred,term,noun,m,plural\n",
            "T1,pt,museu,preferred,term,noun,m\nT1,pt_BR,museus,forbidden\n",
        ],
        [
            "T1,es,museo,preferred,term,noun,m\nT1,es,museos,admitted\n",
            "T1,es,museo,preferred,term,noun,m,singular\nT1,es,museos,deprecated\n",
            "T1,es,museo,preferred,term,noun,m,,,,,museos\nT1,es,museos,deprecated\n",
            "T1,es,museo,preferred,term,noun,m\nT1,es,museo del pueblo,deprecated\n",
            "T1,es,museo,preferred,term,noun,m\nT2,en,museos,deprecated\n",
            "T1,es,museo,forbidden,term,noun,m\nT2,es,museos\n",
        ],
    ),
    "glossary-acronym-alone": (
        ["T1,es,ICOM,preferred,acronym\n", "T1,es,ICOM,preferred,acronym\nT1,es,consejo,forbidden\nT1,en,council\n"],
        [
            "T1,es,ICOM,preferred,acronym\nT1,es,consejo,admitted\n",
            "T1,pt_BR,ICOM,preferred,acronym\nT1,pt,conselho,admitted\n",
            "T1,es,ICON,forbidden,acronym\n",
        ],
    ),
    "glossary-region": (
        [
            "T1,pt_PT,patrimônio museológico\n",
            "T1,pt_BR,património\n",
            "T1,pt,planejamento\n",
            "T1,pt,registo\n",
            "T1,pt_BR,equipa educativa,admitted\n",
        ],
        [
            "T1,pt_PT,património\n",
            "T1,pt_BR,patrimônio\n",
            "T1,pt_BR,património,forbidden\n",
            "T1,pt_BR,Direção-Geral do Património,preferred,name,name\n",
            "T1,pt_PT,equipamento\n",
            "T1,pt_PT,estômago\n",
            "T1,pt_BR,também\n",
            "T1,es,género\n",
            "T1,pt,museu\n",
        ],
    ),
    "glossary-invalid": (
        [
            "T1,es,museo,prefered\n",
            "T1,es,museo\nT1,es,museo,forbidden\n",
            ",es,museo\n",
            "T1,es,—\n",
            "T1,es,a,,,,,,,,,,b\n",
        ],
        ["T1,es,museo\n"],
    ),
}


@pytest.mark.parametrize(("name", "rows"), [(name, rows) for name, (bad, _) in CASES.items() for rows in bad])
def test_what_a_rule_finds(tmp_path: Path, name: str, rows: str) -> None:
    (finding,) = found(tmp_path, name, rows)
    assert (finding.rule, finding.severity, finding.path) == (name, rule(name).severity, "a.csv")
    assert finding.line > 1
    assert finding.message


@pytest.mark.parametrize(("name", "rows"), [(name, rows) for name, (_, good) in CASES.items() for rows in good])
def test_what_a_rule_leaves_alone(tmp_path: Path, name: str, rows: str) -> None:
    assert found(tmp_path, name, rows) == []


def test_every_rule_for_glossaries_has_cases() -> None:
    assert set(CASES) | {"glossary-preferred-missing"} == set(GLOSSARY_RULES)


@pytest.mark.parametrize(
    ("rows", "missing"),
    [
        ("T1,es,museo\nT1,en,museum\nT1,pt,museu\n", []),
        ("T1,es,museo\nT1,en,museum,admitted\nT1,pt,museu\n", ["T1 has no preferred term in en, only “museum”"]),
        ("T1,es,museo\nT1,en,museum\n", ["T1 has no preferred term in pt_BR"]),
        ("T1,es,museo\nT1,en,museum\nT1,pt_PT,museu\n", ["T1 has no preferred term in pt_BR"]),
        ("T1,es,museo\nT1,en,museum\nT1,pt_BR,museu\nT1,pt_PT,mus,forbidden\n", []),
        (
            "T1,es,museo\nT1,en,museum\nT1,pt_BR,museu\nT1,pt_PT,mus,admitted\n",
            ["T1 has no preferred term in pt_PT, only “mus”"],
        ),
        ("T1,es,a\nT1,en,b\nT1,pt,c\nT1,fr,d,admitted\n", ["T1 has no preferred term in fr, only “d”"]),
    ],
)
def test_a_language_without_a_preferred_term(tmp_path: Path, rows: str, missing: list[str]) -> None:
    languages = ("en", "es", "pt_BR")
    findings = found(tmp_path, "glossary-preferred-missing", rows, languages=languages)
    assert [finding.message for finding in findings] == missing


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("concept,lang,terms\n", "did you mean term?"),
        ("concept,lang\n", "concept, lang, term"),
        ("", "concept, lang, term"),
    ],
)
def test_a_wrong_header_is_a_finding_and_other_files_are_read(tmp_path: Path, header: str, words: str) -> None:
    (tmp_path / "b.csv").write_text("concept,lang,term\nT1,es,museo \n", "utf-8")
    (finding,) = found(tmp_path, "glossary-invalid", "T1,es,museo\n" if header else "", header=header)
    assert (finding.path, finding.line, words in finding.message) == ("a.csv", 1, True)
    assert len(read_written(tmp_path, lambda path: path.name).terms) == 1


def test_what_to_write_instead_is_tidy(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "glossary-untidy", "T1,es, cafe\u0301\u00a0del \u200bmuseo\n")
    assert finding.suggestion == "café del museo"


def test_the_spellings_of_the_two_countries_exclude_each_other() -> None:
    for word in ["patrimônio", "acadêmico", "gênero", "econômico"]:
        other = word.replace("ô", "ó").replace("ê", "é")
        assert foreign_spelling(word, "pt_BR") == word
        assert foreign_spelling(other, "pt_PT") == other
        assert not foreign_spelling(word, "pt_PT")
        assert not foreign_spelling(other, "pt_BR")


def test_the_repositorys_own_glossary_is_clean_and_its_waivers_are_in_use() -> None:
    result = check_glossary(find_workspace(ROOT))
    assert result.findings == ()
    assert {verdict.state.value for verdict in result.waivers} <= {"used", "not looked at"}
    assert "used" in {verdict.state.value for verdict in result.waivers}


def test_the_command_reports_waives_and_exits_with_1(tmp_path: Path, capsys: Captured) -> None:
    workspace = make(tmp_path)
    assert museotext_in(tmp_path, "glossary", "check") == 0
    assert capsys.readouterr() == ("no findings\n", "checked 3 terms of 1 concepts\n")
    path = workspace.glossary / "terms.csv"
    path.write_text(path.read_text("utf-8") + "T2,es,encaje,preferred,term,noun,m\nT2,xx,\n", "utf-8")
    assert museotext_in(tmp_path, "glossary", "check", "--format", "json", "--quiet") == 1
    report = json.loads(capsys.readouterr().out)
    assert [(one["rule"], one["line"]) for one in report["findings"]] == [
        ("glossary-ambiguous", 5),
        *[("glossary-preferred-missing", 5)] * 2,
        ("glossary-invalid", 6),
    ]
    path.write_text(path.read_text("utf-8").replace("T2,xx,\n", ""), "utf-8")
    rows = "glossary-ambiguous,T2,es,,encaje,,x\nglossary-preferred-missing,T2,,,encaje,,x\n"
    (workspace.glossary / "waivers.csv").write_text(f"rule,concept,lang,document,source,target,reason\n{rows}", "utf-8")
    assert museotext_in(tmp_path, "glossary", "check", "--output", str(tmp_path / "report.txt")) == 0
    assert (tmp_path / "report.txt").read_text("utf-8") == "no findings\n"
    assert not [one for one in check(workspace).findings if one.rule.startswith("waiver-")]
    path.write_text(path.read_text("utf-8").replace("T2,es,encaje", "T2,es,puntilla"), "utf-8")
    assert [one.rule for one in check_glossary(workspace).findings if one.path.endswith("waivers.csv")] == [
        "waiver-unused",
        "waiver-unused",
    ]
    path.write_text(path.read_text("utf-8").replace("encaje", "puntilla"), "utf-8")
    assert {one.rule for one in check_glossary(workspace).findings if one.path.endswith("waivers.csv")} == {
        "waiver-stale"
    }


def test_a_file_that_is_no_table_stops_the_command(tmp_path: Path, capsys: Captured) -> None:
    make(tmp_path)
    (tmp_path / "glossary/terms.csv").write_bytes("concept,lang,term\nT1,es,señal\n".encode("cp1252"))
    assert museotext_in(tmp_path, "glossary", "check") == 2
    assert "terms.csv:2: is not UTF-8" in capsys.readouterr().err
