"""Sheets as tables, and what stands in their cells that nobody translates."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from functools import cached_property

from pipeline.formats.tables import Table
from pipeline.formats.xlsx.cells import Cell
from pipeline.formats.xlsx.numbers import GENERAL, code_of, codes, shown
from pipeline.formats.xlsx.workbook import Sheet, Workbook
from pipeline.model import Place, Unit

__all__ = ["SheetStructure"]

_TRUTHS = {"0": "FALSE", "1": "TRUE"}


class SheetStructure:
    """Tells where in which table a cell stands: each sheet that is seen is one."""

    def __init__(self, book: Workbook, text: Callable[[Sheet, Cell], str]) -> None:
        """``text`` returns the characters of a cell with a string."""
        self._book, self._text = book, text
        self._tables = {sheet.part: number for number, sheet in enumerate(book.sheets, start=1)}
        main = book.package.xml(book.package.main)
        properties = main.root.child("x:workbookPr") if main is not None else None
        self._from_1904 = properties is not None and properties.get("date1904") in ("1", "true", "on")

    @cached_property
    def _codes(self) -> tuple[str, ...]:
        return tuple(codes(self._book.styles))

    def place(self, sheet: Sheet, cell: Cell) -> Place:
        """Return where a cell stands."""
        return Place(table=self._tables[sheet.part], row=cell.row, column=cell.column + 1)

    def fixed(
        self, sheet: Sheet, units: Container[tuple[str, str]], table_at: Callable[[Cell], Table]
    ) -> Iterator[tuple[int, Unit]]:
        """Yield what is seen in a sheet and not translated, each with its place in the part.

        ``units`` are the cells that are translated, by the names of their sheet and of themselves; ``table_at``
        returns the table that a cell stands in. A workbook with several sheets shows their names. A sheet in which
        nothing is translated is data, and is left out.
        """
        cells = [cell for cell in sheet.cells if (sheet.name, cell.name) not in units]
        if sheet.is_hidden or len(cells) == len(sheet.cells):
            return
        if sum(not one.is_hidden for one in self._book.sheets) > 1:
            yield 0, Unit(sheet.name, "heading 1")
        for cell in cells:
            table = table_at(cell)
            if not table.shows(cell.row, cell.column):
                continue
            text = " ".join(self._shown(sheet, cell).split())
            if any(map(str.isalnum, text)):
                yield cell.element.start, Unit(text, table.kind(cell.row, cell.name), place=self.place(sheet, cell))

    def _shown(self, sheet: Sheet, cell: Cell) -> str:
        said = cell.element.attributes()
        match said["t"].value if "t" in said else "n":
            case "n":
                code = code_of(said["s"].value, self._codes) if "s" in said else GENERAL
                return shown(cell.value, code, from_1904=self._from_1904)
            case "b":
                return _TRUTHS.get(cell.value.strip(), "")
            case "e":
                return ""
            case _:
                return self._text(sheet, cell)
