"""A space stands just inside a bracket.

# What it finds
A space after an opening or before a closing bracket: `( PACCI)`, `[ONU ]`. In a translation
nothing is said of what the source text has, too.

# Why it matters
It is a slip, and translators copy that of a source text into every language.

# Example
`the Quadrennial Action Plan ( PACCI)`

# What to do
Take the space out. `museotext check --fix` does it in translations.

# How to waive
`# museotext: waive bracket-spacing — the inscription is quoted letter by letter`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.pair import Text
from pipeline.checks.signs import Sign
from pipeline.model import Edit, Finding, Severity

__all__ = ["EXACT", "NAME", "SEVERITY", "SIGNS", "check_text"]

NAME = "bracket-spacing"
SEVERITY = Severity.WARNING
SIGNS = Sign.BRACKET_SPACE
EXACT = True

_BRACKETS = re.compile(r"(?<![\w:;=8])\((?P<round>[^()\[\]\n]*)\)|(?<![\w\]!])\[(?P<square>[^()\[\]\n]*)\](?![(\[:])")
"""Brackets of prose: no call of a function, no smiley, no link."""

_HINT = re.compile(r"[(\[][ \xa0]|[ \xa0][)\]]")
_SPACED = re.compile(r"^[ \xa0]|[ \xa0]$")


def check_text(text: Text, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each pair of brackets with a space inside."""
    if (
        not ("(" in text.text or "[" in text.text)
        or not _HINT.search(text.text)
        or (text.original is not None and _HINT.search(text.original))
    ):
        return
    for match in _BRACKETS.finditer(text.masked):
        start, end = match.span(match.lastgroup or 0)
        inner = text.text[start:end]
        if not any(char.isalpha() for char in text.masked[start:end]):
            continue
        if _SPACED.search(inner):
            whole = text.text[match.start() : match.end()]
            right = f"{whole[0]}{inner.strip()}{whole[-1]}"
            first, last = start + len(inner) - len(inner.lstrip(" \xa0")), end - len(inner) + len(inner.rstrip(" \xa0"))
            yield text.finding(
                NAME,
                SEVERITY,
                "there is a space just inside a bracket",
                span=match.span(),
                suggestion=right,
                fix=(Edit(start, first, ""), Edit(last, end, "")),
            )
