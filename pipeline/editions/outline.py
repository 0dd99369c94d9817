"""An edition as a reader of a book meets it: title, headings, lists, tables, pictures.

Everything is told from the kinds of the units and from their places, where their format
tells them. What no page of the document shows, as its description for search engines, is left out,
and so is what appears under a pointer alone.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import TypeAlias

from pipeline.editions.model import Edition, Row
from pipeline.editions.notes import with_notes

__all__ = ["Block", "Item", "Listing", "Outline", "Piece", "Style", "Table", "outline"]

_UNSEEN = frozenset(
    ("page title", "site name", "description", "document title", "document subject", "document description")
)
"""Kinds of units that stand in what a document says of itself, not in the document."""
_HOVERING = frozenset(("title text", "link title", "image title", "tooltip"))
"""Kinds of units that a screen shows where the pointer rests: in a book they would stand in the middle of others."""
_HEADS = frozenset(("table heading", "column heading"))
_DEEPEST = 6
"""Headings below this level stand on it: no format of books has more."""
_DEEPEST_LIST = 9
"""The same for lists: Word and LibreOffice have no more levels."""


class Style(StrEnum):
    """What a piece is to its readers."""

    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    QUOTATION = "quotation"
    CODE = "code"
    CAPTION = "caption"
    NOTE = "note"
    TERM = "term"
    DEFINITION = "definition"
    PICTURE = "picture"
    CELL = "cell"
    HEAD = "head"
    """The heading of a column or a row of a table."""


_STYLES = {
    "list item": Style.ITEM,
    "quotation": Style.QUOTATION,
    "preformatted text": Style.CODE,
    "code": Style.CODE,
    "caption": Style.CAPTION,
    "footnote": Style.NOTE,
    "endnote": Style.NOTE,
    "term": Style.TERM,
    "definition": Style.DEFINITION,
    "alt text": Style.PICTURE,
    "picture": Style.PICTURE,
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A row and what it is; ``Row.place`` says where it stands."""

    row: Row
    style: Style
    level: int = 0
    """The level of a heading in the outline, from 1, with no level left out; 0 for all else."""
    head: Row | None = None
    """The heading of its column, for a cell of a table that does not stand in columns; the title of a picture."""

    @property
    def mark(self) -> str:
        """What stands before an item in a cell, which has no lists of its own."""
        place = self.row.place
        if self.style is not Style.ITEM or not place.table or not place.begins:
            return ""
        return f"{place.number}. " if place.number else "\N{BULLET} "


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list."""

    number: int
    """Its number; 0 in a list without numbers."""
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    items: tuple[Item, ...]

    @property
    def numbered(self) -> bool:
        """Whether its items have numbers."""
        return bool(self.items[0].number)


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has the same number of cells, and a cell any number of pieces."""

    rows: tuple[tuple[tuple[Piece, ...], ...], ...]
    heads: int
    """How many rows, from the first on, are headings of columns."""

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return len(self.rows[0])


Block: TypeAlias = Piece | Listing | Table


@dataclass(frozen=True, slots=True)
class Outline:
    """A document without its title, and the title."""

    title: Row | None
    """None where no unit is one."""
    pieces: tuple[Piece, ...]
    """All that readers see, in order, but the title."""

    def blocks(self, *, widest: int) -> tuple[Block, ...]:
        """Return the pieces with their lists and tables put together, tables of up to ``widest`` columns."""
        found: list[Block] = []
        for number, group in groupby(_titled(self.pieces), key=lambda piece: piece.row.place.table):
            pieces = tuple(group)
            found += _of_table(pieces, widest) if number else _with_lists(pieces)
        return tuple(found)

    def lines(self) -> Iterator[Piece]:
        """Yield the pieces one by one, cells of tables with the headings of their columns."""
        for number, group in groupby(self.pieces, key=lambda piece: piece.row.place.table):
            pieces = tuple(group)
            yield from _labelled(pieces) if number else pieces


def outline(edition: Edition, drawn: Container[str] | None = None) -> Outline:
    """Return what a book shows of an edition; ``drawn`` are the pictures that it can show, by default all at hand."""
    if drawn is None:
        drawn = edition.pictures
    edition = with_notes(edition)
    titles = {id(row) for row in edition.title_rows}
    rows = [row for row in edition.blocks if id(row) not in titles and _is_seen(row, drawn)]
    return Outline(edition.title_row, tuple(_pieces(rows)))


def _is_seen(row: Row, drawn: Container[str]) -> bool:
    """Tell whether a row has something to show; a picture that cannot be shown has its words."""
    if row.kind in _HOVERING:
        return False
    return row.place.picture in drawn or (row.readable and (row.kind not in _UNSEEN or bool(row.place.picture)))


def _pieces(rows: Iterable[Row]) -> Iterator[Piece]:
    above: list[int] = []
    for row in rows:
        if row.level and not row.place.table:
            while above and above[-1] >= row.level:
                above.pop()
            above.append(row.level)
            yield Piece(row, Style.HEADING, min(len(above), _DEEPEST))
        else:
            yield Piece(row, _style(row))


def _style(row: Row) -> Style:
    if row.sort in _STYLES:
        return _STYLES[row.sort]
    if row.place.picture:
        return Style.PICTURE
    if row.place.table and row.place.row:
        if row.sort in _HEADS or row.level:
            return Style.HEAD
        return Style.ITEM if row.place.begins else Style.CELL
    return Style.ITEM if row.place.depth and (row.place.number or row.place.begins) else Style.TEXT


