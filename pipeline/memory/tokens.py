"""A text as the memory compares it: its words, with numbers and things like addresses as classes of their own.

Upper and lower case, punctuation and inline markup are not compared: all numbers are one
word, and so are all placeholders, addresses and code spans.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.markup import INVISIBLE, Code, Kind, codes, masked
from pipeline.model import Markup

__all__ = ["NUMBER", "THING", "Token", "keys", "tokens"]

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


@lru_cache(maxsize=256)
def tokens(text: str, markup: Markup) -> tuple[Token, ...]:
    """Return what the memory compares of ``text``, in order."""
    readable, things = _readable(text, markup)
    words = [Token(_key(match[0]).lower(), match[0], *match.span()) for match in _TOKEN.finditer(readable)]
    if things:
        words = [word for word in words if not any(code.start <= word.start < code.end for code in things)]
        words += [Token(THING, code.text, code.start, code.end) for code in things]
        words.sort(key=lambda token: token.start)
    return tuple(words)


def keys(text: str, markup: Markup) -> list[str]:
    """Return the keys alone, which is much quicker."""
    readable, things = _readable(text, markup)
    if things:
        return [token.key for token in tokens(text, markup)]
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
