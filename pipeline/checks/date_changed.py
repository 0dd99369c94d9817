"""A date is another day or month in the translation, or its weekday is another one.

# What it finds
A month of a date that the translation does not have (`5 June` for *5 de julio*), a weekday
that became another one (*Monday* for *martes*), and a date in figures whose day and
month may have to change places: `05/06/2024` is the sixth of May in the United States
and the fifth of June in Spain, Portugal and Latin America. For `en_US` that is a warning, for
`en` without a country only a note.

# Why it matters
People come on the wrong day.

# Example
Source: `The call closes on 31 July.`
Translation: `La convocatoria cierra el 31 de junio.`

# What to do
Compare the date with the source text. In figures write the day first in Spanish and
Portuguese, or the month in words, which is never mistaken.

# How to waive
`# museotext: waive date-changed — the workshop in Portuguese is on another day`
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.dates import WEEKDAYS, dates, dates_in_figures, every_date, month_names, weekdays
from pipeline.checks.numerals import MONTHS
from pipeline.checks.pair import Pair
from pipeline.checks.signs import Sign
from pipeline.locales import primary
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "SIGNS", "check"]

NAME = "date-changed"
SEVERITY = Severity.WARNING
SIGNS = Sign.SOURCE_DATE


def check(pair: Pair, context: Context) -> Iterator[Finding]:
    """Yield a finding for each month and weekday that is another one, and each date that reads otherwise."""
    if primary(pair.target_language) not in MONTHS or primary(pair.source_language) not in MONTHS:
        return
    if pair.original.has_digits:
        yield from _months(pair, context)
        if pair.original.has("/-"):
            yield from _swapped(pair)
    if _may_name_a_day(pair.source):
        yield from _weekdays(pair)


def _may_name_a_day(source: str) -> bool:
    """Tell at a glance whether a text may name a day of the week, in whatever language."""
    return (
        "day" in source
        or "unes" in source
        or "artes" in source
        or "rcoles" in source
        or "ueves" in source
        or "iernes" in source
        or "bado" in source
        or "omingo" in source
        or "feira" in source
    )


def _months(pair: Pair, context: Context) -> Iterator[Finding]:
    wanted = context.once(dates, pair.original)
    if not wanted:
        return
    there = every_date(pair.translation)
    named = {one.month for one in there} | month_names(pair.translation).keys()
    if any(dates_in_figures(pair.target_masked)):
        return
    ours = {one.month for one in wanted} | month_names(pair.original).keys()
    invented = [one for one in there if one.month not in ours]
    for one in wanted:
        if one.month in named or pair.source[one.start : one.end] in pair.target:
            continue
        month = MONTHS[primary(pair.target_language)][one.month - 1]
        other = invented.pop(0) if invented else None
        written = pair.target[other.start : other.end] if other else ""
        said = pair.source[one.start : one.end]
        yield pair.finding(
            NAME,
            SEVERITY,
            f"{written} was {said} in the source text" if other else f"the translation does not say {month} ({said})",
            source_span=(one.start, one.end),
            target_span=(other.start, other.end) if other else None,
            suggestion=month,
        )
        named.add(one.month)


def _weekdays(pair: Pair) -> Iterator[Finding]:
    wanted = weekdays(pair.original)
    if not wanted:
        return
    there = weekdays(pair.translation)
    lost = [day for day in wanted if day not in there]
    invented = [day for day in there if day not in wanted]
    for one, other in zip(lost, invented, strict=False):
        name = WEEKDAYS[primary(pair.target_language)][one]
        said, written = pair.source[slice(*wanted[one])], pair.target[slice(*there[other])]
        yield pair.finding(
            NAME,
            SEVERITY,
            f"{written} was {said} in the source text",
            source_span=wanted[one],
            target_span=there[other],
            suggestion=name,
        )


def _swapped(pair: Pair) -> Iterator[Finding]:
    """Yield dates in figures that stand alike in English and in a language that writes the day first."""
    languages = {pair.source_language, pair.target_language}
    english = languages & {"en", "en_US"}
    if len(english) != 1 or all(primary(one) == "en" for one in languages):
        return
    for first, second, _, place in dates_in_figures(pair.source_masked):
        written = pair.source[slice(*place)]
        at = pair.target_masked.find(written)
        month_first = pair.source_language in english
        if at < 0 or first == second or (first if month_first else second) > 12:
            continue
        certain = (second if month_first else first) > 12
        severity = SEVERITY if certain or "en_US" in english else Severity.NOTE
        sign = written.strip("0123456789")[0]
        turned = sign.join((*written.split(sign)[1::-1], *written.split(sign)[2:]))
        yield pair.finding(
            NAME,
            severity,
            f"{written} is another day where people write {'the day' if month_first else 'the month'} first",
            source_span=place,
            target_span=(at, at + len(written)),
            suggestion=turned,
        )
