"""Web pages, as they are found: HTML and XHTML, tidy or not."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.formats.document import Document, Part, ReadOptions, between
from pipeline.formats.front_matter import FrontMatter, front_matter
from pipeline.formats.html.encoding import decoded
from pipeline.formats.html.slots import slot_at
from pipeline.formats.html.walk import is_xml, walk

__all__ = ["pack", "read"]


def read(data: bytes, language: str, options: ReadOptions) -> Document:
    """Find the units, links and language marks of a page in ``language`` (gettext name).

    A page that a generator makes (Jekyll, Hugo) may begin with a front matter, as Markdown may.
    Raises DocumentError when ``data`` is no page, or its characters cannot be kept byte for byte.
    """
    text, encoding = decoded(data)
    front = front_matter(text, language, options) or FrontMatter(0, (), ())
    xml = is_xml(text)
    reading = walk(text, language, start=front.end, xml=xml, structure=options.structure)
    newline = "\r\n" if "\r\n" in text else "\n"
    found = (slot_at(place, text, language=language, newline=newline, xml=xml) for place in reading.places)
    slots = (*front.slots, *found)
    marks = (*front.marks, *reading.marks)
    part = Part(text, slots, reading.links, marks, encoding, fixed=between(slots, reading.fixed))
    return Document(data, (part,))


def pack(document: Document, texts: Sequence[str]) -> bytes:
    """Return the page whose text is ``texts[0]``; characters its encoding lacks become references."""
    return document.parts[0].encoding.encode(texts[0], errors="xmlcharrefreplace")
