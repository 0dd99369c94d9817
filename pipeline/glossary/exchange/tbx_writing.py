"""Writing TBX-Basic: the same categories in the three ways that its versions know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.glossary.exchange.notes import notes_of
from pipeline.glossary.exchange.records import by_concept, by_language
from pipeline.glossary.exchange.tbx_categories import GENDERS, PARTS, STATUSES, TYPES, carried
from pipeline.glossary.exchange.xml_writing import XmlWriter
from pipeline.glossary.terms import Term
from pipeline.locales import bcp47

__all__ = ["CORE", "Style", "tbx"]

CORE = ("xmlns", "urn:iso:std:iso:30042:ed-2")
"""The namespace of the core structure of 2019; that of 2008 has none."""

_MODULES = (("xmlns:min", "http://www.tbxinfo.net/ns/min"), ("xmlns:basic", "http://www.tbxinfo.net/ns/basic"))
_OF_MIN = ("administrativeStatus", "partOfSpeech")
_ID = re.compile(r"[^\W\d][\w.-]*")
"""What an ``xml:id`` may be, a little narrower."""


@dataclass(frozen=True, slots=True)
class Style:
    """One way to write TBX."""

    root: str
    attributes: tuple[tuple[str, str], ...]
    header: str
    entry: str
    language: str
    term: str
    by_elements: bool = False
    """Whether a category is an element of its own (DCT) and not a ``type`` (DCA)."""

    def add(self, writer: XmlWriter, element: str, category: str, text: str) -> None:
        """Write a category with its value, if there is one."""
        if self.by_elements:
            writer.leaf(f"{'min' if category in _OF_MIN else 'basic'}:{category}", text)
        else:
            writer.leaf(element, text, {"type": category})


def tbx(terms: Sequence[Term], style: Style) -> bytes:
    """Return ``terms`` as a TBX file in a style; a concept in each entry, in their order."""
    writer = XmlWriter()
    attributes = dict((*style.attributes, *(_MODULES if style.by_elements else ())))
    attributes["xml:lang"] = bcp47(terms[0].language) if terms else "en"
    concepts = list(by_concept(terms))
    identifiers = _identifiers([concept for concept, _ in concepts])
    with writer.element(style.root, attributes):
        with writer.element(style.header), writer.element("fileDesc"), writer.element("sourceDesc"):
            writer.leaf("p", "A glossary exported by Museotext.")
        with writer.element("text"), writer.element("body"):
            for identifier, (concept, same) in zip(identifiers, concepts, strict=True):
                _entry(writer, style, identifier, concept, same)
    return writer.data()


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


def _entry(writer: XmlWriter, style: Style, identifier: str, concept: str, terms: Sequence[Term]) -> None:
    with writer.element(style.entry, {"id": identifier}):
        if identifier != concept:
            writer.leaf("note", f"museotext: concept = {concept}")
        for language, same in by_language(terms):
            with writer.element(style.language, {"xml:lang": bcp47(language)}):
                if same[0].definition:
                    with writer.element("descripGrp"):
                        style.add(writer, "descrip", "definition", same[0].definition)
                for term in same:
                    _term(writer, style, term, defined=term is same[0])


def _term(writer: XmlWriter, style: Style, term: Term, *, defined: bool) -> None:
    with writer.element(style.term):
        writer.leaf("term", term.text)
        style.add(writer, "termNote", "partOfSpeech", PARTS.get(term.part_of_speech, ""))
        style.add(writer, "termNote", "grammaticalGender", GENDERS.get(term.gender, ""))
        style.add(writer, "termNote", "termType", TYPES.get(term.type, ""))
        style.add(writer, "termNote", "administrativeStatus", STATUSES[term.status])
        style.add(writer, "admin", "source", term.source)
        for note in notes_of(term, carried(term, definition=defined)):
            writer.leaf("note", note)
