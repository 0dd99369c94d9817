"""Finding thousands of word patterns in a text in one pass.

The patterns share a trie whose edges are *classes*: the set of forms one place of a
pattern may have. Forms are not multiplied out, so a term of four inflected words is a
path of four edges, and the time to read a text does not depend on how many terms
there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.glossary.forms.grammar import Grammar
from pipeline.glossary.forms.patterns import Gap, Pattern

__all__ = ["Match", "Matcher"]

_WORDS_IN_A_GAP = 5
"""How far the gap rule looks: three adjectives with the commas between them."""


class Match(NamedTuple):
    """A pattern found in a list of words."""

    start: int
    """The first word, from 0."""
    end: int
    """The word after the last."""
    pattern: int
    """The pattern's place in the list the matcher was made of."""
    gap: Gap
    """Whether other words stand inside: *bienes [naturales y] culturales*."""


class Matcher:
    """Finds every pattern of a list in a text; made once for a glossary and language."""

    __slots__ = (
        "_adjectives",
        "_coordinators",
        "_ends",
        "_functions",
        "_gaps",
        "_head_first",
        "_kinds",
        "_small",
        "_steps",
    )

    def __init__(self, patterns: Sequence[Pattern], rules: Grammar) -> None:
        self._head_first = rules.head_first
        self._coordinators = rules.coordinators
        self._functions = rules.function_words
        self._small = rules.articles | rules.prepositions
        self._adjectives = (*rules.adjectives, "o", "a", "os", "as")
        self._steps: list[dict[str, tuple[int, ...]]] = []
        """Node -> word -> the nodes it leads to, one for each class the word belongs to; node 0 is the root."""
        self._ends: list[tuple[int, ...]] = []
        """Node -> the patterns that end there."""
        self._gaps: dict[int, dict[str, tuple[int, ...]]] = {}
        """Node before the last place -> word -> the patterns it may end beyond a gap, by number."""
        self._kinds = [pattern.gap for pattern in patterns]
        self._build(patterns)

    def _build(self, patterns: Sequence[Pattern]) -> None:
        edges: list[dict[frozenset[str], int]] = [{}]
        ends: list[list[int]] = [[]]
        gaps: dict[int, dict[frozenset[str], list[int]]] = {}
        for number, pattern in enumerate(patterns):
            node = 0
            for place, forms in enumerate(pattern.places):
                if pattern.gap and place == len(pattern.places) - 1:
                    gaps.setdefault(node, {}).setdefault(forms, []).append(number)
                if forms not in edges[node]:
                    edges[node][forms] = len(edges)
                    edges.append({})
                    ends.append([])
                node = edges[node][forms]
            ends[node].append(number)
        self._ends = [tuple(numbers) for numbers in ends]
        self._steps = [_by_word((forms, (following,)) for forms, following in node.items()) for node in edges]
        self._gaps = {node: _by_word(lasts.items()) for node, lasts in gaps.items()}

    def find(self, words: Sequence[str]) -> list[Match]:
        """Return all matches in ``words`` (in small letters) by their start; those inside others too."""
        starts = self._steps[0]
        found: list[Match] = []
        for at, word in enumerate(words):
            if word in starts:
                self._walk(words, at, starts[word], found)
        return found

    def _walk(self, words: Sequence[str], start: int, nodes: Sequence[int], found: list[Match]) -> None:
        """Add every match that begins with the word at ``start``, which leads to ``nodes``."""
        steps, ends, gaps = self._steps, self._ends, self._gaps
        at = start + 1
        while nodes:
            following: list[int] = []
            for node in nodes:
                found += [Match(start, at, pattern, Gap.NONE) for pattern in ends[node]]
                if node in gaps:
                    found += self._over_gap(words, start, at, gaps[node])
                if steps[node] and at < len(words):
                    following += steps[node].get(words[at], ())
            nodes = following
            at += 1

    def _over_gap(
        self, words: Sequence[str], start: int, at: int, lasts: dict[str, tuple[int, ...]]
    ) -> Iterator[Match]:
        """Yield the patterns whose last place stands after other coordinated words.

        With the head first these are *X (, X) y*, from ``at``; with the head last they are
        *and X*, the same words in another order.
        """
        for last, gap, kind in self._beyond(words, at):
            if last is not None and last < len(words):
                for pattern in lasts.get(words[last], ()):
                    if self._kinds[pattern] in kind:
                        yield Match(start, last + 1, pattern, max(gap, self._kinds[pattern]))

    def _beyond(self, words: Sequence[str], at: int) -> Iterator[tuple[int | None, Gap, tuple[Gap, ...]]]:
        """Yield the places where the last word may stand, what that proves, and for which patterns."""
        if not self._head_first:
            yield self._after_coordinated(words, at), Gap.SHARED, (Gap.SHARED, Gap.LOOSE)
            return
        yield self._after_adjectives(words, at), Gap.SHARED, (Gap.SHARED,)
        yield self._after_shared_nouns(words, at), Gap.LOOSE, (Gap.SHARED,)
        yield self._after_tail(words, at), Gap.LOOSE, (Gap.LOOSE,)

    def _after_adjectives(self, words: Sequence[str], at: int) -> int | None:
        """*[bienes] naturales, históricos y [culturales]*; *[patrimonio] cultural y el [natural]*."""
        limit = min(len(words) - 1, at + _WORDS_IN_A_GAP)
        while at < limit and self._content(words[at]) and words[at].endswith(self._adjectives):
            if words[at + 1] in self._coordinators:
                return self._past_small_words(words, at + 2)
            if words[at + 1] != ",":
                return None
            at += 2
        return None

    def _after_shared_nouns(self, words: Sequence[str], at: int) -> int | None:
        """*[museos] y los archivos [comunitarios]*."""
        if at < len(words) and words[at] in self._coordinators:
            noun = self._past_small_words(words, at + 1)
            return noun + 1 if noun is not None and self._content(words[noun]) else None
        return None

    def _after_tail(self, words: Sequence[str], at: int) -> int | None:
        """*[gestión de] bienes y de [colecciones]*."""
        if at + 1 < len(words) and self._content(words[at]) and words[at + 1] in self._coordinators:
            return self._past_small_words(words, at + 2)
        return None

    def _past_small_words(self, words: Sequence[str], at: int) -> int | None:
        """Return the place of the next word that is no article and no preposition; up to two are."""
        for place in range(at, min(at + 3, len(words))):
            if words[place] not in self._small:
                return place
        return None

    def _after_coordinated(self, words: Sequence[str], at: int) -> int | None:
        limit = min(len(words) - 1, at + _WORDS_IN_A_GAP)
        while at < limit and words[at] == "," and self._content(words[at + 1]):
            at += 2
        if at < limit and words[at] in self._coordinators and self._content(words[at + 1]):
            return at + 2
        return None

    def _content(self, word: str) -> bool:
        return word[0].isalpha() and word not in self._functions


def _by_word(edges: Iterable[tuple[frozenset[str], Iterable[int]]]) -> dict[str, tuple[int, ...]]:
    """Return what each word leads to, given what each set of words leads to."""
    numbers: dict[str, list[int]] = {}
    for forms, reached in edges:
        for word in forms:
            numbers.setdefault(word, []).extend(reached)
    return {word: tuple(reached) for word, reached in numbers.items()}
