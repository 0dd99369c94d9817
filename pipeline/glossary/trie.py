"""Thousands of word patterns as one structure that is walked word by word.

The patterns share a trie whose edges are *classes*: the set of forms one place of a
pattern may have. Forms are not multiplied out, so a term of four inflected words is a
path of four edges, and the time to read a text does not depend on how many terms
there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from pipeline.glossary.forms.patterns import Pattern

__all__ = ["NOTHING", "Node", "Second", "Start", "marks", "nodes", "starts"]


class Node(NamedTuple):
    """A node of the trie."""

    ends: tuple[int, ...]
    """The patterns that end here."""
    steps: dict[str, tuple[int, ...]]
    """Word -> the nodes it leads to, one for each class the word belongs to."""
    gaps: dict[str, tuple[int, ...]]
    """Before the last place: word -> the patterns it may end beyond a gap."""


class Second(NamedTuple):
    """What two words lead to, the first of which may begin a pattern."""

    ends: tuple[int, ...]
    """The patterns that are these two words."""
    steps: dict[str, tuple[int, ...]]
    """A third word -> the nodes that all three lead to."""
    nodes: tuple[int, ...]
    """The nodes they lead to, where one of these may end beyond a gap; then nothing else is said here."""


class Start(NamedTuple):
    """What may begin with a word."""

    always: bool
    """Whether it begins something whatever word comes next."""
    seconds: AbstractSet[str]
    """The words of which one has to come next otherwise."""
    nodes: tuple[int, ...]
    """The nodes it leads to."""
    ends: tuple[int, ...]
    """The patterns that are this one word."""
    ahead: dict[str, Second]
    """A word that goes on -> what both lead to."""
    gaps: frozenset[str]
    """The words with which one of them lets a pattern end beyond a gap."""
    of: frozenset[str]
    """If it is a noun that goes on with a preposition, the words with which it then goes on or ends."""
    single: bool
    """Whether it begins nothing but itself where none of ``seconds`` comes next."""


NOTHING = Start(True, frozenset(), (), (), {}, frozenset(), frozenset(), True)
"""Nothing begins, whatever comes next."""


def nodes(patterns: Sequence[Pattern]) -> list[Node]:
    """Return the trie of ``patterns``; node 0 is the root. A pattern is known by its place in the list."""
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
    made = []
    for number, (its_edges, its_ends) in enumerate(zip(edges, ends, strict=True)):
        steps = _by_word((forms, (following,)) for forms, following in its_edges.items())
        lasts = _by_word(gaps[number].items()) if number in gaps else {}
        made.append(Node(tuple(its_ends), steps, lasts))
    return made


def marks(made: Iterable[Node]) -> frozenset[str]:
    """Return the marks of punctuation that patterns of the trie ``made`` have as words."""
    return frozenset(word for node in made for word in node.steps if len(word) == 1 and not word.isalnum())


def starts(
    made: Sequence[Node],
    *,
    prepositions: frozenset[str] = frozenset(),
    marks: frozenset[str] | None,
    gaps: frozenset[int] | None = None,
) -> dict[str, Start]:
    """Return the words that begin a pattern of the trie ``made``.

    ``prepositions`` are those of a language in which adjectives may part a noun from its
    preposition; none otherwise. ``marks`` are the words with which every gap begins; None if
    other words may. ``gaps`` are the patterns whose gaps matter; None if those of all do.
    """
    lasts = [_lasts(node, gaps) for node in made]
    shared: dict[tuple[int, ...], Second] = {}
    found: dict[str, Start] = {}
    for word, numbers in made[0].steps.items():
        reached = [made[number] for number in numbers]
        ahead: dict[str, Second] = {}
        for second, both in _merged([node.steps for node in reached]).items():
            if both not in shared:
                shared[both] = _second(made, both, gaps=any(lasts[number] for number in both))
            ahead[second] = shared[both]
        ends, beyond = _ends(reached), frozenset[str]().union(*(lasts[number] for number in numbers))
        of = frozenset(_behind_prepositions(made, reached, prepositions))
        single = not (of or (beyond and marks is None))
        seconds = ahead.keys() | marks if beyond and marks else ahead.keys()
        found[word] = Start(bool(ends) or not single, seconds, numbers, ends, ahead, beyond, of, single)
    return found


def _lasts(node: Node, patterns: frozenset[int] | None) -> frozenset[str]:
    """Return the words with which a gap lets one of ``patterns`` end behind ``node``."""
    return frozenset(word for word, ends in node.gaps.items() if patterns is None or not patterns.isdisjoint(ends))


def _second(made: Sequence[Node], numbers: tuple[int, ...], *, gaps: bool) -> Second:
    reached = [made[number] for number in numbers]
    return Second((), {}, numbers) if gaps else Second(_ends(reached), _merged([node.steps for node in reached]), ())


def _ends(reached: Iterable[Node]) -> tuple[int, ...]:
    return tuple(pattern for node in reached for pattern in node.ends)


def _behind_prepositions(made: Sequence[Node], reached: Iterable[Node], prepositions: frozenset[str]) -> Iterator[str]:
    """Yield the words that may follow a preposition, at once or beyond a gap, and those that end a pattern."""
    for node in reached:
        for word in prepositions & node.steps.keys():
            for ends, steps, gaps in (made[number] for number in node.steps[word]):
                yield from (word,) if ends else ()
                yield from steps
                yield from gaps


def _merged(steps: Sequence[dict[str, tuple[int, ...]]]) -> dict[str, tuple[int, ...]]:
    """Return where one of several nodes leads, by word; the dictionary of a single node is nobody's to change."""
    if len(steps) == 1:
        return steps[0]
    merged: dict[str, tuple[int, ...]] = {}
    for one in steps:
        for word, numbers in one.items():
            merged[word] = merged.get(word, ()) + numbers
    return merged


def _by_word(edges: Iterable[tuple[frozenset[str], Iterable[int]]]) -> dict[str, tuple[int, ...]]:
    """Return what each word leads to, given what each set of words leads to."""
    numbers: dict[str, list[int]] = {}
    for forms, reached in edges:
        for word in forms:
            numbers.setdefault(word, []).extend(reached)
    return {word: tuple(reached) for word, reached in numbers.items()}
