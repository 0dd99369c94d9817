"""The words that numbering puts before paragraphs (ISO/IEC 29500-1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.formats.document import Part, Slot
from pipeline.formats.office.package import Package
from pipeline.formats.office.slots import plain_slot
from pipeline.xml_text import Element, Xml

__all__ = ["numbering_part"]

_WORD = re.compile(r"[^\W\d_]{2}")
_USERS = ("header", "footer", "footnotes", "endnotes", "styles")
"""The parts beside the main one whose paragraphs or styles may be numbered."""


def numbering_part(package: Package, name: str) -> Part | None:
    """Return the part that describes numberings, with the words in those that are used: ``Artículo %1.``."""
    xml = package.xml(name)
    if xml is None:
        return None
    users = [package.main, *(part for _, part in package.reachable(_USERS))]
    texts = [found for found in map(package.xml, users) if found is not None]
    return package.part(name, slots=_labels(xml.root, _used(texts)))


def _used(texts: Sequence[Xml]) -> set[tuple[str, str]]:
    """Return the numberings that paragraphs and styles use, each with its level."""
    return {
        (_value(element, "w:numId"), _value(element, "w:ilvl") or "0")
        for xml in texts
        for element in xml.named("w:numPr")
    }


def _labels(root: Element, used: set[tuple[str, str]]) -> Iterator[Slot]:
    levels: set[tuple[str, str]] = set()
    for number in root.children:
        if number.name == "w:num":
            abstract = _value(number, "w:abstractNumId")
            levels |= {(abstract, level) for one, level in used if one == number.get("w:numId")}
    for numbering in root.children:
        abstract, number_id = numbering.get("w:abstractNumId"), numbering.get("w:numId")
        for level in numbering.walk():
            place = level.get("w:ilvl") if level.name == "w:lvl" else None
            if place is None or _value(level, "w:numFmt") == "bullet":
                continue
            is_styled = level.child("w:pStyle") is not None and any(one == abstract for one, _ in levels)
            if is_styled or (abstract, place) in levels or (number_id, place) in used:
                yield from _label(level)


def _label(level: Element) -> Iterator[Slot]:
    label = level.child("w:lvlText")
    value = label.attributes().get("w:val") if label is not None else None
    if value is not None and _WORD.search(value.value):
        slot = plain_slot(value.value, value.start, value.end, kind="list label", quoted=True)
        if slot is not None:
            yield slot


def _value(element: Element, name: str) -> str:
    child = element.child(name)
    return child.get("w:val") if child is not None else ""
