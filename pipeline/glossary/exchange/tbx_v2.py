"""TBX-Basic of ISO 30042:2008 (``martif``), for OmegaT, translate-toolkit and other tools that know no later one."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.glossary.exchange.records import Pair
from pipeline.glossary.exchange.tbx_reading import records
from pipeline.glossary.exchange.tbx_writing import Style, tbx
from pipeline.glossary.terms import Term

__all__ = ["records", "render"]

_STYLE = Style("martif", (("type", "TBX-Basic"),), "martifHeader", "termEntry", "langSet", "tig")


def render(terms: Sequence[Term], _pair: Pair | None) -> bytes:
    """Return the terms as a TBX file."""
    return tbx(terms, _STYLE)
