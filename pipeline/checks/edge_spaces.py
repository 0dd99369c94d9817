"""A translation does not begin or end with the spaces and line ends of its source text.

# What it finds
A space, tab or line end at the beginning or end of one text and not of the other. Line
ends have to be the same, too: `msgfmt -c` refuses a catalog otherwise.

# Why it matters
A program puts such a text beside another one: with the space lost, two words become one.

# Example
Source: `Room: ` (with a space behind), translation: `Sala:`

# What to do
Begin and end as the source text does. `museotext check --fix` does it.

# How to waive
`# museotext: waive edge-spaces — Portuguese has no word before it`
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.pair import Pair
from pipeline.checks.signs import Sign
from pipeline.model import Edit, Finding, Severity

__all__ = ["EXACT", "NAME", "SEVERITY", "SIGNS", "check"]

NAME = "edge-spaces"
SEVERITY = Severity.WARNING
SIGNS = Sign.EDGE
EXACT = True

_NO_BREAK = str.maketrans("\xa0\u202f", "  ")
_SPACES = " \t\n\r\xa0\u202f"


def check(pair: Pair, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each end of a translation whose spaces are not those of the source text."""
    source, target = pair.source, pair.target
    if not (source[:1].isspace() or source[-1:].isspace() or target[:1].isspace() or target[-1:].isspace()):
        return
    ours, theirs = source.strip(_SPACES), target.strip(_SPACES)
    if not ours or not theirs:
        return
    before, after = source[: source.index(ours)], source[source.index(ours) + len(ours) :]
    start = target.index(theirs)
    end = start + len(theirs)
    if target[:start].translate(_NO_BREAK) != before.translate(_NO_BREAK):
        message = f"the source text begins with {_named(before)}"
        yield pair.finding(NAME, SEVERITY, message, target_span=(0, max(start, 1)), fix=(Edit(0, start, before),))
    if target[end:].translate(_NO_BREAK) != after.translate(_NO_BREAK):
        message = f"the source text ends with {_named(after)}"
        span = (min(end, len(target) - 1), len(target))
        yield pair.finding(NAME, SEVERITY, message, target_span=span, fix=(Edit(end, len(target), after),))


def _named(spaces: str) -> str:
    if not spaces:
        return "no space"
    kind = "line end" if "\n" in spaces else "tab" if "\t" in spaces else "space"
    return f"a {kind}" if len(spaces) == 1 else f"{len(spaces)} spaces or line ends"
