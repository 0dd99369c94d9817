"""A TBX glossary for Weblate: one entry for each pair of terms, with the marks Weblate reads.

Its documentation ("TermBase eXchange format") says: a translation whose administrative
status is ``forbidden`` becomes a forbidden one; ``descrip`` explains the source, a ``note``
from the translator the translation. It has one word for terms to avoid.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.glossary.exchange.bilingual import entries
from pipeline.glossary.exchange.records import Pair
from pipeline.glossary.exchange.xml_writing import XmlWriter
from pipeline.glossary.terms import Term
from pipeline.locales import bcp47

__all__ = ["render"]


def render(terms: Sequence[Term], pair: Pair | None) -> bytes:
    """Return the terms with their translations, and what must not be one marked as forbidden."""
    writer = XmlWriter()
    with writer.element("martif", {"type": "TBX", "xml:lang": bcp47(pair.source) if pair else "en"}):
        with writer.element("martifHeader"), writer.element("fileDesc"), writer.element("sourceDesc"):
            writer.leaf("p", "A glossary exported by Museotext.")
        with writer.element("text"), writer.element("body"):
            for entry in entries(terms, pair):
                pairs = ((source, target) for source in entry.sources for target in (*entry.targets, *entry.avoid))
                for source, target in pairs:
                    _entry(writer, pair, source, target, entry.definition)
    return writer.data()


def _entry(writer: XmlWriter, pair: Pair | None, source: Term, target: Term, definition: str) -> None:
    with writer.element("termEntry"):
        writer.leaf("descrip", definition, {"type": "definition"})
        if target.status.accepted:
            writer.leaf("note", target.note, {"from": "translator"})
        _term(writer, pair.source if pair else source.language, source.text, "")
        status = "" if target.status.accepted else "forbidden"
        _term(writer, pair.target if pair else target.language, target.text, status)


def _term(writer: XmlWriter, language: str, text: str, status: str) -> None:
    with writer.element("langSet", {"xml:lang": bcp47(language)}), writer.element("tig"):
        writer.leaf("term", text)
        writer.leaf("termNote", status, {"type": "administrativeStatus"})
