"""Sheets and tables in text as tables, and what stands in their cells that nobody translates."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from pipeline.formats import csv
from pipeline.formats.document import Document, ReadOptions
from pipeline.formats.xlsx.numbers import GENERAL, shown
from pipeline.model import NOWHERE, Place
from tests import office
from tests.test_format_xlsx import data, inline, shared, si, workbook
from tests.test_structure import WANTED, seen

CHOSEN = replace(WANTED, columns=("Título",))
KEPT = replace(WANTED, keeps_headings=True)


def placed(document: Document) -> list[tuple[str, str, int, int, int]]:
    """Return text, kind, table, row and column of all that is seen."""
    return [(unit.text, unit.kind, *unit.place[2:5]) for unit in seen(document)]


def read(book: bytes, options: ReadOptions = WANTED) -> Document:
    return office.form("xlsx").read(book, "es", options)


def written(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


# Excel


def test_each_sheet_that_is_seen_is_a_table_below_its_name() -> None:
    first = data(
        shared("B1", 0) + shared("C1", 1), '<c r="B2"><v>12</v></c>' + inline("C2", "de barro"), shared("C4", 0)
    )
    second = data(inline("A1", "secreto"))
    third = data(inline("A1", "rojo") + '<c r="C1" t="b"><v>1</v></c><c r="D1" t="e"><v>#N/A</v></c>')
    book = workbook(first, second, third, strings=si("Título", "Técnica"), states=("visible", "hidden", "visible"))
    assert placed(read(book)) == [
        ("Uno", "heading 1", 0, 0, 0),
        ("Título", "column heading B1", 1, 1, 2),
        ("Técnica", "column heading C1", 1, 1, 3),
        ("12", "cell B2", 1, 2, 2),
        ("de barro", "cell C2", 1, 2, 3),
        ("Título", "cell C4", 1, 4, 3),
        ("Tres", "heading 1", 0, 0, 0),
        ("rojo", "cell A1", 3, 1, 1),
        ("TRUE", "cell C1", 3, 1, 3),
    ]


def test_a_sheet_without_words_is_data() -> None:
    assert placed(read(workbook(data('<c r="A1"><v>1</v></c>'), data(inline("A1", "rojo"))))) == [
        ("Dos", "heading 1", 0, 0, 0),
        ("rojo", "cell A1", 2, 1, 1),
    ]


def test_only_chosen_columns_are_published() -> None:
    sheet = data(inline("A1", "Título") + inline("B1", "Nota"), inline("A2", "Manto") + inline("B2", "no decir"))
    more = sheet.replace("</sheetData>", '<row r="3"><c r="A3"><v>7</v></c><c r="B3"><v>8</v></c></row></sheetData>')
    kinds = ("column heading A1", "cell A2", "cell A3")
    assert [one[:2] for one in placed(read(workbook(more), CHOSEN))] == list(
        zip(("Título", "Manto", "7"), kinds, strict=True)
    )
    kept = replace(CHOSEN, keeps_headings=True)
    assert [unit.text for unit in seen(read(workbook(more), kept))] == ["Título", "Manto", "7"]


def test_numbers_are_seen_as_their_cells_show_them() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Manto", 31.5, 0.25, date(2026, 10, 15), datetime(2026, 10, 15, 14, 30), True, "=1+1"])  # noqa: DTZ001
    sheet["B1"].number_format, sheet["C1"].number_format = "0.00", "0%"
    sheet["D1"].number_format, sheet["E1"].number_format = "DD/MM/YYYY", '"a las" h:mm d/m/yy'
    assert [unit.text for unit in seen(read(written(book)))] == [
        "Manto", "31.50", "25%", "2026-10-15", "2026-10-15 14:30", "TRUE",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "code", "seen_as"),
    [
        ("0.30000000000000004", GENERAL, "0.3"),
        ("1234567890123", GENERAL, "1234567890123"),
        ("12000", '#,##0 "USD"', "12000"),
        ("-12000.5", "[$€-C0A] #,##0.00;[Red]-#,##0.00", "-12000.50"),
        ("46310", "mmmm yyyy", "2026-10"),
        ("46310", '[$-C0A]d" de "mmmm', "2026-10-15"),
        ("46310", "yyyy", "2026"),
        ("0.75", "h:mm:ss", "18:00:00"),
        ("-3", "dd/mm/yyyy", "-3"),
        ("1e9", "dd/mm/yyyy", "1000000000"),
        ("1.5", "0.E+00", "1.5"),
        ("5", "@", "5"),
        ("n. a.", "0", ""),
        ("nan", "0", ""),
        ("1e999", GENERAL, ""),
    ],
)
def test_a_format_says_how_a_number_is_seen(value: str, code: str, seen_as: str) -> None:
    assert shown(value, code) == seen_as


def test_days_may_be_counted_from_1904() -> None:
    assert shown("44848", "yyyy-mm-dd", from_1904=True) == shown("46310", "yyyy-mm-dd") == "2026-10-15"


@given(st.text(alphabet="0123456789.-+eE infa"), st.text(alphabet='0#?.,%ymdhs"\\[]_*;@/E General'), st.booleans())
def test_any_number_has_a_look_in_any_format(value: str, code: str, from_1904: bool) -> None:
    assert shown(value, code, from_1904=from_1904) == shown(value, code, from_1904=from_1904)


# Tables in text


def test_a_table_in_text_tells_rows_columns_and_numbers() -> None:
    table = 'Título;Año;Nota\nBarca;1931;"roja\ny azul"\n=1+2;MNA-12;\n'
    assert placed(csv.read(table.encode(), "es", WANTED)) == [
        ("Título", "column heading A1", 1, 1, 1),
        ("Año", "column heading B1", 1, 1, 2),
        ("Nota", "column heading C1", 1, 1, 3),
        ("Barca", "cell A2", 1, 2, 1),
        ("1931", "cell B2", 1, 2, 2),
        ("roja\ny azul", "cell C2", 1, 2, 3),
        ("MNA-12", "cell B3", 1, 3, 2),
    ]
    assert [one[:2] for one in placed(csv.read(table.encode(), "es", KEPT))][:4] == [
        ("Título", "column heading A1"),
        ("Año", "column heading B1"),
        ("Nota", "column heading C1"),
        ("Barca", "cell A2"),
    ]
    assert [one[0] for one in placed(csv.read(table.encode(), "es", CHOSEN))] == ["Título", "Barca"]


CELLS = st.sampled_from(["Manto", "12,5", "=A1", "MNA-1", "", "de\nlana", '"x"', "1931"])


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=5))
def test_no_text_of_a_table_is_lost(rows: list[list[str]]) -> None:
    lines = (";".join('"{}"'.format(cell.replace('"', '""')) for cell in row) for row in rows)
    text = "\n".join(("sep=;", *lines)).encode()
    document, bare = csv.read(text, "es", WANTED), csv.read(text, "es", ReadOptions())
    assert [unit._replace(place=NOWHERE) for unit in document.units] == list(bare.units)
    for unit in seen(document):
        at = unit.place
        assert rows[at.row - 1][at.column - 1].split() == unit.text.split()
    louder = [office.louder(unit.text) for unit in bare.units]
    assert document.with_texts(louder) == bare.with_texts(louder)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=5))
def test_no_text_of_a_sheet_is_lost(rows: list[list[str]]) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    found = written(book)
    document, bare = read(found), read(found, ReadOptions())
    assert [unit._replace(place=NOWHERE) for unit in document.units] == list(bare.units)
    for unit in seen(document):
        assert unit.place == Place(table=1, row=unit.place.row, column=unit.place.column)
        assert rows[unit.place.row - 1][unit.place.column - 1].split() == unit.text.split()
    louder = [office.louder(unit.text) for unit in bare.units]
    assert document.with_texts(louder) == bare.with_texts(louder)
