"""Inline markup of a translation made that of another text, where the words are the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.markup import Code, Kind, Role, codes
from pipeline.markup.segments import Piece, matched, segment
from pipeline.model import Markup

__all__ = ["recoded"]

_THINGS = (Kind.PLACEHOLDER, Kind.AUTOLINK, Kind.CODE, Kind.FOOTNOTE)
"""Codes that are compared as words are, see ``pipeline.memory.tokens``."""
_SPECIAL = frozenset("<>&*_`[]\\{}")


class _Shape(NamedTuple):
    """What two codes have in common though they are written differently."""

    role: Role
    paired: bool


def recoded(translation: str, *, old: str, new: str, old_markup: Markup, markup: Markup) -> str | None:
    """Return ``translation``, made for ``old``, with the inline codes of ``new``.

    ``old_markup`` is how ``old`` and its translation are written, ``markup`` how ``new`` is.
    None where the codes do not correspond one by one, or a text that people read is in one.
    """
    theirs, ours = _codes(old, old_markup), _codes(new, markup)
    if [piece.text for piece in theirs] == [piece.text for piece in ours]:
        return translation if markup == old_markup or _is_plain(translation, old_markup) else None
    if [_shape(piece) for piece in theirs] != [_shape(piece) for piece in ours]:
        return None
    pieces = matched(segment(translation, old_markup, exact=True), segment(old, old_markup, exact=True))
    numbers = {piece.number: place for place, piece in enumerate(theirs) if piece.number}
    return _rewritten(pieces, theirs, ours, numbers, same_markup=markup == old_markup)


def _rewritten(
    pieces: Sequence[Piece],
    theirs: Sequence[Piece],
    ours: Sequence[Piece],
    numbers: dict[int, int],
    *,
    same_markup: bool,
) -> str | None:
    """Return the text of ``pieces`` with the code of the same number from ``ours`` for each of ``theirs``."""
    closing = {piece.pair: place for place, piece in enumerate(theirs) if piece.pair and not piece.number}
    written: list[str] = []
    opened: dict[int, int] = {}
    for piece in pieces:
        if piece.code is None and not same_markup and _SPECIAL & set(piece.text):
            return None
        if piece.code is None or piece.code.kind in _THINGS:
            written.append(piece.text)
            continue
        if piece.number:
            place = numbers.get(piece.number, -1)
            if place >= 0:
                opened[piece.pair] = theirs[place].pair
        else:
            place = closing.get(opened.get(piece.pair, 0), -1)
        if place < 0 or _reads(ours[place].code) != _reads(theirs[place].code):
            return None
        changed = ours[place].text != theirs[place].text
        if changed and piece.code.readable:
            return None
        written.append(ours[place].text if changed else piece.text)
    return "".join(written)


def _codes(text: str, markup: Markup) -> list[Piece]:
    pieces = segment(text, markup, exact=True)
    return [piece for piece in pieces if piece.code is not None and piece.code.kind not in _THINGS]


def _shape(piece: Piece) -> _Shape:
    return _Shape(piece.code.role if piece.code else Role.ALONE, piece.pair > 0)


def _reads(code: Code | None) -> bool:
    """Whether people read something inside the code."""
    return code is not None and bool(code.readable)


def _is_plain(text: str, markup: Markup) -> bool:
    return not codes(text, markup) and not _SPECIAL & set(text)
