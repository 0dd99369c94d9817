"""Which terms of a source text ask for a translation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.glossary.lexicon import Hit, Standing, outermost
from pipeline.glossary.terms import Status, When

__all__ = ["asked"]


def asked(hits: Iterable[Hit]) -> list[Sequence[Hit]]:
    """Return the hits that ask for a translation, those of one place together: they mean one concept or another.

    Of a longer term and one inside it, the longer one asks. The preferred term of a place comes first.
    """
    asking = (hit for hit in hits if hit.capitals and _asks(hit))
    return [sorted(group, key=lambda hit: hit.sense.term.status is not Status.PREFERRED) for group in outermost(asking)]


def _asks(hit: Hit) -> bool:
    return hit.sense.standing in (Standing.ACCEPTED, Standing.DEPRECATED) and hit.sense.term.when is not When.TARGET
