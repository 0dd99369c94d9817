"""Which terms of a source text ask for a translation, and for which one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.glossary.forms import Gap
from pipeline.glossary.hits import Hit, Sense, Standing, outermost
from pipeline.glossary.lexicon import Lexicon
from pipeline.glossary.regions import sees
from pipeline.glossary.terms import Status, Term, TermType, When

__all__ = ["asked", "best"]


def asked(hits: Iterable[Hit], lexicon: Lexicon) -> list[Sequence[Hit]]:
    """Return the hits that ask for a translation, those of one place together: they mean one concept or another.

    ``hits`` are those of ``lexicon`` in the source text. Of a longer term and one inside it,
    only the longer one may ask. The preferred term of a place comes first.
    """
    may = [hit for hit in hits if hit.capitals and hit.gap is not Gap.LOOSE]
    groups = outermost(may) if len(may) > 1 else [may]
    asking = ([hit for hit in group if _asks(hit.sense) and not lexicon.is_other_part(hit)] for group in groups)
    return [sorted(group, key=_preferred_first) if len(group) > 1 else group for group in asking if group]


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


def _preferred_first(hit: Hit) -> bool:
    return hit.sense.term.status is not Status.PREFERRED


def _asks(sense: Sense) -> bool:
    standing = sense.standing
    return (standing is Standing.ACCEPTED or standing is Standing.DEPRECATED) and sense.term.when is not When.TARGET
