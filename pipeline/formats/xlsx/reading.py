"""One walk through a workbook: which cells are units, and where their texts are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from pipeline.errors import DocumentError
from pipeline.formats.columns import LOOKED_AT, expect_columns, table_below, table_of
from pipeline.formats.document import Document, Part, ReadOptions, Slot, between
from pipeline.formats.office.package import Package
from pipeline.formats.office.properties import properties_part
from pipeline.formats.office.units import numbered_units
from pipeline.formats.tables import Table, cell_name
from pipeline.formats.xlsx.cells import Cell
from pipeline.formats.xlsx.drawings import drawn_parts
from pipeline.formats.xlsx.headers import header_slots
from pipeline.formats.xlsx.strings import (
    NameSlot,
    SharedCell,
    SheetRuns,
    StringSlot,
    split_cell,
    string_slot,
    string_text,
    unescaped_string,
)
from pipeline.formats.xlsx.strings import attribute_slots as texts_of
from pipeline.formats.xlsx.structure import SheetStructure
from pipeline.formats.xlsx.workbook import Sheet, SheetTable, Workbook
from pipeline.model import Unit
from pipeline.xml_text import Element

__all__ = ["read_workbook"]

_PROMPTS = ("promptTitle", "prompt", "errorTitle", "error")


def read_workbook(data: bytes, language: str, options: ReadOptions) -> Document:
    """Read an Excel workbook in ``language`` (gettext name).

    Raises DocumentError when it is no Excel workbook, cannot be kept exactly, or lacks a
    column that is to be translated.
    """
    reading = _Reading(Workbook(Package(data, options.contents)), options, language)
    return Document(data, numbered_units(reading.parts()), tables=tuple(reading.tables), contents=options.contents)


class _Offered(NamedTuple):
    """A cell that is for translators as far as its place decides."""

    cell: Cell
    kind: str
    section: tuple[str, ...]


_Tables = list[tuple[SheetTable | None, Table]]
"""The tables of a sheet: those it declares, and last the sheet itself."""


def _table_at(tables: _Tables, cell: Cell) -> Table:
    """Return the one of a sheet's ``tables`` that a cell stands in."""
    return next(table for declared, table in tables if declared is None or cell in declared.area)


