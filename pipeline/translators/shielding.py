"""Shields what no engine may touch: each such passage travels as ``⟦n⟧`` and has to come back exactly once.

``⟦n⟧`` was measured to survive where ``{name}``, ``%(name)s``, tags and Markdown links did not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from pipeline.markup import Code, Kind, Role, codes, foreign_parts
from pipeline.model import Markup

__all__ = ["MASK", "Item", "Kept", "Shielded", "SourceText", "is_letter", "mask", "shielded"]

MASK = re.compile(r"⟦\s*(\d{1,6})\s*⟧")
"""A mask in an answer: engines put spaces inside."""

_BREAK = re.compile(r"[^\S\n\r]*[\n\r\t][\s]*")
_SIGNS = re.compile(r"[⟦⟧*@#^$~|\\{}<>\[\]]+")
"""What engines take for a sign of their own, or that could be mistaken for a mask."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A name or a term inside a text that an engine is not to translate."""

    start: int
    end: int
    replacement: str | None = None
    """What stands there in the translation, in its right form; None: what stands in the source text."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text to translate, as it stands in a catalog."""

    text: str
    markup: Markup = Markup.NONE
    kept: tuple[Kept, ...] = ()
    """Names and terms; what overlaps another one, or half a code, is left to the engine."""


@dataclass(frozen=True, slots=True)
class Item:
    """What one mask stands for."""

    text: str
    """What is put back."""
    role: Role = Role.ALONE
    partner: int = -1
    """The mask that closes or opens the same thing; -1 for none."""
    has_words: bool = False
    """Whether words stand between it and its partner."""
    is_break: bool = False
    """Whether it is a line break or a tab, with the spaces around it."""
    before: str = ""
    """The character before it in the shielded text; empty at its start."""
    after: str = ""
    """The character behind it; empty at its end."""


@dataclass(frozen=True, slots=True)
class Shielded:
    """A text as an engine sees it."""

    text: str
    """The text with masks numbered from 0 in their order, without white space around it."""
    items: tuple[Item, ...]
    lead: str
    """White space before the text."""
    trail: str
    """White space behind it."""
    unread: tuple[str, ...]
    """Texts inside of codes (``alt``, titles of links) that people read and that stay as they are."""


@dataclass(frozen=True, slots=True)
class _Passage:
    start: int
    end: int
    text: str
    code: Code | None = None
    is_break: bool = False


def mask(number: int) -> str:
    """Return the mask with this number."""
    return f"⟦{number}⟧"


def shielded(source: SourceText) -> Shielded:
    """Return a text with a mask for each passage that is not language, or that the caller keeps."""
    text = source.text
    start = len(text) - len(text.lstrip())
    end = max(start, len(text.rstrip()))
    found = codes(text, source.markup)
    passages = _passages(source, found, start, end)
    masked: list[_Passage] = []
    pieces: list[str] = []
    at = start
    for passage in passages:
        pieces.append(text[at : passage.start])
        at = passage.end
        if passage.code and is_letter(passage.code):
            pieces.append(passage.code.name)
            continue
        pieces.append(f"{mask(len(masked))} " if passage.is_break else mask(len(masked)))
        masked.append(passage)
    pieces.append(text[at:end])
    whole = "".join(pieces)
    return Shielded(
        whole,
        _items(whole, masked),
        text[:start],
        text[end:],
        tuple(text[slice(*span)] for code in found for span in code.readable if text[slice(*span)].strip()),
    )


def _passages(source: SourceText, found: Sequence[Code], start: int, end: int) -> list[_Passage]:
    """Return what an engine does not see as it is, in order; nothing overlaps."""
    text = source.text
    passages = [_Passage(*span, text[slice(*span)]) for span in foreign_parts(text, found) if span[0] < span[1]]
    passages = _outermost([*passages, *(_of_code(text, code) for code in found)])
    passages = _outermost([*passages, *_kept(source, passages)])
    for pattern, is_break in ((_BREAK, True), (_SIGNS, False)):
        passages += [
            _Passage(match.start(), match.end(), match[0], is_break=is_break)
            for gap in list(_gaps(passages, start, end))
            for match in pattern.finditer(text, *gap)
        ]
        passages.sort(key=lambda one: one.start)
    return [_clipped(one, source, start, end) for one in passages if one.start < end and start < one.end]


