"""Segments of TMX and XLIFF as texts with numbered tags, or as the documents have them."""

from __future__ import annotations

from html import escape

from pipeline.markup import numbered_text
from pipeline.model import Markup
from pipeline.xml_text import Element, unescaped
from pipeline.xml_text.foreign import local

__all__ = ["Tags", "has_tags", "native_text"]

_OPENING = ("bpt", "sc", "bx")
_CLOSING = ("ept", "ec", "ex")
_AROUND = ("g", "hi", "pc")
_ALONE = ("ph", "it", "ut", "x")
_TAGS = (*_OPENING, *_CLOSING, *_AROUND, *_ALONE)


def has_tags(seg: Element) -> bool:
    """Tell whether a segment has inline elements."""
    return any(local(one) in _TAGS for one in seg.walk())


class Tags:
    """Numbers the inline elements of a unit, the same in each of its languages."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def text(self, seg: Element, raw: str) -> str:
        """Return a segment as a text with numbered tags; ``raw`` is the whole file."""
        pieces: list[str] = []
        self._write(seg, raw, pieces, {})
        return "".join(pieces)

    def _write(self, element: Element, raw: str, pieces: list[str], pairs: dict[str, int]) -> None:
        at = element.inner
        for child in element.children:
            pieces.append(numbered_text(unescaped(raw[at : child.start])))
            at = child.end
            name = local(child)
            if name not in _TAGS:  # marks of terms and comments: the text in them is as any other
                self._write(child, raw, pieces, pairs)
            elif name in _AROUND:
                number = self._number(child)
                pieces.append(f"<{number}>")
                self._write(child, raw, pieces, pairs)
                pieces.append(f"</{number}>")
            elif name in _OPENING:
                number = self._number(child)
                pairs[child.get("i") or child.get("rid") or child.get("id")] = number
                pieces.append(f"<{number}>")
            elif name in _CLOSING:
                key = child.get("i") or child.get("startRef") or child.get("rid") or child.get("id")
                pieces.append(f"</{pairs.get(key) or self._number(child)}>")
            else:
                pieces.append(f"<{self._number(child)}/>")
        pieces.append(numbered_text(unescaped(raw[at : element.inner_end])))

    def _number(self, element: Element) -> int:
        name = local(element)
        key = element.get("x") or element.get("i") or element.get("id") or f"{name} {len(self._numbers)}"
        return self._numbers.setdefault(
            f"{'pair' if name in (*_OPENING, *_AROUND) else name} {key}", len(self._numbers) + 1
        )


def native_text(seg: Element, raw: str, markup: Markup) -> str:
    """Return a segment with its codes as the document has them; ``raw`` is the whole file.

    Text between the codes of HTML is written as HTML has it.
    """
    pieces: list[str] = []
    at = seg.inner

    def text(start: int, end: int) -> str:
        chars = unescaped(raw[start:end])
        return escape(chars, quote=False) if markup is Markup.HTML else chars

    for child in seg.children:
        name = local(child)
        pieces += (text(at, child.start), native_text(child, raw, markup) if name == "hi" else child.content())
        at = child.end
    return "".join((*pieces, text(at, seg.inner_end)))
