"""Tables and subtitles through the whole pipeline."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.catalogs import read, serialise
from pipeline.errors import CombinedError
from pipeline.model import Severity
from pipeline.stages.check import check
from pipeline.stages.documents import documents
from pipeline.stages.extract import extract
from pipeline.stages.publish import publish
from pipeline.workspace import Workspace, find_workspace
from tests import golden
from tests.office import member
from tests.workspaces import translate

LABELS = "N.º;Título;Texto\r\nMNA-1;Vasija roja;=A2\r\nMNA-2;Manto;Lana\r\n"


def workspace(root: Path, settings: str, **texts: str) -> Workspace:
    """Make a workspace of Spanish documents, whose names have _ for the dot."""
    (root / "source_texts/es").mkdir(parents=True, exist_ok=True)
    (root / "setup.cfg").write_text(f"[museotext]\nlanguages = es, en\n{settings}", "utf-8")
    for name, text in texts.items():
        (root / "source_texts/es" / name.replace("_", ".")).write_bytes(text.encode())
    return find_workspace(root)


def translated(space: Workspace) -> Workspace:
    extract(space)
    for source in documents(space):
        translate(space, source.name, "en")
    return space


def test_a_table_is_published_with_its_headings_translated_though_columns_are_chosen_by_them(tmp_path: Path) -> None:
    space = translated(workspace(tmp_path, "columns = título, texto\n", labels_csv=LABELS))
    assert publish(space).refusals == ()
    assert space.published_path("labels.csv", "en").read_bytes().decode() == (
        "N.º;Título [en];Texto [en]\r\nMNA-1;Vasija roja [en];=A2\r\nMNA-2;Manto [en];Lana [en]\r\n"
    )
    assert "#. cell B2 · Título\n" in space.catalog_path("labels.csv", "en").read_text("utf-8")
    assert check(space).failures == ()


def test_a_column_that_no_document_has_is_a_warning(tmp_path: Path) -> None:
    space = workspace(tmp_path, "columns = Titulo, texto\n", labels_csv=LABELS, more_csv="a;b\n1;2\n")
    assert extract(space).warnings == (
        "setup.cfg: columns names Titulo, and no document has such a column; mend or remove the name",
    )
    assert extract(space, names=["more.csv"]).warnings == ()


def test_a_column_that_its_document_lacks_stops_extraction(tmp_path: Path) -> None:
    space = workspace(tmp_path, "columns = labels.csv: Titulo\n", labels_csv=LABELS)
    with pytest.raises(CombinedError, match=r"es/labels.csv: has no column Titulo, .*; did you mean Título\?"):
        extract(space)


FILM = """WEBVTT
Language: es

00:01.000 --> 00:02.000
<v Ana>No toquen nada.

00:03.000 --> 00:09.000
No toquen nada.

00:10.000 --> 00:11.000
Gracias.
"""


def test_subtitles_are_published_with_their_language_and_speakers(tmp_path: Path) -> None:
    space = translated(workspace(tmp_path, "", film_vtt=FILM))
    assert publish(space).refusals == ()
    assert space.published_path("film.vtt", "en").read_text("utf-8") == (
        FILM.replace("Language: es", "Language: en").replace("nada.", "nada. [en]").replace("Ana", "Ana [en]")
    ).replace("Gracias.", "Gracias. [en]")


def test_a_text_in_two_places_is_judged_where_it_is_seen_for_less_time(tmp_path: Path) -> None:
    space = translated(workspace(tmp_path, "subtitles.speed = 17\nsubtitles.width = 15\n", film_vtt=FILM))
    findings = check(space, languages=["en"]).findings
    found = [(one.rule, one.severity, one.target) for one in findings if one.rule != "target-language"]
    assert found == [
        ("line-length", Severity.WARNING, "No toquen nada. [en]"),
        ("reading-speed", Severity.WARNING, "No toquen nada. [en]"),
    ]
    space = workspace(tmp_path, "subtitles.speed = 30\n")
    assert {one.rule for one in check(space).findings} == {"target-language"}


def test_a_workbook_says_in_every_place_what_is_not_translated(tmp_path: Path) -> None:
    space = workspace(tmp_path, "publish.minimum = 0\n", a_txt="Hola a todos.\n")
    source = tmp_path / "source_texts/es/labels.xlsx"
    source.write_bytes(golden.content("xlsx", "labels"))
    extract(space)
    path = space.catalog_path("labels.xlsx", "en")
    catalog = read(path.read_bytes())
    done = {"Materia": "Subject", "Sala": "Room"}
    path.write_bytes(
        serialise(
            replace(catalog, entries=tuple(replace(one, msgstr=done.get(one.msgid, "")) for one in catalog.entries))
        )
    )
    assert publish(space, names=["labels.xlsx"]).refusals == ()
    book = space.published_path("labels.xlsx", "en").read_bytes()
    table = member(book, "xl/tables/table1.xml")
    assert re.findall(' name="([^"]*)"', table)[1:] == [
        "N.º [not translated yet]",
        "Título [not translated yet] ",
        "Texto [not translated yet]",
        "Subject",
    ]
    strings = member(book, "xl/sharedStrings.xml")
    assert "Subject</t>" in strings
    assert "Vasija con asa [not translated yet]</t>" in strings
    assert "<t>barro</t>" in strings
    assert "<c:v>Obras [not translated yet]</c:v>" in member(book, "xl/charts/chart1.xml")
