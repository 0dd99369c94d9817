"""Sheets for reviewers: what they offer, and what spreadsheet programs may do to them."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.catalogs import Entry
from pipeline.editions import Concept, Edition, State
from pipeline.editions.returned import Returned, read_returned
from pipeline.editions.xlsx import render
from pipeline.errors import DocumentError
from tests.exchanging import HOSTILE, catalog_of, edition_of, sent, take
from tests.sample_editions import LANGUAGES, edition, row

SEA = Entry("The sea", "El mar")
LACE = Entry("Lace", "Encaje", flags=("fuzzy",), previous_msgid="Laces", comments=("Ana: ¿sí?",))
TIDE = Entry("The tide")
THREE = catalog_of(SEA, LACE, TIDE)
PATH = Path("tides.html.es.xlsx")


def sheet_of(one: Edition, language: str = "es") -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(workbook(one, language))).worksheets[0]


def workbook(one: Edition, language: str = "es") -> bytes:
    return render(one)[language]


def values(sheet: Worksheet) -> list[list[str]]:
    return [["" if cell is None else str(cell) for cell in line] for line in sheet.iter_rows(values_only=True)]


def edited(edit: Callable[[Worksheet], None]) -> bytes:
    """Return the sheet of three texts after somebody worked on it."""
    book = openpyxl.load_workbook(io.BytesIO(sent("xlsx", edition_of(THREE))[1]))
    edit(book.worksheets[0])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read(data: bytes, path: Path = PATH) -> list[Returned]:
    return list(read_returned(data, path))


# What reviewers see


def test_a_row_has_all_that_a_reviewer_wants() -> None:
    one = edition_of(THREE)
    first = replace(one.rows[1], concepts=(Concept("T1", (("en", "lace"), ("es", "encaje"))),))
    headings, line = values(sheet_of(replace(one, rows=(first,))))
    assert headings[:-1] == [
        "Lugar",
        "Original: English",
        "Traducción: español",
        "Estado",
        "Comentarios",
        "Términos",
        "Notas",
    ]
    assert headings[-1] == "museotext: tides.html (en → es)"
    assert line[:-1] == [
        "párrafo › Lace",
        "Lace",
        "Encaje",
        "por revisar",
        "Ana: ¿sí?",
        "lace → encaje (T1)",
        "a note\nTraducido cuando el original era: Laces",
    ]


def test_there_is_a_workbook_for_each_translation_with_the_others_beside() -> None:
    one = edition(row("heading 2", "The sea", "El mar", "O mar"), row("heading 2", "The sea", "El mar", "O mar"))
    for language, heading, beside in (("es", "encabezado 2", "O mar"), ("pt_BR", "título 2", "El mar")):
        _, *lines = values(sheet_of(one, language))
        assert [(line[0], line[7]) for line in lines] == [(heading, beside)]


def test_only_translation_state_and_comments_can_be_changed() -> None:
    sheet = sheet_of(edition_of(THREE))
    assert sheet.protection.sheet
    for line in sheet.iter_rows(min_row=2):
        assert [cell.column_letter for cell in line if not cell.protection.locked] == ["C", "D", "E"]
    assert all(cell.protection.locked for cell in sheet[1])


def test_headings_and_originals_stay_in_sight_and_states_are_a_list() -> None:
    sheet = sheet_of(edition_of(THREE))
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:H4"
    [choice] = sheet.data_validations.dataValidation
    assert (choice.type, choice.formula1) == ("list", '"traducido,por revisar,sin traducir"')
    assert str(choice.sqref).startswith("D2:D")
    assert all(cell.alignment.wrap_text for line in sheet.iter_rows() for cell in line)


@pytest.mark.parametrize("text", HOSTILE)
def test_every_text_is_text(text: str) -> None:
    sheet = sheet_of(edition_of(catalog_of(Entry(text.strip() or "x", text, comments=(text.strip(),)))))
    for line in sheet.iter_rows():
        for cell in line:
            assert cell.data_type == "s" or cell.value is None
            assert cell.number_format == "@"
    data = sent("xlsx", edition_of(catalog_of(Entry("x", text))))[1]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_a_sheet_runs_from_right_to_left_where_its_language_does() -> None:
    languages = ("en", "ar")
    one = edition(row("paragraph", "sea", "بحر", languages=languages), languages=languages)
    sheet = sheet_of(one, "ar")
    assert sheet.sheet_view.rightToLeft
    assert [sheet.cell(2, column).alignment.readingOrder for column in (2, 3)] == [0, 2]
    assert not sheet_of(edition_of(THREE)).sheet_view.rightToLeft


def test_a_text_too_long_for_a_cell_is_named_and_never_comes_back() -> None:
    long = catalog_of(Entry("The sea", "a" * 32_768), Entry("b" * 40_000, "x"), Entry("c" * 32_767, "\r" * 4_000))
    sheet = sheet_of(edition_of(long))
    assert "demasiado largo" in str(sheet["C2"].value)
    assert "demasiado largo" in str(sheet["B3"].value)
    assert sheet["C2"].protection.locked
    [last] = read(sent("xlsx", edition_of(long))[1])
    assert (len(last.source), last.text) == (32_767, "\r" * 4_000)


def test_all_languages_of_sheets_say_the_same_when_they_come_back() -> None:
    states = [State.TRANSLATED, State.FUZZY, State.MISSING]
    one = edition(row("term", "a", "b", "c"), row("term", "d", "e", "f"), row("term", "g", "", ""))
    for language in LANGUAGES[1:]:
        found = read(workbook(one, language), Path(f"tides.html.{language}.xlsx"))
        assert [text.state for text in found] == [State.TRANSLATED, State.TRANSLATED, State.MISSING]
        assert {text.state for text in found} <= set(states)


# What people and programs do to them


def test_rows_may_be_sorted_and_left_out_and_columns_moved() -> None:
    def shuffle(sheet: Worksheet) -> None:
        lines = values(sheet)
        order = random.Random(7).sample(range(len(lines[0])), len(lines[0]))
        body = [lines[3], lines[1]]
        sheet.delete_rows(1, 10)
        for line in [lines[0], *body]:
            sheet.append([line[at] for at in order])

    found = read(edited(shuffle))
    assert [(one.source, one.text, one.state) for one in found] == [
        ("The tide", "", State.MISSING),
        ("The sea", "El mar", State.TRANSLATED),
    ]
    assert take(THREE, found).catalog is THREE


def test_the_place_of_a_text_is_its_sheet_and_cell() -> None:
    assert [one.place for one in read(edited(lambda sheet: None))][:2] == [
        "tides.html.es.xlsx: sheet es, cell C2",
        "tides.html.es.xlsx: sheet es, cell C3",
    ]


def test_an_edited_original_is_refused_and_named() -> None:
    def edit(sheet: Worksheet) -> None:
        sheet["B2"] = "The seas"
        sheet["C2"] = "Los mares"

    result = take(THREE, read(edited(edit)))
    assert result.catalog is THREE
    [left] = result.left_out
    assert left.place == "tides.html.es.xlsx: sheet es, cell C2"
    assert left.reason.startswith("the original was changed here")


def test_without_the_column_of_keys_the_name_of_the_file_says_what_it_is_of() -> None:
    def edit(sheet: Worksheet) -> None:
        sheet.delete_cols(8)
        sheet["C4"] = "La marea"
        sheet["C2"] = "La mar"

    found = read(edited(edit))
    assert {(one.document, one.language, one.key) for one in found} == {("tides.html", "es", "")}
    result = take(THREE, found)
    assert [entry.msgstr for entry in result.catalog.entries] == ["El mar", "Encaje", "La marea"]
    assert [one.reason.split(":")[0] for one in result.left_out] == ["conflict"]
    with pytest.raises(DocumentError, match="does not say which document and language"):
        read(edited(edit), Path("review.xlsx"))


def test_a_state_is_read_in_any_language_and_an_unknown_one_is_named() -> None:
    def edit(sheet: Worksheet) -> None:
        sheet["D2"] = " To be  Reviewed "
        sheet["D3"] = "traduzido"
        sheet["D4"] = "hecho"

    found = read(edited(edit))
    assert [one.state for one in found] == [State.FUZZY, State.TRANSLATED, None]
    assert found[2].place == "tides.html.es.xlsx: sheet es, cell D4"
    assert found[2].fault == "'hecho' is no state; choose one of the list"
    assert [one.place for one in take(THREE, found).left_out] == [found[2].place]


def test_a_new_line_in_the_comments_is_a_new_comment() -> None:
    def edit(sheet: Worksheet) -> None:
        sheet["E3"] = "Ana: ¿sí?\nBia: sim"

    assert [entry.comments for entry in take(THREE, read(edited(edit))).catalog.entries] == [
        (),
        ("Ana: ¿sí?", "Bia: sim"),
        (),
    ]


def test_a_workbook_without_such_a_sheet() -> None:
    with pytest.raises(DocumentError, match="has no sheet with the headings"):
        read(edited(lambda sheet: sheet.delete_rows(1)))
    with pytest.raises(DocumentError) as caught:
        read(b"PK")
    assert caught.value.path == "tides.html.es.xlsx"


SOFFICE = shutil.which("soffice")


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_and_saves_it_and_nothing_is_lost(tmp_path: Path) -> None:
    entries = [Entry(f"{number}{text}", text.strip("\n") or "x") for number, text in enumerate(HOSTILE)]
    catalog = catalog_of(SEA, LACE, TIDE, *entries)
    name, data = sent("xlsx", edition_of(catalog))
    (tmp_path / name).write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = [
        str(SOFFICE),
        profile,
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        tmp_path / "out",
        tmp_path / name,
    ]
    subprocess.run(convert, check=True, capture_output=True)
    found = read((tmp_path / "out" / name).read_bytes())
    assert len(found) == len(catalog.entries)
    result = take(catalog, found)
    assert result.catalog is catalog
    assert not result.left_out
    book = openpyxl.load_workbook(tmp_path / "out" / name)
    assert book.worksheets[0].protection.sheet
    assert book.worksheets[0].data_validations.dataValidation
