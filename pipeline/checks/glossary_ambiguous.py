"""One term stands for two concepts.

# What it finds
A term that two concepts accept in one language, though neither admits the preferred term
of the other. Concepts that do are as good as one, and share what they like; rows with
`when` set to `target` are asked of no source text.

# Why it matters
Where a source text has the term, nobody can say which concept it means, and either
translation is let through.

# Example
`T1,en,storage,preferred` (a place) and `T2,en,storage,preferred` (an activity)

# What to do
If they mean the same, make one concept of them. If not, write the term of one more fully
(*storage room*), or give its row `target` in the column `when`.

# How to waive
In `glossary/waivers.csv`: `glossary-ambiguous,T1,en,,storage,,both meanings are common`
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.checks.context import Context
from pipeline.checks.glossary_reading import Written, views
from pipeline.glossary import Status, Term, When
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "check_glossary"]

NAME = "glossary-ambiguous"
SEVERITY = Severity.WARNING


def check_glossary(written: Written, context: Context) -> Iterator[Finding]:
    """Yield a finding at the second of two rows, once for all regions."""
    reported: set[tuple[str, int]] = set()
    for _, terms in views(written, context.languages):
        accepted = [term for term in terms if term.status.accepted]
        preferred: dict[str, set[str]] = {}
        spelled: dict[str, set[str]] = {}
        for term in accepted:
            spelled.setdefault(term.concept, set()).add(term.text)
            if term.status is Status.PREFERRED:
                preferred.setdefault(term.concept, set()).add(term.text)
        for first, second in _shared(accepted):
            one, other = first.concept, second.concept
            alike = not (
                preferred.get(one, set()).isdisjoint(spelled[other])
                and preferred.get(other, set()).isdisjoint(spelled[one])
            )
            if _interchangeable(first, second, preferred, alike=alike) or (second.path, second.line) in reported:
                continue
            reported.add((second.path, second.line))
            message = f"“{second.text}” stands for {one}, too: {first.path}:{first.line}"
            yield written.finding(NAME, SEVERITY, message, second)


def _interchangeable(first: Term, second: Term, preferred: dict[str, set[str]], *, alike: bool) -> bool:
    """Tell whether two concepts admit each other's terms; both preferring one term is no such sign."""
    both = all(term.text in preferred.get(term.concept, ()) for term in (first, second))
    return alike and not both


def _shared(terms: Iterable[Term]) -> Iterator[tuple[Term, Term]]:
    """Yield the first and each later term of one text in other concepts."""
    by_text: dict[str, list[Term]] = {}
    for term in terms:
        if term.when is not When.TARGET:
            by_text.setdefault(term.text, []).append(term)
    for same in by_text.values():
        yield from _pairs(same)


def _pairs(same: Sequence[Term]) -> Iterator[tuple[Term, Term]]:
    first = same[0]
    yield from ((first, other) for other in same[1:] if other.concept != first.concept)
