"""What is remembered of reading a document, and the headings above a place in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.formats.markdown.html_blocks import HtmlBlock
from pipeline.markup import plain
from pipeline.model import Markup

__all__ = ["Heading", "Outline", "Sections"]


class Heading(NamedTuple):
    """A heading and its place."""

    start: int
    end: int
    level: int
    title: str
    """Its text without markup."""


class Outline(NamedTuple):
    """What is remembered of reading a document, beside its places."""

    hard_break: str
    """How its first hard line break is written."""
    front: int
    """Where its front matter ends; 0 without one."""
    headings: tuple[Heading, ...]
    pages: tuple[HtmlBlock, ...] = ()
    """Its blocks of HTML that can be read again alone."""


class Sections:
    """The headings above a place, as they were and as they are."""

    def __init__(self, headings: Sequence[Heading]) -> None:
        self.before: tuple[str, ...] = ()
        self.now: tuple[str, ...] = ()
        self._open: list[tuple[int, str, str]] = []
        self._headings = headings
        self._next = 0
        self._title: str | None = None
        self._is_within = False

    def rename(self, text: str) -> None:
        """Let the heading that stands at this place have another text."""
        self._title = plain(text, Markup.MARKDOWN)

    def go_to(self, place: int) -> None:
        """Go on to ``place``, where a unit begins; a heading's own title is not above its units."""
        while self._next < len(self._headings):
            heading = self._headings[self._next]
            if place < heading.start:
                return
            if self._open and self._open[-1][0] >= heading.level:
                self._open = [one for one in self._open if one[0] < heading.level]
                self._set()
            self._is_within = place < heading.end
            if self._is_within:
                return
            self._open.append((heading.level, heading.title, heading.title if self._title is None else self._title))
            self._title = None
            self._next += 1
            self._set()

    @property
    def are_within(self) -> bool:
        """Whether what stands here is part of a heading."""
        return self._is_within

    def _set(self) -> None:
        self.before = tuple(title for _, title, _ in self._open)
        self.now = tuple(title for _, _, title in self._open)
