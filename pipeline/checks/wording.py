"""The words of many texts in one list, so that what is known of each is looked up in C."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate
from sys import byteorder

from pipeline.markup.joined import BETWEEN

__all__ = ["NEW", "Codes", "Wording"]

NEW = 255
"""The kind of a word of which nothing is known yet."""
_APART = f" {BETWEEN} "
_PLACES = (0, 1) if byteorder == "little" else (1, 0)
"""Where the lower and the higher byte of a number are."""


def _to_spaces(*, figures: bool) -> bytes:
    """Return a table of bytes that has spaces for the signs of ASCII, and for its figures unless words have them."""
    return bytes(
        byte
        if byte >= 0x80 or not byte or chr(byte).isalpha() or (figures and (chr(byte).isdigit() or byte == ord("_")))
        else ord(" ")
        for byte in range(256)
    )


_SIGNS_TO_SPACES, _FIGURES_TO_SPACES = _to_spaces(figures=True), _to_spaces(figures=False)


class Codes(dict[str, int]):
    """A number of two bytes for each word there was: its kind, and a number that it shares with few.

    Those of BETWEEN are 0, and those of words from 1 to 255.
    """

    def __init__(self) -> None:
        """Know no word."""
        super().__init__({BETWEEN: 0})
        self._new: list[str] = []

    def __missing__(self, word: str) -> int:
        """Give a word its number; its kind is NEW."""
        code = self[word] = NEW << 8 | (len(self) % 255 + 1)
        self._new.append(word)
        return code

    def new(self) -> set[str]:
        """Return the words that came since this was asked last."""
        new, self._new = set(self._new), []
        return new

    def tell(self, words: Iterable[str], kind: int) -> None:
        """Say of which kind some words are."""
        for word in words:
            self[word] = kind << 8 | (self[word] & 255)


class Wording:
    """The words of some texts."""

    def __init__(self, texts: Sequence[str], codes: Codes, *, has_figures: bool) -> None:
        """Take ``texts`` without BETWEEN, in which no sign but those of ASCII is left.

        Figures and low lines are part of words if it ``has_figures``, and else part words.
        """
        spelled = _APART.join(texts).encode("utf-8", "surrogatepass")
        spelled = spelled.translate(_SIGNS_TO_SPACES if has_figures else _FIGURES_TO_SPACES)
        self.all = spelled.decode("utf-8", "surrogatepass").split()
        """All words, with BETWEEN between those of two texts."""
        pairs = array("H", map(codes.__getitem__, self.all)).tobytes()
        self.numbers, self.kinds = (pairs[place::2] for place in _PLACES)
        """Those of all words, and what kind each of them is of."""
        lengths = map(len, self.numbers.split(b"\0"))
        self.starts = list(accumulate(map((1).__add__, lengths), initial=0))
        """The place of each text's first word, and the one behind them all."""

    def of(self, number: int) -> list[str]:
        """Return the words of a text."""
        return self.all[self.starts[number] : self.starts[number + 1] - 1]
