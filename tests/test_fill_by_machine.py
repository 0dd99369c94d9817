"""Filling catalogs with drafts of a machine, Apertium itself: after the memory, and no further than allowed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from pipeline.catalogs import Entry, is_draft, read
from pipeline.errors import TranslatorError
from pipeline.stages.approving import approve, reviewer
from pipeline.stages.extract import extract
from pipeline.stages.fill import Machine, fill
from pipeline.stages.machine_filling import CACHE
from pipeline.workspace import Workspace, find_workspace
from tests.workspaces import contents, museotext_in

pytestmark = pytest.mark.skipif(shutil.which("apertium") is None, reason="needs Debian's apertium")

GLOSSARY = """concept,lang,term,status,part_of_speech,gender
T1,es,convocatoria,preferred,noun,f
T1,pt_BR,chamada pública,preferred,noun,f
T1,en,call,preferred,noun,
T2,es,museo,preferred,noun,m
T2,pt_BR,museu,preferred,noun,m
"""
TEXT = """# Convocatorias de verano

El museo abre sus puertas a **todas las personas** del barrio. Consulte las [bases](bases.md).

Las convocatorias son gratuitas.
"""


def workspace(root: Path, settings: str = "", text: str = TEXT, source: str = "es") -> Workspace:
    (root / "setup.cfg").write_text(f"[museotext]\nlanguages = en, es, pt_BR\n{settings}", "utf-8")
    (root / "glossary").mkdir()
    (root / "glossary" / "terms.csv").write_text(GLOSSARY, "utf-8")
    (root / "source_texts" / source).mkdir(parents=True)
    (root / "source_texts" / source / "a.md").write_text(text, "utf-8")
    extract(find_workspace(root))
    return find_workspace(root)


def entries(space: Workspace, language: str) -> dict[str, Entry]:
    path = space.catalog_path("a.md", language)
    return {one.msgid: one for one in read(path.read_bytes(), path).active}


def catalogs(root: Path) -> dict[str, bytes]:
    return {path: data for path, data in contents(root).items() if path.endswith(".po")}


def test_a_draft_is_fuzzy_says_where_it_comes_from_and_has_its_codes_and_terms(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    result = fill(space, languages=("pt_BR",), machine=Machine("apertium"))
    assert (result.filled, result.empty) == ({"apertium": 3}, 0)
    found = entries(space, "pt_BR")
    assert all(is_draft(one) and one.fuzzy for one in found.values())
    assert {one.comments for one in found.values()} == {("museotext: draft from Apertium, a machine",)}
    whole = found["El museo abre sus puertas a **todas las personas** del barrio. Consulte las [bases](bases.md)."]
    assert whole.msgstr == "O museu abre suas portas a **todas as pessoas** do bairro. Consulte as [bases](bases.md)."
    assert found["Convocatorias de verano"].msgstr == "Chamadas públicas de verão"
    assert "chamadas públicas" in found["Las convocatorias son gratuitas."].msgstr
    subprocess.run(["msgfmt", "-c", "-o", "/dev/null", space.catalog_path("a.md", "pt_BR")], check=True)


def test_a_second_run_changes_nothing_and_asks_for_nothing(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    fill(space, languages=("pt_BR",), machine=Machine("apertium"))
    before = catalogs(tmp_path)
    again = fill(space, languages=("pt_BR",), machine=Machine("apertium"))
    assert again.spent.characters == 0
    assert not again.changes
    assert catalogs(tmp_path) == before


def test_what_the_memory_has_is_not_sent(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    fill(space, languages=("pt_BR",), machine=Machine("apertium"))
    (tmp_path / "source_texts" / "es" / "b.md").write_text("Las convocatorias son gratuitas.\n\nNada más.\n", "utf-8")
    path = space.catalog_path("a.md", "pt_BR")
    path.write_bytes(path.read_bytes().replace(b"#, fuzzy\n", b""))
    extract(find_workspace(tmp_path))
    result = fill(space, names=("b.md",), languages=("pt_BR",), machine=Machine("apertium"))
    assert result.filled.keys() <= {"exact", "context", "apertium"}
    assert result.spent.characters <= len("Nada más.") + 10


def test_a_budget_is_kept_and_the_rest_is_left_for_another_run(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    result = fill(space, languages=("pt_BR",), machine=Machine("apertium", max_characters=20))
    assert result.spent.characters <= 20
    assert result.empty
    assert result.remarks[-1].startswith("stopped: ")
    assert fill(space, languages=("pt_BR",), machine=Machine("apertium")).empty == 0


def test_an_estimate_sends_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace(tmp_path)
    before = catalogs(tmp_path)
    arguments = ("fill", "--engine", "apertium", "-l", "pt_BR", "--estimate")
    assert museotext_in(tmp_path, *arguments) == 0
    assert capsys.readouterr().out.startswith("apertium: 3 texts, ")
    assert catalogs(tmp_path) == before
    assert not (tmp_path / CACHE).exists()


def test_confidential_documents_are_not_for_online_engines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace(tmp_path, "confidential = *.md\n")
    monkeypatch.setenv("DEEPL_API_KEY", "none")
    assert museotext_in(tmp_path, "fill", "--engine", "deepl") == 0
    said = capsys.readouterr()
    assert "not sent, because confidential: a.md" in said.err
    assert "sent\n" not in said.err
    assert museotext_in(tmp_path, "fill", "--engine", "apertium", "-l", "pt_BR") == 0


def test_where_the_spanish_is_approved_it_is_translated(tmp_path: Path) -> None:
    space = workspace(tmp_path, "fill.pivot = es\n", "The museum opens.\n\nIt closes.\n", "en")
    path = space.catalog_path("a.md", "es")
    path.write_bytes(path.read_bytes().replace(b'opens."\nmsgstr ""', b'opens."\nmsgstr "El museo abre."'))
    fill(space, languages=("pt_BR",), machine=Machine("apertium", pivot="es"))
    found = entries(space, "pt_BR")
    assert found["The museum opens."].msgstr == "O museu abre."
    assert found["The museum opens."].comments == ("museotext: draft from Apertium, a machine, through es",)
    assert found["The museum opens."].previous_msgid == "The museum opens."


def test_where_reviews_are_tracked_only_what_a_reviewer_approved_is_a_pivot(tmp_path: Path) -> None:
    space = workspace(tmp_path, "fill.pivot = es\nreview.track = yes\n", "The museum opens.\n\nIt closes.\n", "en")
    path = space.catalog_path("a.md", "es")
    data = path.read_bytes().replace(b'opens."\nmsgstr ""', b'opens."\nmsgstr "El museo abre."')
    path.write_bytes(data.replace(b'closes."\nmsgstr ""', b'closes."\nmsgstr "La sala cierra."'))
    approve(space, reviewer(space, "Ana Ruiz"), languages=("es",), only=("The museum opens.",))
    fill(space, languages=("pt_BR",), machine=Machine("apertium", pivot="es"))
    found = entries(space, "pt_BR")
    assert found["The museum opens."].msgstr == "O museu abre."
    assert found["It closes."].msgstr
    assert "sala" not in found["It closes."].msgstr


@pytest.mark.parametrize(
    ("engine", "message"),
    [
        ("apertum", "there is no translator called 'apertum'; did you mean apertium?"),
        ("deepl", "DeepL needs the key of a DeepL API account; set the environment variable DEEPL_API_KEY"),
    ],
)
def test_an_engine_that_cannot_be_used_is_said_before_anything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str, message: str
) -> None:
    space = workspace(tmp_path)
    monkeypatch.delenv("DEEPL_API_KEY", raising=False)
    with pytest.raises(TranslatorError) as caught:
        fill(space, machine=Machine(engine))
    assert str(caught.value) == message


def test_settings_name_an_engine_and_the_command_line_may_refuse_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace(tmp_path, "fill.engine = apertium\n")
    assert museotext_in(tmp_path, "fill", "-l", "pt_BR", "--memory") == 0
    assert "nothing filled, 3 still empty" in capsys.readouterr().err
    assert museotext_in(tmp_path, "fill", "-l", "pt_BR") == 0
    assert "3 texts filled (3 apertium), 0 still empty" in capsys.readouterr().err


def test_a_pivot_has_to_be_a_language_of_the_workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "setup.cfg").write_text("[museotext]\nlanguages = en, es\nfill.pivot = fr\n", "utf-8")
    assert museotext_in(tmp_path, "status") == 2
    assert "setup.cfg:3: fill.pivot: 'fr' is not a language of this workspace; write one of en, es" in (
        capsys.readouterr().err
    )
