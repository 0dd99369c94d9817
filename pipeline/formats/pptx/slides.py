"""What stands on a slide, its notes, a layout or a master (ISO/IEC 29500-1, 19.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from pipeline.formats.document import Part
from pipeline.formats.office.drawings import (
    DrawingRuns,
    alternative_texts,
    drawing_marks,
    drawing_writer,
    tooltips,
)
from pipeline.formats.office.package import Package
from pipeline.formats.office.places import Places
from pipeline.formats.office.slots import paragraph_slot
from pipeline.xml_text import Element, Xml

__all__ = ["Sheet", "read_sheet", "title_of"]

_TITLES = ("title", "ctrTitle")
_PLACEHOLDERS = {
    "title": "title",
    "ctrTitle": "title",
    "subTitle": "subtitle",
    "ftr": "footer",
    "hdr": "header",
    "dt": "date",
    "sldNum": "number",
}
"""What stands in a placeholder that says so; in all others it is text."""
_SKIPPED = frozenset(["p:timing", "p:transition", "a:lstStyle", "p:custDataLst"])
_ON = ("1", "true", "on")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A part with shapes."""

    name: str
    kind: str
    """``slide``, ``notes``, ``slide layout`` or ``slide master``."""
    section: tuple[str, ...] = ()
    """Which slide it is, or belongs to."""
    is_pattern: bool = False
    """Only what is seen on slides counts: shapes, but no placeholders, whose texts are prompts for authors."""


@dataclass(frozen=True, slots=True)
class _Place:
    """What is around a paragraph."""

    kind: str
    has_levels: bool = False
    """Whether it is worth saying on which level of a list it stands."""


def read_sheet(package: Package, sheet: Sheet, language: str) -> Part:
    """Return a part with all its places."""
    return _SheetReader(package, sheet).part(language)


def title_of(slide: Xml) -> str:
    """Return the title of a slide; empty if it has none."""
    for element in slide.named("p:sp"):
        placeholder = _placeholder(element)
        body = element.child("p:txBody")
        if body is not None and placeholder is not None and placeholder.get("type") in _TITLES:
            return " ".join(_shown(body).split())
    return ""


def _shown(element: Element) -> str:
    match element.name:
        case "a:t":
            return element.content()
        case "a:br":
            return " "
    return "".join(_shown(child) for child in element.children) + (" " if element.name == "a:p" else "")


def _placeholder(shape: Element) -> Element | None:
    own = next((child for child in shape.children if child.name.startswith("p:nv")), None)
    return own.child("p:nvPr", "p:ph") if own else None


class _SheetReader:
    def __init__(self, package: Package, sheet: Sheet) -> None:
        xml = package.xml(sheet.name)
        if xml is None:
            raise KeyError(sheet.name)
        self._package, self._sheet, self._xml = package, sheet, xml
        links = {one.id: one for one in package.relationships(sheet.name)}
        self._runs = DrawingRuns(drawing_writer(xml.root), links)
        self._places = Places()

    def part(self, language: str) -> Part:
        """Return the part with all its places."""
        self._walk(self._xml.root.children, _Place("shape"))
        left_out = partial(_is_prompt, is_pattern=self._sheet.is_pattern)
        for link, slot in tooltips(self._xml, section=self._sheet.section, is_left_out=left_out):
            self._places.add_once(slot, link)
        marks = drawing_marks(self._xml, language, translated=self._places.slots, is_left_out=left_out)
        return self._package.part(self._sheet.name, slots=self._places.slots, copies=self._places.copies, marks=marks)

    def _walk(self, elements: Sequence[Element], place: _Place) -> None:
        for element in elements:
            match element.name:
                case "a:p":
                    self._paragraph(element, place)
                case "mc:AlternateContent":
                    self._places.alternatives(element, partial(self._walk, place=place))
                case "p:sp":
                    if not (self._sheet.is_pattern and _placeholder(element)):
                        self._walk(element.children, self._shape(element))
                case "a:tbl":
                    self._table(element)
                case name if name.endswith(":cNvPr"):
                    if not self._sheet.is_pattern:
                        for slot in alternative_texts(element, section=self._sheet.section):
                            self._places.add(slot)
                case name if name not in _SKIPPED:
                    self._walk(element.children, place)

    def _shape(self, shape: Element) -> _Place:
        placeholder = _placeholder(shape)
        if placeholder is None:
            properties = shape.child("p:nvSpPr", "p:cNvSpPr")
            is_box = properties is not None and properties.get("txBox") in _ON
            return _Place(self._named("text box" if is_box else "shape"))
        what = _PLACEHOLDERS.get(placeholder.get("type"), "")
        if what:
            return _Place(f"{self._sheet.kind} {what}")
        return _Place("speaker notes") if self._sheet.kind == "notes" else _Place("slide text", has_levels=True)

    def _named(self, kind: str) -> str:
        return kind if self._sheet.kind == "slide" else f"{kind} on {self._sheet.kind}"

    def _table(self, table: Element) -> None:
        properties = table.child("a:tblPr")
        has_headings = properties is not None and properties.get("firstRow") in _ON
        rows = [child for child in table.children if child.name == "a:tr"]
        for number, row in enumerate(rows):
            place = _Place(self._named("table heading" if has_headings and not number else "table cell"))
            for cell in row.children:
                if cell.get("hMerge") not in _ON and cell.get("vMerge") not in _ON:
                    self._walk(cell.children, place)

    def _paragraph(self, paragraph: Element, place: _Place) -> None:
        kind = place.kind
        properties = paragraph.child("a:pPr") if place.has_levels else None
        level = properties.get("lvl") if properties else ""
        if level.isdigit() and int(level):
            kind = f"{kind}, level {int(level) + 1}"
        section = self._sheet.section[:1] if kind == "slide title" else self._sheet.section
        self._places.add(paragraph_slot(self._runs.pieces(paragraph), self._runs.writer, kind=kind, section=section))


def _is_prompt(element: Element, *, is_pattern: bool) -> bool:
    """Tell whether an element is in the text of a placeholder of a pattern, and no default of its layout."""
    if not is_pattern or element.name == "a:defRPr":
        return False
    shape: Element | None = element
    while shape is not None and shape.name != "p:sp":
        shape = shape.parent
    return shape is not None and _placeholder(shape) is not None
