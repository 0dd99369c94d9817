"""An inflected form of one term is another term.

# What it finds
A term that is written like a form of a term of another concept, or a term to avoid that is
written like a form of an accepted term of its own concept.

# Why it matters
The texts do not say which of the two is meant: the check takes one for the other, or
forbids a plural that is right.

# Example
`T1,es,museo,preferred` and `T1,es,museos,deprecated`

# What to do
Keep the form out with the column `forms_not` of the term whose form it is, or delete the
other row. `number` set to `singular` keeps plurals out.

# How to waive
In `glossary/waivers.csv`: `glossary-collision,T1,es,,museos,,both are common`
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.glossary_reading import Written, views
from pipeline.glossary import Hit, Term, When, is_listed
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "check_glossary"]

NAME = "glossary-collision"
SEVERITY = Severity.WARNING


def check_glossary(written: Written, context: Context) -> Iterator[Finding]:
    """Yield a finding for each term that is another one's form, once for all regions."""
    reported: set[tuple[str, int]] = set()
    for language, terms in views(written, context.languages):
        lexicon = written.glossary.lexicon(language)
        for term in terms:
            if (term.path, term.line) in reported:
                continue
            for hit in lexicon.find(term.text):
                if _collides(term, hit):
                    other = hit.sense.term
                    reported.add((term.path, term.line))
                    message = f"“{term.text}” is a form of “{other.text}” ({other.concept}): {other.path}:{other.line}"
                    yield written.finding(NAME, SEVERITY, message, term)
                    break


def _collides(term: Term, hit: Hit) -> bool:
    other = hit.sense.term
    if (hit.start, hit.end) != (0, len(term.text)) or hit.gap or not hit.accepted:
        return False
    if not hit.capitals or is_listed(hit) or other.text.casefold() == term.text.casefold():
        return False
    if other.concept == term.concept:
        return not term.status.accepted
    return term.status.accepted and term.when is not When.TARGET
