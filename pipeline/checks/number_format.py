"""A number is written as another language writes it, and reads as another number.

# What it finds
`1,500.25` in Spanish or Portuguese and `1.500,25` in English; thousands that kept the
sign of the source text (`1,500` in a Portuguese catalog is one and a half); decimals with
the wrong sign before a unit (`3.5 milhões`; in Spanish the RAE allows the point, so it is
left alone there); a year with a sign in it (`en 2.024`); centuries in Arabic figures in
Spanish (`siglo 19`). Versions, sections, times and listings of programs have no such numbers, and one that stands
beside itself without signs (`12,500 and not 12500`) is there to be seen as it is. In Mexico, Peru,
Central America and the Caribbean (`es_MX`, `es_419` …) the point is the decimal sign
(Unicode CLDR).

# Why it matters
`1,500` is fifteen hundred to some readers, and one and a half to others.

# Example
Source: `The collection has 12,500 pieces.`
Translation into Portuguese: `O acervo tem 12,500 peças.` (`12.500`)

# What to do
Write the number as the finding shows it: in Spanish with a no-break space between
thousands from five figures on (RAE, *Ortografía* 2010), in Portuguese with a point.
`museotext check --fix` does it.

# How to waive
`# museotext: waive number-format — the scale of the instrument in the photograph`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.conventions import NO_BREAK_SPACE, Conventions, conventions
from pipeline.checks.listings import is_listing
from pipeline.checks.pair import Pair, Text
from pipeline.checks.signs import Sign
from pipeline.locales import primary
from pipeline.model import Edit, Finding, Severity

__all__ = ["NAME", "SEVERITY", "SIGNS", "check", "check_source"]

NAME = "number-format"
SEVERITY = Severity.WARNING
SIGNS = Sign.SEPARATED_FIGURES

_SEPARATED = re.compile("[0-9][.,][0-9]")
_FIRST, _FIRST_BUT_ZERO = r"[0-9](?<![\w.,/:-][0-9])", r"[1-9](?<![\w.,/:-][0-9])"
_END = r"(?![\w/:]|[.,-]\w)"
"""How a number begins, which is a set to make the search quick, and what is not behind it."""
_COMMA_GROUPS = re.compile(
    rf"(?P<whole>{_FIRST_BUT_ZERO}[0-9]{{0,2}}(?>(?:,[0-9]{{3}})+))(?>(?:\.(?P<decimals>[0-9]+))?){_END}"
)
_POINT_GROUPS = re.compile(
    rf"(?P<whole>{_FIRST_BUT_ZERO}[0-9]{{0,2}}(?>(?:\.[0-9]{{3}})+))(?>(?:,(?P<decimals>[0-9]+))?){_END}"
)
_DECIMAL_COMMA = re.compile(rf"(?P<whole>{_FIRST}[0-9]*),(?P<decimals>[0-9]{{1,2}}){_END}")
_DECIMAL_POINT = re.compile(
    rf"(?P<whole>{_FIRST}[0-9]*)\.(?P<decimals>[0-9]{{1,2}})"
    r"(?=[ \u00a0\u202f]?(?:%|€|milh|bilh|mil\b|[kcm]?m\b|km²|m²|kg\b|ha\b|°C"
    r"|metros?\b|quil[oô]m|hectares?\b|horas?\b|anos?\b))"
)
_SEPARATED_YEAR = re.compile(r"[12](?<![\w.,][12])[.,\u00a0\u202f ][0-9]{3}(?![\w.,][0-9]|[0-9])")
_ARABIC_CENTURY = re.compile(r"\b[Ss]iglos?\s+(?P<number>[1-9][0-9]?)(?![\w.,]?[0-9])")
_LONG = 5
"""Figures of a number that may be written in two ways in one text to show them; fewer may be a year."""
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:años?|anos?|years?|desde|since|hasta|até|until|en|em|in)"
    r"|\b(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janeiro"
    r"|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro)(?: del?)?) $",
    re.IGNORECASE,
)
_FIRST_YEAR, _LAST_YEAR = 1500, 2099


def check(pair: Pair, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each number of a translation that is written as its source text's language writes it."""
    text = pair.translation
    if not text.has_digits:
        return
    ours, theirs = conventions(pair.target_language), conventions(pair.source_language)
    if ours is None:
        return
    found = [*_unmistakable(text, ours)]
    if theirs is not None and _SEPARATED.search(text.masked):
        found += _kept(text, pair.original, ours, theirs)
        found += _years(text, pair.original)
    if found and is_listing(text.text):
        return
    seen: set[int] = set()
    for start, end, right in sorted(found):
        if start not in seen and not _is_spoken_of(text, start, end):
            seen.add(start)
            yield _finding(text, start, end, right)


