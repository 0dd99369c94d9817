"""A date that no calendar has, or that is another day of the week.

# What it finds
A day that its month does not have (*31 de junio*, `30 February`, `31/06/2024`), 29 February
of a year that is no leap year, and a weekday that is not that of the whole date (*lunes 5 de
mayo de 2024* was a Sunday). In source texts and in translations; what the source text says,
too, is reported there only.

# Why it matters
Nobody knows which day was meant.

# Example
`La exposición cierra el 31 de junio.`

# What to do
Ask whoever wrote the source text, and mend it there.

# How to waive
`# museotext: waive date-impossible — the date of the Julian calendar on the document`
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.dates import WEEKDAYS, dates, dates_in_figures, is_possible, weekday_of
from pipeline.checks.pair import Pair, Text
from pipeline.checks.signs import Sign
from pipeline.locales import primary
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "SIGNS", "check", "check_source"]

NAME = "date-impossible"
SEVERITY = Severity.WARNING
SIGNS = Sign.DATE

_FIRST_GREGORIAN_EVERYWHERE = 1925


def check(pair: Pair, context: Context) -> Iterator[Finding]:
    """Yield a finding for each date of a translation that cannot be and is not in the source text."""
    if not pair.translation.has_digits:
        return
    faults = list(_faults(pair.translation, context))
    if faults:
        known = {key for key, *_ in _faults(pair.original, context)}
        for key, span, message in faults:
            if key not in known:
                yield pair.finding(NAME, SEVERITY, message, target_span=span)


def check_source(text: Text, context: Context) -> Iterator[Finding]:
    """Yield a finding for each date of a source text that cannot be."""
    if text.has_digits:
        for _, span, message in _faults(text, context):
            yield text.finding(NAME, SEVERITY, message, span=span)


def _faults(text: Text, context: Context) -> Iterator[tuple[tuple[int, int, int, int], tuple[int, int], str]]:
    """Yield what tells the fault from others, its place, and what is wrong."""
    for one in context.once(dates, text):
        place = one.start, one.end
        if not one.day:
            continue
        if not is_possible(one.day, one.month, one.year):
            yield (one.day, one.month, one.year, -1), place, f"there is no {text.text[slice(*place)]}"
        elif one.weekday >= 0 and one.year >= _FIRST_GREGORIAN_EVERYWHERE and weekday_of(one) != one.weekday:
            right = WEEKDAYS[primary(text.language)][weekday_of(one)]
            key = (one.day, one.month, one.year, one.weekday)
            yield key, place, f"{text.text[slice(*place)]} is a {right}"
    if not text.has("/-"):
        return
    for first, second, year, place in dates_in_figures(text.masked):
        either = primary(text.language) == "en"
        if not is_possible(first, second, year) and not (is_possible(second, first, year) and (either or second > 12)):
            yield (first, second, year, -1), place, f"there is no {text.text[slice(*place)]}"
