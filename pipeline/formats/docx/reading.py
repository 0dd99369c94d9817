"""One walk through the parts of a Word document: units, copies of them, links and languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from pipeline.errors import DocumentError
from pipeline.formats.document import Document, LanguageForm, LanguageMark, Part, ReadOptions
from pipeline.formats.docx.numbering import numbering_part
from pipeline.formats.docx.runs import WordRuns, word_writer
from pipeline.formats.docx.structure import TABLES, WordStructure
from pipeline.formats.docx.styles import Styles, read_styles
from pipeline.formats.office.drawings import (
    DrawingRuns,
    alternative_texts,
    drawing_marks,
    drawing_writer,
)
from pipeline.formats.office.graphics import GRAPHICS, graphic_part
from pipeline.formats.office.marks import Marks
from pipeline.formats.office.package import Package
from pipeline.formats.office.places import Places
from pipeline.formats.office.properties import properties_part
from pipeline.formats.office.sections import Sections
from pipeline.formats.office.slots import paragraph_slot, plain_slot
from pipeline.formats.office.structure import embedded_picture, fixed_unit, pictured, seen_picture
from pipeline.formats.office.units import numbered_units
from pipeline.locales import primary
from pipeline.model import NOWHERE
from pipeline.xml_text import Element, Xml

__all__ = ["read_document"]

_STORIES = {"footnotes": "footnote", "endnotes": "endnote", "header": "header", "footer": "footer"}
"""The parts with paragraphs beside the main one, and what their paragraphs are."""
_SETTINGS = ("styles", "settings")
_SKIPPED = frozenset(["w:del", "w:moveFrom", "w:sectPr", "w:pPr", "w:rPr", "w:instrText"])
_BARE = frozenset(("w:t", "w:rPr", "w:pPr", "w:proofErr", "w:bookmarkStart", "w:bookmarkEnd", "w:tab", "w:br"))
"""What is in most paragraphs and never holds another one."""
_ATTRIBUTES = {
    "v:textpath": ("string", "watermark"),
    "w:hyperlink": ("w:tooltip", "tooltip"),
    "w:listItem": ("w:displayText", "choice in a list"),
}
"""Attributes that people read, and what they are."""
_NO_NOTES = frozenset(("separator", "continuationSeparator", "continuationNotice"))


def read_document(data: bytes, language: str, options: ReadOptions) -> Document:
    """Read a Word document in ``language`` (gettext name).

    Raises DocumentError when it is no Word document or cannot be kept exactly.
    """
    package = Package(data, options.contents)
    main = package.xml(package.main)
    if main is None or main.root.name != "w:document":
        raise DocumentError("is not a Word document", remedy="give it its right suffix")
    styles = read_styles(package)
    parts: list[Part | None] = [properties_part(package, language)]
    kinds = (*_STORIES, *GRAPHICS, *_SETTINGS, "numbering")
    structure = WordStructure(package, styles.kinds) if options.structure else None
    said: set[str] = set()
    for kind, name in (("", package.main), *package.reachable(kinds)):
        if kind in GRAPHICS:
            graphic = graphic_part(package, name, kind, language, said=said)
            said.update(slot.unit.text for slot in (graphic.slots if graphic else ()))
            parts.append(graphic)
        elif kind == "numbering":
            parts.append(numbering_part(package, name))
        elif kind in _SETTINGS:
            parts.append(_settings(package, name, language))
        else:
            before = sum(len(part.slots) for part in parts if part is not None)
            what = _STORIES.get(kind, "")
            story = _Story(package, name, styles, language, kind=what, before=before, structure=structure)
            parts += (story.part(), package.links(name))
    return Document(data, numbered_units(part for part in parts if part is not None), contents=options.contents)


def _settings(package: Package, name: str, language: str) -> Part | None:
    xml = package.xml(name)
    if xml is None:
        return None
    return package.part(name, marks=_marks(xml, language))


def _marks(xml: Xml, language: str) -> Iterator[LanguageMark]:
    """Yield where a part names the document's language, and the language of text that names none."""
    known: dict[str, list[tuple[int, int]]] = {}
    for element in xml.tags("w:lang", "w:themeFontLang"):
        start = element.start
        if _is_default(element):
            spans = _spans(element, language, is_default=True)
        elif (tag := element.tag) in known:
            spans = known[tag]
        else:
            spans = known[tag] = _spans(element, language, is_default=False)
        for first, last in spans:
            yield LanguageMark(start + first, start + last, LanguageForm.CULTURE)


def _spans(mark: Element, language: str, *, is_default: bool) -> list[tuple[int, int]]:
    """Return where a mark names the language, from its own start."""
    return [
        (one.start - mark.start, one.end - mark.start)
        for name, one in mark.attributes().items()
        if primary(one.value) == primary(language) or (is_default and name == "w:val")
    ]


def _is_default(mark: Element) -> bool:
    above = mark.parent.parent if mark.parent is not None else None
    return above is not None and above.name == "w:rPrDefault"


