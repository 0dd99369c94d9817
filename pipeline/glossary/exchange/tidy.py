"""The glossary's own table as a file of exchange; a wide table is recognised by its header."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.glossary.exchange.layouts import layout
from pipeline.glossary.exchange.records import Pair, Record
from pipeline.glossary.sheets import csv_rows
from pipeline.glossary.tables import write_table
from pipeline.glossary.terms import Term

__all__ = ["records", "render"]


def records(data: bytes, path: Path) -> Iterator[Record]:
    """Yield the terms of a CSV file in either layout."""
    return layout(csv_rows(data, path), path)


def render(terms: Sequence[Term], _pair: Pair | None) -> bytes:
    """Return the terms, one row each."""
    return write_table(terms)
