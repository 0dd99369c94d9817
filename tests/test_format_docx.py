"""Word documents: what is translated, what is not, and what a published one holds."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.formats.document import LanguageForm, ReadOptions
from pipeline.model import Unit
from pipeline.stages.prove import unkept
from tests.office import form, member, opened, published, texts, zipped_folder

CASES = Path(__file__).parent / "cases" / "docx"
CALL = zipped_folder(CASES / "convocatoria" / "source")


def listing(unit: Unit) -> str:
    """Return one unit on one line: its number, the headings above it, what it is, its text, and help for it."""
    place = " > ".join([*unit.section, unit.kind])
    text = unit.text.replace("\n", "\\n").replace("\t", "\\t")
    return f"{unit.line}: {place} | {text}" + (f"  # {unit.note}" if unit.note else "")


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_a_document_is_read_as_its_listing_says(case: str) -> None:
    found = [listing(unit) for unit in opened(zipped_folder(CASES / case / "source")).units]
    assert found == (CASES / case / "units.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_a_document_written_anew_reads_the_same(case: str) -> None:
    data = zipped_folder(CASES / case / "source")
    document = opened(data)
    assert published(document, [unit.text for unit in document.units]) == data
    assert unkept(form("docx"), document, "es", ReadOptions()) == ()


def louder(text: str) -> str:
    """Return a translation that is longer and has the same tags."""
    return re.sub(r"[^\W\d_]+", lambda word: f"{word[0]}xx", text)


def test_a_translation_stands_in_every_place_and_nothing_else_changes() -> None:
    document = opened(CALL)
    result = published(document, [louder(unit.text) for unit in document.units])
    assert texts(result) == [louder(text) for text in texts(CALL)]
    for name in ("word/comments.xml", "word/settings.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"):
        assert member(result, name) == member(CALL, name)
    body = member(result, "word/document.xml")
    assert body.count("martesxx") == 2, "the text box and its twin for older programs"
    assert body.count("Recuadroxx") == 2
    before = re.sub(r"<w:t\b.*?</w:t>|w:rsid\w+=\"\w+\"", "", member(CALL, "word/document.xml"))
    for tag in (
        "w:footnoteReference",
        "w:hyperlink",
        "mc:Fallback",
        "w:drawing",
        "w:tc",
        "w:fldChar",
        "w:commentReference",
    ):
        assert body.count(f"<{tag}") == before.count(f"<{tag}")


def test_the_languages_of_the_document_become_the_targets() -> None:
    marks = {
        (part.name, part.text[mark.start : mark.end], mark.form) for part in opened(CALL).parts for mark in part.marks
    }
    assert marks == {
        ("docProps/core.xml", "es-ES", LanguageForm.CULTURE),
        ("word/styles.xml", "es-ES", LanguageForm.CULTURE),
        ("word/settings.xml", "es-ES", LanguageForm.CULTURE),
        ("word/charts/chart1.xml", "es-ES", LanguageForm.CULTURE),
    }


def test_links_to_other_files_may_be_led_to_their_translations() -> None:
    links = [(part.name, link.target) for part in opened(CALL).parts for link in part.links]
    assert links == [
        ("word/_rels/document.xml.rels", "https://www.ibermuseos.org/es/"),
        ("word/_rels/document.xml.rels", "bases.docx"),
    ]


def test_source_text_left_in_place_says_so_and_says_its_language() -> None:
    document = opened(CALL)
    slot = next(slot for part in document.parts for slot in part.slots if slot.unit.text.startswith("<1>Abierto"))
    xml = slot.marked(slot.unit.text, note="not yet translated", language="es")
    assert xml.count('<w:lang w:val="es-ES"/>') == 2
    assert "[not yet translated]" in xml


def test_a_unit_is_numbered_for_lack_of_lines() -> None:
    units = opened(CALL).units
    assert [unit.line for unit in units] == list(range(1, len(units) + 1))
    assert replace(units[0], line=1) == units[0]
