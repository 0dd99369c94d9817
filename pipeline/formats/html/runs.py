"""Runs of text: what stands between two block boundaries, cut into units.

A run is text with inline tags around and between. What a translator need not see is cut
off at its ends (white space, pictures, empty elements, tags around the whole), never half
of a pair; a control or an empty line in it divides it into several units.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from pipeline.formats.html.characters import decoded, stripped
from pipeline.formats.html.elements import BREAKING
from pipeline.formats.html.tokens import Kind, Token
from pipeline.formats.offering import is_offered
from pipeline.model import Unit

__all__ = ["Item", "Place", "partners", "units_in"]

_DEPTH = 32
"""Tags around tags that are looked through; it bounds the time a hostile page can take."""


_SEPARATORS = frozenset(" \t\n\f\r\u00a0|¦/\\·•∙‧*-–—→←>»›<«‹")
"""What stands between the links of a row."""


class Place(NamedTuple):
    """Where a unit stands, and in what form it is written there."""

    start: int
    end: int
    unit: Unit
    quote: str | None = None
    """The quote around an attribute's value (empty: none); None for text between tags."""
    raw: bool = False
    """In ``title`` and ``textarea``, where there are no tags."""
    pre: bool = False
    """White space is kept as it is."""


class Item(NamedTuple):
    """A token of a run; a control with all its content, up to its end tag, is one item."""

    token: Token
    visible: bool = False
    """A reader sees text here."""
    offered: bool = False
    """The text is for translators."""
    places: tuple[Place, ...] = ()
    """The units inside it, which are units of their own unless it becomes part of one."""


def partners(tokens: Iterable[Token]) -> dict[int, int]:
    """Return for each tag that has one the number of its other half.

    Tags are paired by name alone, for ``<b><i>…</b></i>`` is four tags that belong together.
    """
    waiting: dict[str, list[int]] = {}
    found: dict[int, int] = {}
    for number, token in enumerate(tokens):
        if token.kind is Kind.START:
            waiting.setdefault(token.name, []).append(number)
        elif token.kind is Kind.END and waiting.get(token.name):
            other = waiting[token.name].pop()
            found[other], found[number] = number, other
    return found


def units_in(text: str, items: Sequence[Item], *, offered: bool = True) -> list[tuple[int, int]]:
    """Return the ranges of the run ``items`` of ``text`` that are units, in order; what is between them stays put.

    In a block that is not ``offered`` to translators, only the elements that are can be units.
    """
    seen = [number for number, item in enumerate(items) if item.visible]
    if len(seen) > 1:
        run = _Run(text, items)
        return run.units([(0, len(items), 0)] if offered else run.islands())
    return [(number, number + 1) for number in seen if _has_words(text, items[number])]


def _has_words(text: str, item: Item) -> bool:
    return item.offered and is_offered(_characters(text, item))


def _characters(text: str, item: Item) -> str:
    return decoded(text[item.token.start : item.token.end])