@dataclass(frozen=True, slots=True)
class _Place:
    """What is around a paragraph."""

    kind: str
    """What it is if its style does not say."""
    within: str = ""
    """What it is whatever its style says, unless that says heading: a table cell, a text box."""


class _Story:
    """A part with paragraphs."""

    def __init__(
        self,
        package: Package,
        name: str,
        styles: Styles,
        language: str,
        *,
        kind: str,
        before: int,
        structure: WordStructure | None,
    ) -> None:
        xml = package.xml(name)
        if xml is None:
            raise KeyError(name)
        self._package, self._name, self._language = package, name, language
        self._xml = xml
        self._styles = styles
        self._kind = kind
        self._is_text = kind not in ("header", "footer")
        """Whether it is read as a part of the text, and not at the edge of each page."""
        self._before = before
        """How many units there are before its first."""
        self._structure = structure
        self._structural = TABLES if structure else frozenset[str]()
        self._links = {one.id: one for one in package.relationships(name)}
        self._runs = WordRuns(word_writer(xml.root), language, styles.names, self._links)
        self._drawing_runs = DrawingRuns(drawing_writer(xml.root), self._links)
        self._sections = Sections()
        self._found = Places()

    def part(self) -> Part:
        """Return the part with all its places."""
        self._walk(self._xml.root.children, _Place(self._kind or "paragraph"))
        xml, language = self._xml, self._language
        marks = Marks(lambda: (*_marks(xml, language), *drawing_marks(xml, language)))
        found = self._found
        return self._package.part(self._name, slots=found.slots, copies=found.copies, marks=marks, fixed=found.fixed)

    def _walk(self, elements: Sequence[Element], place: _Place) -> None:
        for element in elements:
            if element.one_text is not None:
                continue
            if element.name == "w:r":
                inner = [child for child in element.children if child.name not in _BARE]
                if inner:
                    self._walk(inner, place)
            elif element.name in self._structural and self._structure:
                self._structure.open(element)
                self._look_into(element, place)
                self._structure.close(element)
            elif element.name not in _BARE:
                self._look_into(element, place)

    def _look_into(self, element: Element, place: _Place) -> None:
        match element.name:
            case "w:p":
                self._paragraph(element, place)
                self._walk(element.children, place)
            case "a:p":
                self._found.add(
                    paragraph_slot(self._drawing_runs.pieces(element), self._drawing_runs.writer, kind="shape")
                )
            case "w:tr":
                is_heading = element.child("w:trPr", "w:tblHeader") is not None
                self._walk(element.children, replace(place, within="table heading" if is_heading else "table cell"))
            case "w:txbxContent":
                self._walk(element.children, replace(place, within="text box"))
            case "w:footnote" | "w:endnote" if element.get("w:type") in _NO_NOTES:
                return
            case "mc:AlternateContent":
                self._found.alternatives(element, partial(self._walk, place=place), partial(self._again, place=place))
            case "wp:docPr" | "v:shape" | "v:rect":
                self._drawing(element)
                self._walk(element.children, place)
            case name if name not in _SKIPPED:
                if name in _ATTRIBUTES:
                    self._attribute(element, *_ATTRIBUTES[name])
                self._walk(element.children, place)

    def _again(self, elements: Sequence[Element], place: _Place) -> None:
        """Walk through what repeats others: items are counted once, and tables."""
        structure, structural = self._structure, self._structural
        self._structure, self._structural = None, frozenset()
        self._walk(elements, place)
        self._structure, self._structural = structure, structural

    def _drawing(self, properties: Element) -> None:
        """Add what is read instead of a picture or shape; of one that shows no words, the picture."""
        above = self._sections.above("")
        slots = list(alternative_texts(properties, section=above))
        if self._structure is not None:
            drawing = properties.parent if properties.name == "wp:docPr" else properties
            target = embedded_picture(drawing, self._links) if drawing is not None else ""
            slots = pictured(slots, target, self._structure.place)
            if not slots and self._is_text and (unit := seen_picture(target, above, self._structure.place)):
                self._found.fix(unit)
        self._found.slots += slots

    def _attribute(self, element: Element, name: str, kind: str) -> None:
        shown = element.attributes().get(name)
        if shown is not None:
            above = self._sections.above("")
            self._found.add(plain_slot(shown.value, shown.start, shown.end, kind=kind, section=above, quoted=True))

    def _paragraph(self, paragraph: Element, place: _Place) -> None:
        said = self._styles.kind(paragraph)
        is_heading = said.startswith("heading") and not self._kind
        kind = said if is_heading else place.within or (place.kind if self._kind else said or place.kind)
        number = self._before + len(self._found.slots) + 1
        above = self._sections.above(kind)
        stands = self._structure.paragraph(paragraph, said) if self._structure else NOWHERE
        pieces = self._runs.pieces(paragraph)
        slot = paragraph_slot(pieces, self._runs.writer, kind=kind, section=above, line=number, place=stands)
        if slot is not None:
            self._found.add(slot)
            self._sections.add(slot)
        elif self._structure and self._is_text and (unit := fixed_unit(pieces, kind, above, stands)):
            self._found.fix(unit)
