"""Frequent expressions of texts: what a glossary might want to have.

An expression is two to four words in a row of one sentence, none of them a number, that
neither begin nor end with a small word of their language, and that no term covers. One
that occurs only inside a longer one is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.checks.wordlists import WORDS
from pipeline.locales import primary
from pipeline.markup.tags import names

__all__ = ["Candidate", "Phrases"]

_LONGEST = 4
_WORD = re.compile(r"[^\W\d_]+(?>(?:['’-][^\W\d_]+)*)")
_BETWEEN = re.compile(r"[ \t\n\xa0]+")
_CONJUNCTIONS = names("and e o or ou u y")
"""With a small word behind it (*y la*), one of these parts two expressions."""
_SMALL = 2
"""Words of so many letters begin and end no expression."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An expression with how often it occurs."""

    text: str
    language: str
    count: int
    documents: int
    """How many documents have it."""


@dataclass(slots=True)
class Phrases:
    """The expressions that were read, counted. Picklable, so that workers can count."""

    counts: Counter[tuple[str, tuple[str, ...]]] = field(default_factory=Counter)
    """Language and small words -> how often."""
    shown: dict[tuple[str, tuple[str, ...]], Counter[str]] = field(default_factory=dict)
    """The same -> how it is written, how often."""
    places: dict[tuple[str, tuple[str, ...]], set[str]] = field(default_factory=dict)
    """The same -> the documents that have it."""

    def read(self, text: str, language: str, covered: Sequence[tuple[int, int]], document: str) -> None:
        """Count the expressions of a masked ``text``; ``covered`` are the characters of its terms."""
        small = WORDS.get(primary(language), frozenset())
        for run in _runs(text, covered):
            words = [word[0].lower() for word in run]
            for first in range(len(run)):
                if _is_small(words[first], small):
                    continue
                for last in range(first + 1, min(len(run), first + _LONGEST)):
                    if words[last - 1] in _CONJUNCTIONS and _is_small(words[last], small):
                        break
                    if not _is_small(words[last], small):
                        key = language, tuple(words[first : last + 1])
                        self.counts[key] += 1
                        written = text[run[first].start() : run[last].end()]
                        self.shown.setdefault(key, Counter())[" ".join(written.split())] += 1
                        self.places.setdefault(key, set()).add(document)

    def add(self, other: Phrases) -> None:
        """Take in what another worker counted."""
        self.counts.update(other.counts)
        for key, written in other.shown.items():
            self.shown.setdefault(key, Counter()).update(written)
        for key, documents in other.places.items():
            self.places.setdefault(key, set()).update(documents)

    def candidates(self, least: int) -> Iterator[Candidate]:
        """Yield the expressions that occur ``least`` times or more, the most frequent first."""
        frequent = {key: number for key, number in self.counts.items() if number >= least}
        inside: dict[tuple[str, tuple[str, ...]], int] = {}
        for (language, words), number in frequent.items():
            for length in range(2, len(words)):
                for at in range(len(words) - length + 1):
                    part = language, words[at : at + length]
                    inside[part] = max(inside.get(part, 0), number)
        for key, number in sorted(frequent.items(), key=lambda item: (-item[1], item[0])):
            if inside.get(key, 0) < number:
                written = max(self.shown[key].items(), key=lambda item: (item[1], item[0]))[0]
                yield Candidate(written, key[0], number, len(self.places[key]))


def _is_small(word: str, small: frozenset[str]) -> bool:
    return len(word) <= _SMALL or word in small


def _runs(text: str, covered: Sequence[tuple[int, int]]) -> Iterator[list[re.Match[str]]]:
    """Yield the words that follow one another with nothing but spaces between, and no term among them."""
    ends = _merged(covered)
    run: list[re.Match[str]] = []
    at = 0
    for word in _WORD.finditer(text):
        while at < len(ends) and ends[at][1] <= word.start():
            at += 1
        is_term = at < len(ends) and ends[at][0] < word.end()
        if run and (is_term or not _BETWEEN.fullmatch(text, run[-1].end(), word.start())):
            yield run
            run = []
        if not is_term:
            run.append(word)
    if run:
        yield run


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
