"""A unit's text as text and inline codes apart, as exchange formats want it."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Sequence
from itertools import count
from typing import NamedTuple

from pipeline.markup.code import Code, Kind, Role
from pipeline.markup.codes import codes
from pipeline.model import Markup

__all__ = ["Mark", "Piece", "divided", "marks", "matched", "segment"]

_READ_AS_TEXT = (Kind.URL, Kind.EMAIL, Kind.DOMAIN)
_LETTERS = (*_READ_AS_TEXT, Kind.ENTITY, Kind.ESCAPE)
"""Codes that may stand for text."""


class Piece(NamedTuple):
    """A stretch of text, or one inline code."""

    text: str
    """What a reader sees, or the code as the document has it."""
    code: Code | None = None
    """None for text."""
    pair: int = 0
    """The same number, from 1, on a code that opens something and the one that closes it; else 0."""
    number: int = 0
    """The same number, from 1, on the same code in every language; 0 for text and for a closing partner."""
    target: str = ""
    """Where a link leads, on the code that opens it too."""


class Mark(NamedTuple):
    """What a code is among those of its text, see ``Piece``."""

    pair: int
    number: int
    target: str


def segment(text: str, markup: Markup, *, exact: bool = False) -> tuple[Piece, ...]:
    """Return the pieces of ``text`` in order, its codes paired, and numbered as they come.

    Character references and escaped characters are text, with ``exact`` codes; addresses are text.
    """
    words, found = divided(text, markup, exact=exact)
    pieces: list[Piece] = []
    for before, code, mark in zip(words, found, marks(found), strict=False):
        if before:
            pieces.append(Piece(before))
        pieces.append(Piece(code.text, code, *mark))
    if words[-1]:
        pieces.append(Piece(words[-1]))
    return tuple(pieces)


def divided(text: str, markup: Markup, *, exact: bool = False) -> tuple[list[str], list[Code]]:
    """Return the stretches of ``text`` between its codes, and the codes: one less, for each stands between two.

    What is text and what is a code is as in ``segment``.
    """
    words: list[str] = []
    kept: list[Code] = []
    seen = ""
    at = 0
    for code in codes(text, markup):
        before = text[at : code.start]
        at = code.end
        letters = _seen(code, exact) if code.kind in _LETTERS else None
        if letters is not None:
            seen += before + letters
            continue
        words.append(seen + before if seen else before)
        seen = ""
        kept.append(code)
    words.append(seen + text[at:])
    return words, kept


def marks(found: Sequence[Code]) -> list[Mark]:
    """Return the pair, the number and the target of each of the codes of a text. They depend on no place."""
    partners = _partners(found)
    pairs: dict[int, int] = {}
    number = 0
    made: list[Mark] = []
    for place, code in enumerate(found):
        if place in pairs:
            made.append(Mark(pairs[place], 0, code.target))
            continue
        pair, target = 0, code.target
        if place in partners:
            pair = pairs[partners[place]] = len(pairs) + 1
            target = target or found[partners[place]].target
        number += 1
        made.append(Mark(pair, number, target))
    return made


def matched(pieces: Sequence[Piece], original: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces of a translation with the numbers that the same codes have in the original.

    A link is the same if it leads to the same place; where none does, the next one that
    is left over is. Codes the original does not have are numbered on from its last.
    """
    if _written(pieces) == _written(original) or _identities(pieces) == _identities(original):
        return tuple(pieces)
    numbers: dict[int, int] = {}
    for with_target in (True, False):
        taken = set(numbers.values())
        free: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for piece in original:
            if piece.number and piece.number not in taken:
                free[_identity(piece, with_target)].append(piece.number)
        for place, piece in enumerate(pieces):
            if piece.number and place not in numbers and free[_identity(piece, with_target)]:
                numbers[place] = free[_identity(piece, with_target)].popleft()
    new = count(1 + max((piece.number for piece in original), default=0))
    return tuple(
        piece._replace(number=numbers[place] if place in numbers else next(new)) if piece.number else piece
        for place, piece in enumerate(pieces)
    )


def _partners(found: Sequence[Code]) -> dict[int, int]:
    """Return the place of the closing code for that of each opening one; pairs may overlap."""
    partners: dict[int, int] = {}
    opened: defaultdict[tuple[Kind, str], list[int]] = defaultdict(list)
    for place, code in enumerate(found):
        waiting = opened[code.kind, code.name]
        if code.role is Role.OPEN:
            waiting.append(place)
        elif code.role is Role.CLOSE and waiting:
            partners[waiting.pop()] = place
    return partners


def _seen(code: Code, exact: bool) -> str | None:
    """Return the text a code stands for; None if it is no text."""
    if code.kind in _READ_AS_TEXT:
        return code.text
    if exact:
        return None
    if code.kind is Kind.ENTITY:
        return code.name
    return "" if code.kind is Kind.ESCAPE else None


def _written(pieces: Sequence[Piece]) -> list[Hashable]:
    """Return all of the codes but their places: what is equal in this has equal identities, and is quicker to ask."""
    return [piece.code[2:7] for piece in pieces if piece.code]


def _identities(pieces: Sequence[Piece]) -> list[Hashable]:
    """Return what makes the numbered codes of ``pieces`` the same as others, in their order."""
    return [_identity(piece, with_target=True) for piece in pieces if piece.number]


def _identity(piece: Piece, with_target: bool) -> Hashable:
    code = piece.code
    return code and (code.kind, code.role, bool(piece.pair), code.identity, with_target and piece.target)
