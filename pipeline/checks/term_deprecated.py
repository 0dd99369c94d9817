"""A text has a term that is no longer used.

# What it finds
A term with the status *deprecated*, in any of its forms, in a translation or a source
text: a former name, an old spelling, a term the field has left behind. It still names
its concept, so `term-missing` is content with it.

# Why it matters
New texts should speak as the programme speaks today.

# Example
Source: `museum heritage`; translation: `patrimonio museístico` (today: `patrimonio museológico`)

# What to do
Write the term the finding suggests, unless the text tells of the past.

# How to waive
`# museotext: waive term-deprecated T067 — a law is quoted`
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.checks.context import Context
from pipeline.checks.pair import Pair, Text
from pipeline.checks.signs import Sign
from pipeline.checks.terms import Fault, Kind, read_pair, read_source
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "SIGNS", "check", "check_source"]

NAME = "term-deprecated"
SEVERITY = Severity.WARNING
SIGNS = Sign.TERMS


def check(pair: Pair, context: Context) -> Iterator[Finding]:
    """Yield a finding for each deprecated term of a translation."""
    faults = context.once(read_pair, pair).of(Kind.DEPRECATED)
    return _findings(pair.translation, faults) if faults else iter(())


def check_source(text: Text, context: Context) -> Iterator[Finding]:
    """Yield a finding for each deprecated term of a source text."""
    return _findings(text, context.once(read_source, text).of(Kind.DEPRECATED))


def _findings(text: Text, faults: Iterable[Fault]) -> Iterator[Finding]:
    for fault in faults:
        remedy = f"; write “{fault.suggestion}”" if fault.suggestion else "; choose another word"
        yield text.finding(
            NAME,
            SEVERITY,
            f"“{fault.words}” is no longer used{remedy}",
            span=fault.span,
            evidence=fault.evidence,
            concept=fault.term.concept,
            suggestion=fault.suggestion,
        )
