"""One walk through a part of an OpenDocument text: units, links and languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline.formats.document import LanguageForm, LanguageMark, Link
from pipeline.formats.odt.runs import OdfRuns
from pipeline.formats.odt.structure import STRUCTURE, TextStructure
from pipeline.formats.odt.styles import Styles
from pipeline.formats.offering import is_offered
from pipeline.formats.office.places import Places
from pipeline.formats.office.sections import Sections
from pipeline.formats.office.slots import paragraph_slot, plain_slot
from pipeline.formats.office.structure import fixed_unit, seen_picture
from pipeline.locales import primary
from pipeline.model import NOWHERE
from pipeline.xml_text import Element, Xml, in_quotes

__all__ = ["BASE", "links", "marks", "places"]

_SKIPPED = frozenset(
    [
        "office:annotation",
        "office:binary-data",
        "office:font-face-decls",
        "office:forms",
        "office:scripts",
        "office:settings",
        "office:styles",
        "office:automatic-styles",
        "math:math",
        "text:tracked-changes",
    ]
)
"""What holds no text that people read in the document: comments, deletions, formulas, programs."""
_TEXTS = {
    "dc:title": "document title",
    "dc:subject": "document subject",
    "dc:description": "document description",
    "svg:title": "alt text",
    "svg:desc": "description",
    "table:title": "alt text",
    "table:desc": "description",
    "text:index-title-template": "title of the contents",
}
"""Elements that hold nothing but text."""
_WITHIN = {
    "text:index-title": "title of the contents",
    "draw:text-box": "text box",
    "table:table-header-rows": "table heading",
    "style:header": "header",
    "style:header-left": "header",
    "style:header-first": "header",
    "style:footer": "footer",
    "style:footer-left": "footer",
    "style:footer-first": "footer",
    "chart:chart": "text of a chart",
}
_AT_EDGES = ("header", "footer")
"""What stands at the edge of each page, and not in the text."""
_DESCRIBING = ("svg:title", "svg:desc")
_LISTED = ("text:list-item", "text:list-header")
BASE = "../"
"""Leads from the texts of a packed document to where the document stands."""
_NO_LANGUAGE = ("none", "zxx")


@dataclass(frozen=True, slots=True)
class _Place:
    """What is around a paragraph."""

    kind: str = "paragraph"
    """What it is if its style does not say."""
    within: str = ""
    """What it is whatever its style says, unless it is a heading: a table cell, a text box."""


class _Walk:
    def __init__(self, xml: Xml, styles: Styles, structure: TextStructure | None) -> None:
        self.found = Places()
        self._runs = OdfRuns(xml, styles)
        self._styles = styles
        self._sections = Sections()
        self._structure = structure
        self._structural = STRUCTURE if structure else frozenset[str]()
        self._pictures: dict[Element, str] = {}
        """What the alternative texts of pictures describe."""

    def walk(self, elements: Iterable[Element], place: _Place) -> None:
        """Add what is in ``elements``, in the order of the text."""
        for element in elements:
            name = element.name
            if name in _SKIPPED:
                continue
            if name in _TEXTS:
                self._plain(element)
            elif name in self._structural and self._structure:
                self._structure.open(element)
                self._element(element, place)
                self._structure.close(element)
            else:
                self._element(element, place)

    def _element(self, element: Element, place: _Place) -> None:
        name = element.name
        inner = place
        if name in ("text:p", "text:h"):
            self._paragraph(element, place)
        elif name in _WITHIN:
            inner = replace(place, within=_WITHIN[name])
        elif name in _LISTED:
            inner = replace(place, kind="list item")
        elif name == "text:note":
            inner = _Place(within=element.get("text:note-class", "footnote"))
        elif name == "table:table-cell":
            inner = _Place(within=place.within or "table cell")
            if element.get("office:value-type", "string") != "string":
                self._value(element, inner)
                return
        elif name == "draw:frame":
            self._frame(element, place)
        elif name.startswith("draw:"):
            inner = _Place(within="shape")
        self.walk(element.children, inner)

    def _paragraph(self, paragraph: Element, place: _Place) -> None:
        said = self._styles.kind(paragraph.get("text:style-name"))
        kind = said if said == "caption" else place.within or said or place.kind
        if paragraph.name == "text:h" and not place.within:
            level = paragraph.get("text:outline-level", "1")
            kind = f"heading {level if level.isdecimal() and len(level) < 3 else 1}"
        above = self._sections.above(kind)
        stands = self._structure.paragraph(paragraph) if self._structure else NOWHERE
        pieces = self._runs.pieces(paragraph)
        slot = paragraph_slot(pieces, self._runs.writer, kind=kind, section=above, place=stands)
        if slot is not None:
            self._sections.add(slot)
            self.found.add(slot)
        elif self._structure and place.within not in _AT_EDGES and (unit := fixed_unit(pieces, kind, above, stands)):
            self.found.fix(unit)

    def _value(self, cell: Element, place: _Place) -> None:
        """Add what a cell shows whose value is no text."""
        if self._structure is None or place.within in _AT_EDGES:
            return
        pieces = [piece for child in cell.children if child.name == "text:p" for piece in self._runs.pieces(child)]
        unit = fixed_unit(pieces, place.within, self._sections.above(""), self._structure.place)
        if unit is not None:
            self.found.fix(unit)

    def _frame(self, frame: Element, place: _Place) -> None:
        """Note which picture the texts of a frame describe; without any, it is seen all the same."""
        image = frame.child("draw:image") if self._structure else None
        if image is None or self._structure is None:
            return
        target = self._structure.picture(image.get("xlink:href"))
        texts = [child for child in frame.children if child.name in _DESCRIBING and is_offered(child.content())]
        if texts:
            self._pictures |= dict.fromkeys(texts, target)
        elif place.within not in _AT_EDGES:
            unit = seen_picture(target, self._sections.above(""), self._structure.place)
            if unit is not None:
                self.found.fix(unit)

    def _plain(self, element: Element) -> None:
        if element.children or element.inner == element.end:
            return
        place = self._structure.place if self._structure else NOWHERE
        if element in self._pictures:
            place = place._replace(picture=self._pictures[element])
        self.found.add(
            plain_slot(
                element.content(),
                element.inner,
                element.inner_end,
                kind=_TEXTS[element.name],
                section=self._sections.above(""),
                place=place,
            )
        )


def places(xml: Xml, styles: Styles, structure: TextStructure | None = None) -> Places:
    """Return the places of a part in the order of its text; ``structure`` tells what they stand in, if asked for."""
    walk = _Walk(xml, styles, structure)
    walk.walk(xml.root.children, _Place())
    return walk.found


def marks(root: Element, language: str) -> Iterator[LanguageMark]:
    """Yield where a part names the document's ``language`` (gettext name), and that of text that names none."""
    for element in root.walk():
        if element.name == "dc:language":
            if primary(element.content()) == primary(language):
                yield LanguageMark(element.inner, element.inner_end, LanguageForm.CULTURE)
        elif "language" in element.tag:
            yield from _marks(element, language)


