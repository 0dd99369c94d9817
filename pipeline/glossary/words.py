"""Texts as words: the same words whatever their capitals, Unicode form or kind of hyphen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

__all__ = ["OUTER_HYPHEN", "WORD", "Prepared", "Words", "even", "folded", "has_invisible", "prepared", "words"]

WORD = re.compile(r"\w+(?:-\w+)*|[^\w\s]")
"""A word with its inner hyphens, or one mark of punctuation.

Apostrophes part words, so that *museum's* holds *museum*. Punctuation counts as a word
of its own: words on both sides of a comma are no neighbours.
"""

_ASCII_WORD = re.compile(r"\w+(?:-\w+)*|[^\w\s\x1c-\x1f]", re.ASCII)
_ASCII_WORD_WITHOUT_HYPHENS = re.compile(r"\w+|[^\w\s\x1c-\x1f]", re.ASCII)
"""The same for text in ASCII, found in two thirds of the time, and without hyphens in half."""

OUTER_HYPHEN = re.compile(r"-(?:(?<!\w-)|(?!\w))")
"""One that is no part of a word."""

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Soft hyphen, zero-width characters and direction marks: they part no word."""
_INVISIBLE_CHARACTERS = re.compile(f"[{_INVISIBLE}]")

_MARKS = re.compile("[\u0300-\u036f]")
_NO_WORD = re.compile(r"[^\w-]")
_LATIN_1 = bytes(range(192)) + "".join(unicodedata.normalize("NFD", chr(code))[0] for code in range(192, 256)).encode(
    "latin-1"
)
"""The characters of Latin-1, which all texts in Spanish and Portuguese are written with, without accents."""
_LATIN_1_WORDS = bytes(code if chr(code).isalnum() or chr(code) in "_-" else 32 for code in _LATIN_1)
"""The same with a space for each that is no part of a word."""

_SHORT = 1000
"""In texts of fewer characters one word is found faster without finding all those before it."""


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
        if not unicodedata.is_normalized("NFC", text) or has_invisible(text):
            text, offsets = _composed(text)
        text = even(text)
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(small if len(small := char.lower()) == 1 else char for char in text)
    return Prepared(text, lowered, offsets)


def has_invisible(text: str) -> bool:
    """Tell whether ``text`` has a character that parts no word and is none of its letters."""
    for char in _INVISIBLE:  # noqa: SIM110  (a third of the time that any() takes)
        if char in text:
            return True
    return False


def even(text: str) -> str:
    """Return ``text`` with plain apostrophes and hyphens."""
    return text.replace("\u2019", "'").replace("\u2010", "-").replace("\u2011", "-")


class Words:
    """A text as its words: which they are, and where they stand, is found out as far as somebody asks."""

    _ready: Prepared | None = None
    _small: str | None = None
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
        """The text made ready, in small letters without accents and cedillas, with a space before and behind.

        Each character that is no part of a word is a space too: so a word has one on either side.
        """
        if self._spaced is None:
            self._spaced = f" {_only_words(self.ready.lowered)} "
        return self._spaced

    def place(self, at: int) -> tuple[int, int]:
        """Return the first character of the word ``at`` in the text made ready, and the one after its last."""
        if self._found is None and self._lowered is not None and (word := self._lowered[at])[0].isalnum():
            # Most words stand in their text once.
            start = (lowered := self.ready.lowered).find(word)
            if start == lowered.rfind(word):
                return start, start + len(word)
            if len(lowered) < _SHORT:
                start = _nth(word, self._lowered[:at].count(word), lowered)
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
    try:
        return small.encode("latin-1").translate(_LATIN_1).decode("latin-1")
    except UnicodeEncodeError:
        return unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", small)))


def _nth(word: str, number: int, text: str) -> int:
    """Return where ``word``, which is no mark of punctuation, is a word of ``text`` with ``number`` equal ones before.

    Raises ValueError if there are not so many.
    """
    start = -1
    while number >= 0:
        start = text.index(word, start + 1)
        end = start + len(word)
        before, behind = text[max(0, start - 2) : start], text[end : end + 2]
        number -= not (_belongs(before[::-1]) or _belongs(behind))
    return start


def _belongs(beside: str) -> bool:
    """Tell whether the two characters beside a word, the nearer one first, make it part of a longer one."""
    near = beside[1:] if beside[:1] == "-" else beside[:1]
    return near.isalnum() or near == "_"


def _only_words(small: str) -> str:
    """Return a text in NFC and small letters with nothing but words without accents, each where it stands."""
    try:
        text = small.encode("latin-1").translate(_LATIN_1_WORDS).decode("latin-1")
    except UnicodeEncodeError:
        small = _NO_WORD.sub(" ", small)
        text = bare if len(bare := _bare(small)) == len(small) else "".join(map(_bare, small))
    return OUTER_HYPHEN.sub(" ", text) if "-" in text else text


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
        letter = _INVISIBLE_CHARACTERS.sub("", unicodedata.normalize("NFC", text[start:end]))
        pieces.append(letter)
        offsets += [start] * len(letter)
        start = end
    offsets.append(len(text))
    return "".join(pieces), offsets
