"""Charts and diagrams, which are parts of their own beside the text they belong to (ISO/IEC 29500-1, 21.2 and 21.4)."""

from __future__ import annotations

from collections.abc import Container

from pipeline.formats.document import Part, Slot
from pipeline.formats.office.drawings import (
    DrawingRuns,
    alternative_texts,
    drawing_marks,
    drawing_writer,
    tooltips,
)
from pipeline.formats.office.package import Package
from pipeline.formats.office.places import Places
from pipeline.formats.office.slots import paragraph_slot, plain_slot
from pipeline.xml_text import Element

__all__ = ["GRAPHICS", "graphic_part"]

GRAPHICS = {
    "chart": "chart",
    "chartEx": "chart",
    "chartUserShapes": "chart",
    "diagramData": "diagram",
    "diagramDrawing": "diagram",
}
"""What a translator calls the parts of these types."""
_TEXTS = frozenset(["c:strCache", "c:strLit", "c:lvl", "cx:lvl"])
"""What holds the names of a chart's series and categories, and never its numbers."""


def graphic_part(
    package: Package,
    name: str,
    of_type: str,
    language: str,
    *,
    section: tuple[str, ...] = (),
    said: Container[str] = (),
) -> Part | None:
    """Return a chart or diagram, a part of ``of_type``, with its places; None if it is not there.

    A diagram is kept as data and as a drawing of them ([MS-ODRAWXML], 2.5). What data have
    ``said`` before, a drawing repeats.

    The names of series and categories are cells of the workbook in the chart. What is
    shown is the chart's own copy of them; that one is translated, once for each text.
    """
    xml = package.xml(name)
    if xml is None:
        return None
    runs = DrawingRuns(drawing_writer(xml.root), {one.id: one for one in package.relationships(name)})
    places, echoes, kind = Places(), list[Slot](), GRAPHICS[of_type]

    def add(slot: Slot | None) -> None:
        if slot is not None and of_type == "diagramDrawing" and slot.unit.text in said:
            echoes.append(slot)
        else:
            places.add(slot)

    for element in xml.root.walk():
        if element.name == "a:p":
            add(paragraph_slot(runs.pieces(element), runs.writer, kind=f"text of a {kind}", section=section))
        elif element.name.endswith(":cNvPr"):
            for slot in alternative_texts(element, section=section):
                add(slot)
        elif _is_label(element):
            label = plain_slot(
                element.content(), element.inner, element.inner_end, kind=f"label of a {kind}", section=section
            )
            places.add_once(label, _role(element))
    for role, slot in tooltips(xml, section=section):
        places.add_once(slot, role)
    marks = drawing_marks(xml, language, translated=[*places.slots, *echoes])
    return package.part(name, slots=places.slots, copies=places.copies, echoes=echoes, marks=marks)


def _role(label: Element) -> str:
    """Return what a label is in its chart: the same for a category that each series repeats, else its own."""
    point = label.parent if label.name == "c:v" else label
    above = point
    while above is not None and above.name not in ("c:cat", "cx:strDim"):
        above = above.parent
    if above is None or point is None or point.parent is None:
        return f"at {label.start}"
    levels = [one.start for one in point.parent.parent.children] if point.parent.parent else []
    return f"category {point.get('idx')} of level {levels.index(point.parent.start) if levels else 0}"


def _is_label(value: Element) -> bool:
    """Tell whether an element holds text that the chart shows, not a number."""
    above = value.parent
    if above is None or value.inner == value.end:
        return False
    match value.name:
        case "c:v" if above.name == "c:pt":
            return above.parent is not None and above.parent.name in _TEXTS
        case "c:v":
            return above.name == "c:tx"
        case "cx:pt":
            return above.name in _TEXTS and above.parent is not None and above.parent.name == "cx:strDim"
        case "cx:v":
            return above.name == "cx:txData"
    return False
