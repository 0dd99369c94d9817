"""Texts as words: the same words whatever their capitals, Unicode form or kind of hyphen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

__all__ = ["INVISIBLE_CHARACTERS", "WORD", "Prepared", "Words", "even", "folded", "prepared", "words"]

WORD = re.compile(r"\w+(?:-\w+)*|[^\w\s]")
"""A word with its inner hyphens, or one mark of punctuation.

Apostrophes part words, so that *museum's* holds *museum*. Punctuation counts as a word
of its own: words on both sides of a comma are no neighbours.
"""

_ASCII_WORD = re.compile(r"\w+(?:-\w+)*|[^\w\s\x1c-\x1f]", re.ASCII)
_ASCII_WORD_WITHOUT_HYPHENS = re.compile(r"\w+|[^\w\s\x1c-\x1f]", re.ASCII)
"""The same for text in ASCII, found in two thirds of the time, and without hyphens in half."""

INVISIBLE_CHARACTERS = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
"""Soft hyphen, zero-width characters and direction marks: they part no word."""

_MARKS = re.compile("[\u0300-\u036f]")
_USUAL_MARKS = ("\u0301", "\u0303", "\u0327", "\u0302")
"""The accents of Spanish and Portuguese: many of them are found faster without a pattern."""


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
        if not unicodedata.is_normalized("NFC", text) or INVISIBLE_CHARACTERS.search(text):
            text, offsets = _composed(text)
        text = even(text)
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(small if len(small := char.lower()) == 1 else char for char in text)
    return Prepared(text, lowered, offsets)


def even(text: str) -> str:
    """Return ``text`` with plain apostrophes and hyphens."""
    return text.replace("\u2019", "'").replace("\u2010", "-").replace("\u2011", "-")


class Words:
    """A text as its words: which they are, and where they stand, is found out as far as somebody asks."""

    _ready: Prepared | None = None
    _small: str | None = None
    _folded: str | None = None
    _spaced: str | None = None
    _found: Iterator[re.Match[str]] | None = None

    def __init__(self, text: str, lowered: list[str] | None = None) -> None:
        """Take a text; nothing is done to it yet. ``lowered`` are its words, where somebody has found them already."""
        self.text = text
        self._lowered = lowered

    @property
    def small(self) -> str:
        """The text as it was given, in small letters."""
        if self._small is None:
            self._small = self.text.lower()
        return self._small

    @property
    def ready(self) -> Prepared:
        """The text with everything evened out that does not make another word."""
        if self._ready is None:
            self._ready = prepared(self.text)
        return self._ready

    @property
    def folded(self) -> str:
        """The text made ready, in small letters without accents and cedillas."""
        if self._folded is None:
            self._folded = self.small if self.text.isascii() else _bare(self.ready.lowered)
        return self._folded

    @property
    def lowered(self) -> list[str]:
        """Its words in small letters."""
        if self._lowered is None:
            if self.text.isascii():
                word = _ASCII_WORD if "-" in self.text else _ASCII_WORD_WITHOUT_HYPHENS
                self._lowered = word.findall(self.small)
            else:
                self._lowered = WORD.findall(self.ready.lowered)
        return self._lowered

    @property
    def even(self) -> str:
        """The text made ready, with its capitals."""
        return self.text if self.text.isascii() else self.ready.shown

    @property
    def spaced(self) -> str:
        """Its words in small letters without accents and cedillas, a space before and behind each."""
        if self._spaced is None:
            self._spaced = _bare(f" {' '.join(self.lowered)} ")
        return self._spaced

    def place(self, at: int) -> tuple[int, int]:
        """Return the first character of the word ``at`` in the text made ready, and the one after its last."""
        if self._found is None and self._lowered is not None and (word := self._lowered[at])[0].isalnum():
            # Most words stand in their text once.
            start = (lowered := self.ready.lowered).find(word)
            if start == lowered.rfind(word):
                return start, start + len(word)
        if self._found is None:
            self._found = WORD.finditer(self.ready.lowered)
            self._places: list[re.Match[str]] = []
        self._places += islice(self._found, max(0, at + 1 - len(self._places)))
        return self._places[at].span()

    def span(self, at: int, beyond: int) -> tuple[int, int]:
        """Return the characters of the text, as it was given, that are its words from ``at`` to before ``beyond``."""
        start, end = self.place(at)
        if beyond - at > 1:
            end = self.place(beyond - 1)[1]
        return self.ready.span(start, end)

    def shown(self, at: int, beyond: int) -> list[str]:
        """Return the words from ``at`` to before ``beyond`` with their capitals."""
        places = map(self.place, range(max(0, at), min(beyond, len(self.lowered))))
        return [self.even[start:end] for start, end in places]


def words(text: str) -> list[str]:
    """Return the words of a term, with its capitals."""
    return WORD.findall(prepared(text).shown)


@lru_cache(maxsize=1 << 14)
def folded(text: str) -> str:
    """Return ``text`` in small letters without accents and cedillas."""
    return _bare(text.lower())


def _bare(small: str) -> str:
    if small.isascii():
        return small
    apart = unicodedata.normalize("NFD", small)
    for mark in _USUAL_MARKS:
        apart = apart.replace(mark, "")
    return _MARKS.sub("", apart)


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
        letter = INVISIBLE_CHARACTERS.sub("", unicodedata.normalize("NFC", text[start:end]))
        pieces.append(letter)
        offsets += [start] * len(letter)
        start = end
    offsets.append(len(text))
    return "".join(pieces), offsets
