"""How a translation is written into an Office document, so that it can break nothing around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.formats.document import Slot
from pipeline.formats.offering import is_offered
from pipeline.formats.office.numbering import Numbered, numbered
from pipeline.formats.office.pieces import Piece, Text, Writer, written
from pipeline.formats.office.tidying import tidied
from pipeline.model import NOWHERE, Markup, Place, Unit
from pipeline.xml_text import escaped, in_quotes, possible

__all__ = ["ParagraphSlot", "PlainSlot", "paragraph_slot", "plain_slot"]


@dataclass(slots=True)
class ParagraphSlot(Slot):
    """The text of a paragraph, with numbered tags for what its letters look like and what stands between them."""

    meaning: Numbered
    before: tuple[Piece, ...]
    """What stands before the unit in the stretch that is replaced, and ``after`` what stands after it."""
    after: tuple[Piece, ...]
    writer: Writer

    def written(self, text: str) -> str:
        """Return the XML of ``text``: runs with the source's formatting, its links and things.

        Tags that cannot be followed are left out, open ones are closed.
        """
        return self._written(self.meaning.pieces(text)[0])

    def marked(self, text: str, *, note: str, language: str) -> str:
        """Return the XML of source text that says its language, with a visible note."""
        pieces = [
            piece._replace(look=self.writer.foreign(piece.look, language)) if isinstance(piece, Text) else piece
            for piece in self.meaning.pieces(text)[0]
        ]
        return self._written([*pieces, Text(f" [{note}]", self.meaning.look)])

    def read_again(self, text: str) -> tuple[str, ...]:
        """Return what is read once ``text`` is written: numbered anew, nothing if it is not offered.

        Where tags had to be left out, ``text`` itself, which is never what is read.
        """
        pieces, is_clean = self.meaning.pieces(text)
        if not is_clean:
            return (text,)
        again = tidied([*self.before, *(_readable(piece) for piece in pieces), *self.after])
        return (numbered(again.body).text,) if is_offered(again.chars) else ()

    def _written(self, pieces: Sequence[Piece]) -> str:
        return written((*self.before, *pieces, *self.after), self.writer)


def _readable(piece: Piece) -> Piece:
    """Return a piece without the characters that XML cannot hold."""
    return piece.saying(possible(piece.chars)) if isinstance(piece, Text) else piece


def paragraph_slot(
    pieces: Sequence[Piece],
    writer: Writer,
    *,
    kind: str,
    section: tuple[str, ...] = (),
    line: int = 1,
    place: Place = NOWHERE,
) -> ParagraphSlot | None:
    """Return the slot of the paragraph made of ``pieces``; None if there is nothing to translate in it."""
    found = tidied(pieces)
    if not is_offered(found.chars):
        return None
    meaning = numbered(found.body)
    start, end = min(piece.start for piece in found.body), max(piece.end for piece in found.body)
    unit = Unit(meaning.text, kind, section, line, Markup.NUMBERED, meaning.note, filled=meaning.filled, place=place)
    return ParagraphSlot(
        start,
        end,
        unit,
        meaning,
        tuple(piece for piece in found.before if piece.start < end and piece.end > start),
        tuple(piece for piece in found.after if piece.start < end and piece.end > start),
        writer,
    )


@dataclass(slots=True)
class PlainSlot(Slot):
    """A text without formatting: an element that holds nothing else, or (``quoted``) an attribute's value."""

    quoted: bool = False

    def written(self, text: str) -> str:
        """Return ``text`` escaped for its place."""
        return in_quotes(text) if self.quoted else escaped(text)

    def marked(self, text: str, *, note: str, language: str) -> str:
        """Return ``text [note]``: there is no place here to say that it is in ``language``."""
        del language
        return self.written(f"{text} [{note}]")

    def read_again(self, text: str) -> tuple[str, ...]:
        """Return what is read once ``text`` is written: nothing if it is not offered."""
        chars = plain_text(possible(text))
        return (chars,) if is_offered(chars) else ()


def plain_text(chars: str) -> str:
    """Return a text without formatting as the translator sees it."""
    return chars.replace("\r\n", "\n").replace("\r", "\n").strip(" \t\n")


def plain_slot(
    chars: str,
    start: int,
    end: int,
    *,
    kind: str,
    section: tuple[str, ...] = (),
    line: int = 1,
    quoted: bool = False,
    place: Place = NOWHERE,
) -> PlainSlot | None:
    """Return the slot of the text ``chars`` from ``start`` to ``end``; None if there is nothing to translate in it."""
    text = plain_text(chars)
    return PlainSlot(start, end, Unit(text, kind, section, line, place=place), quoted) if is_offered(text) else None