class _Run:
    def __init__(self, text: str, items: Sequence[Item]) -> None:
        self._text = text
        self._items = items
        self._partner = partners(item.token for item in items)
        self._seen = list(accumulate((item.visible for item in items), initial=0))
        self._words = list(accumulate((_has_words(text, item) for item in items), initial=0))
        self._breaks = self._controls()

    def islands(self) -> list[tuple[int, int, int]]:
        """Return the ranges in which text that is for translators stands side by side, each with its depth."""
        islands = []
        todo = [(0, len(self._items), 0)]
        while todo:
            first, last, depth = todo.pop()
            groups = self._groups(first, last)
            if depth == _DEPTH or any(self._items[start].offered for start, end in groups if end - start == 1):
                islands.append((first, last, depth))
                continue
            todo += (
                (start + 1, end - 1, depth + 1)
                for start, end in reversed(groups)
                if end - start > 1 and self._words[end] > self._words[start]
            )
        return islands

    def units(self, ranges: Iterable[tuple[int, int, int]]) -> list[tuple[int, int]]:
        """Return the units in these ranges, which have a depth each."""
        units = []
        todo = list(ranges)[::-1]
        while todo:
            first, last, depth = todo.pop()
            groups = self._without_ends(self._groups(first, last))
            if not groups:
                continue
            start, end = groups[0][0], groups[-1][1]
            pieces = self._divided(groups) if depth < _DEPTH else []
            if pieces:
                todo += ((*piece, depth + 1) for piece in reversed(pieces))
            elif self._words[end] > self._words[start]:
                units.append((start, end))
        return units

    def _without_ends(self, groups: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return ``groups`` from the first to the last in which a reader sees text."""
        seen = [number for number, group in enumerate(groups) if self._is_seen(*group)]
        return groups[seen[0] : seen[-1] + 1] if seen else []

    def _divided(self, groups: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return the pieces of ``groups`` that are looked at on their own; none if they belong together."""
        start, end = groups[0][0], groups[-1][1]
        if len(groups) == 1 and self._partner.get(start) == end - 1:
            return [(start + 1, end - 1)]
        cuts = self._between_links(groups) or self._cuts(groups)
        starts = [start, *(cut[1] for cut in cuts)]
        ends = [*(cut[0] for cut in cuts), end]
        return list(zip(starts, ends, strict=True)) if cuts else []

    def _is_seen(self, start: int, end: int) -> bool:
        return self._seen[end] > self._seen[start]

    def _groups(self, first: int, last: int) -> list[tuple[int, int]]:
        """Return the ranges that may not be cut: a pair of tags with all between, or a single item."""
        groups = []
        at = first
        while at < last:
            end = at + 1
            number = at
            while number < end:
                end = max(end, min(self._partner.get(number, number), last - 1) + 1)
                number += 1
            groups.append((at, end))
            at = end
        return groups

    def _between_links(self, groups: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return what stands between the links of a menu or a trail of crumbs; nothing in any other text."""
        links = []
        for start, end in groups:
            if not self._is_seen(start, end):
                continue
            item = self._items[start]
            if item.token.name == "a" and self._partner.get(start) == end - 1:
                links.append((start, end))
            elif item.token.kind is not Kind.TEXT or not _SEPARATORS.issuperset(_characters(self._text, item)):
                return []
        return [(one[1], other[0]) for one, other in pairwise(links)]

    def _cuts(self, groups: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return the groups that divide: a control outside a sentence, two line breaks in a row."""
        cuts: list[tuple[int, int]] = []
        line_break = None
        for start, end in groups:
            item = self._items[start]
            if item.token.name == "br" and item.token.kind is Kind.VOID:
                if line_break is not None:
                    cuts.append((line_break, end))
                line_break = end if line_break is not None else start
            elif item.visible or item.token.kind not in (Kind.TEXT, Kind.COMMENT):
                line_break = None
            if not self._is_seen(start, end) and not self._breaks.isdisjoint(range(start, end)):
                cuts.append((start, end))
        return cuts

    def _controls(self) -> frozenset[int]:
        """Return the controls that do not stand within a sentence.

        One does when words come before it and what follows goes on in lower case or with
        punctuation: ``Type <input> and press <button>Go</button>.``
        """
        controls = [number for number, item in enumerate(self._items) if item.token.name in BREAKING]
        if not controls:
            return frozenset()
        before = self._neighbours(range(len(self._items)), -1)
        after = self._neighbours(range(len(self._items) - 1, -1, -1), 0)
        return frozenset(
            number
            for number in controls
            if not before[number]
            or before[number] in ".:;!?"
            or not (after[number].islower() or (after[number] and after[number] in ",.;:)!?…"))
        )

    def _neighbours(self, order: Iterable[int], which: int) -> dict[int, str]:
        """Return for each item the nearest character a reader sees on its line, coming from ``order``'s side."""
        found = {}
        char = ""
        for number in order:
            found[number] = char
            item = self._items[number]
            if item.visible and item.token.kind is Kind.TEXT:
                char = stripped(_characters(self._text, item))[which:][:1]
            elif item.visible:
                char = "x"
            elif item.token.name == "br":
                char = ""
        return found
