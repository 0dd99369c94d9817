"""The edition as a translation memory in TMX."""

from __future__ import annotations

from pipeline.editions.model import Cell, Edition, Row
from pipeline.tmx import Unit, Variant
from pipeline.tmx import render as render_units

__all__ = ["render"]


def render(edition: Edition) -> dict[str, bytes]:
    """Return every unit that has an approved translation, with its original, as a TMX file.

    Equal units with equal translations are one entry.
    """
    units: list[Unit] = []
    known: set[tuple[Cell, ...]] = set()
    for name, row in edition.identified():
        cells = tuple(cell for cell in row.cells if cell.approved)
        if len(cells) > 1 and cells not in known:
            known.add(cells)
            units.append(_unit(name, row, cells))
    return {"": render_units(units, language=edition.source_language, properties=[("x-document", edition.name)])}


def _unit(name: str, row: Row, cells: tuple[Cell, ...]) -> Unit:
    variants = tuple(Variant(cell.language, cell.text, cell.markup) for cell in cells)
    return Unit(name, variants, [("x-kind", row.kind)], cells.index(row.source))
