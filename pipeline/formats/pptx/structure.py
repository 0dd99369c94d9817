"""Tables and lists on slides (ISO/IEC 29500-1, 21.1.3 and 21.1.2.4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pipeline.formats.office.package import Package
from pipeline.formats.office.structure import Structure, count
from pipeline.model import Place
from pipeline.xml_text import Element

__all__ = ["SlideStructure", "placeholder"]

_BULLETS = ("a:buNone", "a:buChar", "a:buBlip", "a:buAutoNum")
_TITLES = ("title", "ctrTitle")
_BODIES = ("", "body", "obj", "subTitle")
"""The types of placeholders that are bodies to their master; one that says nothing is of any kind."""
_LEVELS = 9


class _Mark(NamedTuple):
    """What stands before the paragraphs of a level."""

    is_item: bool = False
    start: int = 0
    """The first number; 0 for bullets."""


_NONE = _Mark()


class SlideStructure(Structure):
    """Follows the tables and lists of all slides."""

    def __init__(self, package: Package) -> None:
        super().__init__()
        self._package = package
        self._targets: dict[tuple[str, str], str] = {}
        """The layout of each slide, and the master of each layout."""
        self._known: dict[tuple[str, str, str], Mapping[int, _Mark]] = {}
        """The marks that placeholders have from their layout and master."""
        self._marks: Mapping[int, _Mark] = {}
        """Those of the shape that is read."""
        self._counts: dict[int, int] = {}

    def shape(self, shape: Element, sheet: str) -> None:
        """A shape of the part ``sheet`` begins."""
        self._counts = {}
        body = shape.child("p:txBody")
        own = _marks(body.child("a:lstStyle") if body is not None else None)
        place = placeholder(shape)
        self._marks = {**(self._inherited(sheet, place) if place is not None else {}), **own}

    def no_shape(self) -> None:
        """What follows is in no shape: a cell of a table."""
        self._counts, self._marks = {}, {}

    def paragraph(self, paragraph: Element) -> Place:
        """Return where a paragraph that has words stands."""
        properties = paragraph.child("a:pPr")
        said = properties.get("lvl") if properties is not None else ""
        level = int(said) if said.isdecimal() and len(said) < len(str(_LEVELS)) + 1 else 0
        own = _mark(properties) if properties is not None else None
        mark = own or self._marks.get(level, _NONE)
        for deeper in [one for one in self._counts if one > level]:
            del self._counts[deeper]
        if not mark.start:
            self._counts.pop(level, None)
            return self.item(level + 1, 0) if mark.is_item else self.place
        self._counts[level] = self._counts[level] + 1 if level in self._counts else mark.start
        return self.item(level + 1, self._counts[level])

    def _inherited(self, sheet: str, place: Element) -> Mapping[int, _Mark]:
        layout = self._related(sheet, "slideLayout")
        kind, index = place.get("type"), place.get("idx", "0")
        key = layout, kind, index
        if key not in self._known:
            master = self._related(layout, "slideMaster")
            styles = _text_style(self._root(master), kind)
            masters = (one for one in _placeholders(self._root(master)) if _is_alike(one[1], kind))
            layouts = (one for one in _placeholders(self._root(layout)) if one[1].get("idx", "0") == index)
            chain = [styles, *(_list_style(shape) for shape, _ in (*masters, *layouts))]
            self._known[key] = {level: mark for one in chain for level, mark in _marks(one).items()}
        return self._known[key]

    def _related(self, part: str, kind: str) -> str:
        if (part, kind) not in self._targets:
            found = (one.target for one in self._package.relationships(part) if one.type == kind and not one.outside)
            self._targets[part, kind] = next(found, "") if part else ""
        return self._targets[part, kind]

    def _root(self, part: str) -> Element | None:
        xml = self._package.xml(part) if part else None
        return xml.root if xml is not None else None


def placeholder(shape: Element) -> Element | None:
    """Return what says that a shape is a placeholder, and which; None if it is none."""
    own = next((child for child in shape.children if child.name.startswith("p:nv")), None)
    return own.child("p:nvPr", "p:ph") if own else None


def _placeholders(root: Element | None) -> Iterator[tuple[Element, Element]]:
    """Yield the shapes of a layout or master that are placeholders, each with what says so."""
    tree = root.child("p:cSld", "p:spTree") if root is not None else None
    for shape in tree.children if tree is not None else ():
        if shape.name == "p:sp" and (place := placeholder(shape)) is not None:
            yield shape, place


def _is_alike(place: Element, kind: str) -> bool:
    """Tell whether a master's placeholder stands for those of ``kind``."""
    its = place.get("type")
    return its == kind or any(its in group and kind in group for group in (_TITLES, _BODIES))


def _text_style(master: Element | None, kind: str) -> Element | None:
    name = "p:titleStyle" if kind in _TITLES else "p:bodyStyle" if kind in _BODIES else "p:otherStyle"
    return master.child("p:txStyles", name) if master is not None else None


def _list_style(shape: Element) -> Element | None:
    return shape.child("p:txBody", "a:lstStyle")


def _marks(style: Element | None) -> dict[int, _Mark]:
    """Return what a list style says of the levels, from 0."""
    names = {f"a:lvl{level + 1}pPr": level for level in range(_LEVELS)}
    properties = (child for child in (style.children if style is not None else ()) if child.name in names)
    return {names[one.name]: mark for one in properties if (mark := _mark(one)) is not None}


def _mark(properties: Element) -> _Mark | None:
    for child in properties.children:
        if child.name in _BULLETS:
            is_numbered = child.name == "a:buAutoNum"
            return _Mark(child.name != "a:buNone", count(child, "startAt") if is_numbered else 0)
    return None
