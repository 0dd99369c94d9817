"""A date is written as another language writes it.

# What it finds
The month before the day in Spanish and Portuguese (`Mayo 5, 2024`), a zero before the
day in words (`05 de mayo`; RAE, *Ortografía* 2010), dates in figures with the month first
(`12/31/2024`), the first of a month without its ordinal in Brazil (`1 de janeiro` is `1º de
janeiro`, *Manual de Redação da Presidência da República*), and `5 de May` or `5th of mayo`, which are half
translated. ISO dates (`2024-12-31`) are the same everywhere.

# Why it matters
Readers stumble, and a date in figures is read as another day.

# Example
`El taller comienza el Mayo 5, 2024.` (*5 de mayo de 2024*)

# What to do
Write what the finding shows.

# How to waive
`# museotext: waive date-form — the masthead of the newspaper`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.checks.context import Context
from pipeline.checks.dates import dates_in_figures, names_a_month
from pipeline.checks.numerals import MONTHS
from pipeline.checks.pair import Text
from pipeline.checks.signs import Sign
from pipeline.locales import primary
from pipeline.model import Edit, Finding, Severity

__all__ = ["NAME", "SEVERITY", "SIGNS", "check_text"]

NAME = "date-form"
SEVERITY = Severity.WARNING
SIGNS = Sign.DATE


def check_text(text: Text, context: Context) -> Iterator[Finding]:
    """Yield a finding for each date in another language's form."""
    if not text.has_digits:
        return
    language = primary(text.language)
    if language in ("es", "pt"):
        if context.once(names_a_month, text):
            yield from _in_words(text, language)
        if "/" in text.masked:
            yield from _in_figures(text)
    if language in MONTHS and (
        " de " in text.masked or " of " in text.masked or (language == "en" and ", " in text.masked)
    ):
        for match in _half_translated(language).finditer(text.masked):
            yield text.finding(NAME, SEVERITY, f"{match[0]} is half translated", span=match.span())


def _in_words(text: Text, language: str) -> Iterator[Finding]:
    for match in _month_first(language).finditer(text.masked):
        day, month, year = int(match["day"]), match["month"].lower(), match["year"]
        right = f"{day} de {month} de {year}"
        yield text.finding(NAME, SEVERITY, f"{match[0]} is written {right}", span=match.span(), suggestion=right)
    if "0" in text.masked or "1" in text.masked:
        for match in _day_first(language).finditer(text.masked):
            written = match["day"]
            right = "1º" if text.language == "pt_BR" and int(written) == 1 else str(int(written))
            if right != written and (written[0] == "0" or text.language == "pt_BR"):
                yield text.finding(
                    NAME,
                    SEVERITY,
                    f"{match[0]} is written {right}{match[0][len(written) :]}",
                    span=match.span(),
                    suggestion=f"{right}{match[0][len(written) :]}",
                    fix=(Edit(*match.span("day"), right),),
                )


def _in_figures(text: Text) -> Iterator[Finding]:
    for first, second, year, place in dates_in_figures(text.masked):
        if first <= 12 < second <= 31:
            right = f"{second:02}/{first:02}/{year}"
            message = f"{text.text[slice(*place)]} has the month first"
            yield text.finding(NAME, SEVERITY, message, span=place, suggestion=right)


@lru_cache(maxsize=4)
def _month_first(language: str) -> re.Pattern[str]:
    month = "|".join(MONTHS[language])
    return re.compile(
        rf"\b(?P<month>{month}) (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th|º)?, (?P<year>[12][0-9]{{3}})\b", re.IGNORECASE
    )


@lru_cache(maxsize=4)
def _day_first(language: str) -> re.Pattern[str]:
    month = "|".join(MONTHS[language])
    return re.compile(rf"(?<![\w:/.,-])(?P<day>0[1-9]|1) de (?:{month})\b", re.IGNORECASE)


@lru_cache(maxsize=4)
def _half_translated(language: str) -> re.Pattern[str]:
    others = {
        name for other, names in MONTHS.items() if other != language for name in names if name not in MONTHS[language]
    }
    if language == "en":
        return re.compile(
            rf"[0-9]{{1,2}} de (?:{'|'.join(MONTHS['en'])})\b"
            rf"|(?:{'|'.join(sorted(others))}) [0-9]{{1,2}}, [0-9]{{4}}\b",
            re.IGNORECASE,
        )
    strangers = "|".join(sorted(others))
    return re.compile(rf"[0-9]{{1,2}}(?:st|nd|rd|th)? (?:de|of) (?:{strangers})\b", re.IGNORECASE)
