"""Whether words may stand in a text twice in a row: what is seen of it without a look at its markup."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.checks.wording import Wording

__all__ = ["LONGEST", "may_repeat", "repeating"]

LONGEST = 6
"""Words of the longest sequence whose repetition is looked for."""
_BYTES = bytes(range(1, 256))
_SHORT = range(1, LONGEST + 1)
_MOST_LOOKS = 40
"""How many sequences, or signs between parts of words, are looked at in one text: the time grows with its length."""
_JOINTS = "-'"
_SIGN = "|"
_TO_SIGNS = bytes(
    byte if byte >= 0x80 or chr(byte).isalpha() else ord(" " if chr(byte).isspace() or chr(byte) in _JOINTS else _SIGN)
    for byte in range(256)
)
"""The bytes of letters, what may stand between words that are repeated as spaces, and all else as a sign."""


def repeating(wording: Wording, texts: Sequence[str]) -> set[int]:
    """Return the numbers of ``texts`` in which a sequence of words may be repeated at once.

    The texts are in small letters, and no sign or figure but those of ASCII is left in them; ``wording``
    are their words.
    """
    found = set(_found(wording, texts))
    for number, text in enumerate(texts):
        if ("-" in text or "'" in text) and number not in found and _repeats_long(text, wording.of(number)):
            found.add(number)
    return found


def _found(wording: Wording, texts: Sequence[str]) -> Iterator[int]:
    """Yield the numbers of the texts that repeat up to LONGEST words with no sign between them.

    The codes of all words make one integer; where it is the same as itself moved by some words, the
    difference has zeros. To find them takes a tenth of the time that comparing the words would.
    """
    starts, words = wording.starts, wording.all
    together = int.from_bytes(wording.codes, "little")
    bare: dict[int, str] = {}
    looks = Counter[int]()
    for apart in _SHORT:
        difference = (together ^ (together >> (8 * apart))).to_bytes(len(words), "little")
        alike = bytes(apart)
        place = difference.find(alike)
        while place >= 0:
            if words[place : place + apart] == words[place + apart : place + 2 * apart]:
                number = bisect_right(starts, place) - 1
                if number not in bare:
                    bare[number] = _bare(texts[number])
                looks[number] += 1
                if looks[number] > _MOST_LOOKS or " ".join(words[place : place + 2 * apart]) in bare[number]:
                    yield number
                    place = starts[number + 1] - 1
            place = difference.find(alike, place + 1)


def _bare(text: str) -> str:
    """Return a text with one space between two words and _SIGN for each other sign."""
    spelled = text.encode("utf-8", "surrogatepass").translate(_TO_SIGNS)
    return " ".join(spelled.decode("utf-8", "surrogatepass").split())


def _repeats_long(text: str, words: Sequence[str]) -> bool:
    """Tell whether a text may repeat more words than LONGEST, which joints make part of fewer."""
    joints = sum(map(text.count, _JOINTS))
    return (
        joints > 1
        and len(words) - len(set(words)) > LONGEST
        and (joints > _MOST_LOOKS or may_repeat(words, range(LONGEST + 1, LONGEST + joints // 2 + 1)))
    )


def may_repeat(words: Sequence[str], lengths: range = _SHORT) -> bool:
    """Tell at a glance whether as many words in a row as there are between two of them may be the same.

    Each word is a byte, so that one comparison of two numbers shows all that are the same as the one so far before.
    The sequences that are looked for have these ``lengths``.
    """
    count = len(words)
    byte_of = dict(zip(words, _BYTES * (count // len(_BYTES) + 1), strict=False))
    if len(byte_of) == count:
        return False
    number = int.from_bytes(bytes(map(byte_of.__getitem__, words)), "big")
    return any(bytes(length) in (number ^ (number >> 8 * length)).to_bytes(count, "big") for length in lengths)
