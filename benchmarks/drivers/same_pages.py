"""For each line ``before<TAB>after`` say whether the two HTML files are the same tree: needs lxml."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html

INLINE = re.compile(
    "a|abbr|acronym|audio|b|bdi|bdo|big|button|cite|code|data|del|dfn|em|font|i|iframe|img|input|ins|kbd|label|mark|"
    "math|object|q|s|samp|select|small|span|strike|strong|sub|sup|svg|textarea|time|tt|u|var|video"
)
VERBATIM = frozenset({"pre", "script", "style", "textarea"})
SPACE = re.compile(r"[ \t\r\n\f]+")


def declares_encoding(element: etree.ElementBase) -> bool:
    """Tell whether a ``meta`` says nothing but the encoding."""
    return element.tag == "meta" and (
        "charset" in element.attrib or element.get("http-equiv", "").lower() == "content-type"
    )


def pieces(element: etree.ElementBase, *, verbatim: bool) -> Iterator[tuple[str, object]]:
    """Yield tags and texts in order, white space runs as one space."""
    if not isinstance(element.tag, str):
        yield "text", ""
        return
    inside = verbatim or element.tag in VERBATIM
    kind = "inline" if INLINE.fullmatch(element.tag) else "block"
    yield kind, (element.tag, sorted((name, SPACE.sub(" ", value).strip()) for name, value in element.attrib.items()))
    yield "text", (element.text or "") if inside else SPACE.sub(" ", element.text or "")
    for child in element:
        if not declares_encoding(child):
            yield from pieces(child, verbatim=inside)
        yield "text", (child.tail or "") if inside else SPACE.sub(" ", child.tail or "")
    yield kind, f"/{element.tag}"


def flattened(tree: etree.ElementBase) -> list[object]:
    """Return the tree as a list, without the white space beside blocks, which nobody sees."""
    flat: list[object] = []
    text, after_block = "", True
    for kind, what in pieces(tree, verbatim=False):
        if kind == "text":
            text += str(what)
            continue
        if after_block:
            text = text.lstrip(" \t\r\n\f")
        if kind == "block":
            text = text.rstrip(" \t\r\n\f")
        if text:
            flat.append(text)
        flat.append(what)
        text, after_block = "", kind == "block"
    return flat


def parsed(data: bytes, encoding: str | None) -> list[object]:
    """Return a page's tree as a list; an empty one for a page without any element."""
    try:
        return flattened(html.document_fromstring(data, parser=html.HTMLParser(encoding=encoding)))
    except (etree.ParserError, ValueError):
        return []


def same(before: bytes, after: bytes) -> bool:
    """Compare what a browser reads; a tool may have changed the encoding to UTF-8 without saying so."""
    was = parsed(before, None)
    return was == parsed(after, None) or was == parsed(after, "utf-8")


for line in sys.stdin:
    first, second = line.rstrip("\n").split("\t")
    print("same" if same(Path(first).read_bytes(), Path(second).read_bytes()) else "different")
