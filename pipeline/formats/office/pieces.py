"""What a paragraph of an Office document is made of, whatever the format.

A format's reader turns a paragraph into a flat row of pieces, each with its place in the
part's text. All else (joining, numbering, writing back) is the same for all formats.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

__all__ = [
    "ANCHORS",
    "PLAIN",
    "SPACE",
    "Close",
    "Kind",
    "Look",
    "Open",
    "Piece",
    "Text",
    "Thing",
    "Writer",
    "joined",
    "written",
]


class Kind(Enum):
    """What a thing in a paragraph is to its reader, and so where it may stay when the text moves."""

    OBJECT = "object"
    """A picture, a note's mark, a page break: at the edge of a paragraph it stays out of the unit."""
    WORD = "word"
    """It is read as a part of the sentence, like a page number: next to text it belongs to the unit."""
    START = "start"
    """Where something invisible begins, or stands: a bookmark. It is never lost, and never within a word."""
    END = "end"
    """Where something invisible ends."""
    LOOSE = "loose"
    """What is invisible and may stand anywhere in its paragraph."""


ANCHORS = (Kind.START, Kind.END)
SPACE = " \t\n"
"""What sets words apart and is not seen itself, unless it is underlined."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the letters of a run look."""

    key: str = ""
    """Equal for looks that no reader can tell apart."""
    names: tuple[str, ...] = ()
    """What makes it look so, in the words of a translator: ``bold``, ``red``."""
    opening: str = ""
    """The XML before a text that looks so."""
    closing: str = ""
    """The XML after it."""
    shows_space: bool = False
    """Whether a space looks different too: underlined, highlighted."""


PLAIN = Look()


class Text(NamedTuple):
    """Characters in one look; a line feed is a line break, a tab a tab.

    In all pieces ``start`` and ``end`` are the stretch of the part's text that is replaced
    when the piece is written anew; pieces of one run share it.
    """

    chars: str
    look: Look
    start: int = 0
    end: int = 0

    def saying(self, chars: str) -> Text:
        """Return the same piece with other characters."""
        return Text(chars, self.look, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Thing:
    """What is no text: kept as it is, but for the texts inside it that have units of their own."""

    xml: str
    """How it is written; ``pipeline.formats.document.kept`` refers to the original."""
    name: str
    """What it is, in the words of a translator: ``footnote``."""
    kind: Kind = Kind.OBJECT
    start: int = 0
    end: int = 0
    shown: str = ""
    """The words or the number that it shows in the sentence, as far as they are known."""


@dataclass(frozen=True, slots=True)
class Open:
    """Where something begins that encloses text: a link, a content control."""

    xml: str
    name: str
    """What it is, in the words of a translator: ``link to ibermuseos.org``."""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Close:
    """Where the nearest open one ends."""

    xml: str
    start: int = 0
    end: int = 0


Piece = Text | Thing | Open | Close


@dataclass(frozen=True, slots=True)
class Writer:
    """How a format writes characters. Formats subclass it; a writer is plain picklable data."""

    def spaced(self, pieces: Sequence[Piece]) -> Sequence[Piece]:
        """Return the pieces as ``text`` wants them, where what stands around a space says how it is written."""
        return pieces

    def text(self, chars: str, look: Look) -> str:
        """Return the XML of ``chars`` in ``look``; the reader reads the same characters from it."""
        raise NotImplementedError

    def foreign(self, look: Look, language: str) -> Look:
        """Return ``look`` saying that its text is in ``language`` (BCP 47), where the format can say so."""
        del language
        return look


def written(pieces: Sequence[Piece], writer: Writer) -> str:
    """Return the XML of a row of pieces."""
    return "".join(
        (writer.text(piece.chars, piece.look) if piece.chars else "") if isinstance(piece, Text) else piece.xml
        for piece in writer.spaced(pieces)
    )


def joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Return the pieces with adjacent texts of equal look as one, and without empty ones."""
    found: list[Piece] = []
    alike: list[Text] = []
    look: Look | None = None
    for piece in pieces:
        if isinstance(piece, Text):
            if not piece.chars:
                continue
            if piece.look is not look:
                if alike and piece.look.key != alike[0].look.key:
                    found.append(_one(alike))
                    alike = []
                look = piece.look
            alike.append(piece)
            continue
        if alike:
            found.append(_one(alike))
            alike = []
        found.append(piece)
    if alike:
        found.append(_one(alike))
    return found


def _one(alike: Sequence[Text]) -> Text:
    if len(alike) == 1:
        return alike[0]
    chars, looks, starts, ends = zip(*alike, strict=True)
    return Text("".join(chars), looks[0], min(starts), max(ends))
