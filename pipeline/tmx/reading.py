"""Reading TMX of any version and maker: each ``tu`` with all its languages.

Attributes and elements are those of the specification 1.4b; ``lang`` for ``xml:lang`` is
version 1.1's. Codes are kept as they are where the file says what they are (HTML, or our
own export), else they are numbered tags as in Office documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import DocumentError
from pipeline.locales import gettext_name
from pipeline.model import Markup
from pipeline.tmx.inline import Tags, has_tags, native_text
from pipeline.tmx.writing import ALL, MARKUP, Unit, Variant
from pipeline.xml_text import Element, Xml
from pipeline.xml_text.foreign import Lines, local, parsed

__all__ = ["ReadUnit", "read_units"]

_DATE = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_DATES = ("changedate", "creationdate")


class ReadUnit(NamedTuple):
    """A unit of a file."""

    unit: Unit
    day: int
    """When it was last changed (``date.toordinal``); 0 where the file does not say."""
    line: int


def read_units(data: bytes, path: Path) -> Iterator[ReadUnit]:
    """Yield the units of a TMX file that have an original and a translation.

    Raises DocumentError, with the line, for a file that is no TMX or no well-formed XML.
    """
    xml = parsed(data, path)
    if local(xml.root) != "tmx":
        raise DocumentError(f"is no TMX: its root is <{local(xml.root)}>", path=path, remedy="export it as TMX")
    lines = Lines(xml.text)
    header = xml.root.child("header")
    usual = header.get("srclang") if header else ""
    html = header is not None and header.get("datatype").lower() == "html"
    for unit in xml.root.walk():
        if local(unit) == "tu":
            made = _unit(unit, xml, unit.get("srclang") or usual, html=html)
            if made:
                yield ReadUnit(made, _day(unit), lines.of(unit))


def _unit(element: Element, xml: Xml, original: str, *, html: bool) -> Unit | None:
    properties = [(one.get("type"), one.content()) for one in element.children if local(one) == "prop"]
    segments = [
        (gettext_name(variant.get("xml:lang") or variant.get("lang")), seg)
        for variant in element.children
        if local(variant) == "tuv"
        for seg in variant.children
        if local(seg) == "seg"
    ]
    if element.get("datatype"):
        html = element.get("datatype").lower() == "html"
    markup = _markup(properties, [seg for _, seg in segments], html=html)
    tags = Tags()
    variants = [
        Variant(language, text, markup)
        for language, seg in segments
        if language and (text := _text(seg, xml.text, markup, tags, properties)).strip()
    ]
    if len(variants) < 2:
        return None
    wanted = gettext_name(original) if original != ALL else None
    at = next((place for place, one in enumerate(variants) if one.language == wanted), 0)
    return Unit(element.get("tuid"), tuple(variants), tuple(properties), at)


def _markup(properties: list[tuple[str, str]], segments: list[Element], *, html: bool) -> Markup:
    with suppress(ValueError):
        return Markup(dict(properties).get(MARKUP, "unknown"))
    if html:
        return Markup.HTML
    return Markup.NUMBERED if any(map(has_tags, segments)) else Markup.NONE


def _text(seg: Element, raw: str, markup: Markup, tags: Tags, properties: list[tuple[str, str]]) -> str:
    if MARKUP in dict(properties):
        return seg.content()
    return tags.text(seg, raw) if markup is Markup.NUMBERED else native_text(seg, raw, markup)


def _day(unit: Element) -> int:
    """Return the last day a unit or one of its variants was changed."""
    days = [0]
    for one in (unit, *unit.children):
        for name in _DATES:
            match = _DATE.match(one.get(name))
            if match:
                with suppress(ValueError):
                    days.append(date(*map(int, match.groups())).toordinal())
    return max(days)
