"""A paragraph's pieces as a translator should see them, and which of them are the unit.

Tidying twice changes nothing more: what is written is read again as the same text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.formats.office.pieces import ANCHORS, SPACE, Close, Kind, Open, Piece, Text, Thing, joined

__all__ = ["Tidied", "tidied"]

_WORD_START = re.compile(r"\w*\Z")
_WORD_END = re.compile(r"\w*")


@dataclass(frozen=True, slots=True)
class Tidied:
    """A paragraph's pieces: those of the unit, and those before and after it."""

    before: tuple[Piece, ...] = ()
    body: tuple[Piece, ...] = ()
    """Empty when there is no text."""
    after: tuple[Piece, ...] = ()

    @property
    def chars(self) -> str:
        """The characters of the unit, without any markup."""
        return "".join(piece.chars for piece in self.body if isinstance(piece, Text))


def tidied(pieces: Sequence[Piece]) -> Tidied:
    """Join what looks alike, take what is invisible out of words, and find the unit among the pieces.

    What stands at the edges and needs no translator stays outside of it.
    """
    is_text = all(isinstance(piece, Text) for piece in pieces)
    row = joined(pieces) if is_text else _without_empty_wrappers(joined(_loose_first(pieces)))
    evened = _with_neutral_spaces(row if is_text else _out_of_words(row))
    if evened is not row:
        row = joined(evened)
    solid = [place for place, piece in enumerate(row) if isinstance(piece, Text) and piece.chars.strip(SPACE)]
    if not solid:
        return Tidied(before=tuple(row))
    first, last = solid[0], solid[-1]
    if not is_text:
        first, last = _balanced(row, _reach(row, first, -1), _reach(row, last, 1))
    return _trimmed(row, first, last)


def _loose_first(pieces: Sequence[Piece]) -> Sequence[Piece]:
    loose = [piece for piece in pieces if isinstance(piece, Thing) and piece.kind is Kind.LOOSE]
    return [*loose, *(piece for piece in pieces if piece not in loose)] if loose else pieces


def _without_empty_wrappers(row: Sequence[Piece]) -> list[Piece]:
    """Return the row with each wrapper that holds no text as one thing."""
    if not any(isinstance(piece, Open) for piece in row):
        return list(row)
    found: list[Piece] = []
    opened: list[int] = []
    for piece in row:
        found.append(piece)
        if isinstance(piece, Open):
            opened.append(len(found) - 1)
        elif isinstance(piece, Close) and opened:
            at = opened.pop()
            inner = found[at:]
            if not any(isinstance(one, Text) for one in inner):
                found[at:] = [_folded(inner)]
    return found


def _folded(inner: Sequence[Piece]) -> Thing:
    things = [piece for piece in inner if isinstance(piece, Thing)]
    names = ", ".join(dict.fromkeys(thing.name for thing in things))
    visible = any(thing.kind not in ANCHORS for thing in things)
    return Thing(
        "".join(piece.xml for piece in inner if not isinstance(piece, Text)),
        names or next(piece.name for piece in inner if isinstance(piece, Open)),
        Kind.OBJECT if visible else Kind.START,
        min(piece.start for piece in inner),
        max(piece.end for piece in inner),
    )


def _out_of_words(row: list[Piece]) -> list[Piece]:
    """Return the row with invisible things that stood within a word before it, or after it if they end something."""
    if not any(isinstance(piece, Thing) and piece.kind in ANCHORS for piece in row):
        return row
    forward = _moved(row, Kind.START, backward=True)
    return _moved(forward, Kind.END, backward=False)


def _moved(row: list[Piece], kind: Kind, *, backward: bool) -> list[Piece]:
    found = row if backward else row[::-1]
    done: list[Piece] = []
    for place, piece in enumerate(found):
        if not (isinstance(piece, Thing) and piece.kind is kind):
            done.append(piece)
            continue
        after = next((one for one in found[place + 1 :] if not _is_anchor(one)), None)
        if not (isinstance(after, Text) and _touches(after.chars, at_start=backward)):
            done.append(piece)
            continue
        done = _inserted(done, piece, at_end=backward)
    return done if backward else done[::-1]


