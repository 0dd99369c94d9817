"""Texts and runs as elements of XHTML. Built as a tree, so that no text can be taken for markup."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from xml.etree.ElementTree import Element, SubElement, tostring

from pipeline.editions.shown import Shown
from pipeline.locales import is_right_to_left
from pipeline.markup.runs import Look

__all__ = ["add", "document", "in_language", "put", "say"]

_ELEMENTS = {
    Look.STRONG: "strong",
    Look.EMPHASIS: "em",
    Look.CODE: "code",
    Look.UNDERLINED: "u",
    Look.STRUCK: "s",
    Look.RAISED: "sup",
    Look.LOWERED: "sub",
    Look.SMALL: "small",
    Look.MARKED: "mark",
    Look.PICTURE: "i",
}
NO_NOTES: Mapping[int, str] = MappingProxyType({})
_XHTML = "http://www.w3.org/1999/xhtml"
_OPS = "http://www.idpf.org/2007/ops"


def document(title: str, language: str, *, styles: str = "book.css") -> tuple[Element, Element]:
    """Return a page in ``language`` (BCP 47) and its body."""
    page = Element("html", {"xmlns": _XHTML, "xmlns:epub": _OPS, "lang": language, "xml:lang": language})
    if is_right_to_left(language):
        page.set("dir", "rtl")
    head = add(page, "head")
    add(head, "meta", charset="utf-8")
    add(head, "title", title)
    add(head, "link", rel="stylesheet", type="text/css", href=styles)
    return page, add(page, "body")


def put(page: Element) -> bytes:
    """Return a page as it stands in its file."""
    made: str = tostring(page, "unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n{made}'.encode()


def add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    """Add an element with ``text``; an underscore after an attribute's name is left out."""
    child = SubElement(parent, name, {key.rstrip("_"): value for key, value in attributes.items() if value})
    child.text = text or None
    return child


def in_language(element: Element, language: str, around: str, *, always: bool = False) -> Element:
    """Mark the element as being in ``language`` unless what stands ``around`` it is (both BCP 47).

    With ``always`` it is marked all the same. It gets a direction where that is another one.
    """
    if language and (always or language != around):
        element.set("lang", language)
        element.set("xml:lang", language)
        if is_right_to_left(language) != is_right_to_left(around):
            element.set("dir", "rtl" if is_right_to_left(language) else "ltr")
    return element


def say(parent: Element, text: Shown, around: str, notes: Mapping[int, str] = NO_NOTES) -> Element:
    """Add a text to ``parent``, after what is said about it, and mark its language; return ``parent``.

    ``notes`` are the pages of the book on which the footnotes stand, by their numbers.
    """
    if text.number:
        parent.attrib |= {"id": text.note_name(text.number), "epub:type": "footnote", "role": "doc-footnote"}
        add(parent, "sup", str(text.number)).tail = " "
    for words, name in ((text.label and f"{text.label}:", "label"), (text.note and f"[{text.note}]", "note")):
        if words:
            in_language(add(parent, "span", words, class_=name), text.words, around).tail = " "
    if text.note:
        original = in_language(add(parent, "span", class_="original"), text.language, around)
        _runs(original, text, notes)
    elif text.label:
        _runs(in_language(add(parent, "span"), text.language, around), text, notes)
    else:
        _runs(in_language(parent, text.language, around), text, notes)
    return parent


def _runs(parent: Element, text: Shown, notes: Mapping[int, str]) -> None:
    for run in text.runs:
        at = parent
        if run.target:
            at = add(at, "a", href=run.target)
        elif run.note in notes:
            place = f"{notes[run.note]}#{text.note_name(run.note)}"
            at = add(at, "a", href=place, role="doc-noteref", **{"epub:type": "noteref"})
        for look in sorted(run.looks):
            at = add(at, _ELEMENTS[look])
        if run.language and run.language != text.language:
            at = in_language(add(at, "span"), run.language, text.language)
        _text(at, run.text)


def _text(parent: Element, text: str) -> None:
    """Add ``text`` to the end of an element, its line feeds as line breaks."""
    first, *lines = text.split("\n")
    _append(parent, first)
    for line in lines:
        add(parent, "br")
        _append(parent, line)


def _append(parent: Element, chars: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + chars
    else:
        parent.text = (parent.text or "") + chars
