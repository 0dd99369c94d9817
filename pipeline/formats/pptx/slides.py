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
from pipeline.formats.office.pieces import Text
from pipeline.formats.office.places import Places
from pipeline.formats.office.slots import paragraph_slot
from pipeline.formats.office.structure import embedded_picture, fixed_unit, pictured, seen_picture
from pipeline.formats.pptx.structure import SlideStructure, placeholder
from pipeline.model import NOWHERE
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
_AT_EDGES = ("ftr", "hdr", "dt", "sldNum")
"""Placeholders of what stands at the edge of each slide, and is no part of its text."""
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
    at_edge: bool = False
    """Whether it stands at the edge of each slide."""


def read_sheet(package: Package, sheet: Sheet, language: str, structure: SlideStructure | None = None) -> Part:
    """Return a part with all its places; ``structure`` tells what they stand in, if asked for."""
    return _SheetReader(package, sheet, structure).part(language)


def title_of(slide: Xml) -> str:
    """Return the title of a slide; empty if it has none."""
    for element in slide.named("p:sp"):
        place = placeholder(element)
        body = element.child("p:txBody")
        if body is not None and place is not None and place.get("type") in _TITLES:
            return " ".join(_shown(body).split())
    return ""


def _shown(element: Element) -> str:
    match element.name:
        case "a:t":
            return element.content()
        case "a:br":
            return " "
    return "".join(_shown(child) for child in element.children) + (" " if element.name == "a:p" else "")


class _SheetReader:
    def __init__(self, package: Package, sheet: Sheet, structure: SlideStructure | None) -> None:
        xml = package.xml(sheet.name)
        if xml is None:
            raise KeyError(sheet.name)
        self._package, self._sheet, self._xml = package, sheet, xml
        self._structure = structure
        self._links = {one.id: one for one in package.relationships(sheet.name)}
        self._runs = DrawingRuns(drawing_writer(xml.root), self._links)
        self._places = Places()

    def part(self, language: str) -> Part:
        """Return the part with all its places."""
        self._walk(self._xml.root.children, _Place("shape"))
        left_out = partial(_is_prompt, is_pattern=self._sheet.is_pattern)
        for link, slot in tooltips(self._xml, section=self._sheet.section, is_left_out=left_out):
            self._places.add_once(slot, link)
        marks = drawing_marks(self._xml, language, translated=self._places.slots, is_left_out=left_out)
        found = self._places
        return self._package.part(
            self._sheet.name, slots=found.slots, copies=found.copies, marks=marks, fixed=found.fixed
        )

    def _walk(self, elements: Sequence[Element], place: _Place) -> None:
        for element in elements:
            match element.name:
                case "a:p":
                    self._paragraph(element, place)
                case "mc:AlternateContent":
                    self._places.alternatives(element, partial(self._walk, place=place))
                case "p:sp":
                    if not (self._sheet.is_pattern and placeholder(element)):
                        self._walk(element.children, self._shape(element))
                case "a:tbl":
                    self._table(element)
                case name if name.endswith(":cNvPr"):
                    if not self._sheet.is_pattern:
                        self._drawing(element)
                case name if name not in _SKIPPED:
                    self._walk(element.children, place)

    def _shape(self, shape: Element) -> _Place:
        place = placeholder(shape)
        if self._structure is not None:
            self._structure.shape(shape, self._sheet.name)
        if place is None:
            properties = shape.child("p:nvSpPr", "p:cNvSpPr")
            is_box = properties is not None and properties.get("txBox") in _ON
            return _Place(self._named("text box" if is_box else "shape"))
        what = _PLACEHOLDERS.get(place.get("type"), "")
        if what:
            return _Place(f"{self._sheet.kind} {what}", at_edge=place.get("type") in _AT_EDGES)
        return _Place("speaker notes") if self._sheet.kind == "notes" else _Place("slide text", has_levels=True)

    def _named(self, kind: str) -> str:
        return kind if self._sheet.kind == "slide" else f"{kind} on {self._sheet.kind}"

    def _table(self, table: Element) -> None:
        properties = table.child("a:tblPr")
        has_headings = properties is not None and properties.get("firstRow") in _ON
        rows = [child for child in table.children if child.name == "a:tr"]
        structure = self._structure
        if structure is not None:
            structure.no_shape()
            structure.table()
        for number, row in enumerate(rows):
            place = _Place(self._named("table heading" if has_headings and not number else "table cell"))
            if structure is not None:
                structure.row()
            for cell in row.children:
                if structure is not None and cell.name == "a:tc":
                    structure.cell()
                if cell.get("hMerge") not in _ON and cell.get("vMerge") not in _ON:
                    self._walk(cell.children, place)
        if structure is not None:
            structure.table_end()

    def _drawing(self, properties: Element) -> None:
        """Add what is read instead of a picture or shape; of one without words, the picture."""
        section = self._sheet.section
        slots = list(alternative_texts(properties, section=section))
        drawing = properties.parent.parent if properties.parent is not None else None
        if self._structure is not None and drawing is not None and drawing.name in ("p:pic", "p:sp"):
            target = embedded_picture(drawing, self._links)
            slots = pictured(slots, target, self._structure.place)
            is_seen = drawing.name == "p:pic" and self._sheet.kind == "slide"
            if is_seen and not slots and (unit := seen_picture(target, section, self._structure.place)):
                self._places.fix(unit)
        self._places.slots += slots

    def _paragraph(self, paragraph: Element, place: _Place) -> None:
        kind = place.kind
        properties = paragraph.child("a:pPr") if place.has_levels else None
        level = properties.get("lvl") if properties else ""
        if level.isdigit() and int(level):
            kind = f"{kind}, level {int(level) + 1}"
        section = self._sheet.section[:1] if kind == "slide title" else self._sheet.section
        pieces = self._runs.pieces(paragraph)
        stands = NOWHERE
        if self._structure is not None:
            has_words = any(isinstance(piece, Text) for piece in pieces)
            stands = self._structure.paragraph(paragraph) if has_words else self._structure.place
        slot = paragraph_slot(pieces, self._runs.writer, kind=kind, section=section, place=stands)
        if slot is not None:
            self._places.add(slot)
        elif self._structure is not None and self._sheet.kind == "slide" and not place.at_edge:
            unit = fixed_unit(pieces, kind, section, stands)
            if unit is not None:
                self._places.fix(unit)


def _is_prompt(element: Element, *, is_pattern: bool) -> bool:
    """Tell whether an element is in the text of a placeholder of a pattern, and no default of its layout."""
    if not is_pattern or element.name == "a:defRPr":
        return False
    shape: Element | None = element
    while shape is not None and shape.name != "p:sp":
        shape = shape.parent
    return shape is not None and placeholder(shape) is not None
