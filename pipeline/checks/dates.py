"""The dates of a text, in words and in figures."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from pipeline.checks.context import Context
from pipeline.checks.numerals import DIGITS, MONTHS, listed
from pipeline.checks.pair import Text
from pipeline.locales import primary

__all__ = [
    "WEEKDAYS",
    "Date",
    "dates",
    "dates_in_figures",
    "is_possible",
    "month_names",
    "names_a_month",
    "weekday_of",
    "weekdays",
]

WEEKDAYS = {
    "en": listed("monday tuesday wednesday thursday friday saturday sunday"),
    "es": listed("lunes martes miércoles jueves viernes sábado domingo"),
    "pt": listed("segunda terça quarta quinta sexta sábado domingo"),
}
"""The names of the days of the week, Monday first; in Portuguese without *-feira*."""

_SHORT = {
    "en": listed("jan feb mar apr may jun jul aug sep|sept oct nov dec"),
    "es": listed("ene feb mar abr may jun jul ago sep|sept oct nov dic"),
    "pt": listed("jan fev mar abr mai jun jul ago set out nov dez"),
}
_STEMS = (
    *(" ene", " feb", " fev", " mar", " abr", " apr", " may", " mai", " jun", " jul", " ago", " aug"),
    *(" set", " sep", " oct", " out", " nov", " dic", " dec", " dez", " jan"),
)
_NEAR = 16
"""Characters between a figure and the beginning of its month, at most: *septiembre de 2024*."""
_BEFORE_MONTH = re.compile(r"[(\[«“\"'/,;:—–\xa0\n-]")
_ALSO = {"es": {"setiembre": 9}}
_FIGURES = re.compile(r"(?<![\w./-])([0-9]{1,2})([/.-])([0-9]{1,2})\2((?:1[5-9]|20)[0-9]{2})(?![\w/-])")


@dataclass(frozen=True, slots=True)
class Date:
    """A date in words; what it does not say is 0."""

    day: int
    month: int
    year: int
    start: int
    end: int
    weekday: int = -1
    """The day of the week before it, Monday is 0; -1 when there is none."""


@lru_cache(maxsize=8)
def _months(language: str) -> dict[str, int]:
    found = {name: number for number, name in enumerate(MONTHS[language], 1)}
    for number, names in enumerate(_SHORT[language], 1):
        found.update(dict.fromkeys(names.split("|"), number))
    return found | _ALSO.get(language, {})


@lru_cache(maxsize=8)
def _days_of_week(language: str) -> dict[str, int]:
    return {name: number for number, name in enumerate(WEEKDAYS[language])}


@lru_cache(maxsize=8)
def _pattern(language: str) -> re.Pattern[str]:
    """Return how the dates of a language look in words."""
    month = "|".join(sorted(_months(language), key=len, reverse=True))
    weekday = "|".join(WEEKDAYS[language])
    year = r"(?:[12][0-9]{3}(?![0-9\w]))"
    if language == "en":
        return re.compile(
            rf"(?:\b(?P<weekday>{weekday})s?,?\s+(?:the\s+)?)?(?:"
            rf"\b(?P<m1>{month})\b\.?\s+(?P<d1>[0-9]{{1,2}})(?:st|nd|rd|th)?\b(?![:/.]?[0-9])(?:,?\s+(?P<y1>{year}))?"
            rf"|(?<![\w:/.,-])(?P<d2>[0-9]{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m2>{month})\b\.?(?:,?\s+(?P<y2>{year}))?"
            rf"|\b(?P<m3>{month})\b\.?,?\s+(?:of\s+)?(?P<y3>{year}))",
            re.IGNORECASE,
        )
    feira = "(?:-feira)?" if language == "pt" else ""
    return re.compile(
        rf"(?:\b(?P<weekday>{weekday}){feira},?\s+(?:d[ií]a\s+)?)?(?:"
        rf"(?<![\w:/.,-])(?P<d1>[0-9]{{1,2}})(?:\.?[ºo°])?\s+(?:de\s+)?(?P<m1>{month})\b\.?"
        rf"(?:,?\s+(?:del?\s+|do\s+)?(?P<y1>{year}))?"
        rf"|\b(?P<m2>{month})\b\.?\s+(?P<d2>[0-9]{{1,2}})\b(?![:/.]?[0-9]|\s+(?:de\s+)?(?:{month})\b)"
        rf"(?:,?\s+(?:del?\s+)?(?P<y2>{year}))?"
        rf"|\b(?P<m3>{month})\b\.?,?\s+(?:del?\s+|do\s+ano\s+(?:de\s+)?)?(?P<y3>{year}))",
        re.IGNORECASE,
    )


@lru_cache(maxsize=8)
def _names(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join((*MONTHS[language], *_ALSO.get(language, {})))})\b", re.IGNORECASE)


@lru_cache(maxsize=8)
def _weekdays(language: str) -> re.Pattern[str]:
    names = "|".join(WEEKDAYS[language])
    if language == "en":
        return re.compile(rf"\b(?P<name>{names.title()})s?\b")
    if language == "pt":
        ordinals, others = "|".join(WEEKDAYS["pt"][:5]), "|".join(WEEKDAYS["pt"][5:])
        return re.compile(
            rf"\b(?:(?P<name>{ordinals})(?:s?-feiras?|s?(?= (?:a|e|ou) (?:{names})))"
            rf"|(?P<free>{others})s?\b)",
            re.IGNORECASE,
        )
    return re.compile(rf"\b(?P<name>{names})s?\b", re.IGNORECASE)


def names_a_month(text: Text, _context: Context) -> bool:
    """Tell at a glance whether a month may stand beside a figure of a text. To be called with ``context.once``."""
    masked = text.masked
    for match in DIGITS.finditer(masked):
        at = match.start()
        around = masked[at - _NEAR : match.end() + _NEAR] if at >= _NEAR else f" {masked[: match.end() + _NEAR]}"
        around = _BEFORE_MONTH.sub(" ", around.lower())
        for stem in _STEMS:
            if stem in around:
                return True
    return False


def dates(text: Text, context: Context) -> tuple[Date, ...]:
    """Return the dates in words of a text in Spanish, Portuguese or English: at least a month with a day or year.

    To be called with ``context.once``: several rules look at them.
    """
    if primary(text.language) in MONTHS and text.has_digits and context.once(names_a_month, text):
        return tuple(_dates(text))
    return ()


def _dates(text: Text) -> Iterator[Date]:
    language = primary(text.language)
    for match in _pattern(language).finditer(text.masked):
        of = match.groupdict()
        name = of["m1"] or of["m2"] or of["m3"]
        day = int(of["d1"] or of["d2"] or 0)
        year = int(of["y1"] or of["y2"] or of["y3"] or 0)
        weekday = _days_of_week(language).get((of["weekday"] or "").lower(), -1)
        end = match.end() - match[0].endswith(".")
        yield Date(day, _months(language)[name.lower()], year, match.start(), end, weekday)


def dates_in_figures(masked: str) -> Iterator[tuple[int, int, int, tuple[int, int]]]:
    """Yield the first number, the second one, the year and the place of each date such as ``31/06/2024``."""
    for match in _FIGURES.finditer(masked):
        yield int(match[1]), int(match[3]), int(match[4]), match.span()


def is_possible(day: int, month: int, year: int = 0) -> bool:
    """Tell whether there is such a day; without a year 29 February is one."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year or 2000, month)[1]


def weekday_of(one: Date) -> int:
    """Return the day of the week that a whole date has, Monday is 0."""
    return date(one.year, one.month, one.day).weekday()


def month_names(text: Text) -> dict[int, tuple[int, int]]:
    """Return the months that a text names, whole, with the place of the first mention."""
    language = primary(text.language)
    found: dict[int, tuple[int, int]] = {}
    for match in _names(language).finditer(text.masked) if language in MONTHS else ():
        found.setdefault(_months(language)[match[0].lower()], match.span())
    return found


def weekdays(text: Text) -> dict[int, tuple[int, int]]:
    """Return the days of the week that a text names, Monday is 0, with the place of the first mention."""
    language = primary(text.language)
    found: dict[int, tuple[int, int]] = {}
    for match in _weekdays(language).finditer(text.masked) if language in WEEKDAYS else ():
        name = next(filter(None, match.groups())).lower()
        found.setdefault(_days_of_week(language)[name], match.span())
    return found
