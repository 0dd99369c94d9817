"""Which list, table and row of a page a text stands in, for editions that rebuild them."""

from __future__ import annotations

from pipeline.markup.tags import names
from pipeline.model import NOWHERE, Place

__all__ = ["STRUCTURE", "Structure"]

_LISTS = names("dir menu ol ul")
_CELLS = names("td th")
STRUCTURE = _LISTS | _CELLS | names("li table tr")
"""The elements that lists and tables are made of."""


class Structure:
    """Follows the elements of lists and tables as they open and close."""

    def __init__(self) -> None:
        self.place = NOWHERE
        """Where a text stands that begins here."""
        self._outer: list[tuple[str, Place, int]] = []
        """The open lists and tables: the element, the place it stands in, the number of its items so far."""
        self._tables = 0

    def open(self, name: str) -> None:
        """An element of STRUCTURE begins."""
        place = self.place
        if name in _LISTS:
            self._outer.append((name, place, 0))
            self.place = place._replace(depth=place.depth + 1, number=0, begins=False)
        elif name == "table":
            self._tables += 1
            self._outer.append((name, place, 0))
            self.place = Place(table=self._tables)
        elif name == "li":
            self._item()
        elif place.table and name == "tr":
            self.place = Place(table=place.table, row=place.row + 1)
        elif place.table and name in _CELLS:
            self.place = Place(table=place.table, row=place.row or 1, column=place.column + 1)

    def close(self, name: str) -> None:
        """An element of STRUCTURE ends."""
        if name in _LISTS or name == "table":
            if self._outer and self._outer[-1][0] == name:
                self.place = self._outer.pop()[1]._replace(number=0, begins=False)
        elif name == "li":
            self.passed()

    def passed(self) -> None:
        """A text was met here: what follows begins no item."""
        if self.place.begins:
            self.place = self.place._replace(number=0, begins=False)

    def _item(self) -> None:
        if self._outer and self._outer[-1][0] != "table":
            name, place, count = self._outer[-1]
            self._outer[-1] = name, place, count + 1
            self.place = self.place._replace(number=count + 1 if name == "ol" else 0, begins=True)
