"""Tables and lists of an OpenDocument text (1.3, part 3, 5.3 and 9)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from pipeline.formats.office.structure import Structure, count
from pipeline.model import Place
from pipeline.xml_text import Element

__all__ = ["STRUCTURE", "TextStructure"]

_ITEMS = ("text:list-item", "text:list-header")
_CELLS = ("table:table-cell", "table:covered-table-cell")
STRUCTURE = frozenset(("text:list", *_ITEMS, "table:table", "table:table-row", *_CELLS))
"""The elements that lists and tables are made of."""
_ON = "true"


@dataclass(slots=True)
class _Items:
    """The items of a list so far."""

    style: str
    """What says how the list looks; of its own or of the list around it."""
    number: int | None = None
    """That of the last item; None before the first."""


@dataclass(frozen=True, slots=True)
class _Open:
    """A list that is open."""

    items: _Items
    outside: Place
    """The place that it stands in."""


class TextStructure(Structure):
    """Follows the tables and lists of all parts of a document."""

    def __init__(self, roots: Iterable[Element], *, base: str = "") -> None:
        """``roots`` are those of the parts that say how lists look.

        ``base`` leads from where references stand to where the document does; without it, the document is no archive.
        """
        super().__init__()
        self._base = base
        self._starts = dict(_numbered_levels(roots))
        self._lists: list[_Open] = []
        self._named: dict[str, _Items] = {}
        """The items of lists that others may go on with, by identifier."""
        self._last: dict[tuple[str, int], _Items] = {}
        """Those of the last list of a style and at a depth."""
        self._waiting: Element | None = None
        """The item whose first text is not met yet."""

    def open(self, element: Element) -> None:
        """An element of STRUCTURE begins."""
        match element.name:
            case "text:list":
                self._list(element)
            case "text:list-item":
                self._waiting = element
            case "text:list-header":
                self._waiting = None
            case "table:table":
                self.table()
            case "table:table-row":
                self.row()
            case _:
                self.cell(count(element, "table:number-columns-repeated"))

    def close(self, element: Element) -> None:
        """An element of STRUCTURE ends."""
        match element.name:
            case "text:list" if self._lists:
                self.place = self._lists.pop().outside
                self._waiting = None
            case "table:table":
                self.table_end()
            case "table:table-row" if (times := count(element, "table:number-rows-repeated")) > 1:
                self.row(self.place.row + times - 1)

    def paragraph(self, paragraph: Element) -> Place:
        """Return where a paragraph stands, and count the item that it begins."""
        item, self._waiting = self._waiting, None
        if item is None or not self._lists:
            return self.place
        items, depth = self._lists[-1].items, self.place.depth
        first = self._starts.get((items.style, depth))
        said = item.get("text:start-value")
        if said.isdecimal() and len(said) < len("1000000"):
            items.number = int(said)
        else:
            items.number = (first or 1) if items.number is None else items.number + 1
        if paragraph.name == "text:h":
            return self.place._replace(depth=0)
        return self.item(depth, items.number if first is not None else 0)

    def picture(self, reference: str) -> str:
        """Return the picture a reference leads to: a member of the archive, or a file as seen from the document."""
        if not self._base or reference.startswith(self._base):
            return reference.removeprefix(self._base)
        return posixpath.normpath(unquote(reference)) if reference else ""

    def _list(self, element: Element) -> None:
        around = self._lists[-1].items if self._lists else None
        depth = self.place.depth + 1
        said = element.attributes()
        style = said["text:style-name"].value if "text:style-name" in said else around.style if around else ""
        before = None
        if "text:continue-list" in said:
            before = self._named.get(said["text:continue-list"].value)
        elif "text:continue-numbering" in said and said["text:continue-numbering"].value == _ON:
            before = self._last.get((style, depth))
        items = _Items(style, before.number if before is not None else None)
        self._last[style, depth] = items
        if "xml:id" in said:
            self._named[said["xml:id"].value] = items
        self._lists.append(_Open(items, self.place))
        self.place = self.place._replace(depth=depth)
        self._waiting = None


def _numbered_levels(roots: Iterable[Element]) -> Mapping[tuple[str, int], int]:
    """Return the levels of list styles that are numbered, and the number each begins with."""
    found: dict[tuple[str, int], int] = {}
    for root in roots:
        for collection in root.children:
            if collection.name not in ("office:styles", "office:automatic-styles"):
                continue
            for style in collection.children:
                for level in style.children if style.name == "text:list-style" else ():
                    if level.name == "text:list-level-style-number" and level.get("style:num-format"):
                        place = style.get("style:name"), count(level, "text:level")
                        found[place] = count(level, "text:start-value")
    return found
