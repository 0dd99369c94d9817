"""Reading the sheets of an Excel workbook as rows of text.

ECMA-376 part 1, section 18: the workbook names its sheets, the relations say where they
are, and shared strings are kept apart. Formulas count with the value that was stored.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from pipeline.archives import Archive, open_archive
from pipeline.errors import DocumentError
from pipeline.xml_text import Element, read_xml

__all__ = ["Row", "column_letters", "read_sheets"]

Row = tuple[int, list[str]]
"""The number of a row, from 1, and its cells."""

_KNOWN = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "x",
    "http://purl.oclc.org/ooxml/spreadsheetml/main": "x",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
}
"""The namespaces of both kinds of workbooks, transitional and strict."""
_LARGEST = 64 * 1024 * 1024
"""The largest part that is read, in bytes once unpacked."""
_MOST_COLUMNS = 1000
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_NUMBER = re.compile("[0-9]{1,9}")
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
"""How Excel writes a character that XML cannot hold, or that would look like this (ST_Xstring, 22.9.2.19)."""


def read_sheets(data: bytes) -> Iterator[tuple[str, Iterator[Row]]]:
    """Yield the name of each sheet of a workbook, in its order, and the rows of it that have a text.

    Raises DocumentError, without a path, when it is no workbook, and, with the row, for one too wide.
    """
    archive = open_archive(data)
    places = {one.get("Id"): one.get("Target") for one in _part(archive, "xl/_rels/workbook.xml.rels").children}
    strings = _shared_strings(archive)
    for sheet in _all(_part(archive, "xl/workbook.xml"), "x:sheet"):
        place = places.get(sheet.get("r:id"))
        if place is not None:
            name = posixpath.normpath(posixpath.join("/xl", place)).lstrip("/")
            yield sheet.get("name"), _rows(_part(archive, name), strings)


def _part(archive: Archive, name: str) -> Element:
    if name not in archive:
        raise DocumentError(f"is no Excel workbook: it has no part {name}")
    return read_xml(archive.read(name, largest=_LARGEST), _KNOWN).root


def _shared_strings(archive: Archive) -> list[str]:
    name = "xl/sharedStrings.xml"
    return [_text(item) for item in _all(_part(archive, name), "x:si")] if name in archive else []


def _all(element: Element, name: str) -> Iterator[Element]:
    return (one for one in element.walk() if one.name == name)


def _text(element: Element) -> str:
    """Return the runs of a text, without the readings that East Asian texts may have."""
    runs = (one for one in _all(element, "x:t") if one.parent is None or one.parent.name != "x:rPh")
    return _unescaped("".join(run.content() for run in runs))


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


def _rows(sheet: Element, strings: list[str]) -> Iterator[Row]:
    number = 0
    for row in _all(sheet, "x:row"):
        given = row.get("r")
        number = int(given) if _NUMBER.fullmatch(given) else number + 1
        cells: list[str] = []
        for cell in _all(row, "x:c"):
            reference = _REFERENCE.fullmatch(cell.get("r"))
            at = _column(reference[1]) if reference else len(cells)
            if at >= _MOST_COLUMNS:
                raise DocumentError(
                    f"has more than {_MOST_COLUMNS} columns", line=number, remedy="delete those to the right"
                )
            cells += [""] * (at + 1 - len(cells))
            cells[at] = _value(cell, strings)
        if any(text.strip() for text in cells):
            yield number, cells


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def column_letters(number: int) -> str:
    """Return what a spreadsheet calls a column; ``number`` counts from 0."""
    letters = ""
    while number >= 0:
        number, letter = divmod(number, 26)
        letters = chr(ord("A") + letter) + letters
        number -= 1
    return letters


def _value(cell: Element, strings: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text(cell)
    value = next((one.content() for one in _all(cell, "x:v")), "")
    if kind == "s":
        return strings[int(value)] if _NUMBER.fullmatch(value) and int(value) < len(strings) else ""
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    return _unescaped(value) if kind == "str" else value.removesuffix(".0")
