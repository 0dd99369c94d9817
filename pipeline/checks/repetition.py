"""Whether words may stand in a text twice in a row: what is seen of it without a look at what stands between them."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain

__all__ = ["LONGEST", "may_repeat", "repeating"]

LONGEST = 6
"""Words of the longest sequence whose repetition is looked for."""
_BYTES = bytes(range(1, 256))


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
    found.update(number for number in _candidates(its_words) if may_repeat(its_words[number]))
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
    for apart in range(1, LONGEST + 1):
        difference = (together ^ (together >> (16 * apart))).to_bytes(len(numbers), "little")
        alike = bytes(2 * apart)
        at = difference.find(alike)
        while at >= 0:
            number = bisect_right(starts, (at + 1) // 2)
            yield number - 1
            at = difference.find(alike, 2 * starts[number]) if number < len(starts) else -1


def may_repeat(words: Sequence[str]) -> bool:
    """Tell at a glance whether as many words in a row as there are between two of them may be the same.

    Each word is a byte, so that one comparison of two numbers shows all that are the same as the one so far before.
    """
    count = len(words)
    byte_of = dict(zip(words, _BYTES * (count // len(_BYTES) + 1), strict=False))
    if len(byte_of) == count:
        return False
    number = int.from_bytes(bytes(map(byte_of.__getitem__, words)), "big")
    return any(
        bytes(period) in (number ^ (number >> 8 * period)).to_bytes(count, "big") for period in range(1, LONGEST + 1)
    )


def _repeats_three(words: list[str]) -> bool:
    """Tell whether three words in a row stand in a text twice: where longer sequences are repeated, they do."""
    third = words[2:]
    return len(words) - len(set(words)) > LONGEST and len(set(zip(words, words[1:], third, strict=False))) < len(third)
