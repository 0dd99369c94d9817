"""Which encoding a web page is in, and whether it is one at all."""

from __future__ import annotations

import codecs
import re

from pipeline.errors import DocumentError
from pipeline.formats.characters import BYTE_ORDER_MARKS
from pipeline.formats.document import Encoding
from pipeline.markup.tags import names

__all__ = ["decoded"]

_SIGNATURES = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"RIFF", "a sound or video file"),
    (b"\x7fELF", "a program"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\f\r\x1b")) + b"\x7f"
_SAMPLE = 1 << 16
"""Bytes looked at to tell a page from something else."""
_HEAD = 1 << 14
"""Bytes; browsers look for the encoding in the first 1,024, but follow a later declaration too."""
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_META = re.compile(rb"""<meta[\s/][^>]*?\bcharset\s*=\s*["']?\s*([A-Za-z0-9._:-]+)""", re.IGNORECASE)
_XML = re.compile(rb"""\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._:-]+)""")

_CODECS = {
    "ascii": "windows-1252",
    "big5": "big5hkscs",
    "cp1252": "windows-1252",
    "euc_kr": "cp949",
    "gb2312": "gbk",
    "iso8859-1": "windows-1252",
    "iso8859-9": "windows-1254",
    "iso8859-11": "cp874",
    "shift_jis": "cp932",
    "tis-620": "cp874",
    "utf-16": "utf-8",
    "utf-16-be": "utf-8",
    "utf-16-le": "utf-8",
}
"""What browsers take for the encodings of these (Python) names: https://encoding.spec.whatwg.org/#names-and-labels."""
_AS_NAMED = names(
    """big5hkscs cp866 cp874 cp932 cp949 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 euc_jp gb18030 gbk
    iso2022_jp iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13 iso8859-14
    iso8859-15 iso8859-16 koi8-r koi8-u mac-cyrillic mac-roman utf-8"""
)
_LABELS = {"iso-8859-8-i": "iso8859-8", "windows-31j": "cp932", "windows-874": "cp874", "windows-949": "cp949"}
"""Labels of the web that Python does not know, besides those with ``x-`` before a name it does know."""


def decoded(data: bytes) -> tuple[str, Encoding]:
    """Return the characters of a page and how they stand for its bytes.

    A byte-order mark counts first, then what the page declares, then UTF-8; a page that
    declares nothing and is not UTF-8 is windows-1252, as in browsers. Raises DocumentError
    when the bytes are no page, or are not valid in that encoding.
    """
    for bom, codec in BYTE_ORDER_MARKS:
        if data.startswith(bom):
            encoding = Encoding(codec, bom)
            return encoding.decode(data), encoding
    _refuse_binary(data)
    label = _declared(data)
    if label:
        encoding = Encoding(_codec(label) or "utf-8")
        try:
            return encoding.decode(data), encoding
        except DocumentError as error:
            raise DocumentError(
                f"says that it is {label}, but {error.what}", line=error.line, remedy=error.remedy
            ) from None
    return _undeclared(data)


def _undeclared(data: bytes) -> tuple[str, Encoding]:
    try:
        return Encoding().decode(data), Encoding()
    except DocumentError as error:
        try:
            return (western := Encoding("windows-1252")).decode(data), western
        except DocumentError:
            raise DocumentError(
                f"{error.what}, and it does not say which encoding it is in", line=error.line, remedy=error.remedy
            ) from None


def _refuse_binary(data: bytes) -> None:
    remedy = "give it its own suffix, or keep it out of the source texts"
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise DocumentError(f"is not a web page but {what}", remedy=remedy)
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if sample.count(0) * 3 > len(sample):
        raise DocumentError("is full of NUL bytes, as UTF-16 without a byte-order mark is", remedy="save it as UTF-8")
    if controls > min(8, len(sample) // 4) and controls * 25 > len(sample):
        raise DocumentError("is not a web page but a binary file", remedy=remedy)


def _declared(data: bytes) -> str:
    """Return the label of the encoding the page declares, empty if there is none."""
    head = _COMMENT.sub(b"", data[:_HEAD])
    match = _META.search(head) or _XML.match(head)
    return match[1].decode("ascii") if match else ""


def _codec(label: str) -> str | None:
    """Return Python's name of the encoding browsers take for ``label``; None for one they do not know."""
    try:
        name = codecs.lookup(_LABELS.get(label.lower(), label.lower().removeprefix("x-"))).name
    except LookupError:
        return None
    return _CODECS.get(name, name if name in _AS_NAMED else None)
