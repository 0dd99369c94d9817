"""Namespaces of Office Open XML, transitional and strict (ISO/IEC 29500-1 and -4), and their usual prefixes."""

from __future__ import annotations

from pipeline.xml_text import Pieces

__all__ = ["NAMESPACES", "PIECES", "TYPES"]

_OPEN_XML = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"
_BOTH = {
    "w": "wordprocessingml/main",
    "a": "drawingml/main",
    "c": "drawingml/chart",
    "cdr": "drawingml/chartDrawing",
    "dgm": "drawingml/diagram",
    "wp": "drawingml/wordprocessingDrawing",
    "pic": "drawingml/picture",
    "xdr": "drawingml/spreadsheetDrawing",
    "p": "presentationml/main",
    "x": "spreadsheetml/main",
    "r": "officeDocument/relationships",
    "m": "officeDocument/math",
    "ep": "officeDocument/extended-properties",
}


def _uris(path: str) -> tuple[str, str]:
    room, _, name = path.partition("/")
    strict = {"extended-properties": "extendedProperties"}.get(name, name)
    return f"{_OPEN_XML}/{room}/2006/{name}", f"{_STRICT}/{room}/{strict}"


NAMESPACES = {
    **{uri: prefix for prefix, path in _BOTH.items() for uri in _uris(path)},
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.microsoft.com/office/drawing/2008/diagram": "dsp",
    "http://schemas.microsoft.com/office/drawing/2010/main": "a14",
    "http://schemas.microsoft.com/office/drawing/2010/diagram": "dgm14",
    "http://schemas.microsoft.com/office/drawing/2014/chartex": "cx",
    "http://schemas.microsoft.com/office/powerpoint/2010/main": "p14",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "cp",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
}
"""The prefixes this project uses, by namespace, whatever a text calls them."""

TYPES = (f"{_OPEN_XML}/officeDocument/2006/relationships/", f"{_STRICT}/officeDocument/relationships/")
"""What the type of a relationship begins with."""

PIECES = Pieces.of("r", "rPr", "t", passed_over=("w:proofErr", "w:lastRenderedPageBreak"))
"""Runs of text are called the same in all of Office Open XML; what Word notes for itself is no part of a text."""
