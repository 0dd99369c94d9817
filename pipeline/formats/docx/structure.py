"""Tables and numbered paragraphs of a Word document (ISO/IEC 29500-1, 17.4 and 17.9)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from pipeline.formats.docx.lists import Lists, read_lists
from pipeline.formats.office.package import Package
from pipeline.formats.office.structure import Structure, count
from pipeline.model import Place
from pipeline.xml_text import Element

__all__ = ["TABLES", "WordStructure"]

TABLES = frozenset(("w:tbl", "w:tr", "w:tc"))
"""The elements that tables are made of."""


class WordStructure(Structure):
    """Follows the tables and lists of all parts of a document."""

    def __init__(self, package: Package, kinds: Mapping[str, str]) -> None:
        """``kinds`` says what paragraphs of a style are."""
        super().__init__()
        self._package, self._kinds = package, kinds

    @cached_property
    def _lists(self) -> Lists:
        return read_lists(self._package, self._kinds)

    def open(self, element: Element) -> None:
        """An element of TABLES begins."""
        match element.name:
            case "w:tbl":
                self.table()
            case "w:tr":
                before = element.child("w:trPr", "w:gridBefore")
                self.row(left_out=count(before, "w:val") if before is not None else 0)
            case _:
                self.cell(count(element.child("w:tcPr", "w:gridSpan"), "w:val"))

    def close(self, element: Element) -> None:
        """An element of TABLES ends."""
        if element.name == "w:tbl":
            self.table_end()

    def paragraph(self, paragraph: Element, said: str) -> Place:
        """Return where a paragraph stands; ``said`` is what its own properties and its style say that it is."""
        if not said:
            return self.place
        item = self._lists.item(paragraph)
        return self.place if item is None or said.startswith("heading") else self.item(*item)
