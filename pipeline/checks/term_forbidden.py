"""A text has a term that the glossary forbids.

# What it finds
A term with the status *forbidden*, in any of its forms, in a translation or a source
text: a calque, a false friend, a name of another language, an acronym with two letters
exchanged. Inside a longer term that is allowed it is no fault. A row with `source` in
its column *when* counts only where the source text has the concept. Words that are
right for another concept are wrong only where the source text shows that this one is
meant.

# Why it matters
The team has decided against the term: it is wrong, misleading or not ours.

# Example
Source: `The Organization of Ibero-American States (OEI)`
Translation: `la Organización de Estados Iberoamericanos (OIE)`

# What to do
Write the term the finding suggests.

# How to waive
`# museotext: waive term-forbidden T023 — the sentence is about the animal health body`
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.checks.context import Context
from pipeline.checks.pair import Pair, Text
from pipeline.checks.signs import Sign
from pipeline.checks.terms import Fault, Kind, read_pair, read_source
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "SIGNS", "check", "check_source"]

NAME = "term-forbidden"
SEVERITY = Severity.ERROR
SIGNS = Sign.TERMS


def check(pair: Pair, context: Context) -> Iterator[Finding]:
    """Yield a finding for each forbidden term of a translation."""
    faults = context.once(read_pair, pair).of(Kind.FORBIDDEN)
    return _findings(pair.translation, faults) if faults else iter(())


def check_source(text: Text, context: Context) -> Iterator[Finding]:
    """Yield a finding for each forbidden term of a source text."""
    return _findings(text, context.once(read_source, text).of(Kind.FORBIDDEN))


def _findings(text: Text, faults: Iterable[Fault]) -> Iterator[Finding]:
    for fault in faults:
        remedy = f"; write “{fault.suggestion}”" if fault.suggestion else "; choose another word"
        yield text.finding(
            NAME,
            SEVERITY,
            f"“{fault.words}” is forbidden{remedy}",
            span=fault.span,
            evidence=fault.evidence,
            concept=fault.term.concept,
            suggestion=fault.suggestion,
        )
