"""A cell of the glossary has characters that nobody sees.

# What it finds
Spaces before or after a text or two in a row, invisible characters (soft hyphens,
zero-width and no-break spaces), and letters whose accents are characters of their own
(not in Unicode's normal form NFC).

# Why it matters
Museotext reads past them; other tools take `museo` and `museo ` for two terms.

# Example
`T012,es,museo ,preferred`

# What to do
Write what the finding suggests.

# How to waive
It cannot be waived.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.glossary_reading import Written
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "check_glossary"]

NAME = "glossary-untidy"
SEVERITY = Severity.WARNING

_INVISIBLE = re.compile("[\u00a0\u00ad\u200b-\u200f\u202a-\u202f\u2060-\u2069\ufeff]")


def check_glossary(written: Written, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each cell that is not tidy."""
    for row in written.rows:
        for column, text in row.values.items():
            faults = list(_faults(text))
            if faults:
                tidy = unicodedata.normalize("NFC", " ".join(_INVISIBLE.sub(_visible, text).split()))
                message = f"the column {column} has {' and '.join(faults)}"
                concept = " ".join(row.values.get("concept", "").split())
                yield Finding(
                    NAME,
                    SEVERITY,
                    message,
                    row.path,
                    row.line,
                    row.values.get("lang", "").strip(),
                    source=text,
                    concept=concept,
                    suggestion=tidy,
                    document=row.path,
                    document_line=row.line,
                )


def _faults(text: str) -> Iterator[str]:
    if " ".join(text.split()) != text and not _INVISIBLE.search(text):
        yield "stray spaces"
    if found := _INVISIBLE.search(text):
        yield f"an invisible character (U+{ord(found[0]):04X})"
    if not unicodedata.is_normalized("NFC", text):
        yield "accents that are characters of their own"


def _visible(match: re.Match[str]) -> str:
    return " " if match[0] in "\u00a0\u202f" else ""
