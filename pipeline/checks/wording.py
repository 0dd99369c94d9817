"""The words of many texts in one list, so that what is known of each is looked up in C."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from pipeline.markup.joined import BETWEEN

__all__ = ["NEW", "Codes", "Wording"]

NEW = 255
"""The code of a word that nobody judged yet."""
_APART = f" {BETWEEN} "
_TO_SPACES = bytes(byte if byte >= 0x80 or not byte or chr(byte).isalpha() else ord(" ") for byte in range(256))


class Codes(dict[str, int]):
    """A byte for each word there was: what is known of it; 0 for BETWEEN, and NEW for those that nobody judged."""

    def __init__(self) -> None:
        """Know no word."""
        super().__init__({BETWEEN: 0})
        self._new: list[str] = []

    def __missing__(self, word: str) -> int:
        """Take note of a new word."""
        self[word] = NEW
        self._new.append(word)
        return NEW

    def new(self) -> set[str]:
        """Return the words that came since this was asked last."""
        new, self._new = set(self._new), []
        return new


class Wording:
    """The words of some texts."""

    def __init__(self, texts: Sequence[str], codes: Codes) -> None:
        """Take ``texts`` without BETWEEN, in which no sign or figure but those of ASCII is left.

        These part words; the ``codes`` of all words are looked up.
        """
        spelled = _APART.join(texts).encode("utf-8", "surrogatepass").translate(_TO_SPACES)
        self.all = spelled.decode("utf-8", "surrogatepass").split()
        """All words, with BETWEEN between those of two texts."""
        self.codes = bytes(map(codes.__getitem__, self.all))
        """Those of all words."""
        lengths = map(len, self.codes.split(b"\0"))
        self.starts = list(accumulate(map((1).__add__, lengths), initial=0))
        """The place of each text's first word, and the one behind them all."""

    def of(self, number: int) -> list[str]:
        """Return the words of a text."""
        return self.all[self.starts[number] : self.starts[number + 1] - 1]
