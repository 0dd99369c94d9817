"""A TBX glossary for Weblate: one entry for each pair of terms, with the marks Weblate reads.

Its documentation ("TermBase eXchange format") says: a translation whose administrative
status is ``forbidden`` becomes a forbidden one; ``descrip`` explains the source, a ``note``
from the translator the translation. It has one word for terms to avoid.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from pipeline.glossary.exchange.bilingual import entries
from pipeline.glossary.exchange.records import Pair
from pipeline.glossary.terms import Term
from pipeline.locales import bcp47

__all__ = ["render"]

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def render(terms: Sequence[Term], pair: Pair | None) -> bytes:
    """Return the terms with their translations, and what must not be one marked as forbidden."""
    root = etree.Element("martif", type="TBX")
    root.set(_XML_LANG, bcp47(pair.source) if pair else "en")
    described = etree.SubElement(etree.SubElement(root, "martifHeader"), "fileDesc")
    etree.SubElement(etree.SubElement(described, "sourceDesc"), "p").text = "A glossary exported by Museotext."
    body = etree.SubElement(etree.SubElement(root, "text"), "body")
    for entry in entries(terms, pair):
        pairs = ((source, target) for source in entry.sources for target in (*entry.targets, *entry.avoid))
        for source, target in pairs:
            _entry(body, pair, source, target, entry.definition)
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _entry(body: etree._Element, pair: Pair | None, source: Term, target: Term, definition: str) -> None:
    element = etree.SubElement(body, "termEntry")
    if definition:
        etree.SubElement(element, "descrip", type="definition").text = definition
    if target.note and target.status.accepted:
        etree.SubElement(element, "note", {"from": "translator"}).text = target.note
    _term(element, pair.source if pair else source.language, source)
    translation = _term(element, pair.target if pair else target.language, target)
    if not target.status.accepted:
        etree.SubElement(translation, "termNote", type="administrativeStatus").text = "forbidden"


def _term(entry: etree._Element, language: str, term: Term) -> etree._Element:
    section = etree.SubElement(entry, "langSet", {_XML_LANG: bcp47(language)})
    element = etree.SubElement(section, "tig")
    etree.SubElement(element, "term").text = term.text
    return element
