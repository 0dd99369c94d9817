"""Whether words may stand in a text twice in a row: what is seen of it without a look at what stands between them."""

from __future__ import annotations

from operator import eq

__all__ = ["may_repeat"]

_LONGEST = 6
"""Words of the longest sequence whose repetition is looked for."""


def may_repeat(words: list[str], text: str) -> bool:
    """Tell whether as many ``words`` in a row as there are between two of them may be the same.

    A word here is what no hyphen or apostrophe parts, so a repetition of long ones has more of them.
    """
    repeated = len(words) - len(set(words))
    if not repeated:
        return False
    if True in map(eq, words, words[1:]):
        return True
    if repeated > 1 and b"\1\1" in bytes(map(eq, words, words[2:])):
        return True
    if repeated > _LONGEST and ("-" in text or "'" in text or "’" in text):
        third = words[2:]
        return len(set(zip(words, words[1:], third, strict=False))) < len(third)
    longest = min(repeated, _LONGEST)
    return any(b"\1" * apart in bytes(map(eq, words, words[apart:])) for apart in range(3, longest + 1))
