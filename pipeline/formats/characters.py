"""The characters of a file that is one text: UTF-8, or what its byte-order mark says."""

from __future__ import annotations

import codecs

from pipeline.errors import DocumentError
from pipeline.formats.document import Encoding

__all__ = ["BYTE_ORDER_MARKS", "decoded", "decoded_text"]

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""What a file may begin with, and the encoding it means."""


def decoded(data: bytes) -> tuple[str, Encoding]:
    """Return the characters of ``data`` and their encoding: UTF-8, or what a byte-order mark says.

    Raises DocumentError, with the line, for bytes that are not valid.
    """
    bom, codec = next((mark for mark in BYTE_ORDER_MARKS if data.startswith(mark[0])), (b"", "utf-8"))
    encoding = Encoding(codec, bom)
    return encoding.decode(data), encoding


def decoded_text(data: bytes) -> tuple[str, Encoding]:
    """Return the same of ``data`` that has to be a text, which has no NUL characters.

    Raises DocumentError, with the line, for bytes that are not.
    """
    text, encoding = decoded(data)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise DocumentError("it holds NUL characters, so it is not a text", line=line, remedy="save it as UTF-8 text")
    return text, encoding
