"""A text as the memory compares it: its words, with numbers and things like addresses as classes of their own.

Upper and lower case, punctuation and inline markup are not compared: all numbers are one
word, and so are all placeholders, addresses and code spans.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, overload

from pipeline.markup import INVISIBLE, Code, Kind, codes, masked
from pipeline.model import Markup

__all__ = ["NUMBER", "THING", "Token", "Tokens", "keys", "tokens"]

NUMBER = "0"
"""What stands for every number."""
THING = "@"
"""What stands for every placeholder, address and code span."""

_THINGS = (Kind.PLACEHOLDER, Kind.URL, Kind.EMAIL, Kind.DOMAIN, Kind.AUTOLINK, Kind.CODE, Kind.FOOTNOTE)
_TOKEN = re.compile(rf"\d+(?>(?:[.,:/\u00a0\u202f]\d+)*)|\w(?>(?:[\w{INVISIBLE}]|['’](?=\w))*)")


class Token(NamedTuple):
    """One word, number or thing, and where it stands in its text."""

    key: str
    """What is compared."""
    text: str
    """As it is written."""
    start: int
    end: int


class Tokens(Sequence[Token]):
    """What the memory compares of a text, in order. All have a key; most are never asked for more."""

    def __init__(self, keys: list[str], found: Sequence[Token | re.Match[str]]) -> None:
        """Keep the keys, and the tokens or where they were found."""
        self.keys = keys
        self._found = found

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> list[Token]: ...
    def __getitem__(self, place: int | slice) -> Token | list[Token]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        one = self._found[place]
        return one if isinstance(one, Token) else Token(self.keys[place], one[0], *one.span())


@lru_cache(maxsize=256)
def tokens(text: str, markup: Markup) -> Tokens:
    """Return what the memory compares of ``text``."""
    readable, things = _readable(text, markup)
    matches = list(_TOKEN.finditer(readable))
    if not things:
        return Tokens([_key(match[0]).lower() for match in matches], matches)
    words = [Token(_key(match[0]).lower(), match[0], *match.span()) for match in matches]
    words = [word for word in words if not any(code.start <= word.start < code.end for code in things)]
    words += [Token(THING, code.text, code.start, code.end) for code in things]
    words.sort(key=lambda token: token.start)
    return Tokens([word.key for word in words], words)


def keys(text: str, markup: Markup) -> list[str]:
    """Return the keys alone, which is much quicker."""
    readable, things = _readable(text, markup)
    if things:
        return list(tokens(text, markup).keys)
    if INVISIBLE in readable:
        return list(map(_key, _TOKEN.findall(readable.lower())))
    return [NUMBER if word[0].isdecimal() else word for word in _TOKEN.findall(readable.lower())]


def _key(word: str) -> str:
    if word[0].isdecimal():
        return NUMBER
    return word.replace(INVISIBLE, "")


def _readable(text: str, markup: Markup) -> tuple[str, list[Code]]:
    """Return ``text`` with its codes blanked, every character in its place, and the things among the codes."""
    found = codes(text, markup)
    if not found:
        return text, []
    blanked = masked(text, markup)
    pieces: list[str] = []
    at = 0
    for code in found:
        pieces += (text[at : code.start], blanked[code.start : code.end])
        at = code.end
    return "".join((*pieces, text[at:])), [code for code in found if code.kind in _THINGS]
