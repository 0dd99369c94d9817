"""Which lines of a plain text belong together, and how a paragraph is filled to its margin.

The lines between two blank lines, or of one list item, are a run. There is no rule of
plain text to follow, only habits of those who type it:

- A paragraph broken by hand or by an editor has lines about as long as one another, except
  the last, and most of its lines go on in the middle of a sentence.
- Captions, addresses, credits and verse have lines of any length that begin anew.
- A no-break space at the end of a line says: this line stands for itself. Nobody types it
  there; Museotext does, where a translated line could be mistaken for part of another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

__all__ = ["ALONE", "Row", "fill", "groups", "has_words", "is_wrapped", "marker_end"]

ALONE = "\N{NO-BREAK SPACE}"
"""At the end of a line: not to be joined with its neighbours. After a dash or number: no list item."""

_FULL = 0.7
"""A line at least this part of the margin is full: people break lines by eye, editors at the word."""
_NEAR = 0.8
_OPEN_WIDTH = 60
"""Characters; a line this long without final punctuation goes on, whatever the next begins with."""

_MARKER = re.compile(
    r"[ \t]*(?:[•‣◦▪▫●○■□·➢➤☐☑✓✔][ \t\N{NO-BREAK SPACE}]*"
    r"|(?:[-–*]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{2,4})\)|\d{1,3}(?:\.\d{1,3})*\.)[ \t]+)"
    r"(?=[^\s])"
)
_WORD_CHARACTER = re.compile(r"[^\W_]")
_ADDRESS = re.compile(r"\w++://|www\.|[\w.+-]++@")
_OPENING = re.compile(r"[^\w\s]*")
_FINAL = re.compile(r"[.!?:;…][^\w\s]*$")
_INTRODUCES = re.compile(r"[:;][^\w\s]*$")
_TAIL = 12
"""Characters; more closing marks than that do not end a sentence."""
_COLUMNS = re.compile(r"\t| {4,}")


class Row(NamedTuple):
    """A line of a run as the eye sees it."""

    text: str
    """Its characters, without white space at the ends and without a list marker."""
    edge: int
    """The column it ends in."""
    alone: bool = False
    """It ends with a no-break space."""

    @property
    def begins_small(self) -> bool:
        """Say whether it begins with a small letter, as the middle of a sentence does; addresses do not count."""
        opening = _OPENING.match(self.text)
        begin = opening.end() if opening else 0
        return self.text[begin : begin + 1].islower() and not _ADDRESS.match(self.text, begin)

    @property
    def stays_open(self) -> bool:
        """Say whether it is long and ends without the punctuation of an end."""
        return self.edge >= _OPEN_WIDTH and not _FINAL.search(self.text[-_TAIL:])

    @property
    def first_word(self) -> int:
        """The length of its first word."""
        return len(self.text.split(" ", 1)[0])


def has_words(line: str) -> bool:
    """Say whether there is a letter or digit in ``line``; a line of dashes only separates."""
    return _WORD_CHARACTER.search(line) is not None


def marker_end(line: str) -> int:
    """Return where the text after a list marker begins in ``line``; 0 if it has no marker."""
    match = _MARKER.match(line)
    return match.end() if match else 0


def goes_on(upper: Row, lower: Row) -> bool:
    """Say whether the sentence of ``upper`` goes on in ``lower``, as far as the two lines tell."""
    if upper.alone or lower.alone or _COLUMNS.search(upper.text) or _COLUMNS.search(lower.text):
        return False
    return (lower.begins_small and not _INTRODUCES.search(upper.text[-_TAIL:])) or upper.stays_open


def is_wrapped(rows: Sequence[Row]) -> bool:
    """Say whether the whole run is one paragraph that was broken at a margin."""
    if len(rows) < 2 or any(row.alone or _COLUMNS.search(row.text) for row in rows):
        return False
    margin = max(row.edge for row in rows)
    pairs = tuple(pairwise(rows))
    if not all(_is_full(upper, lower, margin) for upper, lower in pairs):
        return False
    return 2 * sum(goes_on(upper, lower) for upper, lower in pairs) >= len(pairs)


def _is_full(upper: Row, lower: Row, margin: int) -> bool:
    """Say whether ``upper`` reaches the margin, or would not have held the first word of ``lower``."""
    return upper.edge >= _FULL * margin or upper.edge + 1 + lower.first_word > margin


def groups(rows: Sequence[Row]) -> list[slice]:
    """Return which rows of a run are a unit together, in order."""
    if len(rows) == 1 or is_wrapped(rows):
        return [slice(0, len(rows))]
    starts = [0]
    for place, (upper, lower) in enumerate(pairwise(rows), start=1):
        if not (goes_on(upper, lower) and _is_full(upper, lower, lower.edge)):
            starts.append(place)
    return [slice(start, end) for start, end in pairwise((*starts, len(rows)))]


def fill(text: str, *, width: int, column: int, indent: int) -> list[str]:
    """Return ``text`` as lines that end by ``width`` and are read again as one paragraph.

    ``column`` and ``indent`` are the characters before the first line and the others.
    A line ends where the next word begins small, if such a place is near the margin.
    Where no way of filling is certain to be read as one paragraph, it is one line.
    """
    words = [word for word in text.split(" ") if word]
    lines: list[str] = []
    offset, at = column, 0
    while at < len(words):
        end = _line_end(words, at, width - offset)
        lines.append(" ".join(words[at:end]))
        at, offset = end, indent
    rows = [Row(line, (indent if place else column) + len(line)) for place, line in enumerate(lines)]
    if is_wrapped(rows) and not any(_is_read_otherwise(line) for line in lines):
        return lines
    return [text]


def _is_read_otherwise(line: str) -> bool:
    return marker_end(line) > 0 or not has_words(line) or line != line.strip()


def _line_end(words: Sequence[str], start: int, room: int) -> int:
    """Return up to which word a line of ``room`` characters is filled; at least one word."""
    length, best = len(words[start]), 0
    for place in range(start + 1, len(words)):
        if length >= _NEAR * room and Row(words[place], 0).begins_small:
            best = place
        length += 1 + len(words[place])
        if length > room:
            return best or place
    return len(words)
