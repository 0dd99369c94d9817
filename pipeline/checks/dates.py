"""The dates of a text, in words and in figures."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from pipeline.checks.context import Context
from pipeline.checks.numerals import MONTHS, listed
from pipeline.checks.pair import Text
from pipeline.locales import primary
from pipeline.markup.joined import BETWEEN, Joined

__all__ = [
    "WEEKDAYS",
    "Date",
    "dates",
    "dates_in_figures",
    "is_possible",
    "month_names",
    "names_a_month",
    "naming_months",
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
_BEGUN = {
    "es": listed("enero febrero marzo abril mayo junio julio agosto tiembre octubre noviembre diciembre"),
    "pt": listed("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
}
"""What is in a text in small letters that names a month, and in some that do not: *mayoría*."""
_BEGUN_IN_ENGLISH = re.compile(
    "J(?:an|un|ul|AN|UN|UL)|F(?:eb|EB)|M(?:a[ry]|A[RY])|A(?:pr|ug|PR|UG)|S(?:ep|EP)|O(?:ct|CT)|N(?:ov|OV)|D(?:ec|EC)"
)
"""The same of a text as it is written in English, where *may* and *march* are words as well."""
_LONGEST_BEFORE = 32
"""Characters before a month in which its day and day of the week stand: *segunda-feira, dia 5 de*."""
_ALSO = {"es": {"setiembre": 9}}
_NO_DATE_BEHIND = ("_", ".", "/", "-")
_FIGURES = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2((?:1[5-9]|20)[0-9]{2})(?![\w/-])")


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
def _month(language: str) -> re.Pattern[str]:
    names = "|".join(sorted(_months(language), key=len, reverse=True))
    return re.compile(rf"\b(?:{names})\b\.?", re.IGNORECASE)


@lru_cache(maxsize=8)
def _around(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what may stand before a month, as a day and behind it, as a year."""
    weekday = rf"(?P<weekday>{'|'.join(WEEKDAYS[language])})"
    if language == "en":
        day = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
        return (
            re.compile(rf"(?:\b{weekday}s?,?\s+(?:the\s+)?)?(?:(?<![\w:/.,-]){day}\s+(?:of\s+)?)?$", re.IGNORECASE),
            re.compile(rf"\s+{day}\b(?![:/.]?[0-9])"),
            re.compile(r",?\s+(?:of\s+)?(?P<year>[12][0-9]{3})(?!\w)"),
        )
    feira = "(?:-feira)?" if language == "pt" else ""
    return (
        re.compile(
            rf"(?:\b{weekday}{feira},?\s+(?:d[ií]a\s+)?)?"
            r"(?:(?<![\w:/.,-])(?P<day>[0-9]{1,2})(?:\.?[ºo°])?\s+(?:de\s+)?)?$",
            re.IGNORECASE,
        ),
        re.compile(rf"\s+(?P<day>[0-9]{{1,2}})\b(?![:/.]?[0-9]|\s+(?:de\s+)?(?:{'|'.join(MONTHS[language])})\b)"),
        re.compile(r",?\s+(?:del?\s+|do\s+(?:ano\s+(?:de\s+)?)?)?(?P<year>[12][0-9]{3})(?!\w)"),
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
    """Tell whether a text names a month in full, or may name one in English. To be called with ``context.once``."""
    language, masked = primary(text.language), text.masked
    if language == "en":
        return _BEGUN_IN_ENGLISH.search(masked) is not None
    lowered = masked.lower()
    return any(name in lowered for name in _BEGUN.get(language, ())) and _names(language).search(masked) is not None


def naming_months(texts: Joined, language: str) -> Iterator[int]:
    """Yield the numbers of those of some masked ``texts`` in ``language`` (without region) that may name a month."""
    if language == "en":
        return texts.matching(_BEGUN_IN_ENGLISH)
    return Joined(texts.text.lower().split(BETWEEN)).having(*_BEGUN.get(language, ()))


def dates(text: Text, context: Context) -> tuple[Date, ...]:
    """Return the dates in words of a text in Spanish, Portuguese or English: at least a month with a day or year.

    To be called with ``context.once``, for several rules look at them. Dates whose month is
    abbreviated in Spanish or Portuguese are among them only if another month is not.
    """
    return every_date(text) if text.has_digits and context.once(names_a_month, text) else ()


def every_date(text: Text) -> tuple[Date, ...]:
    """Return the dates in words of a text, those with an abbreviated month too; it takes its time."""
    return tuple(_dates(text)) if primary(text.language) in MONTHS else ()


def _dates(text: Text) -> Iterator[Date]:
    language = primary(text.language)
    before, behind, then = _around(language)
    for match in _month(language).finditer(text.masked):
        start, end = match.span()
        left = before.search(text.masked, max(0, start - _LONGEST_BEFORE), start)
        day = left["day"] if left else None
        if day is None and (right := behind.match(text.masked, end)):
            day, end = right["day"], right.end()
        year = then.match(text.masked, end)
        if day is None and year is None:
            continue
        weekday = left["weekday"] if left and left["weekday"] else ""
        yield Date(
            int(day or 0),
            _months(language)[match[0].rstrip(".").lower()],
            int(year["year"]) if year else 0,
            left.start() if left else start,
            year.end() if year else end - text.masked.endswith(".", start, end),
            _days_of_week(language).get(weekday.lower(), -1),
        )


def dates_in_figures(masked: str) -> Iterator[tuple[int, int, int, tuple[int, int]]]:
    """Yield the first number, the second one, the year and the place of each date such as ``31/06/2024``."""
    for match in _FIGURES.finditer(masked):
        before = masked[match.start() - 1 : match.start()]
        if before.isalnum() or before in _NO_DATE_BEHIND:
            continue
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
