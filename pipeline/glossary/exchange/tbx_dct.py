"""TBX-Basic of ISO 30042:2019 with categories as elements (DCT)."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.glossary.exchange.records import Pair
from pipeline.glossary.exchange.tbx_reading import records
from pipeline.glossary.exchange.tbx_writing import CORE, Style, tbx
from pipeline.glossary.terms import Term

__all__ = ["records", "render"]

_STYLE = Style(
    "tbx",
    (CORE, ("type", "TBX-Basic"), ("style", "dct")),
    "tbxHeader",
    "conceptEntry",
    "langSec",
    "termSec",
    by_elements=True,
)


def render(terms: Sequence[Term], _pair: Pair | None) -> bytes:
    """Return the terms as a TBX file."""
    return tbx(terms, _STYLE)
