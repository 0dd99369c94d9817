"""Pictures that may stand in a book: of a kind that every reading program shows, and that does nothing but be seen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.errors import DocumentError
from pipeline.xml_text import read_xml

__all__ = ["SUFFIXES", "Picture", "media_type", "usable"]

SUFFIXES = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp", "image/svg+xml": "svg"}
"""The types of pictures, the core media types of EPUB 3.3 (3.2), with the endings of their files."""
_SIGNATURES = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png"),
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg"),
    (re.compile(rb"GIF8[79]a"), "image/gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "image/webp"),
    (re.compile(rb"\s*(?:\xef\xbb\xbf)?(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<svg[\s>]", re.DOTALL), "image/svg+xml"),
)
_ACTIVE = re.compile(
    r"""<(?:\w+:)?(?:script|foreignObject|image|handler|iframe|style)\b|<\?xml-stylesheet|\son\w+\s*=
        |href\s*=\s*(?!["']\#)|url\(\s*(?!["']?\#)|@import""",
    re.IGNORECASE | re.VERBOSE,
)
"""What in an SVG picture runs, or leads out of it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it stands in a book."""

    file: str
    """Its place among the book's files."""
    kind: str
    """Its media type."""
    data: bytes


def usable(pictures: Mapping[str, bytes]) -> dict[str, Picture]:
    """Return those of ``pictures`` that may stand in a book, by the names they have in the document."""
    kinds = {name: kind for name, data in pictures.items() if (kind := media_type(data))}
    return {
        name: Picture(f"pictures/{number}.{SUFFIXES[kind]}", kind, pictures[name])
        for number, (name, kind) in enumerate(kinds.items(), start=1)
    }


def media_type(data: bytes) -> str:
    """Return the type of a picture, told from its first bytes; empty for a file that is no picture for books."""
    kind = next((kind for pattern, kind in _SIGNATURES if pattern.match(data)), "")
    if kind != "image/svg+xml":
        return kind
    try:
        text = read_xml(data, {}).text
    except DocumentError:
        return ""
    return "" if _ACTIVE.search(text) else kind
