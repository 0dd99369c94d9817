"""The commands of ``museotext glossary`` as a person calls them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from pipeline.cli import museotext
from pipeline.cli.glossary import COMMANDS
from pipeline.cli.running import run
from pipeline.glossary import read_glossary
from tests.workspaces import GLOSSARY, contents, make, museotext_in

Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(command: str, capsys: Captured) -> None:
    assert run(museotext, ["glossary", command, "--help"]) == 0
    text = capsys.readouterr().out
    assert text.startswith(f"Usage: museotext glossary {command}")
    assert any(line.startswith(f"    museotext glossary {command}") for line in text.splitlines())


def test_the_group_lists_its_commands_and_suggests_them(capsys: Captured) -> None:
    assert run(museotext, ["glossary", "--help"]) == 0
    lines = capsys.readouterr().out.split("Commands:\n")[1].splitlines()
    assert [line.split()[0] for line in lines] == list(COMMANDS)
    assert run(museotext, ["glossary", "imprt"]) == 2
    assert "import" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["terms.tbx", "terms.xlsx", "terms.csv"])
def test_what_is_exported_is_known_when_it_is_imported(tmp_path: Path, name: str, capsys: Captured) -> None:
    make(tmp_path)
    path = str(tmp_path / name)
    assert museotext_in(tmp_path, "glossary", "export", "--output", path, "--check") == 1
    assert not Path(path).exists()
    assert museotext_in(tmp_path, "glossary", "export", "--output", path) == 0
    assert museotext_in(tmp_path, "glossary", "export", "--output", path, "--check") == 0
    before = contents(tmp_path)
    capsys.readouterr()
    assert museotext_in(tmp_path, "glossary", "import", path) == 0
    assert capsys.readouterr().err == "0 new, 3 known, 0 contradicting, 0 left out\n"
    assert contents(tmp_path) == before


def test_export_to_the_screen_and_in_two_languages(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    make(tmp_path)
    assert museotext_in(tmp_path, "glossary", "export", "--format", "omegat", "--from", "en", "--to", "es") == 0
    assert capfdbinary.readouterr().out == b"lace\tencaje\tT1; preferred\n"
    assert museotext_in(tmp_path, "glossary", "export", "--format", "csv", "--language", "es") == 0
    assert capfdbinary.readouterr().out.count(b"T1") == 1
    assert museotext_in(tmp_path, "glossary", "export", "--format", "xlsx") == 0
    assert zipfile.is_zipfile(io.BytesIO(capfdbinary.readouterr().out))


def test_export_shows_what_would_change(tmp_path: Path, capsys: Captured) -> None:
    make(tmp_path)
    path = tmp_path / "terms.csv"
    path.write_text("old\n", "utf-8")
    assert museotext_in(tmp_path, "glossary", "export", "--output", str(path), "--diff") == 1
    out = capsys.readouterr().out
    assert "\n-old\n+concept,lang,term" in out
    assert path.read_text("utf-8") == "old\n"
    assert museotext_in(tmp_path, "glossary", "export", "-o", str(tmp_path / "terms.xlsx"), "--diff") == 1
    assert not (tmp_path / "terms.xlsx").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "name a format"),
        (["--format", "tbxx"], "did you mean tbx?"),
        (["--format", "skos"], "read only"),
        (["--output", "a.doc"], "no glossary format writes"),
        (["--format", "weblate"], "name them: --from en --to es"),
        (["--format", "weblate", "--from", "en"], "go together"),
        (["--format", "weblate", "--from", "en", "--to", "pt-BR"], "did you mean pt_BR?"),
        (["--format", "csv", "--check"], "--output"),
    ],
)
def test_an_export_that_cannot_be_says_why(tmp_path: Path, arguments: list[str], words: str, capsys: Captured) -> None:
    make(tmp_path)
    assert museotext_in(tmp_path, "glossary", "export", *arguments) == 2
    assert words in capsys.readouterr().err


def test_an_export_of_nothing_is_refused(tmp_path: Path, capsys: Captured) -> None:
    make(tmp_path)
    (tmp_path / "glossary/terms.csv").unlink()
    assert museotext_in(tmp_path, "glossary", "export", "--format", "csv") == 2
    assert "there are no terms" in capsys.readouterr().err


SHEET = "concept,es,en,pt_BR\nT1,encaje | puntilla,lace,bordado\nT9,aguja,needle,agulha\nT9,,pin,\nT8,—,,\n"
"""Against the glossary of the workspace: one synonym more, a preferred term that contradicts, a concept more."""


def test_import_adds_what_is_new_and_names_what_contradicts(tmp_path: Path, capsys: Captured) -> None:
    make(tmp_path)
    path = tmp_path / "sheet.csv"
    path.write_text(SHEET, "utf-8")
    assert museotext_in(tmp_path, "glossary", "import", str(path), "--check") == 1
    assert not (tmp_path / "glossary/sheet.csv").exists()
    capsys.readouterr()
    assert museotext_in(tmp_path, "glossary", "import", str(path)) == 1
    shown = capsys.readouterr()
    assert shown.out == "wrote glossary/sheet.csv: 5 new terms\n"
    assert f"{path}:2: T1, “bordado” (pt_BR) is left out: the glossary prefers “renda” in pt_BR" in shown.err
    assert "  see glossary/terms.csv:4" in shown.err
    assert f"{path}:5: the term '—' has no letter" in shown.err
    assert "5 new, 2 known, 1 contradicting, 1 left out" in shown.err
    assert (tmp_path / "glossary/terms.csv").read_text("utf-8") == GLOSSARY
    texts = {term.text for term in read_glossary(tmp_path / "glossary").terms}
    assert texts == {"lace", "encaje", "renda", "puntilla", "aguja", "needle", "pin", "agulha"}
    assert museotext_in(tmp_path, "glossary", "import", str(path)) == 1
    assert "0 new, 7 known" in capsys.readouterr().err


SYNONYM = "concept,lang,term,status,note\nT1,es,encaje,,\nT1,es,puntilla,admitted,\nT1,en,lace,,fine; very\n"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_import_into_a_file_keeps_every_byte_of_it(tmp_path: Path, ending: str, capsys: Captured) -> None:
    make(tmp_path)
    old = '\ufeffterm;lang;concept;;\nencaje;es;T1;;\n"a;b"; es; T2'.replace("\n", ending).encode()
    glossary = tmp_path / "glossary/terms.csv"
    glossary.write_bytes(old)
    path = tmp_path / "sheet.csv"
    path.write_text(SYNONYM, "utf-8")
    assert museotext_in(tmp_path, "glossary", "import", str(path), "--into", "terms") == 0
    expected = old.replace(b";;", b";;;status;note", 1) + f"{ending}puntilla;es;T1;;;admitted;{ending}".encode()
    expected += f'lace;en;T1;;;preferred;"fine; very"{ending}'.encode()
    assert glossary.read_bytes() == expected
    assert len(read_glossary(tmp_path / "glossary").terms) == 4


def test_a_concept_that_means_something_else_stays_out(tmp_path: Path, capsys: Captured) -> None:
    make(tmp_path)
    path = tmp_path / "other.csv"
    path.write_text("concept,lang,term\nT1,es,aguja\nT1,fr,aiguille\n", "utf-8")
    assert museotext_in(tmp_path, "glossary", "import", str(path), "--diff") == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "the glossary has T1 for “encaje” and shares no term with it" in shown.err


@pytest.mark.parametrize("name", ["../x.csv", "a/b.csv", ".x", "waivers.csv", "~a"])
def test_import_writes_into_the_glossarys_folder_only(tmp_path: Path, name: str, capsys: Captured) -> None:
    make(tmp_path)
    path = tmp_path / "sheet.csv"
    path.write_text("concept,lang,term\nT7,es,aguja\n", "utf-8")
    before = contents(tmp_path)
    assert museotext_in(tmp_path, "glossary", "import", str(path), "--into", name) == 2
    assert "is no name for a glossary file" in capsys.readouterr().err
    assert contents(tmp_path) == before


def test_an_import_of_a_file_that_is_none_changes_nothing(tmp_path: Path, capsys: Captured) -> None:
    make(tmp_path)
    good = tmp_path / "good.csv"
    good.write_text("concept,lang,term\nT7,es,aguja\n", "utf-8")
    bad = tmp_path / "bad.tbx"
    bad.write_text("<martif>", "utf-8")
    before = contents(tmp_path)
    assert museotext_in(tmp_path, "glossary", "import", str(good), str(bad)) == 2
    assert "bad.tbx:1: is not well-formed XML" in capsys.readouterr().err
    assert contents(tmp_path) == before
