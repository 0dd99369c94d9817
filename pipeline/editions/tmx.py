"""The edition as a translation memory: TMX 1.4b, all languages of a unit in one ``tu``.

The format is that of the specification of 26 April 2005 (LISA OSCAR). There are no dates:
the same edition gives the same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from pipeline import __version__
from pipeline.editions.characters import visible
from pipeline.editions.model import Cell, Edition, Row
from pipeline.editions.segments import Piece, matched, segment
from pipeline.locales import bcp47
from pipeline.markup import Code, Kind, Role
from pipeline.model import Markup

__all__ = ["render"]

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_DATA_TYPES = {
    Markup.NONE: "plaintext",
    Markup.HTML: "html",
    Markup.MARKDOWN: "plaintext",
    Markup.NUMBERED: "xml",
    Markup.SUBTITLE: "plaintext",
}
_KINDS = {
    Kind.LINK: "link",
    Kind.REFERENCE: "link",
    Kind.AUTOLINK: "link",
    Kind.IMAGE: "image",
    Kind.FOOTNOTE: "fnote",
    Kind.BREAK: "lb",
}
_NAMES = {
    "a": "link",
    "b": "bold",
    "br": "lb",
    "em": "italic",
    "font": "font",
    "i": "italic",
    "img": "image",
    "strong": "bold",
    "u": "ulined",
}
"""Names of codes, as the values the specification recommends for ``type``."""


def render(edition: Edition) -> bytes:
    """Return every unit that has an approved translation, with its original, as a TMX file.

    Equal units with equal translations are one entry.
    """
    data_types = Counter(_DATA_TYPES[row.source.markup] for row in edition.rows)
    data_type = max(data_types, key=data_types.__getitem__, default="unknown")
    tmx = Element("tmx", {"version": "1.4"})
    header = SubElement(
        tmx,
        "header",
        {
            "creationtool": "Museotext",
            "creationtoolversion": __version__,
            "segtype": "paragraph",
            "o-tmf": "PO",
            "adminlang": "en",
            "srclang": bcp47(edition.source_language),
            "datatype": data_type,
        },
    )
    _property(header, "x-document", edition.name)
    body = SubElement(tmx, "body")
    known: set[tuple[Cell, ...]] = set()
    for name, row in edition.identified():
        cells = tuple(cell for cell in row.cells if cell.approved)
        if len(cells) > 1 and cells not in known:
            known.add(cells)
            _add_unit(body, name, row, cells, data_type)
    _lay_out(tmx)
    return _file(tmx)


def _add_unit(body: Element, name: str, row: Row, cells: Sequence[Cell], data_type: str) -> None:
    unit = SubElement(body, "tu", {"tuid": name})
    own_type = _DATA_TYPES[row.source.markup]
    if own_type != data_type:
        unit.set("datatype", own_type)
    _property(unit, "x-kind", row.kind)
    original = segment(row.source.text, row.source.markup)
    for cell in cells:
        variant = SubElement(unit, "tuv", {_LANGUAGE: bcp47(cell.language)})
        pieces = original if cell is row.source else matched(segment(cell.text, cell.markup), original)
        _fill(SubElement(variant, "seg"), pieces)


def _property(parent: Element, kind: str, text: str) -> None:
    SubElement(parent, "prop", {"type": kind}).text = text


def _fill(seg: Element, pieces: Sequence[Piece]) -> None:
    """Put text and codes into a segment, one after the other."""
    for piece in pieces:
        if piece.code is None:
            _append(seg, piece.text)
        else:
            _fill_code(_code_element(seg, piece, piece.code), piece.code)


def _code_element(seg: Element, piece: Piece, code: Code) -> Element:
    """Add the element of a code: ``bpt`` and ``ept`` for partners, ``it`` without one, ``ph`` for all else."""
    if piece.pair and code.role is Role.CLOSE:
        return SubElement(seg, "ept", {"i": str(piece.pair)})
    attributes = {"x": str(piece.number), "type": _type(code)}
    if piece.pair:
        return SubElement(seg, "bpt", {"i": str(piece.pair), **attributes})
    if code.role is Role.ALONE:
        return SubElement(seg, "ph", attributes)
    return SubElement(seg, "it", {"pos": "begin" if code.role is Role.OPEN else "end", **attributes})


def _type(code: Code) -> str:
    """Return what a code is: a value the specification recommends, or one of our own."""
    if code.kind in _KINDS:
        return _KINDS[code.kind]
    if code.kind in (Kind.TAG, Kind.EMPHASIS):
        return _NAMES.get(code.name, f"x-{code.name}")
    return f"x-{code.kind.name.lower()}"


def _fill_code(element: Element, code: Code) -> None:
    """Write a code as the document has it; what people read in it is a sub-flow."""
    at = 0
    for start, end in code.readable:
        _append(element, code.text[at : start - code.start])
        SubElement(element, "sub").text = code.text[start - code.start : end - code.start]
        at = end - code.start
    _append(element, code.text[at:])


def _append(element: Element, text: str) -> None:
    """Add text to the end of an element."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _lay_out(tmx: Element) -> None:
    """Put each element on a line of its own, but nothing into the segments."""
    for parent in tmx.iter():
        if parent.tag not in ("tmx", "header", "body", "tu"):
            continue
        if len(parent):
            parent.text = "\n"
        for child in parent:
            child.tail = "\n"


def _file(tmx: Element) -> bytes:
    # A reader takes a bare carriage return for a line feed (XML 1.0, 2.11).
    body = visible(tostring(tmx, encoding="unicode")).replace("\r", "&#13;")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'.encode()
