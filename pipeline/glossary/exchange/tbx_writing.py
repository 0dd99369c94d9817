"""Writing TBX-Basic: the same categories in the three ways that its versions know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from pipeline.glossary.exchange.notes import notes_of
from pipeline.glossary.exchange.records import by_concept, by_language
from pipeline.glossary.exchange.tbx_categories import GENDERS, PARTS, STATUSES, TYPES, carried
from pipeline.glossary.terms import Term
from pipeline.locales import bcp47

__all__ = ["BASIC", "CORE", "MIN", "Style", "tbx"]

CORE = "urn:iso:std:iso:30042:ed-2"
MIN = "http://www.tbxinfo.net/ns/min"
BASIC = "http://www.tbxinfo.net/ns/basic"

_OF_MIN = ("administrativeStatus", "partOfSpeech")
_ID = re.compile(r"[^\W\d][\w.-]*")
"""What an ``xml:id`` may be, a little narrower."""
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Style:
    """One way to write TBX."""

    root: str
    attributes: tuple[tuple[str, str], ...]
    header: str
    entry: str
    language: str
    term: str
    namespace: str = ""
    by_elements: bool = False
    """Whether a category is an element of its own (DCT) and not a ``type`` (DCA)."""

    def tag(self, name: str) -> str:
        """Return an element's name in the namespace of the core structure."""
        return f"{{{self.namespace}}}{name}" if self.namespace else name

    def add(self, parent: etree._Element, element: str, category: str, text: str) -> None:
        """Add a category with its value, if there is one."""
        if not text:
            return
        if self.by_elements:
            etree.SubElement(parent, f"{{{MIN if category in _OF_MIN else BASIC}}}{category}").text = text
        else:
            etree.SubElement(parent, self.tag(element), type=category).text = text


def tbx(terms: Sequence[Term], style: Style) -> bytes:
    """Return ``terms`` as a TBX file in a style; a concept in each entry, in their order."""
    namespaces: dict[str | None, str] = {None: style.namespace} if style.namespace else {}
    if style.by_elements:
        namespaces.update(min=MIN, basic=BASIC)
    root = etree.Element(style.tag(style.root), dict(style.attributes), nsmap=namespaces)  # type: ignore[arg-type]  # None is the default one
    root.set(_XML_LANG, bcp47(terms[0].language) if terms else "en")
    described = etree.SubElement(etree.SubElement(root, style.tag(style.header)), style.tag("fileDesc"))
    origin = etree.SubElement(described, style.tag("sourceDesc"))
    etree.SubElement(origin, style.tag("p")).text = "A glossary exported by Museotext."
    body = etree.SubElement(etree.SubElement(root, style.tag("text")), style.tag("body"))
    concepts = list(by_concept(terms))
    for identifier, (concept, same) in zip(_identifiers([one for one, _ in concepts]), concepts, strict=True):
        _entry(body, style, identifier, concept, same)
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _identifiers(concepts: Iterable[str]) -> Iterator[str]:
    """Yield an XML identifier for each concept: its own where it can be one."""
    concepts = tuple(concepts)
    taken = {concept for concept in concepts if _ID.fullmatch(concept)}
    number = 0
    for concept in concepts:
        if concept in taken:
            yield concept
            continue
        number += 1
        while f"c{number}" in taken:
            number += 1
        yield f"c{number}"


def _entry(body: etree._Element, style: Style, identifier: str, concept: str, terms: Sequence[Term]) -> None:
    entry = etree.SubElement(body, style.tag(style.entry), id=identifier)
    if identifier != concept:
        etree.SubElement(entry, style.tag("note")).text = f"museotext: concept = {concept}"
    for language, same in by_language(terms):
        section = etree.SubElement(entry, style.tag(style.language), {_XML_LANG: bcp47(language)})
        if same[0].definition:
            group = etree.SubElement(section, style.tag("descripGrp"))
            style.add(group, "descrip", "definition", same[0].definition)
        for term in same:
            _term(section, style, term, defined=term is same[0])


def _term(section: etree._Element, style: Style, term: Term, *, defined: bool) -> None:
    element = etree.SubElement(section, style.tag(style.term))
    etree.SubElement(element, style.tag("term")).text = term.text
    style.add(element, "termNote", "partOfSpeech", PARTS.get(term.part_of_speech, ""))
    style.add(element, "termNote", "grammaticalGender", GENDERS.get(term.gender, ""))
    style.add(element, "termNote", "termType", TYPES.get(term.type, ""))
    style.add(element, "termNote", "administrativeStatus", STATUSES[term.status])
    style.add(element, "admin", "source", term.source)
    for note in notes_of(term, carried(term, definition=defined)):
        etree.SubElement(element, style.tag("note")).text = note
