"""Texts that are the same for a reader: capitals, spaces, figures, quotation marks and those at the ends apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from string import ascii_letters

from pipeline.checks.pair import Pair
from pipeline.markup.joined import BETWEEN, all_but

__all__ = ["grouped", "letters", "letters_of", "likeness", "own_words", "place"]

_WORD = re.compile(r"[^\W\d_]+")

_FIGURES = re.compile(r"\d+(?>(?:[.,]\d+)*)")
_MOST = 1 << 12
"""How many texts are remembered: most that are compared stand in several places."""
_ENDS = " \t\n.,;:!?…¡¿()[]"
_QUOTES = re.compile("[\"'“”‘’«»*_`]+")
_LETTERS = ascii_letters.encode()
_NO_LETTERS, _NO_LETTERS_OF_MANY = bytes(set(range(256)).difference(_LETTERS)), all_but(_LETTERS)
_SMALL = bytes(range(256)).lower()
_FOLDED = "ß\u1e9eſ\u212aİŉǰẖẗẘẙẚﬀﬁﬂﬃﬄﬅﬆ"
"""What is not in ASCII and has letters from *a* to *z* in it once capitals are folded (Unicode, *CaseFolding.txt*)."""


def letters(text: str) -> bytes:
    """Return the letters of a text from *a* to *z*, capitals as small ones: they are the same in texts that are.

    This takes a quarter of the time that ``likeness`` takes, which has to be the same as well.
    """
    return _spelled(text).translate(_SMALL, _NO_LETTERS)


def letters_of(texts: Iterable[str]) -> list[bytes]:
    """Return the same of many texts without BETWEEN."""
    return _spelled(BETWEEN.join(texts)).translate(_SMALL, _NO_LETTERS_OF_MANY).split(b"\0")


def _spelled(text: str) -> bytes:
    """Return a text in UTF-8, with the letters from *a* to *z* that others stand for."""
    if not text.isascii() and any(letter in text for letter in _FOLDED):
        text = text.casefold()
    return text.encode("utf-8", "surrogatepass")


@lru_cache(maxsize=_MOST)
def likeness(text: str) -> str:
    """Return what two texts have to have in common to be the same."""
    return _FIGURES.sub("0", " ".join(_QUOTES.sub("", text.casefold()).split()).strip(_ENDS))


def own_words(text: str) -> list[str]:
    """Return the words of a text whose codes are blanked."""
    return _WORD.findall(text)


def grouped(pairs: Iterable[Pair], text: Callable[[Pair], str]) -> list[list[Pair]]:
    """Return the groups of pairs, of two or more, that have the same ``text``, in the order of their first ones.

    Only texts from the same language belong together.
    """
    groups: dict[tuple[str, str], list[Pair]] = {}
    for pair in pairs:
        groups.setdefault((pair.source_language, likeness(text(pair))), []).append(pair)
    return [group for group in groups.values() if len(group) > 1]


def place(pair: Pair) -> str:
    """Return where a translation stands, as editors link it."""
    return f"{pair.path}:{pair.line}"
