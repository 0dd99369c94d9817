"""A table as spreadsheets and tables in text have it: its headings, its columns, names of cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Table", "cell_name", "column_letters"]


@dataclass(frozen=True, slots=True)
class Table:
    """Where a table's headings are, and which of its columns are translated."""

    heading_row: int | None = None
    """The row's number, as the reader of the document counts them; None if there are no headings."""
    headings: Mapping[int, str] = field(default_factory=dict)
    """The headings by column, from 0."""
    chosen: frozenset[int] | None = None
    """The columns that are translated; None for all."""
    keeps_headings: bool = False
    """The headings are not translated."""
    used: tuple[str, ...] = ()
    """The headings the workspace names that are here, as it writes them."""

    dialect: tuple[str, str] = (",", '"')
    """For a table in text, its delimiter and what escapes a quotation mark."""

    def translates(self, row: int, column: int) -> bool:
        """Tell whether the texts of a cell are for translators, as far as its place decides."""
        return self.shows(row, column) and not (row == self.heading_row and self.keeps_headings)

    def shows(self, row: int, column: int) -> bool:
        """Tell whether a cell stands in what is published: in a chosen column, from its heading on."""
        if self.chosen is None:
            return True
        return column in self.chosen and self.heading_row is not None and row >= self.heading_row

    def kind(self, row: int, name: str) -> str:
        """Return what the cell called ``name`` (``B3``) is to a translator."""
        return f"column heading {name}" if row == self.heading_row else f"cell {name}"

    def section(self, row: int, column: int) -> tuple[str, ...]:
        """Return the heading above a cell."""
        heading = self.headings.get(column, "")
        below = self.heading_row is not None and row > self.heading_row
        return (heading,) if below and heading else ()


def column_letters(column: int) -> str:
    """Return how spreadsheets call the column with this number, from 0: ``A``, ``Z``, ``AA``."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """Return how spreadsheets call the cell in ``row``, from 1, and ``column``, from 0: ``B3``."""
    return f"{column_letters(column)}{row}"
