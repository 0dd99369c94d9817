"""The only way to parse XML: no network, no entities, no DOCTYPE but one that merely names its file."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from lxml import etree

from pipeline.errors import MuseotextError

__all__ = ["parse"]

_ENCODINGS = {"utf-8", "utf-16", "utf-16-le", "utf-16-be", "iso8859-1", "cp1252", "ascii"}
_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_ZEROS = {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
_DECLARATION = re.compile(r"\s*<\?xml\s[^>]{0,200}?\?>")
_DECLARED = re.compile(rb"\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_BEFORE_ROOT = re.compile(r"(?>\s+|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)
_DOCTYPE = re.compile(
    r"<!DOCTYPE\s+[^\s\[<>\"']+\s*(?:SYSTEM\s*(?:\"[^\"]*\"|'[^']*')|"
    r"PUBLIC\s*(?:\"[^\"]*\"|'[^']*')\s*(?:\"[^\"]*\"|'[^']*')?)?\s*>"
)


def parse(data: bytes, path: str | Path) -> etree._Element:
    """Return the root element of an XML file, which people know as ``path``.

    A DOCTYPE that only names a file (``<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">``)
    is passed over: the file is never looked for. One that declares anything is refused, so
    there are no entities but those of XML itself. Line numbers are those of the file.
    Raises MuseotextError, with the line, for what is not well-formed or not wanted.
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
            raise MuseotextError(
                "declares entities or elements of its own",
                path=path,
                line=text.count("\n", 0, at) + 1,
                remedy="delete the DOCTYPE, and write what its entities stand for",
            )
        text = text[:at] + _blank(doctype[0]) + text[doctype.end() :]
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        what = str(error.msg or "it is empty").splitlines()[0]
        raise MuseotextError(
            f"is not well-formed XML ({what})", path=path, line=error.lineno or 1, remedy="export it again"
        ) from None


def _blank(text: str) -> str:
    """Return as many line ends as ``text`` has."""
    return "\n" * text.count("\n")


def _decoded(data: bytes, path: str | Path) -> str:
    encoding = next((name for bom, name in _BOMS.items() if data.startswith(bom)), _ZEROS.get(data[:2], ""))
    if not encoding:
        declared = _DECLARED.match(data)
        encoding = declared[1].decode("ascii").lower() if declared else "utf-8"
    try:
        known = encoding == "utf-8-sig" or codecs.lookup(encoding).name in _ENCODINGS
        if known:
            return data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        pass
    raise MuseotextError(f"is not in the encoding it should be in ({encoding})", path=path, remedy="save it as UTF-8")
