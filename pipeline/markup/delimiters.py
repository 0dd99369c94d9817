"""Markdown emphasis: which markers belong together (CommonMark 0.31, 6.2 and the appendix)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.markup.code import Code, Kind, Role

__all__ = ["Delimiter", "edge", "pair_up"]

_RUN = re.compile(r"\*+|_+|~+")


@dataclass(slots=True)
class Delimiter:
    """A run of ``*``, ``_`` or ``~``; it shrinks as its characters find partners."""

    start: int
    length: int
    char: str
    original: int
    """Its length before any character was used."""
    can_open: bool
    can_close: bool

    @classmethod
    def read(cls, text: str, start: int) -> Delimiter:
        """Read the run that begins at ``start``."""
        run = _RUN.match(text, start)
        end = run.end() if run is not None else start + 1
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        behind, ahead = edge(before), edge(after)
        left = ahead != " " and (ahead == "a" or behind != "a")
        right = behind != " " and (behind == "a" or ahead != "a")
        char = text[start]
        if char == "_":
            can_open = left and (not right or behind == ".")
            can_close = right and (not left or ahead == ".")
        else:
            can_open, can_close = left, right
        return cls(start, end - start, char, end - start, can_open, can_close)

    def matches(self, closer: Delimiter) -> bool:
        """Whether this opener and ``closer`` may be partners (the rule of three)."""
        if self.char != closer.char:
            return False
        if self.char == "~":
            return self.length == closer.length
        both = self.can_close or closer.can_open
        return not (both and (self.original + closer.original) % 3 == 0 and (self.original % 3 or closer.original % 3))


def pair_up(text: str, delimiters: Sequence[Delimiter], codes: list[Code], leftover: list[tuple[int, int]]) -> None:
    """Add a pair of codes for each two partners, and the places of the rest to ``leftover``."""
    openers: list[Delimiter] = []
    bottoms: dict[tuple[str, bool, int], int] = {}
    for closer in delimiters:
        if closer.can_close:
            _close(text, closer, openers, bottoms, codes)
        if closer.length and closer.can_open:
            openers.append(closer)
    leftover += [(one.start, one.start + one.length) for one in delimiters if one.length]


def _close(
    text: str,
    closer: Delimiter,
    openers: list[Delimiter],
    bottoms: dict[tuple[str, bool, int], int],
    codes: list[Code],
) -> None:
    """Find partners for ``closer`` among ``openers``; what stands between two partners opens nothing more."""
    while closer.length:
        key = (closer.char, closer.can_open, closer.original % 3)
        place = _partner(closer, openers, bottoms.get(key, 0))
        if place is None:
            bottoms[key] = closer.start
            return
        opener = openers[place]
        del openers[place + 1 :]
        used = 2 if opener.length >= 2 and closer.length >= 2 else 1
        name = "s" if closer.char == "~" else "strong" if used == 2 else "em"
        opener.length -= used
        inner = opener.start + opener.length
        codes.append(Code(inner, inner + used, Kind.EMPHASIS, Role.OPEN, text[inner : inner + used], name))
        outer = closer.start
        codes.append(Code(outer, outer + used, Kind.EMPHASIS, Role.CLOSE, text[outer : outer + used], name))
        closer.start += used
        closer.length -= used
        if not opener.length:
            openers.pop()


def _partner(closer: Delimiter, openers: list[Delimiter], bottom: int) -> int | None:
    """Return the place of the nearest opener that matches and stands at ``bottom`` of the text or after it."""
    for place in range(len(openers) - 1, -1, -1):
        if openers[place].start < bottom:
            return None
        if openers[place].matches(closer):
            return place
    return None


def edge(char: str) -> str:
    """Return what a marker sees of the character beside it: ``a`` for a letter, ``.`` for punctuation, or a space.

    At the end of a text, where ``char`` is empty, it is a space (CommonMark 0.31, chapter 6.2).
    """
    if char.isspace() or not char:
        return " "
    return "." if unicodedata.category(char)[0] in "PS" else "a"
