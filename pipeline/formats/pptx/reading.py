"""One walk through a presentation, in the order in which its slides are shown."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import DocumentError
from pipeline.formats.document import Document, LanguageForm, LanguageMark, Part, ReadOptions, Slot
from pipeline.formats.office.drawings import drawing_marks
from pipeline.formats.office.graphics import GRAPHICS, graphic_part
from pipeline.formats.office.package import Package
from pipeline.formats.office.properties import properties_part
from pipeline.formats.office.slots import plain_slot
from pipeline.formats.office.units import numbered_units
from pipeline.formats.pptx.slides import Sheet, read_sheet, title_of
from pipeline.formats.pptx.structure import SlideStructure
from pipeline.xml_text import Element, Xml

__all__ = ["read_document"]

_PATTERNS = {"slideLayout": "slide layout", "slideMaster": "slide master"}
_REFERENCES = {"c:chart": "r:id", "cx:chart": "r:id", "dgm:relIds": "r:dm"}
"""Where a slide says which chart or diagram stands in it, and in which attribute."""
_OFF = ("0", "false", "off")


def read_document(data: bytes, language: str, options: ReadOptions) -> Document:
    """Read a presentation in ``language`` (gettext name).

    Raises DocumentError when it is no presentation or cannot be kept exactly.
    """
    package = Package(data, options.contents)
    main = package.xml(package.main)
    if main is None or main.root.name != "p:presentation":
        raise DocumentError("is not a presentation", remedy="give it its right suffix")
    structure = SlideStructure(package) if options.structure else None
    parts = numbered_units(_Reader(package, language, structure).parts())
    return Document(data, parts, contents=options.contents)


class _Reader:
    """Reads the parts of a package, each of them once."""

    def __init__(self, package: Package, language: str, structure: SlideStructure | None) -> None:
        self._package, self._language, self._structure = package, language, structure
        self._done: set[str] = set()
        self._slides = list(self._slide_names())

    def parts(self) -> Iterator[Part]:
        """Yield the parts with texts in the order a reader meets them."""
        properties = properties_part(self._package, self._language)
        if properties is not None:
            yield properties
        yield self._presentation()
        for number, name in enumerate(self._slides, start=1):
            if name not in self._done:
                yield from self._slide(name, number)
        for kind, name in self._patterns():
            xml = self._package.xml(name)
            own = xml.root.child("p:cSld") if xml else None
            section = (own.get("name"),) if own is not None and own.get("name") else ()
            yield from self._sheet(Sheet(name, _PATTERNS[kind], section, is_pattern=True))
        for _, name in self._package.reachable(("notesMaster", "handoutMaster")):
            yield self._languages(name)

    def _slide_names(self) -> Iterator[str]:
        """Yield the slides in the order in which they are shown (ISO/IEC 29500-1, 19.2.1.34)."""
        main = self._package.xml(self._package.main)
        slides = main.root.child("p:sldIdLst") if main else None
        targets = {one.id: one for one in self._package.relationships(self._package.main)}
        for element in slides.children if slides else ():
            one = targets.get(element.get("r:id"))
            if one is not None and not one.outside and one.type == "slide" and self._package.name(one.target):
                yield one.target

    def _presentation(self) -> Part:
        """Return the main part: names of sections, and the language of text that names none."""
        name = self._package.main
        xml = self._package.xml(name)
        if xml is None:
            raise KeyError(name)
        sections = (_section(element) for element in xml.named("p14:section"))
        marks = [*drawing_marks(xml, self._language), *_defaults(xml)]
        return self._package.part(
            name,
            slots=(slot for slot in sections if slot is not None),
            marks={mark.start: mark for mark in marks}.values(),
        )

    def _slide(self, name: str, number: int) -> Iterator[Part]:
        """Yield a slide, what stands on it in parts of its own, and its notes."""
        xml = self._package.xml(name)
        if xml is None:
            return
        is_hidden = xml.root.get("show") in _OFF
        place = f"slide {number} (hidden)" if is_hidden else f"slide {number}"
        title = title_of(xml)
        section = (place, title) if title else (place,)
        yield from self._sheet(Sheet(name, "slide", section))
        said: set[str] = set()
        for graphic, of_type in self._graphics(name, xml):
            part = graphic_part(self._package, graphic, of_type, self._language, section=section, said=said)
            if part is not None and self._is_new(graphic):
                said.update(slot.unit.text for slot in part.slots)
                yield part
                yield from self._links(graphic)
        for one in self._package.relationships(name):
            if one.type == "notesSlide" and not one.outside and self._package.name(one.target):
                yield from self._sheet(Sheet(one.target, "notes", section))

    def _graphics(self, slide: str, xml: Xml) -> Iterator[tuple[str, str]]:
        """Yield the charts and diagrams of a slide in its order, each with its type."""
        targets = {one.id: one for one in self._package.relationships(slide) if not one.outside}
        for element in xml.named(*_REFERENCES):
            one = targets.get(element.get(_REFERENCES[element.name]))
            if one is None or one.type not in GRAPHICS:
                continue
            yield one.target, one.type
            data = self._package.xml(one.target)
            for inner in data.named("dsp:dataModelExt") if data else ():
                drawing = targets.get(inner.get("relId"))
                if drawing is not None and drawing.type == "diagramDrawing":
                    yield drawing.target, drawing.type
            for other in self._package.relationships(one.target):
                if other.type == "chartUserShapes" and not other.outside:
                    yield other.target, other.type

    def _sheet(self, sheet: Sheet) -> Iterator[Part]:
        if self._is_new(sheet.name):
            yield read_sheet(self._package, sheet, self._language, self._structure)
            yield from self._links(sheet.name)

    def _links(self, name: str) -> Iterator[Part]:
        part = self._package.links(name)
        if part is not None:
            yield part

    def _patterns(self) -> Iterator[tuple[str, str]]:
        """Yield the layouts that slides use and their masters; of a template without slides, all."""
        found: dict[str, str] = {}
        waiting = list(self._slides) or [self._package.main]
        while waiting:
            for one in self._package.relationships(waiting.pop(0)):
                if one.type in _PATTERNS and not one.outside and one.target not in found:
                    if self._package.name(one.target) is None:
                        continue
                    found[one.target] = one.type
                    if one.type == "slideLayout" or not self._slides:
                        waiting.append(one.target)
        for kind in _PATTERNS:
            yield from ((kind, name) for name, its in found.items() if its == kind)

    def _languages(self, name: str) -> Part:
        """Return a part in which only languages are named."""
        xml = self._package.xml(name)
        marks = drawing_marks(xml, self._language, is_left_out=lambda one: one.name != "a:defRPr") if xml else ()
        return self._package.part(name, marks=marks)

    def _is_new(self, name: str) -> bool:
        if name in self._done:
            return False
        self._done.add(name)
        return True


def _section(element: Element) -> Slot | None:
    name = element.attributes().get("name")
    if name is None:
        return None
    return plain_slot(name.value, name.start, name.end, kind="section name", quoted=True)


def _defaults(xml: Xml) -> Iterator[LanguageMark]:
    """Yield the languages of text that names none, whatever they are."""
    for element in xml.named("a:defRPr"):
        one = element.attributes().get("lang")
        if one is not None:
            yield LanguageMark(one.start, one.end, LanguageForm.CULTURE)
