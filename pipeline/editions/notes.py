"""The footnotes of a document: numbered in the order in which its texts refer to them.

Notes stand where the document has them, each with its number; no edition moves them to the foot of a
page, so that texts keep their order in every form.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.editions.model import Edition, Row
from pipeline.markup import codes
from pipeline.markup.code import Kind
from pipeline.model import Markup

__all__ = ["with_notes"]


def with_notes(edition: Edition) -> Edition:
    """Return ``edition`` with the numbers of its notes in the rows that refer to them, or are their first."""
    first: dict[str, Row] = {}
    for row in edition.blocks:
        if _is_note(row):
            first.setdefault(row.place.note, row)
    if not first:
        return edition
    referred = dict.fromkeys(name for row in edition.blocks for name in _references(row) if name in first)
    numbers = {name: number for number, name in enumerate(referred | first, start=1)}

    def numbered(row: Row) -> Row:
        known = tuple((name, numbers[name]) for name in dict.fromkeys(_references(row)) if name in numbers)
        own = numbers[row.place.note] if first.get(row.place.note) is row else 0
        return replace(row, notes=known, begins_note=own) if known or own else row

    return replace(
        edition,
        rows=tuple(map(numbered, edition.rows)),
        fixed=tuple((before, numbered(row)) for before, row in edition.fixed),
    )


def _is_note(row: Row) -> bool:
    """Tell whether a row is a paragraph of a note, or all of it; what else stands in one has no number."""
    return row.kind == "footnote" and bool(row.place.note) and row.readable


def _references(row: Row) -> Iterator[str]:
    """Yield the names of the notes that a row's texts refer to, the original's first."""
    for cell in (row.source, *row.cells):
        if cell.markup is Markup.MARKDOWN and "[^" in cell.text:
            yield from (code.name for code in codes(cell.text, cell.markup) if code.kind is Kind.FOOTNOTE)
