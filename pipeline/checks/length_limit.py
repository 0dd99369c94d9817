"""A translation has more characters than there is room for.

# What it finds
A translation that is longer than its catalog allows (`max-length: 60` in a comment or flag of
the entry, as Weblate writes it) or than the settings allow for its kind of text
(`limits = button: 30, alt text: 250`). Markup does not count. Screen readers stop in the
middle of alternative texts of more than 250 characters, so that is the limit where the
settings name none. If the source text is too long as well, it is only a note.

# Why it matters
A label is cut off, or runs over its neighbour.

# Example
`#. max-length: 20` – translation: `Programa de actividades educativas`

# What to do
Say it in fewer words; longer descriptions of pictures belong into the text.

# How to waive
`# museotext: waive length-limit — the button was made wider`
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.checks.context import Context
from pipeline.checks.pair import Pair
from pipeline.checks.signs import Sign
from pipeline.markup import plain
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "SIGNS", "check"]

NAME = "length-limit"
SEVERITY = Severity.WARNING
SIGNS = Sign.LIMIT


def check(pair: Pair, context: Context) -> Iterator[Finding]:
    """Yield a finding if a translation has more characters than it may."""
    limit = context.limits.get(pair.kind) if pair.limit is None else pair.limit
    if limit is None or len(pair.target) <= limit:
        return
    length = len(plain(pair.target, pair.markup))
    if length > limit:
        as_long = len(plain(pair.source, pair.markup)) > limit
        severity = Severity.NOTE if as_long else SEVERITY
        found = pair.finding(NAME, severity, f"it has {length} characters, and {limit} fit")
        yield replace(found, target_span=(limit, len(pair.target))) if length == len(pair.target) else found
