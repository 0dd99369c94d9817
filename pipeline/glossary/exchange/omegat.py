"""OmegaT's glossaries: term, translation and comment, parted by tabs.

OmegaT passes over lines that begin with ``#``; it offers every translation as a good one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.glossary.exchange.bilingual import entries
from pipeline.glossary.exchange.records import Pair
from pipeline.glossary.terms import Term

__all__ = ["render"]


def render(terms: Sequence[Term], pair: Pair | None) -> bytes:
    """Return a line for each term with each of its translations, in UTF-8."""
    return "".join(f"{line}\n" for line in _lines(terms, pair)).encode("utf-8")


def _lines(terms: Sequence[Term], pair: Pair | None) -> Iterator[str]:
    for entry in entries(terms, pair):
        for source in entry.sources:
            for target in entry.targets:
                said = (entry.concept, target.status.value, entry.definition, target.note, entry.avoided)
                comment = "; ".join(one for one in said if one)
                line = "\t".join((source.text, target.text, comment))
                yield f" {line}" if line.startswith("#") else line
