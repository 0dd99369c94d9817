"""The terms of a glossary as tools of two languages want them: a term and its translation.

Such tools take every translation in a file for a good one. So only preferred and admitted
terms are translations; what to avoid is said beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.glossary.exchange.records import Pair, by_concept
from pipeline.glossary.regions import sees
from pipeline.glossary.terms import Status, Term, When

__all__ = ["Entry", "entries"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A concept in two languages."""

    concept: str
    sources: tuple[Term, ...]
    """Those that ask for a translation, the preferred first."""
    targets: tuple[Term, ...]
    """Those that are right, the preferred first."""
    avoid: tuple[Term, ...]
    """Those that are not."""

    @property
    def definition(self) -> str:
        """What the concept means, in the source language if it says so there."""
        return next((term.definition for term in (*self.sources, *self.targets) if term.definition), "")

    @property
    def avoided(self) -> str:
        """What not to write, for people; empty if there is nothing."""
        return f"not: {', '.join(term.text for term in self.avoid)}" if self.avoid else ""


def entries(terms: Sequence[Term], pair: Pair | None) -> Iterator[Entry]:
    """Yield the concepts that have a term in both languages of ``pair``."""
    if pair is None:
        return
    for concept, same in by_concept(terms):
        sources = _seen(same, pair.source)
        targets = _seen(same, pair.target)
        right = tuple(term for term in targets if term.status.accepted)
        asking = tuple(term for term in sources if _asks(term))
        if right and asking:
            yield Entry(concept, asking, right, tuple(term for term in targets if not term.status.accepted))


def _seen(terms: Sequence[Term], language: str) -> list[Term]:
    own = [term for term in terms if sees(language, term.language)]
    return sorted(own, key=lambda term: term.status is not Status.PREFERRED)


def _asks(term: Term) -> bool:
    return term.status is not Status.FORBIDDEN and term.when is not When.TARGET
