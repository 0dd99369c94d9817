"""Many texts in one string: what is rare in them is found by searches that run in C, one for all."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

__all__ = ["BETWEEN", "Joined", "all_but"]

BETWEEN = "\0"
"""What stands between two texts; no text has it."""


class Joined:
    """Texts without BETWEEN, one behind the other."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Take ``texts``; they keep their numbers, from 0."""
        self.text = BETWEEN.join(texts)
        self._starts = list(accumulate(map((1).__add__, map(len, texts)), initial=0))

    def having(self, *parts: str) -> Iterator[int]:
        """Yield the numbers of the texts that have one of ``parts``, once for each that they have."""
        text, starts = self.text, self._starts
        for part in parts:
            at = text.find(part)
            while at >= 0:
                number = bisect_right(starts, at)
                yield number - 1
                at = text.find(part, starts[number])

    def matching(self, pattern: re.Pattern[str]) -> Iterator[int]:
        """Yield in order the numbers of the texts in which ``pattern`` is found; it must not match BETWEEN."""
        text, starts = self.text, self._starts
        found = pattern.search(text)
        while found:
            number = bisect_right(starts, found.start())
            yield number - 1
            found = pattern.search(text, starts[number])

    def split(self, removed: bytes) -> list[bytes]:
        """Return of each text its bytes in UTF-8 without those that are ``removed``."""
        return self.text.encode("utf-8", "surrogatepass").translate(None, removed).split(b"\0")

    def translated(self, table: bytes) -> list[bytes]:
        """Return of each text its bytes in UTF-8, each as ``table`` has it."""
        return self.text.encode("utf-8", "surrogatepass").translate(table).split(b"\0")


def all_but(kept: bytes) -> bytes:
    """Return all bytes but those ``kept`` and BETWEEN: what to remove so that only these are left."""
    return bytes(set(range(1, 256)).difference(kept))
