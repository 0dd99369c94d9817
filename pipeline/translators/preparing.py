"""A text made ready to be sent: shielded, and in pieces that the engine takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from pipeline.translators.engine import Facts
from pipeline.translators.pieces import pieces
from pipeline.translators.shielding import MASK, Shielded, SourceText, mask, shielded

__all__ = ["Piece", "Prepared", "batches", "numbered", "prepared", "renumbered"]

_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Piece:
    """What is sent at once."""

    text: str
    """The text with its masks numbered from 0, so that equal pieces are equal wherever they stand."""
    first: int
    """The number its first mask has in the whole text."""
    gap: str
    """White space between it and the next piece."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text as it is sent."""

    source: SourceText
    shielded: Shielded
    pieces: tuple[Piece, ...]
    reason: str = ""
    """Why nothing of it is sent."""
    is_too_long: bool = False


def prepared(source: SourceText, language: str, facts: Facts) -> Prepared:
    """Return ``source`` (in ``language``, a gettext name) ready to be sent to an engine with these facts."""
    shield = shielded(source)
    if not _LETTER.search(MASK.sub("", shield.text)):
        return Prepared(source, shield, (), "it has no words to translate")
    cut = pieces(shield.text, language, facts.fits)
    if cut is None:
        unit = "bytes" if facts.in_bytes else "characters"
        reason = f"it has a sentence that is longer than the {facts.longest} {unit} {facts.title} takes"
        return Prepared(source, shield, (), reason, is_too_long=True)
    ready: list[Piece] = []
    first = 0
    for text, gap in cut:
        ready.append(Piece(renumbered(text, -first), first, gap))
        first += _masks_in(text)
    return Prepared(source, shield, tuple(ready))


def _masks_in(text: str) -> int:
    return len(MASK.findall(text))


def renumbered(text: str, by: int) -> str:
    """Return a text with ``by`` added to the number of each mask."""
    return MASK.sub(lambda match: mask(int(match[1]) + by), text) if by else text


def batches(texts: Sequence[str], facts: Facts) -> Iterator[Sequence[str]]:
    """Yield ``texts`` in groups that go into one request each."""
    group: list[str] = []
    length = 0
    for text in texts:
        if group and (len(group) >= facts.batch or length + len(text) > facts.batch_length):
            yield group
            group, length = [], 0
        group.append(text)
        length += len(text)
    if group:
        yield group


def numbered(batch: Sequence[str]) -> tuple[list[str], list[int]]:
    """Return the texts with masks numbered through the batch, and the first number of each and of what would follow."""
    firsts = list(accumulate(map(_masks_in, batch), initial=0))
    return [renumbered(text, first) for text, first in zip(batch, firsts, strict=False)], firsts
