"""The headings above a paragraph."""

from __future__ import annotations

from pipeline.formats.office.slots import ParagraphSlot
from pipeline.markup import plain
from pipeline.model import Markup

__all__ = ["Sections"]


class Sections:
    """Follows the headings of a text as it is read."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []

    def above(self, kind: str) -> tuple[str, ...]:
        """Return the headings above a paragraph that is ``kind``, outermost first."""
        level = _level(kind)
        while level and self._open and self._open[-1][0] >= level:
            self._open.pop()
        return tuple(text for _, text in self._open)

    def add(self, slot: ParagraphSlot) -> None:
        """Go on below ``slot`` if it is a heading."""
        if level := _level(slot.unit.kind):
            self._open.append((level, " ".join(plain(slot.unit.text, Markup.NUMBERED).split())))


def _level(kind: str) -> int:
    word, _, number = kind.partition(" ")
    return int(number) if word == "heading" else 0
