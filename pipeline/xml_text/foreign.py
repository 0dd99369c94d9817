"""Reading XML of other tools: old encodings, and a DOCTYPE that merely names its file, are passed over."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Mapping
from pathlib import Path

from pipeline.errors import DocumentError
from pipeline.xml_text.elements import Element
from pipeline.xml_text.reading import Xml, read_xml

__all__ = ["Lines", "harmless", "local", "parsed"]

_ENCODINGS = {"utf-8", "utf-16", "utf-16-le", "utf-16-be", "iso8859-1", "cp1252", "ascii"}
_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_ZEROS = {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
_DECLARATION = re.compile(r"\s*<\?xml\s[^>]{0,200}?\?>")
_DECLARED = re.compile(rb"\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_BEFORE_ROOT = re.compile(r"(?>(?:\s+|<!--.*?-->|<\?.*?\?>)*)", re.DOTALL)
_DOCTYPE = re.compile(
    r"<!DOCTYPE\s+[^\s\[<>\"']+\s*(?:SYSTEM\s*(?:\"[^\"]*\"|'[^']*')|"
    r"PUBLIC\s*(?:\"[^\"]*\"|'[^']*')\s*(?:\"[^\"]*\"|'[^']*')?)?\s*>"
)


def parsed(data: bytes, path: Path, known: Mapping[str, str] | None = None) -> Xml:
    """Return an XML file, which people know as ``path``; ``known`` are prefixes by namespace.

    Raises DocumentError as ``harmless`` does, and for what is not well-formed.
    """
    try:
        return read_xml(harmless(data, path), known or {})
    except DocumentError as error:
        remedy = error.remedy or "export it again"
        raise DocumentError(error.what, path=path, line=error.line, remedy=remedy) from None


def harmless(data: bytes, path: Path) -> bytes:
    """Return an XML file in UTF-8 without its declaration and DOCTYPE; every line stays where it was.

    A DOCTYPE that only names a file (``<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">``) is
    passed over: the file is never looked for. Raises DocumentError, with the line, for one
    that declares anything, and for an encoding that is not what the file says.
    """
    text = _decoded(data, path)
    declaration = _DECLARATION.match(text)
    start = declaration.end() if declaration else 0
    text = _blank(text[:start]) + text[start:]
    begin = _BEFORE_ROOT.match(text)
    at = begin.end() if begin else 0
    if text.startswith("<!DOCTYPE", at):
        doctype = _DOCTYPE.match(text, at)
        if doctype is None:
            raise DocumentError(
                "declares entities or elements of its own",
                path=path,
                line=text.count("\n", 0, at) + 1,
                remedy="delete the DOCTYPE, and write what its entities stand for",
            )
        text = text[:at] + _blank(doctype[0]) + text[doctype.end() :]
    return text.encode("utf-8")


def _blank(text: str) -> str:
    """Return as many line ends as ``text`` has."""
    return "\n" * text.count("\n")


def _decoded(data: bytes, path: Path) -> str:
    encoding = next((name for bom, name in _BOMS.items() if data.startswith(bom)), _ZEROS.get(data[:2], ""))
    if not encoding:
        declared = _DECLARED.match(data)
        encoding = declared[1].decode("ascii").lower() if declared else "utf-8"
    try:
        if encoding == "utf-8-sig" or codecs.lookup(encoding).name in _ENCODINGS:
            return data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        pass
    raise DocumentError(f"is not in the encoding it should be in ({encoding})", path=path, remedy="save it as UTF-8")


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return element.name.rpartition("}")[2].rpartition(":")[2]


class Lines:
    """The lines of a text, for the places of its elements."""

    def __init__(self, text: str) -> None:
        """Note where each line begins."""
        self._starts = [match.end() for match in re.finditer("\n", text)]

    def of(self, element: Element) -> int:
        """Return the line an element begins on, from 1."""
        return bisect_right(self._starts, element.start) + 1
