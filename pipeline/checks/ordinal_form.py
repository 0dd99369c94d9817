"""An ordinal is written as another language writes it, or without its point.

# What it finds
English ordinals in Spanish and Portuguese (`19th`, `1st`), Spanish and Portuguese ones in
English (`3.º`, `2ª`), and in Spanish and the Portuguese of Portugal ordinals without the
point that the abbreviation has (RAE, *Ortografía* 2010): `1º` is `1.º`, `3er` is `3.er`. In
Brazil `1º` is usual, and `1.º` is left alone, too. Degrees (`20º C`, `45º de latitud`) are no
ordinals, and a name that stands so in the source text (`5th Avenue`) may stay.

# Why it matters
Readers see that nobody finished the sentence.

# Example
`el 1º concurso` (`1.º`), `la 3rd edición`

# What to do
Write what the finding shows. `museotext check --fix` sets the point.

# How to waive
`# museotext: waive ordinal-form — the inscription has no point`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.conventions import conventions
from pipeline.checks.pair import Text
from pipeline.checks.signs import Sign
from pipeline.locales import primary
from pipeline.model import Edit, Finding, Severity

__all__ = ["NAME", "SEVERITY", "SIGNS", "check_text"]

NAME = "ordinal-form"
SEVERITY = Severity.WARNING
SIGNS = Sign.ORDINAL

_HINT = re.compile("[0-9](?:st|nd|rd|th|er|ra|ro|do|da|to|ta|mo|ma|vo|va|no|na)")
_ENGLISH = re.compile(r"(?<![\w.,-])(?P<number>[0-9]{1,3})(?:st|nd|rd|th)\b(?P<next> [A-Z]\w*)?")
_ROMANCE = re.compile(r"(?<![\w.,-])(?P<number>[0-9]{1,3})\.?[ºª](?![\w′'’\"])(?! ?(?:[CFNSEO]\b|de (?:lat|long)))")
_POINTLESS = re.compile(
    r"(?<![\w.,-])(?P<number>[1-9][0-9]?)(?P<mark>[ºª]|(?:er|ra|ro|do|da|to|ta|mo|ma|vo|va|no|na)\b)"
    r"(?=[ \u00a0](?:[^\W\d_]{2}|[yeo] ))(?! ?(?:[CFNSEO]\b|de (?:lat|long)|norte|sur|sul|este|oeste))"
)
_MOST = 60
"""Above, a raised o is more likely to mean degrees."""


def check_text(text: Text, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each ordinal of another language, and for each without its point."""
    if not text.has_digits:
        return
    language, ours = primary(text.language), conventions(text.language)
    if ours is None:
        return
    if language == "en":
        if text.has("ºª"):
            yield from _foreign(text, _ROMANCE)
        return
    if not (text.has("ºª") or _HINT.search(text.masked)):
        return
    yield from _foreign(text, _ENGLISH)
    if ours.pointed_ordinal:
        for match in _POINTLESS.finditer(text.masked):
            mark = match["mark"]
            if int(match["number"]) <= _MOST and (mark in "ºª" or language == "es"):
                right = f"{match['number']}.{mark if mark in 'ºª' or mark == 'er' else 'ºª'[mark[-1] == 'a']}"
                yield text.finding(
                    NAME,
                    SEVERITY,
                    f"{match[0]} is written {right}",
                    span=match.span(),
                    suggestion=right,
                    fix=(Edit(*match.span(), right),),
                )


def _foreign(text: Text, pattern: re.Pattern[str]) -> Iterator[Finding]:
    for match in pattern.finditer(text.masked):
        is_name = match.groupdict().get("next") and text.original is not None and match[0] in text.original
        if not is_name:
            end = match.end("next") - len(match["next"]) if match.groupdict().get("next") else match.end()
            written = text.text[match.start() : end]
            right = _ordinal(int(match["number"]), text.language)
            yield text.finding(
                NAME,
                SEVERITY,
                f"{written} is an ordinal of another language",
                span=(match.start(), end),
                suggestion=right,
            )


def _ordinal(number: int, language: str) -> str:
    if primary(language) != "en":
        ours = conventions(language)
        return f"{number}.º" if ours is not None and ours.pointed_ordinal else f"{number}º"
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
