"""Which terms of a source text ask for a translation, and for which one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.glossary.lexicon import Hit, Standing, outermost
from pipeline.glossary.regions import sees
from pipeline.glossary.terms import Status, Term, TermType, When

__all__ = ["asked", "best"]


def asked(hits: Iterable[Hit]) -> list[Sequence[Hit]]:
    """Return the hits that ask for a translation, those of one place together: they mean one concept or another.

    Of a longer term and one inside it, the longer one asks. The preferred term of a place comes first.
    """
    asking = (hit for hit in hits if hit.capitals and _asks(hit))
    return [sorted(group, key=lambda hit: hit.sense.term.status is not Status.PREFERRED) for group in outermost(asking)]


def best(terms: Iterable[Term], language: str, like: Term) -> str:
    """Return the best of a concept's ``terms`` in ``language``: the preferred one, an acronym for an acronym.

    Empty if none is accepted there.
    """
    accepted = [term for term in terms if term.status.accepted and sees(language, term.language)]
    acronym = like.type is TermType.ACRONYM
    accepted.sort(
        key=lambda term: ((term.type is TermType.ACRONYM) is not acronym, term.status is not Status.PREFERRED)
    )
    return accepted[0].text if accepted else ""


def _asks(hit: Hit) -> bool:
    return hit.sense.standing in (Standing.ACCEPTED, Standing.DEPRECATED) and hit.sense.term.when is not When.TARGET
