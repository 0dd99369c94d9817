"""Which list, table and row of a Markdown document a text stands in, for editions that rebuild them."""

from __future__ import annotations

from markdown_it.token import Token

from pipeline.model import NOWHERE, Place

__all__ = ["Structure"]

_LISTS = ("bullet_list", "ordered_list")


class Structure:
    """Follows lists and tables as their blocks open and close."""

    def __init__(self) -> None:
        self.place = NOWHERE
        """Where a text stands that begins here."""
        self.tables = 0
        """How many tables there were so far."""
        self._row = 0
        self._outside = NOWHERE
        """Where the table stands whose cells are read."""
        self._outside_note = NOWHERE
        """Where the footnote stands whose blocks are read; none stands in another."""

    def container(self, token: Token) -> None:
        """A container opens or closes."""
        name = token.type.rpartition("_")[0]
        if name in _LISTS:
            self.place = Place(depth=self.place.depth + token.nesting, note=self.place.note)
        elif name == "list_item":
            number = int(token.info) if token.nesting > 0 and token.info.isdecimal() else 0
            self.place = self.place._replace(number=number, begins=token.nesting > 0)
        elif name == "footnote_reference" and token.nesting > 0:
            self._outside_note = self.place
            self.place = Place(note=str(token.meta["label"]))
        elif name == "footnote_reference":
            self.place = self._outside_note

    def passed(self) -> None:
        """A text was met here: what follows begins no item."""
        if self.place.begins:
            self.place = self.place._replace(number=0, begins=False)

    def row(self, *, first: bool = False) -> None:
        """A row begins, and with the ``first`` one a table."""
        if first:
            self.tables += 1
            self._row = 0
        self._row += 1
        self._outside = self.place
        self.place = Place(table=self.tables, row=self._row)

    def cell(self) -> None:
        """The next cell of the row begins."""
        self.place = self.place._replace(column=self.place.column + 1)

    def row_end(self) -> None:
        """The row ends."""
        self.place = self._outside