class _Reading:
    def __init__(self, book: Workbook, options: ReadOptions, language: str) -> None:
        self.tables: list[Table] = []
        self._book = book
        self._options = options
        self._language = language
        self._units: dict[tuple[str, str], Unit] = {}
        """The cells that are translated, by the names of their sheet and of themselves."""
        self._structure = SheetStructure(book, self._text) if options.structure else None
        self._strings: dict[int, StringSlot] = {}
        """The shared strings that are translated, by their numbers."""

    def parts(self) -> list[Part]:
        """Return the parts of the workbook in a reader's order, and where texts are written in them."""
        package = self._book.package
        described = [self._described(sheet) for sheet in self._book.sheets]
        expect_columns(self.tables, self._options)
        offered = [list(self._offered(*one)) for one in zip(self._book.sheets, described, strict=True)]
        shared = self._only_translated([one.cell for found in offered for one in found])
        sheets = [
            self._sheet(sheet, tables, [*self._cell_slots(sheet, found, shared), *_beside(sheet)])
            for sheet, tables, found in zip(self._book.sheets, described, offered, strict=True)
        ]
        parts = [properties_part(package, self._language), self._book.recalculated()]
        for sheet, part, tables in zip(self._book.sheets, sheets, described, strict=True):
            parts += (part, package.links(sheet.part), *self._columns(sheet, tables))
            if not sheet.is_hidden:
                parts += drawn_parts(package, sheet.part, self._units, section=(sheet.name,), language=self._language)
        if self._strings:
            parts.append(package.part(self._book.strings.part, echoes=self._strings.values()))
        return [part for part in parts if part is not None]

    def _sheet(self, sheet: Sheet, tables: _Tables, slots: list[Slot]) -> Part:
        fixed: Iterable[tuple[int, Unit]] = ()
        if self._structure is not None:
            fixed = between(slots, self._structure.fixed(sheet, self._units, partial(_table_at, tables)))
        return self._book.package.part(sheet.part, slots=slots, fixed=fixed)

    def _described(self, sheet: Sheet) -> _Tables:
        """Return the tables a sheet declares, and last the sheet itself as one."""
        found: _Tables = []
        for declared in sheet.tables:
            found.append((declared, self._declared(declared)))
            self.tables.append(found[-1][1])
        found.append((None, table_of(self._first_rows(sheet), self._options, number=len(self.tables))))
        self.tables.append(found[-1][1])
        return found

    def _declared(self, declared: SheetTable) -> Table:
        names = [unescaped_string(column.get("name")) for column in declared.columns]
        if self._options.tables:
            twice = [name for name, times in Counter(map(str.casefold, names)).items() if times > 1]
            if twice:
                raise DocumentError(f"would have two columns called {twice[0]} in the table {declared.name}")
            return self._options.tables[len(self.tables)]
        texts = dict(enumerate(names, start=declared.area.left))
        table = table_below(declared.area.top if declared.has_headings else None, texts, self._options)
        fixed = declared.is_filled or self._book.names_columns(declared)
        return replace(table, keeps_headings=table.keeps_headings or fixed)

    def _first_rows(self, sheet: Sheet) -> dict[int, dict[int, str]]:
        """Return the texts of the first rows that have any outside of declared tables."""
        rows: dict[int, dict[int, str]] = {}
        for cell in sheet.cells:
            if any(cell in table.area for table in sheet.tables):
                continue
            if cell.row not in rows and len(rows) > LOOKED_AT:
                break
            text = self._text(sheet, cell)
            if text.strip():
                rows.setdefault(cell.row, {})[cell.column] = text
        return rows

    def _text(self, sheet: Sheet, cell: Cell) -> str:
        if cell.shared is not None:
            return self._book.strings.text(cell.shared)
        return string_text(cell.own, SheetRuns(sheet.root)) if cell.own is not None else cell.value

    def _offered(self, sheet: Sheet, tables: _Tables) -> Iterator[_Offered]:
        for cell in () if sheet.is_hidden else sheet.cells:
            if cell.has_formula or (cell.shared is None and cell.own is None):
                continue
            table = _table_at(tables, cell)
            if table.translates(cell.row, cell.column):
                section = (sheet.name, *table.section(cell.row, cell.column))
                yield _Offered(cell, table.kind(cell.row, cell.name), section)

    def _only_translated(self, offered: list[Cell]) -> Collection[int]:
        """Return the shared strings that no cell uses which is not translated."""
        users = Counter(cell.shared for sheet in self._book.sheets for cell in sheet.cells)
        translated = Counter(cell.shared for cell in offered)
        return {number for number, times in translated.items() if number is not None and times == users[number]}

    def _cell_slots(self, sheet: Sheet, offered: list[_Offered], shared: Collection[int]) -> Iterator[Slot]:
        runs, prefix = SheetRuns(sheet.root), sheet.root.raw_name_of("x:t").removesuffix("t")
        for cell, kind, section in offered:
            slot: Slot | None = None
            if cell.own is not None:
                slot = string_slot(cell.own, runs, kind=kind, section=section, font=self._book.font(cell))
            elif cell.shared is not None and cell.shared < len(self._book.strings.items):
                slot = self._shared_slot(
                    cell, cell.shared, kind, section, is_split=cell.shared not in shared, prefix=prefix
                )
            if slot is not None:
                if self._structure is not None:
                    slot = replace(slot, unit=slot.unit._replace(place=self._structure.place(sheet, cell)))
                self._units[sheet.name, cell.name] = slot.unit
                yield slot

    def _shared_slot(
        self, cell: Cell, number: int, kind: str, section: tuple[str, ...], *, is_split: bool, prefix: str
    ) -> Slot | None:
        strings, value = self._book.strings, cell.element.child("x:v")
        font = self._book.font(cell)
        string = string_slot(strings.items[number], strings.runs, kind=kind, section=section, font=font)
        if string is None or value is None:
            return None
        if is_split:
            return split_cell(cell.element, strings.items[number], string, (strings.prefix, prefix))
        self._strings.setdefault(number, string)
        reference = value.raw[value.inner - value.start : value.inner_end - value.start]
        return SharedCell(value.inner, value.inner_end, string.unit, reference, string)

    def _columns(self, sheet: Sheet, tables: _Tables) -> Iterator[Part]:
        """Yield the parts of declared tables, whose columns have the names that stand in the cells."""
        for declared, _ in tables:
            if declared is None:
                continue
            echoes: list[Slot] = []
            for column, element in enumerate(declared.columns, start=declared.area.left):
                rows = [("name", declared.area.top)] * declared.has_headings
                rows += [("totalsRowLabel", declared.area.bottom)] * declared.has_totals
                for attribute, row in rows:
                    echoes += self._echo(element, attribute, self._units.get((sheet.name, cell_name(row, column))))
            yield self._book.package.part(declared.part, echoes=sorted(echoes, key=lambda slot: slot.start))

    def _echo(self, column: Element, attribute: str, unit: Unit | None) -> list[NameSlot]:
        one = column.attributes().get(attribute)
        if one is None or unit is None:
            return []
        name = unescaped_string(one.value)
        lead, tail = name[: len(name) - len(name.lstrip())], name[len(name.rstrip()) :]
        return [NameSlot(one.start, one.end, unit, lead=lead, tail=tail)]


def _beside(sheet: Sheet) -> Iterator[Slot]:
    """Yield the texts of a sheet that stand in no cell: help for those who fill it in, headers and footers."""
    if sheet.is_hidden:
        return
    section = (sheet.name,)
    for element in sheet.root.children:
        if element.name == "x:dataValidations":
            for child in element.children:
                yield from texts_of(child, _PROMPTS, kind="help for filling in", section=section)
        elif element.name == "x:hyperlinks":
            for child in element.children:
                yield from texts_of(child, ("tooltip",), kind="help text", section=section)
        elif element.name == "x:headerFooter":
            yield from header_slots(element, section)
