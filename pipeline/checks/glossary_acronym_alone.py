"""An acronym has no full form.

# What it finds
A row of type `acronym` whose concept has no other accepted term in that language.

# Why it matters
Readers who meet *ICOM* for the first time need the name once; an acronym and its full name
stand for each other in a translation only if the glossary knows both.

# Example
`T031,es,ICOM,preferred,acronym`, and no row with *Consejo Internacional de Museos*.

# What to do
Add a row with the full form; it may be `admitted`.

# How to waive
In `glossary/waivers.csv`: `glossary-acronym-alone,T031,es,,ICOM,,it is a brand by now`
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.glossary_reading import Written, views
from pipeline.glossary import TermType
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "check_glossary"]

NAME = "glossary-acronym-alone"
SEVERITY = Severity.WARNING


def check_glossary(written: Written, context: Context) -> Iterator[Finding]:
    """Yield a finding for each acronym, once for all regions."""
    reported: set[tuple[str, int]] = set()
    for language, terms in views(written, context.languages):
        full = {term.concept for term in terms if term.status.accepted and term.type is not TermType.ACRONYM}
        for term in terms:
            alone = term.type is TermType.ACRONYM and term.status.accepted and term.concept not in full
            if alone and (term.path, term.line) not in reported:
                reported.add((term.path, term.line))
                yield written.finding(NAME, SEVERITY, f"“{term.text}” has no full form in {language}", term)
