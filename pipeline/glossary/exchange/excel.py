"""The glossary's tables in Excel: the first sheet of a workbook read, and a workbook of one sheet written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from pipeline.errors import DocumentError, GlossaryError
from pipeline.glossary.rows import COLUMNS
from pipeline.workbooks import Row, read_sheets
from pipeline.workbooks.writing import height, lay_out, new_sheet, offer, put, saved

__all__ = ["sheet_rows", "workbook"]

_WIDTHS = {"term": 32, "forms": 24, "forms_not": 24, "definition": 60, "note": 40, "source": 24, "concept": 12}
_NARROW, _WIDE = 14, 32


def sheet_rows(data: bytes, path: Path) -> Iterator[Row]:
    """Yield the rows with text of a workbook's first sheet. Raises GlossaryError when it is no workbook."""
    try:
        for _, rows in read_sheets(data):
            yield from rows
            return
    except DocumentError as error:
        remedy = error.remedy or "save it again as .xlsx"
        raise GlossaryError(error.what, path=path, line=error.line, remedy=remedy) from None
    raise GlossaryError("has no sheet", path=path, remedy="save it again as .xlsx")


def workbook(rows: Iterable[Sequence[str]], choices: Mapping[str, Sequence[str]]) -> bytes:
    """Return ``rows``, the first of which is a header, as a workbook of one sheet.

    ``choices`` are the values of a column, which Excel then offers. Everything is text.
    """
    book, sheet = new_sheet("glossary")
    header: Sequence[str] = ()
    for number, row in enumerate(rows, 1):
        header = header or row
        for at, text in enumerate(row, 1):
            if text:
                cell = sheet.cell(number, at)
                put(cell, text)
                if number == 1:
                    cell.font = Font(bold=True)
        sheet.row_dimensions[number].height = height(row, [_width(name) for name in header])
    for at, name in enumerate(header, 1):
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = _width(name)
        if name in choices:
            offer(sheet, letter, choices[name])
    sheet.freeze_panes = "D2" if header[:3] == COLUMNS[:3] else "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(max(1, len(header)))}{max(1, sheet.max_row)}"
    lay_out(sheet)
    return saved(book)


def _width(name: str) -> int:
    return _WIDTHS.get(name, _NARROW if name in COLUMNS else _WIDE)