def _inserted(done: list[Piece], anchor: Piece, *, at_end: bool) -> list[Piece]:
    """Return the row with ``anchor`` put before the word that ends it (or, read backwards, after the word)."""
    behind: list[Piece] = []
    while done and (isinstance(done[-1], Text) or _is_anchor(done[-1])):
        last = done[-1]
        if not isinstance(last, Text):
            behind.append(done.pop())
            continue
        if not _touches(last.chars, at_start=not at_end):
            break
        done.pop()
        match = (_WORD_START.search if at_end else _WORD_END.match)(last.chars)
        at = (match.start() if at_end else match.end()) if match else 0
        head, tail = last.chars[:at], last.chars[at:]
        rest, word = (head, tail) if at_end else (tail, head)
        behind.append(last.saying(word))
        if rest:
            done.append(last.saying(rest))
            break
    return [*done, anchor, *reversed(behind)]


def _is_anchor(piece: Piece) -> bool:
    return isinstance(piece, Thing) and piece.kind in ANCHORS


def _touches(chars: str, *, at_start: bool) -> bool:
    char = chars[0 if at_start else -1]
    return char.isalnum() or char == "_"


def _with_neutral_spaces(row: list[Piece]) -> list[Piece]:
    """Return the row with spaces in the look of their neighbours where nobody could see the difference."""
    found = row
    for place in range(1, len(found) - 1):
        piece = found[place]
        if not isinstance(piece, Text) or piece.chars.strip(SPACE):
            continue
        before, after = found[place - 1], found[place + 1]
        if not (isinstance(before, Text) and isinstance(after, Text)):
            continue
        if piece.chars.strip("\n") and (before.look.shows_space or piece.look.shows_space):
            continue
        if before.look.key == after.look.key or piece.look.key != after.look.key:
            if found is row:
                found = list(row)
            found[place] = piece._replace(look=before.look)
    return found


def _reach(row: Sequence[Piece], place: int, step: int) -> int:
    """Return how far the unit reaches from its outermost text: to the words that programs fill in beside it."""
    reached = place
    edge = row[place]
    if isinstance(edge, Text) and not _joins(edge.chars, step):
        return place
    while 0 <= (place := place + step) < len(row):
        piece = row[place]
        if isinstance(piece, Thing) and piece.kind is Kind.WORD:
            reached = place
        elif not (_is_anchor(piece) or (isinstance(piece, Text) and not piece.chars.strip(" "))):
            break
    return reached


def _joins(chars: str, step: int) -> bool:
    """Whether what stands beside ``chars`` may belong to the same sentence: no tab or line break is between."""
    bare = chars.rstrip(SPACE) if step > 0 else chars.lstrip(SPACE)
    space = chars[len(bare) :] if step > 0 else chars[: len(chars) - len(bare)]
    return not space.strip(" ")


def _balanced(row: Sequence[Piece], first: int, last: int) -> tuple[int, int]:
    """Return the places widened so that whatever opens between them also closes there."""
    partners: dict[int, int] = {}
    opened: list[int] = []
    for place, piece in enumerate(row):
        if isinstance(piece, Open):
            opened.append(place)
        elif isinstance(piece, Close) and opened:
            partner = opened.pop()
            partners[place], partners[partner] = partner, place
    place = first
    while partners and place <= last:
        other = partners.get(place, place)
        if other < first:
            first = place = other
            continue
        last = max(last, other)
        place += 1
    return first, last


def _trimmed(row: Sequence[Piece], first: int, last: int) -> Tidied:
    before, body, after = list(row[:first]), list(row[first : last + 1]), list(row[last + 1 :])
    start, end = body[0], body[-1]
    if isinstance(start, Text) and (inner := start.chars.lstrip(SPACE)) != start.chars:
        before.append(start.saying(start.chars[: len(start.chars) - len(inner)]))
        body[0] = start = start.saying(inner)
        end = body[-1]
    if isinstance(end, Text) and (inner := end.chars.rstrip(SPACE)) != end.chars:
        after.insert(0, end.saying(end.chars[len(inner) :]))
        body[-1] = end.saying(inner)
    return Tidied(tuple(before), tuple(body), tuple(after))