def _is_spoken_of(text: Text, start: int, end: int) -> bool:
    """Whether a number stands in the text without its signs, too: then it shows how numbers are written."""
    figures = "".join(filter(str.isdigit, text.text[start:end]))
    return len(figures) >= _LONG and figures in text.masked


def check_source(text: Text, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each number of a source text whose form is plainly another language's."""
    ours = conventions(text.language)
    if text.has_digits and ours is not None:
        for start, end, right in _unmistakable(text, ours):
            yield _finding(text, start, end, right)


def _finding(text: Text, start: int, end: int, right: str) -> Finding:
    message = f"{text.text[start:end]} is written {right.replace(NO_BREAK_SPACE, ' ')} here"
    fix = (Edit(start, end, right),)
    return text.finding(NAME, SEVERITY, message, span=(start, end), suggestion=right, fix=fix)


def _unmistakable(text: Text, ours: Conventions) -> Iterator[tuple[int, int, str]]:
    """Yield the numbers that have both signs the wrong way round, and centuries in Arabic figures."""
    if "," in text.masked and "." in text.masked and _SEPARATED.search(text.masked):
        pattern = _COMMA_GROUPS if ours.decimal == "," else _POINT_GROUPS
        for match in pattern.finditer(text.masked):
            if match["decimals"]:
                yield *match.span(), _written(match, ours)
    if primary(text.language) == "es" and "iglo" in text.masked:
        for match in _ARABIC_CENTURY.finditer(text.masked):
            yield *match.span("number"), _roman(int(match["number"]))


def _kept(text: Text, original: Text, ours: Conventions, theirs: Conventions) -> Iterator[tuple[int, int, str]]:
    """Yield the numbers that stand in the source text in the same form, and mean another number there."""
    if ours.decimal == theirs.decimal:
        return
    for pattern in _patterns(ours, theirs):
        for match in pattern.finditer(text.masked):
            if match[0] in original.masked and _stands_alone(original.masked, match[0]):
                yield *match.span(), _written(match, ours)


def _patterns(ours: Conventions, theirs: Conventions) -> Iterator[re.Pattern[str]]:
    """Yield how numbers look that one language writes so, and the other one not."""
    yield _COMMA_GROUPS if theirs.decimal == "." else _POINT_GROUPS
    if ours.decimal == ".":
        yield _DECIMAL_COMMA
    elif not ours.decimal_point_too:
        yield _DECIMAL_POINT


def _stands_alone(masked: str, number: str) -> bool:
    return re.search(rf"(?<![\w.,/:-]){re.escape(number)}(?![\w/:]|[.,-][0-9])", masked) is not None


def _years(text: Text, original: Text) -> Iterator[tuple[int, int, str]]:
    """Yield years that the source text has without a sign in them."""
    for match in _SEPARATED_YEAR.finditer(text.masked):
        year = match[0][0] + match[0][2:]
        if (
            _FIRST_YEAR <= int(year) <= _LAST_YEAR
            and _is_dated(text.masked, match.start())
            and match[0] not in original.masked
            and re.search(rf"(?<![\w.,]){year}(?![\w]|[.,][0-9])", original.masked)
        ):
            yield *match.span(), year


def _is_dated(masked: str, at: int) -> bool:
    """Whether what stands before a number makes it a year."""
    return _BEFORE_YEAR.search(masked[max(0, at - 20) : at]) is not None


def _written(match: re.Match[str], ours: Conventions) -> str:
    """Return a number as the language writes it."""
    whole = re.sub("[.,]", "", match["whole"])
    if len(whole) >= ours.smallest_grouped:
        first = len(whole) % 3
        groups = (whole[at : at + 3] for at in range(first, len(whole), 3))
        whole = ours.group.join(filter(None, (whole[:first], *groups)))
    return whole + (ours.decimal + match["decimals"] if match["decimals"] else "")


def _roman(number: int) -> str:
    tens = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return tens[number // 10] + ones[number % 10]
