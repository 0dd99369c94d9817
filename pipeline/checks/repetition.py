"""Whether words may stand in a text twice in a row: what is seen of it without a look at what stands between them."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from operator import eq

__all__ = ["repeating"]

_LONGEST = 6
"""Words of the longest sequence whose repetition is looked for."""


def repeating(its_words: Sequence[list[str]], texts: Sequence[str]) -> set[int]:
    """Return the numbers of ``texts`` in which as many words in a row as stand between two of them may be the same.

    ``its_words`` are those of each text. A word here is what no hyphen or apostrophe parts, so a
    repetition of long ones has more of them.
    """
    found = {
        number
        for number, text in enumerate(texts)
        if ("-" in text or "'" in text or "’" in text) and _repeats_three(its_words[number])
    }
    found.update(number for number in _candidates(its_words) if _repeats(its_words[number]))
    return found


def _candidates(its_words: Sequence[list[str]]) -> Iterator[int]:
    """Yield the numbers of the texts that may repeat a sequence of words, by two bytes of their words' hashes.

    Those of all words make one integer; where it is the same as itself moved by some words, the
    difference has zeros. To find them takes a tenth of the time that comparing the words would.
    """
    starts = list(accumulate(map(len, its_words), initial=0))
    hashes = memoryview(array("q", map(hash, chain.from_iterable(its_words)))).cast("B").cast("H")
    numbers = hashes[::4].tobytes()
    together = int.from_bytes(numbers, "little")
    for apart in range(1, _LONGEST + 1):
        difference = (together ^ (together >> (16 * apart))).to_bytes(len(numbers), "little")
        alike = bytes(2 * apart)
        at = difference.find(alike)
        while at >= 0:
            number = bisect_right(starts, (at + 1) // 2)
            yield number - 1
            at = difference.find(alike, 2 * starts[number]) if number < len(starts) else -1


def _repeats(words: list[str]) -> bool:
    longest = min(_LONGEST, len(words) // 2)
    return any(b"\1" * apart in bytes(map(eq, words, words[apart:])) for apart in range(1, longest + 1))


def _repeats_three(words: list[str]) -> bool:
    """Tell whether three words in a row stand in a text twice: where longer sequences are repeated, they do."""
    third = words[2:]
    return len(words) - len(set(words)) > _LONGEST and len(set(zip(words, words[1:], third, strict=False))) < len(third)