def _titled(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces with the title of a picture as the head of its description, where it has both."""
    title: Piece | None = None
    for piece in pieces:
        if title is not None and piece.row.sort == "description" and piece.row.place == title.row.place:
            yield replace(piece, head=title.row)
            title = None
            continue
        if title is not None:
            yield title
        is_title = bool(piece.row.place.picture) and piece.row.sort == "alt text"
        title = piece if is_title else None
        if not is_title:
            yield piece
    if title is not None:
        yield title


def _of_table(pieces: Sequence[Piece], widest: int) -> Iterator[Block]:
    """Yield a table, after what belongs to it and stands in none of its cells.

    One that cannot stand in columns is its cells below each other; the headings of its columns stand with these.
    """
    first = _first_row(pieces)
    cells = [piece for piece in pieces if piece.row.place.row >= first]
    yield from (piece for piece in pieces if piece.row.place.row < first)
    if not cells:
        return
    table = _table(cells)
    if table.columns > widest or (table.columns == 1 and not table.heads) or _is_layout(table, cells):
        labelled = tuple(_labelled(cells))
        said = {id(piece.head) for piece in labelled}
        yield from _with_lists(piece for piece in labelled if id(piece.row) not in said)
    else:
        yield table


def _first_row(pieces: Iterable[Piece]) -> int:
    """Return the row a table begins with.

    What stands alone in rows above the headings of the columns, as in sheets, is the title of the table.
    """
    rows: dict[int, list[Piece]] = {}
    for piece in pieces:
        rows.setdefault(piece.row.place.row, []).append(piece)
    for number in sorted(rows.keys() - {0}):
        if all(piece.style is Style.HEAD for piece in rows[number]):
            return number
        if len({piece.row.place.column for piece in rows[number]}) > 1:
            break
    return 1


def _is_layout(table: Table, cells: Iterable[Piece]) -> bool:
    """Tell whether a table only puts blocks beside each other, as mails and old pages do."""
    return any(piece.row.level or (piece.row.place.depth and not table.heads) for piece in cells)


def _table(cells: Sequence[Piece]) -> Table:
    rows = {number: place for place, number in enumerate(sorted({piece.row.place.row for piece in cells}))}
    columns = {number: place for place, number in enumerate(sorted({piece.row.place.column for piece in cells}))}
    grid: list[list[list[Piece]]] = [[[] for _ in columns] for _ in rows]
    for piece in cells:
        grid[rows[piece.row.place.row]][columns[piece.row.place.column]].append(piece)
    heads = 0
    for line in grid[:-1]:
        if any(piece.style is not Style.HEAD for cell in line for piece in cell):
            break
        heads += 1
    return Table(tuple(tuple(tuple(cell) for cell in line) for line in grid), heads)


def _labelled(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the cells of a table below each other, each with the heading of its column."""
    first = _first_row(pieces)
    cells = [piece for piece in pieces if piece.row.place.row >= first]
    table = _table(cells) if cells else None
    heads: dict[int, Row] = {}
    for line in table.rows[: table.heads] if table else ():
        heads |= {piece.row.place.column: piece.row for cell in line for piece in cell}
    for piece in pieces:
        place = piece.row.place
        head = heads.get(place.column) if place.row >= first and piece.style is Style.CELL else None
        yield Piece(piece.row, piece.style, piece.level, head)


def _with_lists(pieces: Iterable[Piece]) -> Iterator[Block]:
    for in_list, group in groupby(pieces, key=lambda piece: bool(_depth(piece))):
        found = tuple(group)
        yield from _listings(found) if in_list else found


def _depth(piece: Piece) -> int:
    """Return how many lists a piece stands in; a heading closes them all."""
    if piece.style is Style.HEADING:
        return 0
    return min(max(piece.row.place.depth, piece.style is Style.ITEM), _DEEPEST_LIST)


def _listings(pieces: Sequence[Piece]) -> list[Listing]:
    """Return the lists that ``pieces`` make: one, or several where numbers begin or end."""
    depth = min(map(_depth, pieces))
    lists: list[list[Item]] = []
    at = 0
    while at < len(pieces):
        first, end = pieces[at], at + 1
        while end < len(pieces) and not _begins(pieces[end], first, depth):
            end += 1
        number = first.row.place.number if _depth(first) == depth else 0
        item = Item(number, tuple(_item(pieces[at:end], depth)))
        if not lists or bool(lists[-1][0].number) != bool(number):
            lists.append([])
        lists[-1].append(item)
        at = end
    return [Listing(tuple(items)) for items in lists]


def _begins(piece: Piece, first: Piece, depth: int) -> bool:
    """Tell whether ``piece`` begins another item at ``depth`` than ``first`` did.

    In a numbered list only what has a number does; what has none goes on with the item before.
    """
    if _depth(piece) > depth or piece.style is not Style.ITEM:
        return False
    return bool(piece.row.place.number) or not first.row.place.number


def _item(pieces: Sequence[Piece], depth: int) -> Iterator[Block]:
    """Yield what stands in an item at ``depth``: its own pieces, and the lists among them."""
    for is_deeper, group in groupby(pieces, key=lambda piece: _depth(piece) > depth):
        found = tuple(group)
        yield from _listings(found) if is_deeper else found
