"""A percent or euro sign stands too near to its number, or too far from it.

# What it finds
`25%` in Spanish, where a space parts number and sign (RAE, *Ortografía* 2010: `25 %`), and
`25 %` in English and Brazilian Portuguese, where none does. In Spanish also `500€`
(`500 €`). In Portugal both are seen and nothing is said.

# Why it matters
A space that may break leaves the sign alone at the beginning of a line, and one page
writes percentages in two ways.

# Example
`El 25% de los museos`

# What to do
Write `25 %` with a no-break space in Spanish, `25%` in the others. `museotext check --fix`
does it.

# How to waive
`# museotext: waive number-spacing — as it stands in the law that is quoted`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.conventions import NO_BREAK_SPACE, conventions
from pipeline.checks.pair import Text
from pipeline.checks.signs import Sign
from pipeline.locales import primary
from pipeline.model import Edit, Finding, Severity

__all__ = ["EXACT", "NAME", "SEVERITY", "SIGNS", "check_text"]

NAME = "number-spacing"
SEVERITY = Severity.WARNING
SIGNS = Sign.PER_CENT
EXACT = True

_TOO_NEAR = re.compile(
    r"(?<![\w%.,-])(?P<number>[0-9]+(?>(?:[.,\u00a0\u202f][0-9]+)*))(?P<space>)(?P<sign>[%€])(?![\w%(])"
)
_TOO_FAR = re.compile(
    r"(?<![\w%.,-])(?P<number>[0-9]+(?>(?:[.,][0-9]+)*))(?P<space>[ \u00a0\u202f])(?P<sign>%)(?![\w%(]|[ \u00a0][0-9(])"
)
_LANGUAGES = {"en": "English", "es": "Spanish", "pt": "Portuguese"}


def check_text(text: Text, _context: Context) -> Iterator[Finding]:
    """Yield a finding for the signs of a text that are not where the language has them."""
    if not (text.has("%€") and text.has_digits):
        return
    ours = conventions(text.language)
    if ours is None or ours.spaced_percent is None:
        return
    matches = list((_TOO_NEAR if ours.spaced_percent else _TOO_FAR).finditer(text.masked))
    if matches:
        first = matches[0]
        space = NO_BREAK_SPACE if ours.spaced_percent else ""
        how = "with a space before it" if space else "without a space"
        times = f" ({len(matches)} times)" if len(matches) > 1 else ""
        yield text.finding(
            NAME,
            SEVERITY,
            f"{first['sign']} is written {how} in {_LANGUAGES[primary(text.language)]}{times}",
            span=first.span(),
            suggestion=f"{first['number']}{space}{first['sign']}",
            fix=tuple(Edit(*match.span("space"), space) for match in matches),
        )
