"""A concept has no preferred term in a language.

# What it finds
A concept without a preferred term in one of the workspace's languages, or in another
language in which it has admitted ones. A row of `pt` counts in `pt_BR` and `pt_PT`.

# Why it matters
The check suggests the preferred term, and asks for none where the concept has none.

# Example
`T012,es,museo,preferred` and `T012,en,museum,admitted`, and nothing else of T012.

# What to do
Add a row with the term, or make one of those there are preferred.

# How to waive
In `glossary/waivers.csv`, with the first term of the concept as `source`:
`glossary-preferred-missing,T012,pt_BR,,museo,,there is no such thing in Brazil`
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.checks.context import Context
from pipeline.checks.glossary_reading import Written, views
from pipeline.glossary import Status, Term
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "check_glossary"]

NAME = "glossary-preferred-missing"
SEVERITY = Severity.WARNING


def check_glossary(written: Written, context: Context) -> Iterator[Finding]:
    """Yield a finding for each concept and language."""
    for language, terms in views(written, context.languages):
        found: dict[str, list[Term]] = {}
        for term in terms:
            found.setdefault(term.concept, []).append(term)
        for concept, rows in written.glossary.concepts.items():
            own = found.get(concept, [])
            if any(term.status is Status.PREFERRED for term in own):
                continue
            accepted = [term for term in own if term.status.accepted]
            if accepted or language in context.languages:
                message = f"{concept} has no preferred term in {language}"
                message += f", only “{accepted[0].text}”" if accepted else ""
                finding = written.finding(NAME, SEVERITY, message, (accepted or rows)[0])
                yield replace(finding, language=language)
