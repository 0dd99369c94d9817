"""A name or acronym is not written with its capitals.

# What it finds
An acronym in other letters (`Segib` for `SEGIB`), a name without its capitals, a term
that the glossary writes with capitals (`ibero-american`). A name in small letters may be
a common noun (`la unidad técnica del edificio`): it is a fault only where the source
text has the name and the translation has it nowhere with its capitals. Acronyms of two
letters are never judged, those of three only beside their source. All capitals are
always right.

# Why it matters
Capitals tell readers that these words are a name.

# Example
Translation: `a Segib coordena a cooperação` (`SEGIB`)

# What to do
Write the capitals the finding shows. If the other spelling is good too, add it to the
glossary as an *admitted* row, or write `ignore` in the column *case*.

# How to waive
`# museotext: waive term-case T022 — the spelling of the newspaper quoted`
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.checks.context import Context
from pipeline.checks.pair import Pair, Text
from pipeline.checks.signs import Sign
from pipeline.checks.terms import Fault, Kind, read_pair, read_source
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "SIGNS", "check", "check_source"]

NAME = "term-case"
SEVERITY = Severity.WARNING
SIGNS = Sign.TERMS


def check(pair: Pair, context: Context) -> Iterator[Finding]:
    """Yield a finding for each name or acronym of a translation without its capitals."""
    faults = context.once(read_pair, pair).of(Kind.CAPITALS)
    return _findings(pair.translation, faults) if faults else iter(())


def check_source(text: Text, context: Context) -> Iterator[Finding]:
    """Yield a finding for each acronym of a source text without its capitals."""
    return _findings(text, context.once(read_source, text).of(Kind.CAPITALS))


def _findings(text: Text, faults: Iterable[Fault]) -> Iterator[Finding]:
    for fault in faults:
        yield text.finding(
            NAME,
            SEVERITY,
            f"“{fault.words}” is written “{fault.suggestion}”",
            span=fault.span,
            evidence=fault.evidence,
            concept=fault.term.concept,
            suggestion=fault.suggestion,
        )
