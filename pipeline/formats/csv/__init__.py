"""Tables in text: CSV and TSV as spreadsheets and databases write them.

Every cell keeps its place, its quotes and its line ends. Cells that hold data, not words,
are no units; which columns are translated is the workspace's choice (``columns``).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.formats.characters import decoded_text
from pipeline.formats.columns import expect_columns, table_of
from pipeline.formats.csv.dialect import COMMAS, Cell, Dialect, Row, divided, unescaped
from pipeline.formats.document import Document, Part, ReadOptions, Slot, between
from pipeline.formats.offering import is_offered_in_data
from pipeline.formats.tables import Table, cell_name
from pipeline.model import Place, Unit

__all__ = ["CellSlot", "pack", "read"]

_NEWLINES = re.compile(r"\r\n|\r|\n")
_FORMULA = tuple("=+-@＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula, full-width forms included (OWASP, CSV Injection)."""
_QUOTE = '"'
_LONE_BACKSLASH = re.compile(r'(?<!\\)((?>(?:\\\\)*)\\)(?="|\Z)')
"""A backslash that would escape the quotation mark behind it; other escapes stay as the database wrote them."""
_GUARD = "\N{NO-BREAK SPACE}"
"""Before a text that a spreadsheet would calculate: it is seen as text then, and read back without it."""


@dataclass(slots=True)
class CellSlot(Slot):
    """A whole cell, with its quotes."""

    dialect: Dialect = COMMAS
    is_quoted: bool = False
    lead: str = ""
    """White space before the unit in the cell."""
    tail: str = ""
    newline: str = "\n"
    """How lines end inside cells."""

    def written(self, text: str) -> str:
        """Return ``text`` as a cell: quoted as the source is, or where it has to be.

        A text that a spreadsheet would take for a formula begins with a no-break space.
        """
        text = _NEWLINES.sub("\n", text).strip()
        if text.startswith(_FORMULA) and _GUARD not in self.lead:
            text = _GUARD + text
        chars = self.lead + text.replace("\n", self.newline) + self.tail
        delimiter, escape = self.dialect
        if not escape:
            return self._bare(chars)
        if not self.is_quoted and not re.search(rf'["{re.escape(delimiter)}\r\n]', chars):
            return chars
        if escape == "\\":
            chars = _LONE_BACKSLASH.sub(r"\1\\", chars)
        return f'"{chars.replace(_QUOTE, escape + _QUOTE)}"'

    def _bare(self, text: str) -> str:
        """Return ``text`` without what ends a cell that has no quotes."""
        return re.sub(rf"[{re.escape(self.dialect.delimiter)}\r\n]+", " ", text)

    def marked(self, text: str, *, note: str, language: str) -> str:
        """Return ``text [note]``: a cell has no way to say that it is in ``language``."""
        del language
        return self.written(f"{text} [{note}]")

    def read_again(self, text: str) -> tuple[str, ...]:
        """Return what is read once ``text`` is written: nothing if it is only data."""
        raw = self.written(text)
        chars = unescaped(raw[1:-1], self.dialect) if self.dialect.escape and raw.startswith(_QUOTE) else raw
        chars = _NEWLINES.sub("\n", chars.strip())
        return (chars,) if is_offered_in_data(chars) else ()


def read(data: bytes, language: str, options: ReadOptions) -> Document:
    """Find the cells of a table in ``language`` that are translated.

    Raises DocumentError for bytes that are not text in UTF-8, or in UTF-16 with a
    byte-order mark; for quotes that do not close; for a column that is to be translated
    and is not there.
    """
    del language
    text, encoding = decoded_text(data)
    known = Dialect(*options.tables[0].dialect) if options.tables else None
    dialect, rows = divided(text, known)
    table = table_of(
        {at: {column: cell.text for column, cell in enumerate(row)} for at, row in enumerate(rows)}, options
    )
    expect_columns([table], options)
    slots = tuple(_slots(dialect, rows, table))
    fixed: tuple[tuple[int, Unit], ...] = ()
    if options.structure:
        fixed = between(slots, _fixed(rows, table, {slot.start for slot in slots}))
        slots = tuple(_placed(rows, slots))
    part = Part(text, slots, encoding=encoding, fixed=fixed)
    return Document(data, (part,), tables=(replace(table, dialect=dialect),))


def pack(document: Document, texts: Sequence[str]) -> bytes:
    """Return the bytes of the one text, in the encoding the document was read in."""
    return document.parts[0].encoding.encode(texts[0])


def _slots(dialect: Dialect, rows: Sequence[Row], table: Table) -> Iterator[CellSlot]:
    newline = _newline(rows)
    for number, row in enumerate(rows):
        for at, cell in enumerate(row):
            chars = cell.text.strip()
            is_formula = cell.text.lstrip(" ").startswith("=")
            if table.translates(number, at) and not is_formula and is_offered_in_data(chars):
                yield _slot(cell, _unit(number, at, cell, table), dialect, newline)


def _unit(number: int, at: int, cell: Cell, table: Table) -> Unit:
    return Unit(
        _NEWLINES.sub("\n", cell.text.strip()),
        table.kind(number, cell_name(number + 1, at)),
        table.section(number, at),
        cell.line,
    )


def _place(number: int, at: int) -> Place:
    return Place(table=1, row=number + 1, column=at + 1)


def _placed(rows: Sequence[Row], slots: Iterable[CellSlot]) -> Iterator[CellSlot]:
    """Yield the slots with the places of their cells."""
    places = {cell.start: (number, at) for number, row in enumerate(rows) for at, cell in enumerate(row)}
    for slot in slots:
        yield replace(slot, unit=slot.unit._replace(place=_place(*places[slot.start])))


def _fixed(rows: Sequence[Row], table: Table, translated: Container[int]) -> Iterator[tuple[int, Unit]]:
    """Yield what readers see in the other cells, each with its place in the text; formulas show something else."""
    for number, row in enumerate(rows):
        for at, cell in enumerate(row):
            chars = " ".join(cell.text.split())
            if cell.start in translated or chars.startswith("=") or not any(map(str.isalnum, chars)):
                continue
            if table.shows(number, at):
                kind = table.kind(number, cell_name(number + 1, at))
                yield cell.start, Unit(chars, kind, line=cell.line, place=_place(number, at))


def _slot(cell: Cell, unit: Unit, dialect: Dialect, newline: str) -> CellSlot:
    lead = cell.text[: len(cell.text) - len(cell.text.lstrip())]
    tail = cell.text[len(cell.text.rstrip()) :]
    own = _NEWLINES.search(cell.text)
    return CellSlot(cell.start, cell.end, unit, dialect, cell.is_quoted, lead, tail, own[0] if own else newline)


def _newline(rows: Sequence[Row]) -> str:
    """Return how lines end inside the cells; Excel writes a line feed there, however its rows end."""
    found = (_NEWLINES.search(cell.text) for row in rows for cell in row if cell.is_quoted)
    return next((match[0] for match in found if match), "\n")
