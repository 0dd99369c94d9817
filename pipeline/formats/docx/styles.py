"""What the styles of a Word document say about its paragraphs (ISO/IEC 29500-1, 17.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.formats.office.package import Package
from pipeline.xml_text import Element

__all__ = ["Styles", "read_styles"]

_KINDS = {"title": "title", "subtitle": "subtitle", "caption": "caption"}
_HEADINGS = 9


@dataclass(frozen=True, slots=True)
class Styles:
    """The document's styles by identifier."""

    names: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    """What a paragraph of the style is to a translator, where the style says so."""

    def kind(self, paragraph: Element) -> str:
        """Return what a paragraph is, ``heading 2`` or ``list item``; empty where nothing says so."""
        properties = paragraph.child("w:pPr")
        if properties is None:
            return self.kinds.get("", "")
        style = properties.child("w:pStyle")
        own = _own_kind(properties)
        kind = self.kinds.get(style.get("w:val") if style else "", "")
        return own if own.startswith("heading") or not kind else kind


def _own_kind(properties: Element) -> str:
    level = properties.child("w:outlineLvl")
    if level is not None and level.get("w:val").isdigit() and int(level.get("w:val")) < _HEADINGS:
        return f"heading {int(level.get('w:val')) + 1}"
    number = properties.child("w:numPr", "w:numId")
    return "list item" if number is not None and number.get("w:val") != "0" else ""


def read_styles(package: Package) -> Styles:
    """Return the styles of a package; none if it has no part for them."""
    part = next((one.target for one in package.relationships(package.main) if one.type == "styles"), "")
    xml = package.xml(part) if part else None
    if xml is None:
        return Styles()
    styles = {one.get("w:styleId"): one for one in xml.root.children if one.name == "w:style"}
    names = {identifier: _value(style, "w:name") or identifier for identifier, style in styles.items()}
    kinds = {
        identifier: next(filter(None, (_kind(one) for one in _line(style, styles))), "")
        for identifier, style in styles.items()
    }
    default = next((one for one, style in styles.items() if _is_default(style)), None)
    if default is not None:
        kinds[""] = kinds[default]
    return Styles(names, kinds)


def _is_default(style: Element) -> bool:
    return style.get("w:type") == "paragraph" and style.get("w:default") in ("1", "true", "on")


def _line(style: Element, styles: dict[str, Element]) -> Iterator[Element]:
    """Yield a style and those it is based on."""
    known: set[str] = set()
    one: Element | None = style
    while one is not None and one.get("w:styleId") not in known:
        known.add(one.get("w:styleId"))
        yield one
        one = styles.get(_value(one, "w:basedOn"))


def _kind(style: Element) -> str:
    name = _value(style, "w:name").lower()
    if name in _KINDS:
        return _KINDS[name]
    word, _, number = name.partition(" ")
    if number.isdigit() and word == "toc":
        return "entry in the contents"
    if number.isdigit() and word == "heading":
        return f"heading {number}"
    properties = style.child("w:pPr")
    return _own_kind(properties) if properties else ""


def _value(style: Element, name: str) -> str:
    element = style.child(name)
    return element.get("w:val") if element else ""