def _marks(element: Element, language: str) -> Iterator[LanguageMark]:
    """Yield the marks in a tag; the language of an ``number:`` style is that of the months' names."""
    found = element.attributes()
    prefix = "number" if element.name == "number:date-style" else "fo"
    said = found.get(f"{prefix}:language")
    is_default = element.parent is not None and element.parent.name == "style:default-style"
    if said is None or said.value in _NO_LANGUAGE or not (is_default or primary(said.value) == primary(language)):
        return
    places = [(said, LanguageForm.LANGUAGE)]
    if region := found.get(f"{prefix}:country"):
        places.append((region, LanguageForm.REGION))
    if tag := found.get("style:rfc-language-tag"):
        places.append((tag, LanguageForm.TAG))
    yield from (LanguageMark(one.start, one.end, form) for one, form in places)


@dataclass(slots=True)
class Address(Link):
    """The address of a link; ``base`` leads from where the text stands to where the document does."""

    base: str = ""

    def written(self, target: str) -> str:
        """Return ``target`` as an attribute's value."""
        return in_quotes(self.base + target)


def links(root: Element, *, packed: bool) -> Iterator[Link]:
    """Yield the links to other files.

    In a packed document an address begins inside of the archive, so that ``../`` leads to
    the files beside it (OpenDocument 1.3, part 2, 3.7).
    """
    base = BASE if packed else ""
    for element in root.walk():
        if element.name not in ("text:a", "draw:a", "draw:area-rectangle", "draw:area-circle", "draw:area-polygon"):
            continue
        address = element.attributes().get("xlink:href")
        if address is not None and address.value.startswith(base):
            yield Address(address.start, address.end, address.value.removeprefix(base), base=base)
