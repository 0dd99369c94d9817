"""``museotext glossary forms``: what a reviewer reads of a term."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli import museotext
from pipeline.cli.running import run
from tests.workspaces import make

Captured = pytest.CaptureFixture[str]
TABLE = """\
concept,lang,term,status,type,part_of_speech,gender,number,case,when,forms,forms_not
T1,es,bien cultural,preferred,term,noun,m,,,,bien de cultura,bien culturales
T1,pt,ação,preferred,term,noun,f,,,,,
T2,es,gestor,preferred,term,noun,mf,,,,,en gestor
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    make(tmp_path)
    (tmp_path / "glossary" / "terms.csv").write_text(TABLE, "utf-8")
    return tmp_path


def shown(workspace: Path, capsys: Captured, *arguments: str) -> list[str]:
    assert run(museotext, ["glossary", "forms", "-C", str(workspace), *arguments]) == 0
    return [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]


def test_a_term_of_the_glossary(workspace: Path, capsys: Captured) -> None:
    assert shown(workspace, capsys, "bien cultural") == [
        "bien cultural (es, T1, preferred)",
        "term bien cultural",
        "plural bienes culturales",
        "found as bien de cultura",
        "bien|bienes cultural|culturales",
        "not in bien culturales",
    ]


def test_genders_and_excluded_phrases(workspace: Path, capsys: Captured) -> None:
    assert shown(workspace, capsys, "GESTOR") == [
        "gestor (es, T2, preferred)",
        "term gestor",
        "plural gestores",
        "feminine singular gestora",
        "feminine plural gestoras",
        "found as gestor|gestora|gestoras|gestores",
        "not in en gestor",
    ]


def test_a_form_leads_to_its_term_and_an_old_spelling_too(workspace: Path, capsys: Captured) -> None:
    assert shown(workspace, capsys, "gestoras")[0] == "gestor (es, T2, preferred)"
    lines = shown(workspace, capsys, "acções")
    assert lines[0] == "ação (pt, T1, preferred)"
    assert lines[-2:] == ["former spelling acção", "acções"]


def test_a_term_the_glossary_lacks_is_taken_as_described(workspace: Path, capsys: Captured) -> None:
    assert shown(workspace, capsys, "museólogo", "--language", "es", "--gender", "m") == [
        "museólogo (es, not in the glossary)",
        "term museólogo",
        "plural museólogos",
        "found as museólogo|museólogos",
    ]
    assert shown(workspace, capsys, "gestor", "--language", "pt_BR")[0] == "gestor (pt_BR, not in the glossary)"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["museo"], "the glossary has no term 'museo'; name its language: --language es"),
        (["museo", "--language", "Spanish"], "'Spanish' is not a language; write it like es or pt_BR"),
        (["--", "--", "--language", "es"], "Got unexpected extra argument"),
        (["…", "--language", "es"], "the term '…' has no letter; write the term as texts have it"),
    ],
)
def test_what_cannot_be_shown(workspace: Path, capsys: Captured, arguments: list[str], said: str) -> None:
    assert run(museotext, ["glossary", "forms", "-C", str(workspace), *arguments]) == 2
    assert said in capsys.readouterr().err


def test_help_has_examples(capsys: Captured) -> None:
    assert run(museotext, ["glossary", "forms", "--help"]) == 0
    assert '    museotext glossary forms "bien cultural"' in capsys.readouterr().out
