"""Two spaces stand between two words, where readers see them.

# What it finds
Two spaces between words or after a comma in plain text; in a web page or in Markdown,
where spaces run together, a no-break space beside another space. Two spaces between
sentences are an old habit and left alone, and so are columns made of spaces. In a translation
nothing is said of what the source text has, too.

# Why it matters
The gap is seen in print, and translators copy that of a source text into every language.

# Example
`Mexico,  Peru and Portugal`

# What to do
Take one of the two out. `museotext check --fix` does it in translations.

# How to waive
`# museotext: waive doubled-spaces — the verse is set so`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.pair import Text
from pipeline.checks.signs import Sign
from pipeline.model import Edit, Finding, Markup, Severity

__all__ = ["EXACT", "NAME", "SEVERITY", "SIGNS", "check_text", "may_double"]

NAME = "doubled-spaces"
SEVERITY = Severity.WARNING
SIGNS = Sign.WIDE_SPACE
EXACT = True

_AROUND = r"(?<=[\w,;)»”’][ \xa0][ \xa0])(?=[\w(«“‘])"
_PLAIN = re.compile(rf"[ \xa0][ \xa0]{_AROUND}")
_MARKED_UP = re.compile(rf"(?:\xa0 | \xa0|\xa0\xa0){_AROUND}")
_COMMON = re.compile(rf"  {_AROUND}")
_SHOWN = 40
"""Characters of a neighbouring word that are shown at most."""

_COLUMNS = re.compile(r"\t|[ \xa0]{3}")


def may_double(text: str) -> bool:
    """Tell of a text in no markup whether two common spaces stand between words in it."""
    return _COMMON.search(text) is not None


def check_text(text: Text, _context: Context) -> Iterator[Finding]:
    """Yield one finding for the doubled spaces of a text."""
    is_plain = text.markup is Markup.NONE
    if not ("\xa0" in text.text or (is_plain and "  " in text.text)) or _COLUMNS.search(text.text):
        return
    pattern = _PLAIN if is_plain else _MARKED_UP
    if text.original is not None and pattern.search(text.original):
        return
    places = [match.span() for match in pattern.finditer(text.masked) if match[0] == text.text[slice(*match.span())]]
    if places:
        start, end = places[0]
        before = text.text[max(0, start - _SHOWN) : start].split()[-1]
        after = text.text[end : end + _SHOWN].split()[0]
        message = "there are two spaces between words" + (f" ({len(places)} times)" if len(places) > 1 else "")
        fix = tuple(Edit(*place, "\xa0" if "\xa0" in text.text[slice(*place)] else " ") for place in places)
        yield text.finding(NAME, SEVERITY, message, span=(start, end), suggestion=f"{before} {after}", fix=fix)
