"""What of a text is in the index of rare words, and which entries a search must look at.

Two texts that are alike by 75 per cent share at least 60 per cent of the words of the longer
one. So each must have one of its rarest words (40 per cent of them, and one more) among the
rarest ones of the other: the *prefix filter* of Chaudhuri, Ganti and Kaushik (ICDE 2006) with
the bounds on length and position of Xiao and others (PPJoin, WWW 2008). Only those words are
indexed. A text that is looked for asks for several of its rarest words at once, counts how
many of them each other text has, and is compared with those that have enough, beginning with
those that have most: the better the best one found, the more of them others must have. What
no bound excludes is compared, so that the search is as good as comparing all.

What is rare is decided when the index is made anew, each time the memory has doubled; until
then a word that comes in is taken for rarer than all known. The order decides how fast the
search is, not what it finds.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.memory.likeness import shared_at_least
from pipeline.memory.model import LEAST

__all__ = ["REPEATS", "Shared", "bucket", "entries", "longest", "ordered", "shortest"]

REPEATS = 64
"""How often a word may be repeated in a text and still be told apart."""


def bucket(size: int) -> int:
    """Return the class of lengths that a text of ``size`` words is in: exact below 8, then by about an eighth."""
    if size < 8:
        return size
    power = size.bit_length() - 4
    return 8 + power * 8 + ((size >> power) - 8)


def _first_of(bucket: int) -> int:
    """Return the smallest size in a bucket."""
    if bucket < 8:
        return bucket
    power, eighth = divmod(bucket - 8, 8)
    return (8 + eighth) << power


def ordered(words: Iterable[int]) -> list[int]:
    """Return a text's words, repeated ones told apart, the rarest first."""
    seen: dict[int, int] = {}
    told = []
    for word in words:
        repeated = seen.get(word, 0)
        seen[word] = repeated + 1
        told.append(word * REPEATS + (repeated if repeated < REPEATS else REPEATS - 1))
    told.sort(reverse=True)
    return told


def shortest(minimum: float, size: int) -> int:
    """Return how many words a text must have to be alike by ``minimum`` per cent to one of ``size`` words."""
    least = minimum * size / (200 - minimum)
    return int(least) + (least > int(least) + 1e-9)


def longest(minimum: float, size: int) -> int:
    """Return how many words a text may have to be alike by ``minimum`` per cent to one of ``size`` words."""
    return int((200 - minimum) * size / minimum + 1e-9)


@lru_cache(maxsize=1000)
def _not_indexed(size: int) -> int:
    """Return how many words of a text of ``size`` words, the commonest ones, are not in the index."""
    return shared_at_least(LEAST, size, shortest(LEAST, size)) - 1


def entries(number: int, words: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield what the index holds of text ``number``: the key of a list (word and bucket), and what to put in it.

    That is the text's number, and in the last 8 bits the place of the word among its rarest.
    """
    size = len(words)
    class_, entry = bucket(size), number << 8
    for place, word in enumerate(ordered(words)[: size - _not_indexed(size)]):
        yield word << 8 | class_, entry | min(place, 255)


class _Bounds(NamedTuple):
    """What holds of the texts in a bucket, when those are looked for that are alike enough to one of some size."""

    needed: int
    """How many words they have to share with it at least."""
    largest: int
    """How many words they have at most."""


@lru_cache(maxsize=1000)
def _bounds(least: float, size: int) -> dict[int, _Bounds]:
    """Return what holds of texts alike by ``least`` per cent to one of ``size`` words, by their bucket."""
    lowest, highest = shortest(least, size), longest(least, size)
    return {
        class_: _Bounds(
            shared_at_least(least, size, max(lowest, _first_of(class_))), min(highest, _first_of(class_ + 1) - 1)
        )
        for class_ in range(bucket(lowest), bucket(highest) + 1)
    }


class Shared:
    """How many of the rarest words of the text that is looked for each other text has."""

    def __init__(self, size: int) -> None:
        """Count for a text of ``size`` words."""
        self.size = size
        self.places = 0
        """How many of the rarest words were counted."""
        self._counts: defaultdict[int, dict[int, int]] = defaultdict(dict)
        """Counts by the number of the text, by its bucket."""
        self._taken: set[int] = set()

    def needed(self, least: float) -> int:
        """Return how many of the rarest words have to be counted to find every text that is alike by ``least``."""
        return self.size - shared_at_least(least, self.size, shortest(least, self.size)) + 1

    def count(self, lists: Iterable[tuple[int, int, bytes]], least: float) -> None:
        """Count the texts in the ``lists`` of some words: the place of the word, bucket and entries, by place.

        A text that has no rarer one of the words is left out where it cannot have enough of the others.
        """
        bounds, size, by_bucket = _bounds(least, self.size), self.size, self._counts
        for place, class_, texts in lists:
            needed, largest = bounds[class_]
            counts = by_bucket[class_]
            furthest = largest - needed if size - place >= needed else -1
            if furthest < 0 and not counts:
                continue
            for entry in array("I", texts):
                number = entry >> 8
                if number in counts:
                    counts[number] += 1
                elif entry & 255 <= furthest:
                    counts[number] = 1

    def taken(self, least: float, most: int | None = None) -> list[int]:
        """Return ``most`` (all) of the texts that may be alike by ``least`` per cent, the likeliest first.

        None is returned twice. Of the words that two texts share, those that are not counted are
        beyond the words counted of the one, or beyond the words indexed of the other.
        """
        found: list[tuple[int, int]] = []
        for class_, (needed, largest) in _bounds(least, self.size).items():
            if counts := self._counts.get(class_):
                enough = needed - max(_not_indexed(largest), self.size - self.places)
                found += [(-count, text) for text, count in counts.items() if count >= enough]
        found.sort()
        fresh = [text for _, text in found if text not in self._taken][:most]
        self._taken.update(fresh)
        return fresh
