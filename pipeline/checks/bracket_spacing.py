"""A space stands just inside a bracket of a source text.

# What it finds
A space after an opening or before a closing bracket: `( PACCI)`, `[ONU ]`.

# Why it matters
It is a slip that translators copy into every language.

# Example
`the Quadrennial Action Plan ( PACCI)`

# What to do
Take the space out of the source text.

# How to waive
It cannot be waived: no language sets brackets so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.pair import Text
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "check_text"]

NAME = "bracket-spacing"
SEVERITY = Severity.WARNING

_BRACKETS = re.compile(r"(?<![\w:;=8])\((?P<round>[^()\[\]\n]*)\)|(?<![\w\]!])\[(?P<square>[^()\[\]\n]*)\](?![(\[:])")
"""Brackets of prose: no call of a function, no smiley, no link."""

_SPACED = re.compile(r"^[ \xa0]|[ \xa0]$")


def check_text(text: Text, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each pair of brackets of a source text with a space inside."""
    if not text.is_source or not ("(" in text.text or "[" in text.text):
        return
    for match in _BRACKETS.finditer(text.masked):
        start, end = match.span(match.lastgroup or 0)
        inner = text.text[start:end]
        if not any(char.isalpha() for char in text.masked[start:end]):
            continue
        if _SPACED.search(inner):
            whole = text.text[match.start() : match.end()]
            right = f"{whole[0]}{inner.strip()}{whole[-1]}"
            yield text.finding(
                NAME, SEVERITY, "there is a space just inside a bracket", span=match.span(), suggestion=right
            )
