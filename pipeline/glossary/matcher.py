"""Finding thousands of word patterns in a text in one pass."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from functools import partial
from itertools import compress
from operator import attrgetter, contains, or_
from typing import NamedTuple

from pipeline.glossary.coordination import WIDEST_GAP, WIDEST_OF, Coordination
from pipeline.glossary.forms.grammar import Grammar
from pipeline.glossary.forms.patterns import Gap, Pattern
from pipeline.glossary.splitting import Splitter
from pipeline.glossary.trie import NOTHING, Start, marks, nodes, starts
from pipeline.markup.joined import BETWEEN

__all__ = ["Match", "Matcher"]


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


_NO_GAP = Gap.NONE
_made = partial(tuple.__new__, Match)
"""Makes a match in half the time."""
_always, _seconds = attrgetter("always"), attrgetter("seconds")


class Matcher:
    """Finds every pattern of a list in a text; made once for a glossary and language."""

    __slots__ = ("_asking", "_between", "_kinds", "_marks", "_nodes", "_splitter", "_starts", "_thorough")

    def __init__(self, patterns: Sequence[Pattern], rules: Grammar, *, thorough: frozenset[str] = frozenset()) -> None:
        """Take the patterns and the rules of their language.

        Of what begins with ``thorough`` words all matches are found, whoever asks.
        """
        self._between = Coordination(rules)
        self._kinds = [pattern.gap for pattern in patterns]
        self._nodes = nodes(patterns)
        self._starts = starts(
            self._nodes, prepositions=rules.prepositions if rules.head_first else frozenset(), marks=None
        )
        self._starts[BETWEEN] = NOTHING
        self._marks = None if rules.head_first else self._between.marks
        self._thorough = thorough
        self._splitter = Splitter(marks(self._nodes) | self._between.punctuation)
        self._asking: dict[str, Start] | None = None
        """What may begin a match that is not loose; made on first use."""

    def find(
        self, words: Sequence[str], beginnings: Container[str] | None = None, *, asking: bool = False
    ) -> list[Match]:
        """Return all matches in ``words`` (in small letters) by their start; those inside others too.

        With ``beginnings`` only those that begin with one of these words. With ``asking``
        loose ones may be left out, which prove too little to ask for a term.
        """
        known = self._starts_of_asking() if asking else self._starts
        found: list[Match] = []
        # Most words that may begin a term begin none: the next word tells.
        may_begin = known if beginnings is None else beginnings
        following = [*words[1:], "", ""]
        for at in compress(range(len(words)), map(may_begin.__contains__, words)):
            start = known[words[at]]
            if following[at] in start.seconds or not start.single:
                self._begin(words, at, start, (following[at], following[at + 1]), found)
            else:
                _add(found, at, at + 1, start.ends)
        return found

    def find_in_all(
        self, texts: Sequence[str], *, asking: bool = False
    ) -> Iterator[tuple[int, list[str], list[Match]]]:
        """Yield the numbers of those of ``texts`` that have a match, from 0, with their words and all matches.

        The words of all texts are looked through in one go; see ``find``, and ``Splitter``
        for how they are written.
        """
        known = self._starts_of_asking() if asking else self._starts
        words = self._splitter.words(texts)
        words.append("")
        places = list(compress(range(len(words)), map(known.__contains__, words)))
        starts = list(map(known.__getitem__, map(words.__getitem__, places)))
        following = map(words.__getitem__, map((1).__add__, places))
        goes_on = list(map(contains, map(_seconds, starts), following))
        number = first = 0
        begun: list[tuple[int, Start, bool]] = []
        for one in compress(zip(places, starts, goes_on, strict=True), map(or_, goes_on, map(_always, starts))):
            at, start, _ = one
            if start is not NOTHING:
                begun.append(one)
                continue
            if begun:
                its_words = words[first:at]
                matches: list[Match] = []
                for place, its_start, more in begun:
                    its_place = place - first
                    if more or not its_start.single:
                        ahead = words[place + 1], words[place + 2]
                        self._begin(its_words, its_place, its_start, ahead, matches)
                    else:
                        _add(matches, its_place, its_place + 1, its_start.ends)
                if matches:
                    yield number, its_words, matches
                begun = []
            number += 1
            first = at + 1

    def _begin(
        self, words: Sequence[str], at: int, start: Start, following: tuple[str, str], found: list[Match]
    ) -> None:
        """Add the matches that begin with the word at ``at``; behind the last word may follow what no pattern has."""
        second, third = following
        _, seconds, reached, ends, ahead, gaps, of, _ = start
        between = self._between
        if of and second not in between.never_between and not of.isdisjoint(words[at + 2 : at + 2 + WIDEST_OF]):
            self._walk_past_adjectives(words, at, reached, found)
        if ends:
            _add(found, at, at + 1, ends)
        if not seconds:
            return
        if gaps and (
            second in between.marks
            or third in between.marks
            or ((third in gaps or third in between.leads) and between.inserts(second))
        ):
            self._over_first_gap(words, at, reached, gaps, found)
        if second in ahead:
            both_end, steps, both = ahead[second]
            if both_end:
                _add(found, at, at + 2, both_end)
            if third in steps:
                self._walk(words, at, at + 3, steps[third], found)
            elif both:
                self._walk(words, at, at + 2, both, found)

    def _starts_of_asking(self) -> dict[str, Start]:
        if self._asking is None:
            shared = (pattern for pattern, kind in enumerate(self._kinds) if kind is Gap.SHARED)
            self._asking = starts(self._nodes, marks=self._marks, gaps=frozenset(shared))
            self._asking |= {word: self._starts[word] for word in (BETWEEN, *self._thorough)}
        return self._asking

    def _walk_past_adjectives(self, words: Sequence[str], at: int, reached: Iterable[int], found: list[Match]) -> None:
        """Add the matches whose noun, at ``at``, has adjectives before its preposition."""
        preposition = self._between.past_adjectives(words, at)
        if preposition is not None:
            word = words[preposition]
            following = [node for one in reached for node in self._nodes[one].steps.get(word, ())]
            self._walk(words, at, preposition + 1, following, found, gap=Gap.LOOSE)

    def _over_first_gap(
        self, words: Sequence[str], at: int, reached: Iterable[int], gaps: frozenset[str], found: list[Match]
    ) -> None:
        """Add the matches with a gap behind their first word, which end with one of ``gaps``."""
        if not gaps.isdisjoint(words[at + 2 : at + 2 + WIDEST_GAP]):
            for node in reached:
                found += self._over_gap(words, at, at + 1, self._nodes[node].gaps)

    def _walk(
        self,
        words: Sequence[str],
        start: int,
        at: int,
        reached: Sequence[int],
        found: list[Match],
        *,
        gap: Gap = _NO_GAP,
    ) -> None:
        """Add every match that begins with the word at ``start``, and whose words before ``at`` lead to ``reached``.

        ``gap`` says whether other words stand between those before ``at``.
        """
        known = self._nodes
        while reached:
            following: list[int] = []
            word = words[at] if at < len(words) else ""
            for node in reached:
                ends, steps, gaps = known[node]
                if ends:
                    found += [_made((start, at, pattern, gap)) for pattern in ends]
                if (
                    gaps
                    and not gaps.keys().isdisjoint(words[at + 1 : at + 1 + WIDEST_GAP])
                    and (gap or self._between.opens(words, at))
                ):
                    found += self._over_gap(words, start, at, gaps)
                if word in steps:
                    following += steps[word]
            reached = following
            at += 1

    def _over_gap(
        self, words: Sequence[str], start: int, at: int, lasts: dict[str, tuple[int, ...]]
    ) -> Iterator[Match]:
        """Yield the patterns whose last place stands after other coordinated words."""
        for last, gap, kinds in self._between.beyond(words, at):
            for pattern in lasts.get(words[last], ()):
                if self._kinds[pattern] in kinds:
                    yield Match(start, last + 1, pattern, max(gap, self._kinds[pattern]))


def _add(found: list[Match], start: int, end: int, patterns: Iterable[int]) -> None:
    """Add the matches of ``patterns``, mostly a single one, without words in between."""
    for pattern in patterns:
        found.append(_made((start, end, pattern, _NO_GAP)))  # noqa: PERF401  (takes half the time)
