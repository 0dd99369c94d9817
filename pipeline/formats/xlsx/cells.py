"""The cells of a sheet: where they stand and what they hold (ISO/IEC 29500-1, 18.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.formats.tables import cell_name
from pipeline.xml_text import Element

__all__ = ["Area", "Cell", "area", "cells"]

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with something in it."""

    row: int
    """From 1."""
    column: int
    """From 0."""
    element: Element
    shared: int | None = None
    """The number of its shared string, if it holds one."""
    own: Element | None = None
    """The string it holds itself."""
    has_formula: bool = False
    value: str = ""
    """What it holds otherwise, as the file writes it."""

    @property
    def name(self) -> str:
        """How spreadsheets call it: ``B3``."""
        return cell_name(self.row, self.column)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells."""

    top: int
    left: int
    bottom: int
    right: int

    def __contains__(self, cell: object) -> bool:
        """Tell whether a cell lies in the rectangle."""
        return isinstance(cell, Cell) and self.top <= cell.row <= self.bottom and self.left <= cell.column <= self.right


def _place(reference: str) -> tuple[int, int] | None:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column - 1


def area(reference: str) -> Area | None:
    """Return the rectangle that ``A1:D9`` or ``$B$2`` names; None for anything else."""
    first, _, last = reference.partition(":")
    start, end = _place(first), _place(last or first)
    return Area(*start, *end) if start and end else None


def cells(sheet: Element) -> Iterator[Cell]:
    """Yield the cells of a sheet, its outermost element, in the order they stand in.

    Rows and cells that do not say where they are follow the one before.
    """
    data = sheet.child("x:sheetData")
    row = 0
    for line in data.children if data else ():
        if line.name != "x:row":
            continue
        said = line.get("r")
        row = int(said) if said.isdecimal() else row + 1
        column = -1
        for element in line.children:
            if element.name != "x:c":
                continue
            attributes = element.attributes()
            place = _place(attributes["r"].value) if "r" in attributes else None
            column = place[1] if place else column + 1
            yield _cell(
                place[0] if place else row, column, element, attributes["t"].value if "t" in attributes else "n"
            )


def _cell(row: int, column: int, element: Element, kind: str) -> Cell:
    value, formula = element.child("x:v"), element.child("x:f")
    content = value.content() if value else ""
    if formula is not None:
        shared = int(content) if kind == "s" and content.isdecimal() else None
        return Cell(row, column, element, shared, has_formula=True, value=content)
    if kind == "s" and content.strip().isdecimal():
        return Cell(row, column, element, int(content))
    if kind == "inlineStr":
        return Cell(row, column, element, own=element.child("x:is"))
    return Cell(row, column, element, value=content)
