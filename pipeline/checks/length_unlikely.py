"""A translation is far shorter or longer than its source text.

# What it finds
A translation of which a sentence seems to be missing, or into which something was put that
is not in the source text: less than half or more than three times the
length of a text of a line or more, and more than five times that of a short one. Markup
and code do not count.

# Why it matters
The paragraph was pasted in half, or into the wrong place.

# Example
Source: `The museum opens at ten. On Mondays it is closed. Admission is free for children.` –
translation: `El museo abre a las diez.`

# What to do
Translate the whole text, and nothing else.

# How to waive
`# museotext: waive length-unlikely — shortened for the poster, with the author’s consent`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.pair import Pair
from pipeline.checks.signs import Sign
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "SIGNS", "check"]

NAME = "length-unlikely"
SEVERITY = Severity.WARNING
SIGNS = Sign.LENGTH

_LINE = 70
_SHORTEST, _LONGEST = 0.45, 3
_TIMES = 5
_ROOM = 25
"""Characters that a short text may have more in any case: an acronym is spelled out."""
_NO_LETTERS = re.compile(r"[\W\d_]+")


def check(pair: Pair, _context: Context) -> Iterator[Finding]:
    """Yield a finding if the two lengths cannot belong to one text."""
    source, target = len(pair.source), len(pair.target)
    if 0.6 * source < target < 1.6 * source or source + target < _LINE:
        return
    source, target = (len(_NO_LETTERS.sub(" ", text).strip()) for text in (pair.source_masked, pair.target_masked))
    if source >= _LINE and target < _SHORTEST * source:
        yield pair.finding(
            NAME, SEVERITY, f"it has {target} characters for {source} of the source text: something is missing"
        )
    elif target > (_LONGEST * source if source >= _LINE else _TIMES * source + _ROOM) and source:
        yield pair.finding(
            NAME, SEVERITY, f"it has {target} characters for {source} of the source text: something was put in"
        )
