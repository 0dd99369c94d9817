"""The edition as a translation memory in TMX."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from pipeline.editions.model import Cell, Edition, Row
from pipeline.tmx import Unit, Variant
from pipeline.tmx import render as render_units

__all__ = ["render"]


def render(edition: Edition) -> dict[str, bytes]:
    """Return every unit that has an approved translation, with its original, as a TMX file.

    Equal units with equal translations are one entry.
    """
    units: list[Unit] = []
    known: set[Hashable] = set()
    for name, row in edition.identified():
        cells = [cell for cell in row.cells if cell.for_readers]
        same = tuple([(cell.language, cell.text, cell.markup, cell.state, cell.filled) for cell in cells])
        if len(cells) > 1 and same not in known:
            known.add(same)
            units.append(_unit(name, row, cells))
    return {"": render_units(units, language=edition.source_language, properties=[("x-document", edition.name)])}


def _unit(name: str, row: Row, cells: Sequence[Cell]) -> Unit:
    variants = tuple(Variant(cell.language, cell.text, cell.markup) for cell in cells)
    return Unit(name, variants, [("x-kind", row.kind)], cells.index(row.source))
