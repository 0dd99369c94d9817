"""What of a text is in the index of rare words, and which entries a search must look at.

Two texts that are alike by 75 per cent share at least 60 per cent of the words of the longer
one. So each must have one of its rarest words (40 per cent of them, and one more) among the
rarest ones of the other: the *prefix filter* of Chaudhuri, Ganti and Kaushik (ICDE 2006) with
the bounds on length and position of Xiao and others (PPJoin, WWW 2008). Only those words are
indexed, and what no bound excludes is compared: the search is as good as comparing all.
What is rare is decided when the index is made anew, each time the memory has doubled; until
then a word that comes in is taken for rarer than all known. The order decides how fast the
search is, not what it finds.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

from pipeline.memory.likeness import shared_at_least
from pipeline.memory.model import LEAST

__all__ = ["REPEATS", "bucket", "entries", "ordered", "reachable", "shortest"]

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


def entries(number: int, words: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield what the index holds of text ``number``: the key of a list (word and bucket), and what to put in it.

    That is the text's number, and in the last 8 bits the place of the word among its rarest.
    """
    size = len(words)
    class_, entry = bucket(size), number << 8
    rarest = ordered(words)[: size - shared_at_least(LEAST, size, shortest(LEAST, size)) + 1]
    for place, word in enumerate(rarest):
        yield word << 8 | class_, entry | min(place, 255)


def reachable(
    lists: Iterable[tuple[int, bytes]], *, place: int, size: int, sizes: tuple[int, int], least: float
) -> Iterator[int]:
    """Yield the texts in the lists of a word that may share enough of the others too.

    ``lists`` are buckets and entries; ``place`` is that of the word among the rarest ones of
    the text of ``size`` words that is looked for, ``sizes`` from how many to how many words a
    text may have, ``least`` the likeness in per cent.
    """
    lowest, highest = sizes
    for class_, texts in lists:
        needed = shared_at_least(least, size, max(lowest, _first_of(class_)))
        if size - place >= needed:
            furthest = min(highest, _first_of(class_ + 1) - 1) - needed
            yield from (entry >> 8 for entry in array("I", texts) if entry & 255 <= furthest)
