"""Writing rows of text as an Excel workbook that people can work in, the same bytes for the same rows."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from pipeline.glossary.rows import COLUMNS

__all__ = ["workbook"]

_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_DATES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_THEN = b"2000-01-01T00:00:00Z"
_MOMENT = (2000, 1, 1, 0, 0, 0)
_WIDTHS = {"term": 32, "forms": 24, "forms_not": 24, "definition": 60, "note": 40, "source": 24, "concept": 12}
_NARROW, _WIDE = 14, 32
_LINE, _MOST_LINES = 15, 12
"""The height of a line in points; spreadsheets do not find out by themselves how many a row needs."""
_LAST_ROW = 1_048_576


def workbook(rows: Iterable[Sequence[str]], choices: Mapping[str, Sequence[str]]) -> bytes:
    """Return ``rows``, the first of which is a header, as a workbook of one sheet.

    ``choices`` are the values of a column, which Excel then offers. Everything is text:
    what begins with ``=`` is no formula.
    """
    book = Workbook()
    sheet = book.create_sheet("glossary")
    del book["Sheet"]
    header: Sequence[str] = ()
    for number, row in enumerate(rows, 1):
        header = header or row
        for at, text in enumerate(row, 1):
            if text:
                cell = sheet.cell(number, at)
                cell.value = _LOOKS_ESCAPED.sub("_x005F_", text)
                cell.data_type = "s"
                cell.number_format = "@"
                cell.alignment = Alignment(vertical="top", wrap_text=True)
                if number == 1:
                    cell.font = Font(bold=True)
        lines = max((-(-len(text) // _width(name)) for name, text in zip(header, row, strict=True)), default=1)
        sheet.row_dimensions[number].height = _LINE * min(max(1, lines), _MOST_LINES)
    for at, name in enumerate(header, 1):
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = _width(name)
        if name in choices:
            offered = DataValidation(type="list", formula1=f'"{",".join(choices[name])}"', allow_blank=True)
            offered.add(f"{letter}2:{letter}{_LAST_ROW}")
            sheet.add_data_validation(offered)
    sheet.freeze_panes = "D2" if header[:3] == COLUMNS[:3] else "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(max(1, len(header)))}{max(1, sheet.max_row)}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    buffer = io.BytesIO()
    book.save(buffer)
    return _without_dates(buffer.getvalue())


def _width(name: str) -> int:
    return _WIDTHS.get(name, _NARROW if name in COLUMNS else _WIDE)


def _without_dates(data: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as written, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in written.namelist():
            content = written.read(name)
            if name == "docProps/core.xml":
                content = _DATES.sub(rb"\g<1>" + _THEN, content)
            info = zipfile.ZipInfo(name, _MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return buffer.getvalue()
