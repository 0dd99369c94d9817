"""The glossary both accepts a term and tells people to avoid it.

# What it finds
A term that is preferred or admitted in one row, and deprecated or forbidden in another one
of the same language. If the rows belong to two concepts, only where the second is to be
avoided `always`: with `source` in the column `when` it is wrong beside its own concept
only.

# Why it matters
Whatever the translator writes, one of the two rows is broken.

# Example
`T075,es,conservador,forbidden` and `T078,es,conservador,preferred`

# What to do
Delete one of the two rows, or put `source` into the column `when` of the one to avoid.

# How to waive
In `glossary/waivers.csv`: `glossary-contradiction,T075,es,,conservador,,the reason`
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.glossary_reading import Written, views
from pipeline.glossary import Term, When
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "check_glossary"]

NAME = "glossary-contradiction"
SEVERITY = Severity.ERROR


def check_glossary(written: Written, context: Context) -> Iterator[Finding]:
    """Yield a finding at the row of the term to avoid, once for all regions."""
    reported: set[tuple[str, int]] = set()
    for _, terms in views(written, context.languages):
        accepted: dict[str, list[Term]] = {}
        for term in terms:
            if term.status.accepted:
                accepted.setdefault(term.text, []).append(term)
        for term in terms:
            if term.status.accepted or (term.path, term.line) in reported:
                continue
            for other in accepted.get(term.text, ()):
                if other.concept == term.concept or term.when is When.ALWAYS:
                    reported.add((term.path, term.line))
                    message = f"“{term.text}” is {term.status} here and {other.status} in {other.path}:{other.line}"
                    yield written.finding(NAME, SEVERITY, f"{message} ({other.concept})", term)
                    break
