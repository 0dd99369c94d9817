"""Writing TMX 1.4b, all languages of a unit in one ``tu``.

The format is that of the specification of 26 April 2005 (LISA OSCAR). There are no dates:
the same units give the same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline import __version__
from pipeline.locales import bcp47
from pipeline.markup import Code, Kind, Role
from pipeline.markup.segments import Piece, divided, marks, matched, segment
from pipeline.model import Markup
from pipeline.xml_text import visible

__all__ = ["ALL", "MARKUP", "Unit", "Variant", "data_type", "render"]

MARKUP = "x-markup"
"""The type of the property that says how inline codes are written, where texts are exact."""
ALL = "*all*"
"""The language of the originals where they are in several."""

_DATA_TYPES = {
    Markup.NONE: "plaintext",
    Markup.HTML: "html",
    Markup.MARKDOWN: "plaintext",
    Markup.NUMBERED: "xml",
    Markup.SUBTITLE: "plaintext",
}
_KINDS = {kind: f"x-{kind.name.lower()}" for kind in Kind} | {
    Kind.LINK: "link",
    Kind.REFERENCE: "link",
    Kind.AUTOLINK: "link",
    Kind.IMAGE: "image",
    Kind.FOOTNOTE: "fnote",
    Kind.BREAK: "lb",
}
_NAMES = {
    "a": "link",
    "b": "bold",
    "br": "lb",
    "em": "italic",
    "font": "font",
    "i": "italic",
    "img": "image",
    "strong": "bold",
    "u": "ulined",
}
"""Names of codes, as the values the specification recommends for ``type``."""


class Variant(NamedTuple):
    """A text in one language."""

    language: str
    """A gettext name."""
    text: str
    markup: Markup


class Unit(NamedTuple):
    """A text in several languages."""

    name: str
    """Its ``tuid``; empty for none."""
    variants: Sequence[Variant]
    properties: Sequence[tuple[str, str]] = ()
    """Types (``x-kind``) and texts of its ``prop`` elements."""
    at: int = 0
    """Which of the variants is the original."""

    @property
    def original(self) -> Variant:
        """The text that the others translate."""
        return self.variants[self.at]


def data_type(markup: Markup) -> str:
    """Return what TMX calls texts in ``markup``."""
    return _DATA_TYPES[markup]


def render(
    units: Sequence[Unit], *, language: str, properties: Sequence[tuple[str, str]] = (), exact: bool = False
) -> bytes:
    """Return ``units`` as a TMX file; ``language`` is that of the originals, ``*all*`` if they are in several.

    ``properties`` are of the whole. With ``exact`` character references and escapes stand
    as codes, so that each text can be had back to the character; else they are text.
    """
    data_types = Counter(data_type(unit.original.markup) for unit in units)
    usual = max(data_types, key=data_types.__getitem__, default="unknown")
    header = {
        "creationtool": "Museotext",
        "creationtoolversion": __version__,
        "segtype": "paragraph",
        "o-tmf": "PO",
        "adminlang": "en",
        "srclang": language if language == ALL else bcp47(language),
        "datatype": usual,
    }
    tag = " ".join(["header", *(f"{key}={_quoted(value)}" for key, value in header.items())])
    head = _element(tag, _lines(*(_property(*one) for one in properties)))
    body = _element("body", _lines(*(_unit(unit, usual, language, exact) for unit in units)))
    return _file(_element('tmx version="1.4"', _lines(head, body)))


def _unit(unit: Unit, usual: str, language: str, exact: bool) -> str:
    """Return the element of a unit."""
    first = unit.original
    segments = _segments(unit, exact)
    variants = [
        f"{_tuv(one.language)}{_element('seg', content)}</tuv>"
        for one, content in zip(unit.variants, segments, strict=True)
    ]
    tag = f"tu tuid={_quoted(unit.name)}" if unit.name else "tu"
    tag += "" if data_type(first.markup) == usual else f" datatype={_quoted(data_type(first.markup))}"
    tag += f" srclang={_quoted(bcp47(first.language))}" if language == ALL else ""
    properties = [*unit.properties, (MARKUP, first.markup.value)] if exact else unit.properties
    return _element(tag, _lines(*(_property(*one) for one in properties), *variants))


def _segments(unit: Unit, exact: bool) -> list[str]:
    """Return the content of the segment of each variant.

    Most translations have the codes of their original in its order: what is written for them is the same.
    """
    divisions = [divided(one.text, one.markup, exact=exact) for one in unit.variants]
    shapes = [tuple([code[_WRITTEN] for code in found]) for _, found in divisions]
    if any(shape != shapes[0] for shape in shapes) or any(code.readable for code in divisions[0][1]):
        first = unit.original
        original = segment(first.text, first.markup, exact=exact)
        others = (
            original if one is first else matched(segment(one.text, one.markup, exact=exact), original)
            for one in unit.variants
        )
        return ["".join(map(_piece, pieces)) for pieces in others]
    elements = _elements(shapes[0])
    return [_around(words, elements) for words, _ in divisions]


def _around(words: Sequence[str], elements: Sequence[str]) -> str:
    """Return the content of a segment: words, and each of the ``elements`` between two of them."""
    content = [""] * (len(words) + len(elements))
    content[::2] = _escaped_all(words)
    content[1::2] = elements
    return "".join(content)


def _escaped_all(words: Sequence[str]) -> Sequence[str]:
    letters = "".join(words)
    return list(map(_escaped, words)) if "&" in letters or "<" in letters or ">" in letters else words


_WRITTEN = slice(2, 7)
"""All of a code but its place and what people read in it."""


@lru_cache(maxsize=1000)
def _elements(shape: Sequence[tuple[Kind, Role, str, str, str]]) -> tuple[str, ...]:
    """Return the elements of codes in which nobody reads anything; most paragraphs have the codes of many others."""
    found = [Code(0, 0, *one) for one in shape]
    return tuple([_piece(Piece(code.text, code, *mark)) for code, mark in zip(found, marks(found), strict=True)])


@cache
def _tuv(language: str) -> str:
    """Return the start tag around a text in a language; a project has few of them."""
    return f"<tuv xml:lang={_quoted(bcp47(language))}>"


@lru_cache(maxsize=1000)
def _property(kind: str, text: str) -> str:
    return _element(f"prop type={_quoted(kind)}", _escaped(text))


def _piece(piece: Piece) -> str:
    """Return text, or the element of a code."""
    code = piece.code
    if code is None:
        return _escaped(piece.text)
    if code.readable:
        return _placed(piece.pair, piece.number, code.role, _type(code.kind, code.name), _readable(code))
    return _placed(piece.pair, piece.number, code.role, _type(code.kind, code.name), _escaped(code.text))


def _placed(pair: int, number: int, role: Role, name: str, content: str) -> str:
    """Return the element of a code: ``bpt`` or ``ept`` with a partner, ``it`` without one, else ``ph``."""
    if pair and role is Role.CLOSE:
        return _element(f'ept i="{pair}"', content)
    attributes = f'x="{number}" type={_quoted(name)}'
    if pair:
        return _element(f'bpt i="{pair}" {attributes}', content)
    if role is Role.ALONE:
        return _element(f"ph {attributes}", content)
    return _element(f'it pos="{"begin" if role is Role.OPEN else "end"}" {attributes}', content)


def _type(kind: Kind, name: str) -> str:
    """Return what a code is: a value the specification recommends, or one of our own."""
    if kind in (Kind.TAG, Kind.EMPHASIS):
        return _NAMES.get(name, f"x-{name}")
    return _KINDS[kind]


def _readable(code: Code) -> str:
    """Return a code as the document has it, and what people read in it as sub-flows."""
    pieces: list[str] = []
    at = 0
    for start, end in code.readable:
        pieces.append(_escaped(code.text[at : start - code.start]))
        pieces.append(_element("sub", _escaped(code.text[start - code.start : end - code.start])))
        at = end - code.start
    pieces.append(_escaped(code.text[at:]))
    return "".join(pieces)


def _element(tag: str, content: str) -> str:
    """Return an element; ``tag`` is its name and attributes, ``content`` the XML in it."""
    return f"<{tag}>{content}</{tag.partition(' ')[0]}>" if content else f"<{tag} />"


def _escaped(text: str) -> str:
    """Return characters as they stand between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(value: str) -> str:
    """Return an attribute's value in quotes, its spaces kept."""
    value = _escaped(value).replace('"', "&quot;")
    value = value.replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#09;")
    return f'"{value}"'


def _lines(*elements: str) -> str:
    """Return elements with each on a line of its own."""
    return "".join(["\n", *(f"{element}\n" for element in elements)]) if elements else ""


def _file(tmx: str) -> bytes:
    # A reader takes a bare carriage return for a line feed (XML 1.0, 2.11).
    body = visible(tmx).replace("\r", "&#13;")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'.encode()