def _clipped(one: _Passage, source: SourceText, start: int, end: int) -> _Passage:
    """Return a passage without the white space around the text, which is kept apart."""
    if start <= one.start and one.end <= end:
        return one
    first, last = max(start, one.start), min(end, one.end)
    return replace(one, start=first, end=last, text=source.text[first:last])


def is_letter(code: Code) -> bool:
    """Tell whether this is a reference to a letter, part of a word: an engine is to read it."""
    return code.kind is Kind.ENTITY and len(code.name) == 1 and code.name.isalpha()


def _of_code(text: str, code: Code) -> _Passage:
    """Return a code as a passage: an escape with the character it protects, a break with the spaces around it."""
    start, end = code.start, code.end
    if code.kind is Kind.ESCAPE:
        end = min(end + 1, len(text))
    elif code.kind is Kind.BREAK:
        while start and text[start - 1].isspace():
            start -= 1
        while end < len(text) and text[end].isspace():
            end += 1
    return _Passage(start, end, text[start:end], code, code.kind is Kind.BREAK)


def _kept(source: SourceText, passages: Sequence[_Passage]) -> list[_Passage]:
    chosen: list[_Passage] = []
    for one in sorted(source.kept, key=lambda kept: (kept.start, -kept.end)):
        touched = [other for other in passages if other.start < one.end and one.start < other.end]
        usable = one.start < one.end and not (chosen and one.start < chosen[-1].end)
        if touched and (one.replacement is not None or not _are_balanced(one, touched)):
            usable = False
        if usable:
            text = source.text[one.start : one.end] if one.replacement is None else one.replacement
            chosen.append(_Passage(one.start, one.end, text))
    return chosen


def _are_balanced(kept: Kept, touched: Sequence[_Passage]) -> bool:
    """Whether all of these codes are inside, and each that opens there closes there."""
    opened = 0
    for one in touched:
        if one.start < kept.start or one.end > kept.end:
            return False
        role = one.code.role if one.code else Role.ALONE
        opened += {Role.OPEN: 1, Role.CLOSE: -1, Role.ALONE: 0}[role]
        if opened < 0:
            return False
    return opened == 0


def _outermost(passages: list[_Passage]) -> list[_Passage]:
    """Return the passages in order without those that lie inside another one."""
    kept: list[_Passage] = []
    for one in sorted(passages, key=lambda passage: (passage.start, -passage.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _gaps(passages: Sequence[_Passage], start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for one in passages:
        if at < min(one.start, end):
            yield at, min(one.start, end)
        at = max(at, one.end)
    if at < end:
        yield at, end


def _items(masked: str, passages: Sequence[_Passage]) -> tuple[Item, ...]:
    partners = _partners(passages)
    places = [match.span() for match in MASK.finditer(masked)]
    filled = list(accumulate(bool(masked[one[1] : other[0]].strip()) for one, other in pairwise([(0, 0), *places])))
    return tuple(
        Item(
            passage.text,
            passage.code.role if passage.code and partner >= 0 else Role.ALONE,
            partner,
            has_words=partner > number and filled[partner] > filled[number],
            is_break=passage.is_break,
            before=masked[max(0, start - 1) : start],
            after=masked[end : end + 1],
        )
        for number, (passage, partner, (start, end)) in enumerate(zip(passages, partners, places, strict=True))
    )


def _partners(passages: Sequence[_Passage]) -> list[int]:
    """Return for each passage the number of the one it opens or closes with, or -1."""
    partners = [-1] * len(passages)
    open_ones: list[int] = []
    for number, one in enumerate(passages):
        if one.code is None or one.code.role is Role.ALONE:
            continue
        if one.code.role is Role.OPEN:
            open_ones.append(number)
            continue
        for place in range(len(open_ones) - 1, -1, -1):
            code = passages[open_ones[place]].code
            if code is not None and _match(code, one.code):
                partners[number], partners[open_ones[place]] = open_ones[place], number
                del open_ones[place:]
                break
    return partners


def _match(opening: Code, closing: Code) -> bool:
    return (opening.kind, opening.name) == (closing.kind, closing.name)
