"""What single characters of a translation are signs of, and how two texts begin and end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from pipeline.checks.final_punctuation import ENDING
from pipeline.checks.sentence_case import may_begin_sentence
from pipeline.checks.signs import Sign

__all__ = [
    "STRANGE",
    "TELLING_BYTES",
    "begin_alike",
    "beginnings",
    "characters",
    "closed_alike",
    "ends",
    "strange_characters",
]

STRANGE = 1 << len(Sign)
"""A character that is no letter of a Latin alphabet and not in ASCII: a sign beside those of Sign."""

_BRACKETS, _FIGURES, _ORDINAL, _PER_CENT = map(int, (Sign.BRACKETS, Sign.FIGURES, Sign.ORDINAL, Sign.PER_CENT))
_QUESTION, _QUOTATION, _SPACE = map(int, (Sign.QUESTION, Sign.QUOTATION, Sign.PUNCTUATION_SPACE))
_FIRST_LETTER, _END, _TITLE = map(int, (Sign.FIRST_LETTER, Sign.END, Sign.TITLE))

_SIGN_OF: Mapping[str, int] = {
    **dict.fromkeys("0123456789", _FIGURES),
    '"': _QUOTATION,
    **dict.fromkeys("“”„", _QUOTATION | STRANGE),
    **dict.fromkeys("«»", _QUOTATION | _SPACE | STRANGE),
    **dict.fromkeys("?!", _QUESTION),
    **dict.fromkeys("¿¡", _QUESTION | _SPACE | STRANGE),
    **dict.fromkeys("()[]{}", _BRACKETS),
    "%": _PER_CENT,
    "€": _PER_CENT | STRANGE,
    **dict.fromkeys("ºª", _ORDINAL),
}
"""What a character of a translation is a sign of; some of them are only where more is to be seen."""

_SIGN_OF_BYTE = {
    **{ord(character): sign for character, sign in _SIGN_OF.items() if character.isascii()},
    **dict.fromkeys((0x7F, 0xC2, *range(0xCA, 0x100)), STRANGE),
}
"""The same of the bytes of UTF-8: U+0080 to U+00BF begin with C2, and all from U+0280 on with CA or more."""

TELLING_BYTES = bytes(_SIGN_OF_BYTE)
"""The bytes of a text in UTF-8 that are signs."""

_STRANGE_CHARACTER = re.compile("[\x7f-\xbf\xd7\xf7]|[^\x00-\u02af]")
"""Two sets: one of all these takes a hundred times as long to prepare."""
_END_MARKS = frozenset(".:?!;,…")
_CLOSING_MARKS = frozenset(")]*_")
_POINTS = ".."
_NO_TITLES_END = frozenset(".!?…;")
_PAIRS = ((b"(", b")"), (b"[", b"]"), (b"{", b"}"))
_MOST = 1 << 14
"""How many combinations of characters are remembered."""


@lru_cache(maxsize=_MOST)
def characters(telling: bytes) -> int:
    """Return the signs of a text whose TELLING_BYTES are ``telling``; STRANGE if ``strange_characters`` has more."""
    seen = 0
    for byte in set(telling):
        seen |= _SIGN_OF_BYTE[byte]
    if seen & _BRACKETS and all(telling.count(one) == telling.count(other) for one, other in _PAIRS):
        seen &= ~_BRACKETS
    return seen


def strange_characters(text: str) -> int:
    """Return the signs that those characters of ``text`` are which make it STRANGE."""
    seen = 0
    for character in set(_STRANGE_CHARACTER.findall(text)):
        seen |= _SIGN_OF.get(character, 0)
    return seen


@lru_cache(maxsize=_MOST)
def beginnings(first: str, other: str) -> int:
    """Return the signs of two texts that begin with these characters."""
    is_alike = (first.isupper() and other.isupper()) or (first.islower() and other.islower())
    return _FIRST_LETTER if not is_alike and may_begin_sentence(first) and may_begin_sentence(other) else 0


@lru_cache(maxsize=_MOST)
def begin_alike(first: str, other: str) -> bool:
    """Tell whether two texts that begin with these characters may have the same letters."""
    return not (first.isalpha() and other.isalpha()) or first.casefold()[0] == other.casefold()[0]


@lru_cache(maxsize=_MOST)
def ends(last: str, other: str) -> int:
    """Return the signs of a source text and its translation that end with these characters."""
    is_alike = (last == other and last in _END_MARKS) or (last not in ENDING and other not in ENDING)
    return (0 if is_alike else _END) | (0 if other in _NO_TITLES_END else _TITLE)


def closed_alike(source: str, target: str) -> bool:
    """Tell whether two texts that do not end alike have one and the same mark that closes behind the same end."""
    if source[-1] != target[-1] or source[-1] not in _CLOSING_MARKS:
        return False
    one, other = source[-3:-1], target[-3:-1]
    return bool(one and other) and _POINTS not in (one, other) and not ends(one[-1], other[-1]) & _END
