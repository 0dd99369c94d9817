"""What is found in a text: a term, with what it means to find it there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from itertools import groupby
from typing import NamedTuple

from pipeline.glossary.forms import Gap, Shape, shape
from pipeline.glossary.matcher import Match
from pipeline.glossary.regions import ForeignTerm
from pipeline.glossary.terms import Term
from pipeline.glossary.words import Words, words

__all__ = ["Hit", "Look", "Sense", "Standing", "is_listed", "outermost", "without_excluded"]


class Standing(Enum):
    """What it means to find a term in a text of this language."""

    ACCEPTED = auto()
    DEPRECATED = auto()
    FORBIDDEN = auto()
    REGIONAL = auto()
    """Another region of the language says so."""
    EXCLUDED = auto()
    """A phrase in which these words are not the term."""


class Sense(NamedTuple):
    """One way to read a sequence of words."""

    term: Term
    standing: Standing
    models: tuple[str, ...]
    """The words as the glossary writes them; empty if capitals do not count."""
    foreign: ForeignTerm | None
    """What makes it a term of another region."""
    shapes: dict[tuple[str, ...], Shape]
    """Words found so far, with their number and gender."""

    @property
    def is_plain(self) -> bool:
        """Whether the words are an accepted term in which capitals do not count."""
        return self.standing is Standing.ACCEPTED and not self.models


class Hit(NamedTuple):
    """A term found in a text; several may share one span."""

    at: int
    """Its first word, from 0."""
    beyond: int
    """The word after its last."""
    sense: Sense
    capitals: bool
    """Whether it has the capitals it should have."""
    gap: Gap
    """Whether other words stand inside (*bienes naturales y culturales*)."""
    text: Words
    """The text it was found in."""

    @property
    def span(self) -> tuple[int, int]:
        """Its first character in the text, as it was given, and the one after its last."""
        return self.text.span(self.at, self.beyond)

    @property
    def start(self) -> int:
        """Its first character in the text, as it was given."""
        return self.text.span(self.at, self.beyond)[0]

    @property
    def end(self) -> int:
        """The character after its last."""
        return self.text.span(self.at, self.beyond)[1]

    @property
    def words(self) -> tuple[str, ...]:
        """Its words in small letters."""
        return tuple(self.text.lowered[self.at : self.beyond])

    @property
    def before(self) -> str:
        """The word before it, in small letters; empty at the beginning."""
        return self.text.lowered[self.at - 1] if self.at else ""

    @property
    def after(self) -> str:
        """The word after it, in small letters; empty at the end."""
        return self.text.lowered[self.beyond] if self.beyond < len(self.text.lowered) else ""

    @property
    def concept(self) -> str:
        """The concept the term stands for."""
        return self.sense.term.concept

    @property
    def shape(self) -> Shape:
        """The number and gender of its words, as far as they tell."""
        words = self.words
        known = self.sense.shapes.get(words)
        if known is None:
            known = self.sense.shapes[words] = shape(self.sense.term, words)
        return known

    @property
    def accepted(self) -> bool:
        """Whether the term may be used without remark, capitals apart."""
        return self.sense.standing is Standing.ACCEPTED


class Look(NamedTuple):
    """What a text has of a glossary's words, before it is said what that is worth."""

    text: Words
    matches: list[Match]


def is_listed(hit: Hit) -> bool:
    """Tell whether the glossary lists the words of ``hit`` as they are, and no rule made them."""
    term = hit.sense.term
    return any(hit.words == tuple(word.lower() for word in words(listed)) for listed in (term.text, *term.forms))


def outermost(hits: Iterable[Hit]) -> Iterator[Sequence[Hit]]:
    """Yield the hits of each span that is not inside a longer one, the leftmost first.

    A term found across other words hides nothing: *bienes naturales y culturales* is
    both *bienes naturales* and *bienes culturales*.
    """
    ordered = sorted(hits, key=_place)
    if len(ordered) == 1:
        yield tuple(ordered)
        return
    covered = 0
    for (at, beyond, gap), group in groupby(ordered, key=_place):
        if gap and -beyond > covered:
            yield tuple(group)
        elif not gap and at >= covered:
            covered = -beyond
            yield tuple(group)


def without_excluded(hits: list[Hit]) -> list[Hit]:
    """Drop the terms inside phrases of which their glossary row says that they are something else.

    ``hits`` are sorted by their start.
    """
    phrases: dict[int, tuple[list[int], list[int]]] = {}
    for hit in hits:
        if hit.sense.standing is Standing.EXCLUDED:
            starts, ends = phrases.setdefault(id(hit.sense.term), ([], []))
            starts.append(hit.at)
            ends.append(hit.beyond)
    return [hit for hit in hits if not _excluded(hit, phrases)] if phrases else hits


def _excluded(hit: Hit, phrases: dict[int, tuple[list[int], list[int]]]) -> bool:
    starts, ends = phrases.get(id(hit.sense.term), ((), ()))
    before = bisect_right(starts, hit.at)
    return hit.sense.standing is Standing.EXCLUDED or (before > 0 and hit.beyond <= ends[before - 1])


def _place(hit: Hit) -> tuple[int, int, int]:
    return (hit.at, -hit.beyond, hit.gap)
