"""One walk through a part of an OpenDocument text: units, links and languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline.formats.document import LanguageForm, LanguageMark, Link, Slot
from pipeline.formats.odt.runs import OdfRuns
from pipeline.formats.odt.styles import Styles
from pipeline.formats.office.sections import Sections
from pipeline.formats.office.slots import paragraph_slot, plain_slot
from pipeline.locales import primary
from pipeline.xml_text import Element, Xml, in_quotes

__all__ = ["links", "marks", "slots"]

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
_LISTED = ("text:list-item", "text:list-header")
_NO_LANGUAGE = ("none", "zxx")


@dataclass(frozen=True, slots=True)
class _Place:
    """What is around a paragraph."""

    kind: str = "paragraph"
    """What it is if its style does not say."""
    within: str = ""
    """What it is whatever its style says, unless it is a heading: a table cell, a text box."""


class _Walk:
    def __init__(self, xml: Xml, styles: Styles) -> None:
        self._runs = OdfRuns(xml, styles)
        self._styles = styles
        self._sections = Sections()

    def slots(self, elements: Iterable[Element], place: _Place) -> Iterator[Slot]:
        """Yield the slots in ``elements``, in the order of the text."""
        for element in elements:
            name = element.name
            inner = place
            if name in _SKIPPED:
                continue
            if name in _TEXTS:
                yield from self._plain(element)
                continue
            if name in ("text:p", "text:h"):
                yield from self._paragraph(element, place)
            elif name in _WITHIN:
                inner = replace(place, within=_WITHIN[name])
            elif name in _LISTED:
                inner = replace(place, kind="list item")
            elif name == "text:note":
                inner = _Place(within=element.get("text:note-class", "footnote"))
            elif name == "table:table-cell":
                if element.get("office:value-type", "string") != "string":
                    continue
                inner = _Place(within=place.within or "table cell")
            elif name.startswith("draw:") and name != "draw:frame":
                inner = _Place(within="shape")
            yield from self.slots(element.children, inner)

    def _paragraph(self, paragraph: Element, place: _Place) -> Iterator[Slot]:
        said = self._styles.kind(paragraph.get("text:style-name"))
        kind = said if said == "caption" else place.within or said or place.kind
        if paragraph.name == "text:h" and not place.within:
            level = paragraph.get("text:outline-level", "1")
            kind = f"heading {level if level.isdecimal() and len(level) < 3 else 1}"
        slot = paragraph_slot(
            self._runs.pieces(paragraph), self._runs.writer, kind=kind, section=self._sections.above(kind)
        )
        if slot is not None:
            self._sections.add(slot)
            yield slot

    def _plain(self, element: Element) -> Iterator[Slot]:
        if element.children or element.inner == element.end:
            return
        slot = plain_slot(
            element.content(),
            element.inner,
            element.inner_end,
            kind=_TEXTS[element.name],
            section=self._sections.above(""),
        )
        if slot is not None:
            yield slot


def slots(xml: Xml, styles: Styles) -> tuple[Slot, ...]:
    """Return the slots of a part in the order of its text."""
    return tuple(_Walk(xml, styles).slots(xml.root.children, _Place()))


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


@dataclass(frozen=True, slots=True)
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
    base = "../" if packed else ""
    for element in root.walk():
        if element.name not in ("text:a", "draw:a", "draw:area-rectangle", "draw:area-circle", "draw:area-polygon"):
            continue
        address = element.attributes().get("xlink:href")
        if address is not None and address.value.startswith(base):
            yield Address(address.start, address.end, address.value.removeprefix(base), base=base)
