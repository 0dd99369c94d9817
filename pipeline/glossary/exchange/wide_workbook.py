"""Tables with one row per concept and one column per language, as an Excel sheet."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.glossary.exchange.excel import workbook
from pipeline.glossary.exchange.layouts import wide_rows
from pipeline.glossary.exchange.records import Pair
from pipeline.glossary.exchange.workbook import records
from pipeline.glossary.terms import Term

__all__ = ["records", "render"]


def render(terms: Sequence[Term], _pair: Pair | None) -> bytes:
    """Return the terms, a concept in each row."""
    return workbook(wide_rows(terms), {})
