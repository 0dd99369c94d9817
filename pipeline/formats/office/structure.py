"""Which list, table and row of an Office document a text stands in, for editions that rebuild them.

All of it is best effort: what is malformed may give a text a wrong place, and never takes one away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.formats.office.package import Relationship
from pipeline.formats.office.pieces import Kind, Piece, Text, Thing
from pipeline.formats.office.slots import PlainSlot
from pipeline.model import NOWHERE, Place, Unit
from pipeline.xml_text import Element

__all__ = ["Structure", "count", "embedded_picture", "fixed_unit", "pictured", "seen_picture"]

_MOST = 1_048_576
"""The most rows or columns that one element stands for; no sheet has more rows."""
_SHOWN = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp")
"""The endings of pictures that books can show; programs for documents also keep drawings for printers (EMF, WMF)."""


class Structure:
    """Follows the tables of a document as they open and close; formats add what they know of lists."""

    def __init__(self) -> None:
        self.place = NOWHERE
        """Where a text stands that begins here."""
        self._tables = 0
        self._outer: list[tuple[Place, int]] = []
        """The open tables: the place each stands in, and the column in which the next cell of its row begins."""

    def table(self) -> None:
        """A table begins."""
        self._tables += 1
        self._outer.append((self.place, 1))
        self.place = Place(table=self._tables)

    def row(self, number: int = 0, *, left_out: int = 0) -> None:
        """The next row begins, or the one with this number; so many columns at its start have no cell."""
        if self._outer:
            self._outer[-1] = self._outer[-1][0], 1 + left_out
            place = self.place
            self.place = Place(table=place.table, row=number or place.row + 1)

    def cell(self, columns: int = 1) -> None:
        """The next cell of the row begins; it takes up so many ``columns``."""
        if self._outer:
            outside, column = self._outer[-1]
            self._outer[-1] = outside, column + columns
            self.place = Place(table=self.place.table, row=self.place.row or 1, column=column)

    def table_end(self) -> None:
        """The innermost table ends."""
        if self._outer:
            self.place = self._outer.pop()[0]

    def item(self, depth: int, number: int) -> Place:
        """Return the place of a text that begins an item at ``depth``; without a ``number``, of a list with bullets."""
        return self.place._replace(depth=depth, number=number, begins=True)


def count(element: Element | None, name: str) -> int:
    """Return how many rows or columns an attribute of ``element`` says, from 1; 1 where it says nothing sensible."""
    said = element.get(name) if element is not None else ""
    return min(max(int(said), 1), _MOST) if said.isdecimal() and len(said) < len("1000000000") else 1


def fixed_unit(pieces: Sequence[Piece], kind: str, section: tuple[str, ...], place: Place) -> Unit | None:
    """Return what readers see of a paragraph without a text for translators; None if that is nothing.

    In a table that includes what programs compute: sums are the point of it.
    """
    chars = "".join(
        piece.chars if isinstance(piece, Text) else piece.shown if place.table and isinstance(piece, Thing) else ""
        for piece in pieces
        if not isinstance(piece, Thing) or piece.kind is Kind.WORD
    )
    text = " ".join(chars.split())
    return Unit(text, kind, section, place=place) if any(map(str.isalnum, text)) else None


def embedded_picture(drawing: Element, links: Mapping[str, Relationship]) -> str:
    """Return the member with the picture that a drawing shows; empty if it shows none, several, or one outside."""
    found = [element for element in drawing.walk() if element.name in ("a:blip", "v:imagedata")]
    if len(found) != 1:
        return ""
    link = links.get(found[0].get("r:embed") or found[0].get("r:id"))
    return link.target if link is not None and not link.outside else ""


def pictured(slots: Sequence[PlainSlot], target: str, place: Place) -> list[PlainSlot]:
    """Return the alternative texts ``slots`` in ``place``; the last of them describes the picture ``target``."""
    return [
        replace(slot, unit=slot.unit._replace(place=place._replace(picture=target if slot is slots[-1] else "")))
        for slot in slots
    ]


def seen_picture(target: str, section: tuple[str, ...], place: Place) -> Unit | None:
    """Return a picture without words, called ``target``, as a unit; None if books cannot show it."""
    is_shown = target.lower().endswith(_SHOWN)
    return Unit("", "picture", section, place=place._replace(picture=target)) if is_shown else None
