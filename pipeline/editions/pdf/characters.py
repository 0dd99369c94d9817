"""Characters that the fonts of a PDF can show, and how all others are printed.

PDF/UA allows no character without a glyph (ISO 14289-1, 7.21.7). Only the fonts that
typst carries are used, so that a document is the same on every machine; what they lack is
printed by its number, ``[U+4E2D]``, and nothing is lost.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache

__all__ = ["by_number", "cautious", "missing", "unusual"]

_USUAL = re.compile("[^\t\n -~\u00a0-\u017f\u2010-\u2026]+")
"""What is worth asking about: the fonts have Latin letters and their punctuation."""
_JOINING = frozenset(("Mn", "Mc", "Me", "Cf"))


def unusual(texts: Iterable[str]) -> frozenset[str]:
    """Return the characters of ``texts`` that fonts may lack."""
    return frozenset(char for text in texts for found in _USUAL.findall(text) for char in found)


def missing(chars: Iterable[str], is_shown: Callable[[str], bool]) -> frozenset[str]:
    """Return those of ``chars`` that cannot be shown; ``is_shown`` tells whether every character of a text can."""
    return frozenset(_missing(sorted(chars), is_shown))


def _missing(chars: list[str], is_shown: Callable[[str], bool]) -> list[str]:
    if not chars or is_shown(" ".join(chars)):
        return []
    if len(chars) == 1:
        return chars
    middle = len(chars) // 2
    return _missing(chars[:middle], is_shown) + _missing(chars[middle:], is_shown)


def by_number(text: str, chars: frozenset[str]) -> str:
    """Return ``text`` with each of ``chars`` by its number."""
    if chars.isdisjoint(text):
        return text
    return _pattern(chars).sub(lambda found: f"[{' '.join(f'U+{ord(char):04X}' for char in found[0])}]", text)


@cache
def _pattern(chars: frozenset[str]) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(sorted(chars)))}]+")


def cautious(chars: Iterable[str]) -> frozenset[str]:
    """Return those of ``chars`` that join with others to one sign, which may have no glyph where each has one."""
    return frozenset(char for char in chars if unicodedata.category(char) in _JOINING)
