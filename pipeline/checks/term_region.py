"""A text has a term of another region of its language.

# What it finds
In `pt_BR` a term that the glossary has for `pt_PT` alone, or the other way round. A
spelling that differs in accents only (`património`, `patrimônio`) is an error, for it
is no word here. One other letter (`registo`, `registro`) is a warning. Another word
(`investigação`, `pesquisa`) may mean something else here; it is a warning where the
source text has the concept and the translation has no term of its own region for it,
and nothing in a source text. A name that the glossary has for both regions keeps its
spelling in both.

# Why it matters
Readers see at the first accent that a text was not written for them.

# Example
Translation (`pt_BR`): `o património da cidade` (`patrimônio`)

# What to do
Write the term the finding suggests. If the term is good in both regions, give its row
the language `pt`.

# How to waive
`# museotext: waive term-region T046 — the name of a Portuguese association`
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.checks.context import Context
from pipeline.checks.pair import Pair, Text
from pipeline.checks.signs import Sign
from pipeline.checks.terms import Fault, Kind, read_pair, read_source
from pipeline.glossary import Difference
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "SIGNS", "check", "check_source"]

NAME = "term-region"
SEVERITY = Severity.ERROR
SIGNS = Sign.TERMS


def check(pair: Pair, context: Context) -> Iterator[Finding]:
    """Yield a finding for each term of another region in a translation."""
    faults = context.once(read_pair, pair).of(Kind.REGION)
    return _findings(pair.translation, faults) if faults else iter(())


def check_source(text: Text, context: Context) -> Iterator[Finding]:
    """Yield a finding for each spelling of another region in a source text."""
    return _findings(text, context.once(read_source, text).of(Kind.REGION))


def _findings(text: Text, faults: Iterable[Fault]) -> Iterator[Finding]:
    for fault in faults:
        yield text.finding(
            NAME,
            SEVERITY if fault.difference is Difference.ACCENT else Severity.WARNING,
            f"“{fault.words}” is {fault.term.language}; write “{fault.suggestion}” in {text.language}",
            span=fault.span,
            evidence=fault.evidence,
            concept=fault.term.concept,
            suggestion=fault.suggestion,
        )
