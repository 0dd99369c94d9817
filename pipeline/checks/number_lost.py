"""A number of the source text is another one in the translation, or is missing.

# What it finds
Numbers in figures and Roman numerals whose value the translation does not have, and
numbers the source text has not. How a number is written does not matter here: `1,500.25`
is `1.500,25` and `1 500,25`, `15,000` may be *15 mil*, `the 19th century` is *siglo XIX*,
`3 p.m.` is `15`, *twenty-five* is `25`, and *mayo* is the `05` of a date.

# Why it matters
Readers come on the wrong day, or to a museum of 120 objects instead of 1,200.

# Example
Source: `The museum keeps 1,200 vessels.`
Translation: `El museo conserva 1.020 vasijas.`

# What to do
Compare the number with the source text.

# How to waive
`# museotext: waive number-lost — the Spanish edition has 24 pages`
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from pipeline.checks.context import Context
from pipeline.checks.numerals import DIGITS, Figure, figures, roman_values, scale, spelt, word_values
from pipeline.checks.pair import Pair, Text
from pipeline.checks.signs import Sign
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "SIGNS", "check"]

NAME = "number-lost"
SEVERITY = Severity.WARNING
SIGNS = Sign.OTHER_FIGURES | Sign.SOURCE_NUMERAL

_HALF_DAY = re.compile(r"[0-9][ \u00a0\u202f]?[apAP]\.?[ \u00a0]?[mM]\b")
_BIG_ROMAN = re.compile(r"[IVXLC](?<![\w.][IVXLC])[IVXLC]+(?!\w)")
_MOST_SPELT = 100
"""Up to here, a number of a language whose number words we do not know may be in words."""


def check(pair: Pair, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each number that is lost, changed or invented."""
    original, translation = pair.original, pair.translation
    has_digits = original.has_digits or translation.has_digits
    if has_digits and sorted(DIGITS.findall(original.masked)) != sorted(DIGITS.findall(translation.masked)):
        yield from _compared(pair, original, translation)
    if "I" in original.masked or "V" in original.masked or "X" in original.masked:
        yield from _numerals(pair)


def _numerals(pair: Pair) -> Iterator[Finding]:
    """Yield a finding for each Roman numeral that is another one."""
    numerals = _BIG_ROMAN.findall(pair.source_masked)
    if not numerals or sorted(numerals) == sorted(_BIG_ROMAN.findall(pair.target_masked)):
        return
    lost = _strange_numerals(pair.original, pair.translation)
    invented = _strange_numerals(pair.translation, pair.original)
    for one, other in zip(lost, invented, strict=False):
        yield pair.finding(
            NAME,
            SEVERITY,
            f"{other} was {one} in the source text",
            source_span=_place(pair.source_masked, one),
            target_span=_place(pair.target_masked, other),
            suggestion=one,
        )


def _strange_numerals(text: Text, other: Text) -> list[str]:
    """Return the Roman numerals of a text, of two letters and more, whose value the other text has in no form."""
    theirs = {*roman_values(other.masked).values(), *word_values(other.masked, other.language)}
    theirs.update(int(one.digits) for one in figures(other.masked) if len(one.digits) < 5)
    return [name for name, value in roman_values(text.masked).items() if len(name) > 1 and value not in theirs]


def _compared(pair: Pair, original: Text, translation: Text) -> Iterator[Finding]:
    ours, theirs = list(figures(original.masked)), list(figures(translation.masked))
    if "".join(one.digits for one in ours) == "".join(one.digits for one in theirs):
        return
    lost = _unmatched(original, ours, translation, theirs)
    invented = _unmatched(translation, theirs, original, ours)
    for one, other in zip(lost, invented, strict=False):
        yield pair.finding(
            NAME,
            SEVERITY,
            f"{other.text} was {one.text} in the source text",
            source_span=(one.start, one.end),
            target_span=(other.start, other.end),
        )
    for one in lost[len(invented) :]:
        message = f"the translation lacks the number {one.text}"
        yield pair.finding(NAME, SEVERITY, message, source_span=(one.start, one.end))
    for other in invented[len(lost) :]:
        message = f"the source text has no number {other.text}"
        yield pair.finding(NAME, SEVERITY, message, target_span=(other.start, other.end))


def _unmatched(text: Text, ours: Sequence[Figure], other: Text, theirs: Sequence[Figure]) -> list[Figure]:
    """Return the numbers of ``text`` that ``other`` has in no form."""
    there = {one.digits for one in theirs}
    unique = {one.digits: one for one in reversed(ours)}
    left = [one for one in reversed(unique.values()) if one.digits not in there]
    if not left:
        return left
    # A number that stands in the other text's code, or in an address, is not lost.
    blanked = Counter(DIGITS.findall(other.text)) - Counter(DIGITS.findall(other.masked))
    pieces = {piece.lstrip("0") for one in theirs for piece in DIGITS.findall(one.text)} | {""}
    pieces.update(found.lstrip("0") for found in blanked)
    there.update(found.lstrip("0") or "0" for found in blanked)
    scaled = {_scaled(other.masked, one) for one in theirs} | there
    words = word_values(other.masked, other.language)
    values = {*words, *roman_values(other.masked).values()}
    hours = {value + 12 for value in _hours(other.masked, there)} | {value - 12 for value in _hours(text.masked, there)}
    known = spelt(other.language)
    return [
        one
        for one in left
        if not (
            _scaled(text.masked, one) in scaled
            or (len(one.digits) < 7 and int(one.digits) in values)
            or (len(one.digits) < 3 and int(one.digits) in hours)
            or (len(one.digits) == 2 and any(two.endswith(one.digits) and len(two) == 4 for two in there))
            or (len(one.digits) == 4 and _is_year(text.masked, one, there, values))
            or all(piece.lstrip("0") in pieces or _in(piece, values) for piece in DIGITS.findall(one.text))
            or (not known and len(one.digits) < 4 and int(one.digits) <= _MOST_SPELT)
        )
    ]


def _scaled(masked: str, figure: Figure) -> str:
    """Return the figures of a number with the zeros of the word after it: ``2,5 millones`` is 2500000."""
    zeros = scale(masked, figure)
    if not zeros:
        return figure.digits
    *_, decimals = ("", *re.split("[.,]", figure.text)[1:])
    places = len(decimals) if len(decimals) < 3 else 0
    return figure.digits + "0" * (zeros - places)


def _hours(masked: str, there: Iterable[str]) -> set[int]:
    """Return the small numbers of ``there`` if the text tells the hours before noon from those after."""
    return {int(one) for one in there if len(one) < 3} if _HALF_DAY.search(masked) else set()


def _is_year(masked: str, figure: Figure, there: Collection[str], values: Collection[int]) -> bool:
    """Whether a figure is a year that is written short: ``1990s`` are the nineties, ``1998–1999`` is ``1998–99``."""
    short = figure.digits[2:]
    is_decade = short[1] == "0" and masked.startswith("s", figure.end) and int(short) in values
    return is_decade or (short in there and (short[1] == "0" or any(one[:2] == figure.digits[:2] for one in there)))


def _in(piece: str, values: Collection[int]) -> bool:
    return len(piece) < 7 and int(piece) in values


def _place(masked: str, word: str) -> tuple[int, int]:
    match = re.search(rf"(?<!\w){word}(?!\w)", masked)
    return match.span() if match else (0, 0)
