"""What floats above the cells: shapes, pictures, charts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.formats.document import Part, Slot
from pipeline.formats.offering import is_offered_in_data
from pipeline.formats.office.drawings import (
    DrawingRuns,
    alternative_texts,
    drawing_marks,
    drawing_writer,
)
from pipeline.formats.office.package import Package
from pipeline.formats.office.slots import paragraph_slot
from pipeline.formats.tables import cell_name
from pipeline.formats.xlsx.cells import area
from pipeline.formats.xlsx.strings import NameSlot
from pipeline.model import Unit
from pipeline.xml_text import Element, Xml

__all__ = ["drawn_parts"]

_DRAWN = ("drawing", "chart", "chartUserShapes", "diagramData", "diagramDrawing")
_RANGE = re.compile(r"(?:'((?:[^']|'')+)'|([^'!()]+))!([$A-Za-z0-9:]+)")


def drawn_parts(
    package: Package, sheet: str, units: Mapping[tuple[str, str], Unit], *, section: tuple[str, ...], language: str
) -> Iterator[Part]:
    """Yield the parts with the drawings and charts of a sheet, the part ``sheet``.

    ``units`` are the workbook's cells that are translated, by the names of their sheet and
    of themselves: charts repeat them.
    """
    waiting, seen, said = [sheet], {sheet}, set[str]()
    while waiting:
        for one in package.relationships(waiting.pop(0)):
            if one.type not in _DRAWN or one.outside or one.target in seen:
                continue
            seen.add(one.target)
            waiting.append(one.target)
            xml = package.xml(one.target)
            if xml is None:
                continue
            links = {link.id: link for link in package.relationships(one.target)}
            runs = DrawingRuns(drawing_writer(xml.root), links)
            if one.type == "chart":
                slots = [*_titles(xml, runs, section), *_literals(xml.root, section)]
                echoes: tuple[Slot, ...] = tuple(_labels(xml.root, units))
            else:
                slots, echoes = list(_shapes(xml.root, runs, section)), ()
            if one.type == "diagramDrawing":
                echoes = tuple(slot for slot in slots if slot.unit.text in said)
                slots = [slot for slot in slots if slot.unit.text not in said]
            said.update(slot.unit.text for slot in slots)
            slots.sort(key=lambda slot: slot.start)
            marks = drawing_marks(xml, language, translated=[*slots, *echoes])
            yield package.part(one.target, slots=slots, marks=marks, echoes=echoes)


def _titles(xml: Xml, runs: DrawingRuns, section: tuple[str, ...]) -> Iterator[Slot]:
    """Yield the titles and labels of a chart that are text of its own."""
    for element in xml.named("a:p"):
        slot = paragraph_slot(runs.pieces(element), runs.writer, kind="text of a chart", section=section)
        if slot is not None:
            yield slot


def _shapes(root: Element, runs: DrawingRuns, section: tuple[str, ...]) -> Iterator[Slot]:
    """Yield the texts of shapes, but of those that show a cell, and what is read instead of pictures."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.name == "xdr:sp" and element.get("textlink"):
            continue
        if element.name == "a:p":
            slot = paragraph_slot(runs.pieces(element), runs.writer, kind="shape", section=section)
            if slot is not None:
                yield slot
        elif element.name == "xdr:cNvPr":
            yield from alternative_texts(element, section=section)
        waiting += reversed(element.children)


def _literals(root: Element, section: tuple[str, ...]) -> Iterator[Slot]:
    """Yield the labels that a chart itself has."""
    for element in root.walk():
        above = element.parent
        if element.name == "c:v" and above is not None and not element.children:
            holder = above.parent if above.name == "c:pt" else None
            if above.name == "c:tx" or (holder is not None and holder.name == "c:strLit"):
                chars = element.content().strip()
                if is_offered_in_data(chars):
                    unit = Unit(chars, "label of a chart", section)
                    yield NameSlot(element.inner, element.inner_end, unit, quoted=False)


def _labels(root: Element, units: Mapping[tuple[str, str], Unit]) -> Iterator[NameSlot]:
    """Yield the places where a chart repeats the text of cells."""
    for element in root.walk():
        if element.name not in ("c:strRef", "c:multiLvlStrRef"):
            continue
        formula = element.child("c:f")
        names = _names(formula.content() if formula else "")
        cache = element.child("c:strCache")
        for point in cache.children if cache else ():
            value, number = point.child("c:v"), point.get("idx")
            if value is None or not number.isdecimal() or int(number) >= len(names):
                continue
            unit = units.get(names[int(number)])
            if unit is not None:
                yield NameSlot(value.inner, value.inner_end, unit, quoted=False)


def _names(formula: str) -> Sequence[tuple[str, str]]:
    """Return the cells that a chart's reference names, as names of sheet and cell; none for other formulas."""
    match = _RANGE.fullmatch(formula.strip())
    place = area(match[3]) if match else None
    if match is None or place is None or (place.bottom > place.top and place.right > place.left):
        return ()
    sheet = match[1].replace("''", "'") if match[1] else match[2]
    rows, columns = range(place.top, place.bottom + 1), range(place.left, place.right + 1)
    return [(sheet, cell_name(row, column)) for row in rows for column in columns]
