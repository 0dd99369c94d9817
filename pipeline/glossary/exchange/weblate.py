"""A CSV glossary for Weblate, with the columns of translate-toolkit's bilingual CSV.

Weblate's CSV has no word for what is forbidden; it stands in the comments only. The
format ``weblate-tbx`` has.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.glossary.exchange.bilingual import entries
from pipeline.glossary.exchange.records import Pair
from pipeline.glossary.sheets import csv_bytes
from pipeline.glossary.terms import Term

__all__ = ["render"]

_COLUMNS = ("source", "target", "context", "translator_comments", "developer_comments")


def render(terms: Sequence[Term], pair: Pair | None) -> bytes:
    """Return a row for each term with each of its translations."""
    rows = [
        (
            source.text,
            target.text,
            entry.concept,
            "; ".join(filter(None, (target.note, entry.avoided))),
            entry.definition,
        )
        for entry in entries(terms, pair)
        for source in entry.sources
        for target in entry.targets
    ]
    return csv_bytes([_COLUMNS, *rows])
