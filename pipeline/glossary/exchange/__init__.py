"""Glossaries of other tools, in and out. Nothing changes its status on the way.

To add a format: write a module here and add one line to FORMATS. A module that reads has::

    def records(data: bytes, path: Path) -> Iterator[Record]

a record for each term, in its own words; ``imported`` makes terms of them and says which
cannot be any. A module that writes has::

    def render(terms: Sequence[Term], pair: Pair | None) -> bytes

``pair`` is given for formats of two languages only. What a format has no place for goes
into notes that reading understands again (``notes.py``), so that a glossary that was
written and read has lost nothing. The same terms give the same bytes.
"""

from __future__ import annotations

from pipeline.glossary.exchange.formats import (
    FORMATS,
    Exchange,
    Imported,
    Pair,
    exported,
    format_called,
    format_for,
    imported,
)
from pipeline.glossary.exchange.merging import Conflict, Merged, merged
from pipeline.glossary.exchange.records import Record

__all__ = [
    "FORMATS",
    "Conflict",
    "Exchange",
    "Imported",
    "Merged",
    "Pair",
    "Record",
    "exported",
    "format_called",
    "format_for",
    "imported",
    "merged",
]
