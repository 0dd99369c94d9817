"""The title and subject of a document (ISO/IEC 29500-2, 11: core properties)."""

from __future__ import annotations

from pipeline.formats.document import LanguageForm, LanguageMark, Part
from pipeline.formats.office.package import Package
from pipeline.formats.office.slots import plain_slot
from pipeline.locales import primary

__all__ = ["properties_part"]

_READ = {"dc:title": "document title", "dc:subject": "document subject"}


def properties_part(package: Package, language: str) -> Part | None:
    """Return the part with the document's title and subject; None if it has none."""
    name = next((one.target for one in package.relationships("") if one.type == "core-properties"), "")
    xml = package.xml(name) if name else None
    if xml is None:
        return None
    slots, marks = [], []
    for element in xml.root.children:
        if element.name in _READ and element.inner < element.end:
            slot = plain_slot(element.content(), element.inner, element.inner_end, kind=_READ[element.name])
            slots += [slot] if slot else []
        elif element.name == "dc:language" and primary(element.content()) == primary(language):
            marks.append(LanguageMark(element.inner, element.inner_end, LanguageForm.CULTURE))
    return package.part(name, slots=tuple(slots), marks=tuple(marks))
