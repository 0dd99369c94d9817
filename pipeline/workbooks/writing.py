"""Writing texts into an Excel workbook that people can work in, the same bytes for the same texts."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["fits", "height", "lay_out", "new_sheet", "offer", "put", "saved"]

_LONGEST = 32_767
"""The characters that a cell can hold (Excel's specifications and limits), in UTF-16."""

_TO_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""What looks like an escape, and what XML cannot hold or would change; Excel escapes both (ST_Xstring, 22.9.2.19)."""
_DATES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_THEN = b"2000-01-01T00:00:00Z"
_MOMENT = (2000, 1, 1, 0, 0, 0)
_LINE, _MOST_LINES = 15, 12
"""The height of a line in points; spreadsheets do not find out by themselves how many a row needs."""
_LAST_ROW = 1_048_576


def new_sheet(title: str) -> tuple[Workbook, Worksheet]:
    """Return a workbook and its one sheet."""
    book = Workbook()
    sheet: Worksheet = book.create_sheet(title)
    del book["Sheet"]
    return book, sheet


def fits(text: str) -> bool:
    """Tell whether a cell can hold ``text``."""
    return len(_escaped(text).encode("utf-16-le")) <= 2 * _LONGEST


def put(cell: Cell | MergedCell, text: str, *, right_to_left: bool = False) -> None:
    """Write ``text`` into a cell, wrapped. It is text whatever it begins with: what begins with ``=`` is no formula."""
    cell.value = _escaped(text)
    cell.data_type = "s"
    cell.number_format = "@"
    cell.alignment = Alignment(vertical="top", wrap_text=True, readingOrder=2 if right_to_left else 0)


def _escaped(text: str) -> str:
    return _TO_ESCAPE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def height(texts: Sequence[str], widths: Sequence[int]) -> int:
    """Return the height, in points, of a row with ``texts`` in columns of ``widths`` characters."""
    lines = (
        sum(-(-len(line) // width) or 1 for line in text.split("\n")) for text, width in zip(texts, widths, strict=True)
    )
    return _LINE * min(max((1, *lines)), _MOST_LINES)


def offer(sheet: Worksheet, letter: str, choices: Sequence[str]) -> None:
    """Let people choose what stands in a column below its heading."""
    offered = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
    offered.add(f"{letter}2:{letter}{_LAST_ROW}")
    sheet.add_data_validation(offered)


def lay_out(sheet: Worksheet) -> None:
    """Print the sheet in landscape, as wide as the page, with the headings on each."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"


def saved(book: Workbook) -> bytes:
    """Return the workbook's bytes, which do not say when that was."""
    buffer = io.BytesIO()
    book.save(buffer)
    finished = io.BytesIO()
    with zipfile.ZipFile(buffer) as written, zipfile.ZipFile(finished, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in written.namelist():
            content = written.read(name)
            if name == "docProps/core.xml":
                content = _DATES.sub(rb"\g<1>" + _THEN, content)
            info = zipfile.ZipInfo(name, _MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return finished.getvalue()
