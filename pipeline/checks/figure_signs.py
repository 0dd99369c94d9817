"""What the figures of two texts are signs of, and what is a sign beside figures only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.checks.dates import naming_months
from pipeline.checks.signs import Sign
from pipeline.markup.joined import Joined, all_but

__all__ = ["MONTH_WORDS", "differing", "figures", "source_signs", "target_signs"]

_DATE, _MONEY, _ORDINAL, _SEPARATED, _SOURCE_DATE = map(
    int, (Sign.DATE, Sign.MONEY, Sign.ORDINAL, Sign.SEPARATED_FIGURES, Sign.SOURCE_DATE)
)
_BETWEEN_MARKS = re.compile("[0-9][.,][0-9]")
_LETTER_BEHIND = re.compile("[0-9][a-z]")
_PART_OF_DATE = re.compile("[0-9](?:[/.-][0-9]{1,2}[/.-][0-9]|\\w{0,2} (?:[Dd][Ee]|[Oo][Ff]) |, [0-9]{4})")
_CURRENCIES = "$€£¥"
MONTH_WORDS = ("es", "pt")
"""Languages in which a date has the whole name of a month: a word that is a sign (``word_signs``)."""
_CENTURIES = {"es": "iglo"}

_ALL_BUT_DIGITS = all_but(b"0123456789")
_TO_SPACES = bytes(byte if not byte or chr(byte) in "0123456789" else ord(" ") for byte in range(256))


def figures(texts: Joined) -> list[bytes]:
    """Return the figures of each of some texts, one behind the other."""
    return texts.split(_ALL_BUT_DIGITS)


def differing(sources: Sequence[str], targets: Sequence[str], numbers: Sequence[int]) -> Iterator[int]:
    """Yield the ``numbers`` of texts with the same figures in a row that make up other ones: *1 23* and *12 3*."""
    if not numbers:
        return
    ones, others = (
        Joined([texts[number] for number in numbers]).translated(_TO_SPACES) for texts in (sources, targets)
    )
    for number, one, other in zip(numbers, ones, others, strict=True):
        if one.split() != other.split():
            yield number


def source_signs(texts: Joined, language: str) -> Iterator[tuple[Iterable[int], int]]:
    """Yield the numbers of those of some source texts with figures that have a sign, and the sign: money, dates."""
    yield texts.having(*_CURRENCIES), _MONEY
    yield texts.matching(_PART_OF_DATE), _SOURCE_DATE
    yield naming_months(texts, language), _SOURCE_DATE


def target_signs(texts: Joined, language: str) -> Iterator[tuple[Iterable[int], int]]:
    """Yield the same of translations with figures: ordinals, long numbers, and dates if no word shows a month."""
    yield texts.matching(_LETTER_BEHIND), _ORDINAL
    yield texts.matching(_PART_OF_DATE), _DATE
    if language not in MONTH_WORDS:
        yield naming_months(texts, language), _DATE
    yield texts.matching(_BETWEEN_MARKS), _SEPARATED
    if language in _CENTURIES:
        yield texts.having(_CENTURIES[language]), _SEPARATED
