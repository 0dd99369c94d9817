"""A bracket has no partner.

# What it finds
A round, square or curly bracket of a translation that is never closed, or closes nothing,
where the source text has no such fault; and round and square brackets of a source text. Numbers
and letters of lists (`a)`, `2)`), smileys, intervals and code are left alone.

# Why it matters
Readers look for the end of the remark.

# Example
`el museo (fundado en 1911 reúne cien piezas`

# What to do
Write the bracket that is missing, or take out the one too many.

# How to waive
`# museotext: waive bracket-pairs — the second half stands in the next cell`
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.pair import Pair, Text
from pipeline.checks.signs import Sign
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "SIGNS", "check", "check_source"]

NAME = "bracket-pairs"
SEVERITY = Severity.WARNING
SIGNS = Sign.BRACKETS

_BRACKET = re.compile(r"[()\[\]{}]")
_PARTNER = {")": "(", "]": "[", "}": "{"}
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_ENUMERATOR = re.compile(
    r"(?:(?:^|[;,.:\n(–—-]|\b(?:y|e|o|u|and|or|ou)\b)\s*(?:[0-9]{1,3}|[a-z]|[ivx]{1,5})\.?[ºªo°]?|[:;=8][-']?)$"
)
"""What stands before the bracket of an item of a list, or in a smiley."""
_ITEM = 12
"""Characters before a bracket that are looked at for it."""
_LONGEST = 40
"""Characters of an interval, at most."""
_INTERVAL = re.compile(r"[\[(]\s*[\w.+-]+\s*[,;]\s*[\w.+-]+\s*")


def check(pair: Pair, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each bracket of a translation without a partner that the source text does not explain."""
    text = pair.translation
    found = _alone(text.masked)
    if found:
        known = Counter(sign for sign, _ in _alone(pair.source_masked))
        for sign, at in found:
            if known[sign]:
                known[sign] -= 1
            else:
                yield _finding(text, sign, at)


def check_source(text: Text, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each bracket of a source text without a partner."""
    for sign, at in _alone(text.masked):
        if sign not in "{}":
            yield _finding(text, sign, at)


def _finding(text: Text, sign: str, at: int) -> Finding:
    message = f"{sign} closes nothing" if sign in _PARTNER else f"{sign} is never closed"
    return text.finding(NAME, SEVERITY, message, span=(at, at + 1))


def _alone(masked: str) -> list[tuple[str, int]]:
    """Return the brackets without a partner and their places."""
    if (
        masked.count("(") == masked.count(")")
        and masked.count("[") == masked.count("]")
        and masked.count("{") == masked.count("}")
    ):
        return []
    waiting: list[tuple[str, int]] = []
    alone: list[tuple[str, int]] = []
    for match in _BRACKET.finditer(masked):
        sign, at = match[0], match.start()
        if sign in _CLOSING:
            if not (at and masked[at - 1] in ":;=8" and not masked[at + 1 : at + 2].isalnum()):
                waiting.append((sign, at))
        elif waiting and (waiting[-1][0] == _PARTNER[sign] or _is_interval(masked, waiting[-1][1], at)):
            waiting.pop()
        elif len(waiting) > 1 and waiting[-2][0] == _PARTNER[sign]:
            alone.append(waiting[-1])
            del waiting[-2:]
        elif not _ENUMERATOR.search(masked[max(0, at - _ITEM) : at]):
            alone.append((sign, at))
    return sorted(alone + waiting, key=lambda one: one[1])


def _is_interval(masked: str, start: int, end: int) -> bool:
    """Whether a bracket and what follows are a half-open interval: ``[0, 1)``."""
    return end - start < _LONGEST and _INTERVAL.fullmatch(masked, start, end) is not None
