"""Texts as words: the same words whatever their capitals, Unicode form or kind of hyphen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["PARTS", "WORD", "Prepared", "folded", "prepared", "words"]

WORD = re.compile(r"\w+(?:-\w+)*|[^\w\s]")
"""A word with its inner hyphens, or one mark of punctuation.

Apostrophes part words, so that *museum's* holds *museum*. Punctuation counts as a word
of its own: words on both sides of a comma are no neighbours.
"""

PARTS = re.compile(f"({WORD.pattern})")
"""Splits a text into what lies before each word, and the word, in turns."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
"""Soft hyphen, zero-width characters and direction marks: they part no word."""

_MARKS = re.compile("[\u0300-\u036f]")


class Prepared(NamedTuple):
    """A text ready to be read as words."""

    shown: str
    """The text in NFC, without invisible characters, with plain hyphens and apostrophes."""
    lowered: str
    """The same in small letters; both have the same length."""
    offsets: Sequence[int] | None
    """Where each character of ``shown`` (and its end) stands in the original text; None if at the same place."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the characters of the original text that ``shown[start:end]`` stands for."""
        return (start, end) if self.offsets is None else (self.offsets[start], self.offsets[end])


def prepared(text: str) -> Prepared:
    """Return ``text`` with everything evened out that does not make another word."""
    offsets: Sequence[int] | None = None
    if not text.isascii():
        if not unicodedata.is_normalized("NFC", text) or _INVISIBLE.search(text):
            text, offsets = _composed(text)
        text = text.replace("\u2019", "'").replace("\u2010", "-").replace("\u2011", "-")
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(small if len(small := char.lower()) == 1 else char for char in text)
    return Prepared(text, lowered, offsets)


def words(text: str) -> list[str]:
    """Return the words of a term, with its capitals."""
    return WORD.findall(prepared(text).shown)


def folded(text: str) -> str:
    """Return ``text`` in small letters without accents and cedillas."""
    small = text.lower()
    return small if small.isascii() else _MARKS.sub("", unicodedata.normalize("NFD", small))


def _composed(text: str) -> tuple[str, list[int]]:
    """Return ``text`` in NFC without invisible characters, and the offsets of its characters.

    A letter is composed with the marks that follow it, so every offset is the start of a letter.
    """
    pieces: list[str] = []
    offsets: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        letter = _INVISIBLE.sub("", unicodedata.normalize("NFC", text[start:end]))
        pieces.append(letter)
        offsets += [start] * len(letter)
        start = end
    offsets.append(len(text))
    return "".join(pieces), offsets
