"""The glossary's own table as an Excel sheet; a wide sheet is recognised by its header."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path

from pipeline.glossary.exchange.excel import sheet_rows, workbook
from pipeline.glossary.exchange.layouts import layout
from pipeline.glossary.exchange.records import Pair, Record
from pipeline.glossary.rows import COLUMNS, cells
from pipeline.glossary.terms import Case, Gender, Number, PartOfSpeech, Status, Term, TermType, When

__all__ = ["records", "render"]

_ENUMS: dict[str, type[StrEnum]] = {
    "status": Status,
    "type": TermType,
    "part_of_speech": PartOfSpeech,
    "gender": Gender,
    "number": Number,
    "case": Case,
    "when": When,
}


def records(data: bytes, path: Path) -> Iterator[Record]:
    """Yield the terms of a workbook's first sheet in either layout."""
    return layout(sheet_rows(data, path), path)


def render(terms: Sequence[Term], _pair: Pair | None) -> bytes:
    """Return the terms, one row each, with the values of each column to choose from."""
    choices = {name: [value for value in values if value] for name, values in _ENUMS.items()}
    return workbook([COLUMNS, *map(cells, terms)], choices)
