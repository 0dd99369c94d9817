"""What stands in a paragraph beside its letters, in a translator's words (OpenDocument 1.3, part 3, 6 and 7)."""

from __future__ import annotations

from pipeline.formats.office.package import place_of
from pipeline.formats.office.pieces import Kind
from pipeline.xml_text import Element

__all__ = ["WRAPPERS", "thing_kind", "thing_name", "wrapper_name"]

WRAPPERS = {
    "text:a": "link",
    "text:meta": "metadata",
    "text:meta-field": "field",
    "text:placeholder": "placeholder",
    "text:text-input": "text field",
}
"""What encloses text that is translated."""

_START = {
    "text:bookmark": "bookmark",
    "text:bookmark-start": "bookmark",
    "text:reference-mark": "reference",
    "text:reference-mark-start": "reference",
    "text:alphabetical-index-mark": "index entry",
    "text:alphabetical-index-mark-start": "index entry",
    "text:toc-mark": "entry in the contents",
    "text:toc-mark-start": "entry in the contents",
    "text:user-index-mark": "index entry",
    "text:user-index-mark-start": "index entry",
    "text:change": "deletion",
    "text:change-start": "change",
    "office:annotation": "comment",
    "text:hidden-paragraph": "condition",
    "text:page-variable-set": "page variable",
}
_END = {
    "text:bookmark-end": "end of bookmark",
    "text:reference-mark-end": "end of reference",
    "text:alphabetical-index-mark-end": "end of index entry",
    "text:toc-mark-end": "end of entry in the contents",
    "text:user-index-mark-end": "end of index entry",
    "text:change-end": "end of change",
    "office:annotation-end": "end of comment",
}
_WORDS = {
    "text:page-number": "page number",
    "text:page-count": "number of pages",
    "text:sequence": "number",
    "text:bookmark-ref": "cross-reference",
    "text:reference-ref": "cross-reference",
    "text:sequence-ref": "cross-reference",
    "text:note-ref": "cross-reference",
    "text:bibliography-mark": "bibliography entry",
    "text:date": "date",
    "text:time": "time",
    "text:creation-date": "date",
    "text:modification-date": "date",
    "text:print-date": "date",
    "text:chapter": "chapter",
    "text:title": "document title",
    "text:subject": "document subject",
    "text:ruby": "ruby text",
}
_OBJECTS = {
    "draw:image": "picture",
    "draw:text-box": "text box",
    "draw:object": "embedded object",
    "draw:object-ole": "embedded object",
}


def wrapper_name(element: Element) -> str:
    """Return what a wrapper is, and where a link leads."""
    address = element.get("xlink:href")
    if element.name != "text:a" or not address:
        return WRAPPERS[element.name]
    return "link within the document" if address.startswith("#") else f"link to {place_of(address)}"


def thing_kind(element: Element) -> Kind:
    """Return what a thing is to its reader."""
    name = element.name
    if name in _START:
        return Kind.START
    if name in _END:
        return Kind.END
    if name.startswith("text:") and name not in ("text:note", "text:span"):
        return Kind.WORD
    return Kind.OBJECT


def thing_name(element: Element) -> str:
    """Return what a translator calls a thing."""
    name = element.name
    known = _START.get(name) or _END.get(name) or _WORDS.get(name)
    if known:
        return known
    match name:
        case "text:note":
            return element.get("text:note-class", "footnote")
        case "text:span":
            return "hidden text"
        case "draw:frame" | "draw:a":
            return next((_OBJECTS[one.name] for one in element.walk() if one.name in _OBJECTS), "frame")
        case _ if name.startswith("draw:"):
            return "shape"
        case _:
            return "field" if name.startswith("text:") else name.rpartition(":")[2]
