"""What the styles of an OpenDocument text say about its paragraphs and letters (1.3, part 3, chapter 16)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.xml_text import Element

__all__ = ["Style", "Styles", "read_styles"]

_KINDS = {
    "Title": "title",
    "Subtitle": "subtitle",
    "Caption": "caption",
    "Quotations": "quotation",
}
_DEFAULTS = {
    "fo:font-weight": "normal",
    "fo:font-style": "normal",
    "fo:font-variant": "normal",
    "fo:text-transform": "none",
    "fo:letter-spacing": "normal",
    "fo:background-color": "transparent",
    "style:text-underline-style": "none",
    "style:text-line-through-style": "none",
    "style:text-position": "0% 100%",
}
"""How letters look where nothing is said (20.190 and following)."""
_COLLECTIONS = ("office:styles", "office:automatic-styles")


@dataclass(frozen=True, slots=True)
class Style:
    """One style of letters or paragraphs."""

    name: str
    shown: str
    """What people call it."""
    parent: str
    automatic: bool
    """It stands for formatting given by hand, and has no name of its own."""
    properties: Mapping[str, str]
    """What it says about letters, by attribute."""


class Styles:
    """The styles that a part of a document may use."""

    def __init__(
        self, texts: Mapping[str, Style], paragraphs: Mapping[str, Style], defaults: Mapping[str, str]
    ) -> None:
        self._texts = texts
        self._paragraphs = paragraphs
        self._defaults = defaults
        self._letters: dict[str, Mapping[str, str]] = {}

    def text(self, name: str) -> Style | None:
        """Return a style of letters."""
        return self._texts.get(name)

    def letters(self, name: str) -> Mapping[str, str]:
        """Return how letters look in a paragraph of the style ``name``, by attribute."""
        known = self._letters.get(name)
        if known is None:
            known = dict(self._defaults)
            known.update(_inherited(name, self._paragraphs))
            self._letters[name] = known
        return known

    def own(self, name: str) -> Mapping[str, str]:
        """Return what a style of letters says of them, with all it is based on."""
        return _inherited(name, self._texts)

    def kind(self, name: str) -> str:
        """Return what a paragraph of the style ``name`` is to a translator; empty where that is not known."""
        for style in _line(name, self._paragraphs):
            if style.name in _KINDS:
                return _KINDS[style.name]
            if style.name.startswith("Contents_20_"):
                return "entry in the contents"
        return ""


def _line(name: str, styles: Mapping[str, Style]) -> Iterator[Style]:
    """Yield a style and those it is based on."""
    known: set[str] = set()
    while name not in known and (style := styles.get(name)) is not None:
        known.add(name)
        yield style
        name = style.parent


def _inherited(name: str, styles: Mapping[str, Style]) -> dict[str, str]:
    properties: dict[str, str] = {}
    for style in reversed(tuple(_line(name, styles))):
        properties.update(style.properties)
    return properties


def read_styles(common: Element | None, own: Element | None) -> Styles:
    """Return the styles for a part whose root is ``own``; ``common`` is the root of the part with common styles."""
    texts: dict[str, Style] = {}
    paragraphs: dict[str, Style] = {}
    defaults = dict(_DEFAULTS)
    for family, style in (*_found(common, _COLLECTIONS[:1]), *_found(own, _COLLECTIONS)):
        if family == "text":
            texts[style.name] = style
        elif family == "paragraph" and style.name:
            paragraphs[style.name] = style
        elif family == "paragraph":
            defaults.update(style.properties)
    return Styles(texts, paragraphs, defaults)


def _found(root: Element | None, collections: Iterable[str]) -> Iterator[tuple[str, Style]]:
    for collection in root.children if root else ():
        if collection.name not in collections:
            continue
        for element in collection.children:
            if element.name in ("style:style", "style:default-style"):
                attributes = {name: one.value for name, one in element.attributes().items()}
                name = attributes.get("style:name", "")
                properties = element.child("style:text-properties")
                yield (
                    attributes.get("style:family", ""),
                    Style(
                        name,
                        attributes.get("style:display-name", name),
                        attributes.get("style:parent-style-name", ""),
                        collection.name == "office:automatic-styles",
                        {key: one.value for key, one in properties.attributes().items()} if properties else {},
                    ),
                )
