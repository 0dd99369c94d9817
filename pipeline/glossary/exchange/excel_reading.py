"""Reading the first sheet of an Excel workbook as rows of text.

ECMA-376 part 1, section 18: the workbook names its sheets, the relations say where they
are, and shared strings are kept apart. Formulas count with the value that was stored.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from pipeline.errors import GlossaryError, MuseotextError
from pipeline.glossary.sheets import Row
from pipeline.safe_xml import parse

__all__ = ["sheet_rows"]

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_RELATION = re.compile(r"\{http://(?:schemas\.openxmlformats\.org|purl\.oclc\.org)[^}]*\}id")
_LARGEST = 64 * 1024 * 1024
"""The largest part that is read, in bytes once unpacked."""
_MOST_COLUMNS = 1000
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
"""How Excel writes a character that XML cannot hold, or that would look like this (ST_Xstring, 22.9.2.19)."""


def sheet_rows(data: bytes, path: Path) -> Iterator[Row]:
    """Yield the rows with text of a workbook's first sheet. Raises GlossaryError when it is no workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            book = _Book(archive, path)
            sheet = book.part(book.first_sheet())
            strings = book.shared_strings()
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise GlossaryError(f"is not an Excel workbook ({error})", path=path, remedy="save it again as .xlsx") from None
    except MuseotextError as error:
        raise GlossaryError(error.what, path=path, remedy=error.remedy) from None
    return _rows(sheet, strings, path)


class _Book:
    """The parts of a workbook."""

    def __init__(self, archive: zipfile.ZipFile, path: Path) -> None:
        self._archive = archive
        self._path = path

    def part(self, name: str) -> etree._Element:
        try:
            info = self._archive.getinfo(name)
        except KeyError:
            raise GlossaryError(f"has no part {name!r}", path=self._path, remedy="save it again as .xlsx") from None
        if info.file_size > _LARGEST:
            raise GlossaryError(
                f"its part {name!r} is too large", path=self._path, remedy="split it into several files"
            )
        content = self._archive.read(info)
        if b"<!DOCTYPE" in content or "<!DOCTYPE".encode("utf-16-le") in content:
            raise GlossaryError(f"its part {name!r} has a DOCTYPE", path=self._path, remedy="save it again as .xlsx")
        return parse(content, f"{self._path}/{name}")

    def first_sheet(self) -> str:
        for sheet in _all(self.part("xl/workbook.xml"), "sheet"):
            wanted = next((value for key, value in sheet.attrib.items() if _RELATION.fullmatch(str(key))), None)
            for relation in self.part("xl/_rels/workbook.xml.rels"):
                if relation.get("Id") == wanted:
                    return posixpath.normpath(posixpath.join("/xl", relation.get("Target", ""))).lstrip("/")
        raise GlossaryError("has no sheet", path=self._path, remedy="save it again as .xlsx")

    def shared_strings(self) -> list[str]:
        if "xl/sharedStrings.xml" not in self._archive.namelist():
            return []
        return [_text(item) for item in _all(self.part("xl/sharedStrings.xml"), "si")]


def _all(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return element.iter(f"{_MAIN}{name}", f"{_STRICT}{name}")


def _text(element: etree._Element) -> str:
    """Return the runs of a text, without the readings that East Asian texts may have."""
    runs = (one for one in _all(element, "t") if not str(getattr(one.getparent(), "tag", "")).endswith("}rPh"))
    text = "".join(run.text or "" for run in runs)
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


def _rows(sheet: etree._Element, strings: list[str], path: Path) -> Iterator[Row]:
    number = 0
    for row in _all(sheet, "row"):
        given = row.get("r", "")
        number = int(given) if given.isascii() and given.isdigit() else number + 1
        cells: list[str] = []
        for cell in _all(row, "c"):
            reference = _REFERENCE.fullmatch(cell.get("r", ""))
            at = _column(reference[1]) if reference else len(cells)
            if at >= _MOST_COLUMNS:
                raise GlossaryError(
                    f"has more than {_MOST_COLUMNS} columns", path=path, line=number, remedy="delete those to the right"
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


def _value(cell: etree._Element, strings: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text(cell)
    value = next((one.text or "" for one in _all(cell, "v")), "")
    if kind == "s":
        return strings[int(value)] if value.isascii() and value.isdigit() and int(value) < len(strings) else ""
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    if kind == "str":
        return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), value)
    return value.removesuffix(".0")
