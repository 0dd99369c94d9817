"""A row or column of the glossary cannot be read.

# What it finds
A column with a name that is none, a value that is not one of those a column may have, an
empty concept, language or term, and a term that a concept has twice in one language.

# Why it matters
No other command works until it is mended: a term that is not read is not checked.

# Example
`T012,es,museo,prefered`

# What to do
Mend the cell; the finding says what may stand there.

# How to waive
It cannot be waived.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.glossary_reading import Written
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "check_glossary"]

NAME = "glossary-invalid"
SEVERITY = Severity.ERROR


def check_glossary(written: Written, _context: Context) -> Iterator[Finding]:
    """Yield what could not be read."""
    for error in written.errors:
        yield Finding(NAME, SEVERITY, f"{error.what}; {error.remedy}", error.path or "", error.line or 1, "")
