"""Text documents of LibreOffice and others: OpenDocument 1.0 to 1.3 (ISO/IEC 26300), packed or flat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.errors import DocumentError
from pipeline.formats.document import Document, Encoding, Part, ReadOptions
from pipeline.formats.odt.labels import labels
from pipeline.formats.odt.namespaces import NAMESPACES
from pipeline.formats.odt.structure import TextStructure
from pipeline.formats.odt.styles import read_styles
from pipeline.formats.odt.walk import BASE, links, marks, places
from pipeline.formats.office.parts import Parts, contents
from pipeline.formats.office.parts import pack as pack_archive
from pipeline.formats.office.parts import pictures as pictures_in
from pipeline.formats.office.units import numbered_units
from pipeline.xml_text import Element, Xml, read_xml

__all__ = ["contents", "pack", "pictures", "read"]

_ARCHIVE = b"PK"
_MANIFEST = "META-INF/manifest.xml"
_RIGHT_SUFFIX = "give it its right suffix"


def read(data: bytes, language: str, options: ReadOptions) -> Document:
    """Find the units, links and language marks of an OpenDocument text in ``language`` (gettext name).

    Raises DocumentError when it is none, is encrypted, or cannot be kept exactly.
    """
    held = options.contents
    if _is_packed(data):
        parts = _packed(Parts(data, NAMESPACES, contents=held), language, options)
    else:
        parts = _flat(held.get("", data), language, options)
    return Document(data, numbered_units(parts), contents=held)


def pack(document: Document, texts: Sequence[str]) -> bytes:
    """Return the file whose parts hold ``texts``, one per part of ``document``; all else is copied as it is."""
    if _is_packed(document.data):
        return pack_archive(document, texts)
    return next((part.encoding.encode(text) for part, text in zip(document.parts, texts, strict=True)), document.data)


def pictures(document: Document, names: Iterable[str], *, largest: int) -> dict[str, bytes]:
    """Return those of the pictures called ``names`` that are in the archive, of up to ``largest`` bytes."""
    return pictures_in(document, names, largest=largest) if _is_packed(document.data) else {}


def _is_packed(data: bytes) -> bool:
    return data.startswith(_ARCHIVE)


def _flat(data: bytes, language: str, options: ReadOptions) -> Iterator[Part]:
    xml = read_xml(data, NAMESPACES)
    if xml.root.name != "office:document":
        raise DocumentError("is no OpenDocument text", remedy=_RIGHT_SUFFIX)
    _expect_text(xml.root)
    structure = TextStructure([xml.root]) if options.structure else None
    found = places(xml, read_styles(xml.root, xml.root), structure)
    label_slots, copies = labels(xml, len(found.slots))
    yield Part(
        xml.text,
        (*found.slots, *label_slots),
        tuple(links(xml.root, packed=False)),
        tuple(marks(xml.root, language)),
        Encoding(xml.codec, xml.bom),
        copies=tuple(copies),
        fixed=tuple(found.fixed),
    )


def _packed(parts: Parts, language: str, options: ReadOptions) -> Iterator[Part]:
    """Yield the parts in the order a reader meets them: title, text, charts, headers."""
    if _MANIFEST in parts.archive and b"encryption-data" in parts.bytes(_MANIFEST):
        raise DocumentError("is protected by a password", remedy="save it without one")
    content = parts.xml("content.xml")
    if content is None or content.root.name != "office:document-content":
        raise DocumentError("is no OpenDocument text: it has no content", remedy=_RIGHT_SUFFIX)
    _expect_text(content.root)
    common = parts.xml("styles.xml")
    common_root = common.root if common else None
    roots = [root for root in (common_root, content.root) if root is not None]
    structure = TextStructure(roots, base=BASE) if options.structure else None
    charts = tuple(_charts(parts))
    for name in ("meta.xml", "content.xml", *charts, "styles.xml"):
        xml = parts.xml(name)
        if xml is not None:
            found = places(xml, read_styles(common_root, xml.root), None if name in charts else structure)
            label_slots, copies = labels(xml, len(found.slots))
            yield parts.part(
                name,
                slots=(*found.slots, *label_slots),
                links=links(xml.root, packed=True),
                marks=marks(xml.root, language),
                copies=copies,
                fixed=found.fixed,
            )


def _expect_text(root: Element) -> None:
    body = root.child("office:body")
    held = body.children[0].name.rpartition(":")[2] if body and body.children else "nothing"
    if held != "text":
        raise DocumentError(f"is no OpenDocument text: it holds {held}", remedy=_RIGHT_SUFFIX)


def _charts(parts: Parts) -> Iterator[str]:
    """Yield the parts with the text of embedded charts; other embedded documents are left as they are."""
    for name in parts.archive.members:
        if name.endswith("/content.xml") and b"office:chart" in parts.bytes(name):
            xml: Xml | None = parts.xml(name)
            if xml is not None and xml.root.child("office:body", "office:chart"):
                yield name
