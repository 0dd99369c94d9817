"""Puts back what travelled as ``⟦n⟧``, and refuses an answer in which it is not all there, once, and in place."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.markup import Role, codes
from pipeline.translators.engine import Refusal
from pipeline.translators.shielding import MASK, Item, Shielded, SourceText, is_letter

__all__ = ["restored"]

_OPENING = "([{«“‘¿¡"
_CLOSING = ")]}»”’,.;:!?"
_SPACED = re.compile(rf"\s[{re.escape(_CLOSING)}]")
_PROTECTED = frozenset("⟦⟧<>")
"""What stands nowhere in a text that is sent but in a mask."""
_SHOWN = 40
"""How much of a passage a reason quotes, in characters."""
_SPACES = re.compile(r"[ \t]{2,}")


def restored(answer: str, source: SourceText, shield: Shielded) -> str | Refusal:
    """Return an answer with the passages of its source text put back, or why it cannot be used.

    Each mask has to be there exactly once; what opens stands before what closes it, pairs are
    nested, and one that had words inside still has some. White space around masks becomes
    what it is in the source text where the engine changed it, and so does that around the text.
    At last the draft has to have the codes of its source text when it is read as the checks read it.
    """
    pieces = MASK.split(answer.strip())
    words, numbers = pieces[::2], [int(number) for number in pieces[1::2]]
    items = shield.items
    reason = _missing(numbers, items) or _misplaced(numbers, words, items)
    signs = {sign for piece in words for sign in piece if sign in _PROTECTED}
    if not reason and signs:
        reason = "a protected passage came back damaged" if signs & {"⟦", "⟧"} else "it has signs of markup of its own"
    if reason:
        return Refusal(reason)
    if "  " not in shield.text:
        words = [_SPACES.sub(" ", piece) for piece in words]
    tidy = not _SPACED.search(shield.text)
    for place, number in enumerate(numbers):
        words[place] = _left(words[place], items[number], is_first=place == 0)
        if tidy:
            words[place + 1] = _closed_up(words[place + 1])
        words[place + 1] = _right(words[place + 1], items[number], is_last=place == len(numbers) - 1)
    whole = [words[0]]
    for number, piece in zip(numbers, words[1:], strict=True):
        whole += (items[number].text, piece)
    draft = f"{shield.lead}{''.join(whole)}{shield.trail}"
    return draft if _kinds(draft, source) == _kinds(source.text, source) else Refusal("its codes are not the same")


def _kinds(text: str, source: SourceText) -> Counter[tuple[str, str, str]]:
    """Count the codes of a text; letters written as references are none."""
    return Counter((code.kind, code.role, code.identity) for code in codes(text, source.markup) if not is_letter(code))


def _missing(numbers: list[int], items: tuple[Item, ...]) -> str:
    counted = Counter(numbers)
    for number, item in enumerate(items):
        if counted[number] != 1:
            what = "a line break" if item.is_break else repr(item.text[:_SHOWN])
            return f"{what} is {'there twice' if counted[number] else 'lost'}"
    return "" if len(counted) == len(items) else "it has a protected passage of another text"


def _misplaced(numbers: list[int], words: list[str], items: tuple[Item, ...]) -> str:
    """Return what is wrong with the pairs: the wrong way round, crossing, or emptied."""
    opened: list[tuple[int, int]] = []
    filled = 0
    for place, number in enumerate(numbers):
        item = items[number]
        filled += bool(words[place].strip())
        if item.role is Role.OPEN:
            opened.append((number, filled))
        elif item.role is Role.CLOSE:
            if not opened or opened[-1][0] != item.partner:
                return f"{item.text[:_SHOWN]!r} came back in the wrong place"
            opening, before = opened.pop()
            if items[opening].has_words and filled == before:
                return f"{items[opening].text[:_SHOWN]!r} came back without its words"
    return ""


def _closed_up(words: str) -> str:
    """Return what stands behind a mask without white space before punctuation that closes."""
    bare = words.lstrip()
    return bare if bare.startswith(tuple(_CLOSING)) else words


def _left(words: str, item: Item, *, is_first: bool) -> str:
    """Return what stands before a mask, with the white space it has in the source text."""
    bare = words.rstrip()
    if item.is_break:
        return bare
    if item.before.isspace():
        return words + item.before if words and words == bare and bare[-1] not in _OPENING else words
    if not item.before:
        return words
    if item.role is Role.CLOSE or (not bare and not is_first):
        return bare
    if item.before in _OPENING:
        return bare if bare.endswith(tuple(_OPENING)) else words
    return bare if item.role is Role.ALONE or item.before.isalnum() else words


def _right(words: str, item: Item, *, is_last: bool) -> str:
    """Return what stands behind a mask, with the white space it has in the source text."""
    bare = words.lstrip()
    if item.is_break:
        return bare
    if item.after.isspace():
        return item.after + words if words and words == bare and bare[0] not in _CLOSING else words
    if not item.after:
        return words
    if item.role is Role.OPEN or (not bare and not is_last):
        return bare
    return bare if item.after.isalnum() else words
