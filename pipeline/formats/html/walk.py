"""One walk through a page finds its units, its links and where it names its language."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.formats.document import LanguageMark, Link
from pipeline.formats.html.attributes import NOTHING, Properties, properties
from pipeline.formats.html.characters import (
    collapsed,
    decoded,
    has_words,
    is_blank,
    running,
    stripped,
    tidy_tag,
    verbatim,
)
from pipeline.formats.html.elements import BLOCKS, CONTROLS, HEADINGS, OPAQUE, SVG_TEXT, kind_inside
from pipeline.formats.html.runs import Item, Place, units_in
from pipeline.formats.html.structure import STRUCTURE, Structure
from pipeline.formats.html.tokens import Kind, Token, tokens
from pipeline.formats.html.tree import LIMIT, end_of, length_before
from pipeline.locales import primary
from pipeline.model import Markup, Unit

__all__ = ["Reading", "is_xml", "settled", "walk"]

_SWITCH = re.compile(r"<!--[ \t\n\f\r]*museotext:[ \t]*(on|off)[ \t\n\f\r]*-->")
_HEADING = "heading "
_EXPRESSION = re.compile(r"\{\{|<\?=|<%=|<\?php\s+echo\b")
"""What code begins with that writes text into the page."""
_XML = re.compile(r"[\ufeff \t\n\f\r]*<\?xml\b")
_ROOTS = frozenset({"html", "body"})
_PREFORMATTED = frozenset({"listing", "pre", "textarea", "xmp"})
_SPECIAL = BLOCKS | CONTROLS
_TELLING = _SPECIAL | OPAQUE | _PREFORMATTED
"""Elements that change something for the text inside them, whatever their attributes say."""
_UNKNOWN_LANGUAGES = frozenset({"", "und"})


class Reading(NamedTuple):
    """What is found in a page, each kind in the order of its places."""

    places: tuple[Place, ...]
    links: tuple[Link, ...]
    marks: tuple[LanguageMark, ...]
    fixed: tuple[tuple[int, Unit], ...]
    """What readers see and nobody translates, each with where it begins."""


def is_xml(text: str) -> bool:
    """Tell whether the page ``text`` is XHTML: it begins with an XML declaration."""
    return _XML.match(text) is not None


def walk(text: str, language: str, *, start: int = 0, xml: bool, structure: bool = False) -> Reading:
    """Read the page ``text``, which is in ``language`` (gettext name), from ``start`` on.

    ``xml`` tells whether it is XHTML, ``structure`` whether lists, tables and what is fixed are asked for.
    """
    walker = _Walker(text, language, xml=xml, structure=structure)
    walker.walk(tokens(text, start=start, xml=xml))
    marks = sorted(walker.marks, key=lambda one: one.start)
    return Reading(tuple(walker.places), tuple(walker.links), tuple(marks), tuple(walker.fixed))


def settled(text: str, *, xml: bool = False, pre: bool = False) -> str:
    """Return running text in the one form it is read in: white space, references, line breaks in tags."""
    return stripped("".join(_settled_token(text, token, pre=pre) for token in tokens(text, xml=xml)))


def _settled_token(text: str, token: Token, *, pre: bool) -> str:
    if token.kind is Kind.TEXT or token.kind is Kind.LOST:
        return running(text[token.start : token.end], pre=pre)
    return tidy_tag(text, token) if token.name else verbatim(text[token.start : token.end])


class _Context(NamedTuple):
    """What an element hands down to what is inside it."""

    kind: str = "text"
    pre: bool = False
    translate: bool = True
    own: bool = True
    """It is in the document's language."""
    opaque: bool = False

    @property
    def offered(self) -> bool:
        return self.translate and self.own and not self.opaque


_NO_CONTEXT = _Context()


def _context_inside(name: str, outer: _Context) -> _Context:
    """Return the context inside an element that has no attributes."""
    return _Context(
        kind_inside(name, outer.kind) if name in _SPECIAL else outer.kind,
        outer.pre or name in _PREFORMATTED,
        outer.translate,
        outer.own,
        outer.opaque or name in OPAQUE,
    )


class _Outside(NamedTuple):
    """What waits while a control is read."""

    items: list[Item]
    places: list[Place]
    start: int


class _Walker:
    def __init__(self, text: str, language: str, *, xml: bool, structure: bool) -> None:
        self.xml = xml
        self.places: list[Place] = []
        self.links: list[Link] = []
        self.marks: list[LanguageMark] = []
        self.fixed: list[tuple[int, Unit]] = []
        self._text = text
        self._language = primary(language)
        self._newlines = [match.start() for match in re.finditer("\n" if "\n" in text else "\r", text)]
        self._names: list[str] = []
        """The open elements, outermost first; ``_contexts`` and ``_outsides`` run beside them."""
        self._contexts: list[_Context] = []
        self._outsides: list[_Outside | None] = []
        """For a control, what waits for its end."""
        self._context = _NO_CONTEXT
        self._known: dict[tuple[str, _Context], _Context] = {}
        self._saying_nothing: set[str] = set()
        """Start tags of the page whose attributes are of no interest."""
        self._items: list[Item] = []
        self._on = True
        self._headings: list[tuple[int, str]] = []
        self._heading: tuple[int, list[str]] | None = None
        """The level and the pieces of text of the heading that is open."""
        self._section: tuple[str, ...] = ()
        self._structure = Structure()
        self._structural = STRUCTURE if structure else frozenset[str]()

    def walk(self, page: Iterable[Token]) -> None:
        """Read a page."""
        for token in page:
            kind = token.kind
            if kind is Kind.TEXT:
                self._text_item(token)
            elif kind is Kind.START or kind is Kind.VOID:
                self._start(token)
            elif kind is Kind.END:
                self._end(token)
            elif kind is Kind.RAW:
                self._raw(token)
            else:
                self._aside(token)
        self._close(0, len(self._text))
        if self._items:
            self._flush()

    def _text_item(self, token: Token) -> None:
        visible = not is_blank(self._text[token.start : token.end])
        if visible or self._items:
            offered = visible and self._on and self._context.offered
            self._items.append(Item(token, visible, offered))

    def _aside(self, token: Token) -> None:
        """Take a comment, declaration or piece of code."""
        raw = self._text[token.start : token.end]
        if token.kind is Kind.COMMENT and (switch := _SWITCH.fullmatch(raw)):
            self._on = switch[1] == "on"
        visible = token.kind is Kind.CODE and _EXPRESSION.match(raw) is not None
        if visible or self._items:
            self._items.append(Item(token, visible))

    def _raw(self, token: Token) -> None:
        """Take the content of the innermost open element, which has no tags."""
        if self._names[-1:] == ["title"]:
            self._raw_place(token, collapsed(decoded(self._text[token.start : token.end])))
        elif self._names[-1:] == ["textarea"]:
            self._raw_place(token, decoded(self._text[token.start : token.end]).replace("\r\n", "\n"))

    def _raw_place(self, token: Token, chars: str) -> None:
        if self._on and self._context.offered and has_words(chars):
            start, end = self._trimmed(token.start, token.end)
            unit = Unit(
                stripped(chars), self._context.kind, self._section, self._line(start), place=self._structure.place
            )
            self._structure.passed()
            self.places.append(Place(start, end, unit, raw=True, pre=self._context.pre))

    def _start(self, token: Token) -> None:
        name = self._name(token)
        said = self._said(token)
        if name in BLOCKS:
            if self._items:
                self._flush()
            length = length_before(name, self._names)
            if length < len(self._names):
                self._close(length, token.start)
        context = self._inside(name, said)
        places: tuple[Place, ...] = ()
        if said is not NOTHING:
            places = self._places(context, said, token)
            self.links += said.links
            self._mark(name, context, said)
        outside = None
        opens = token.kind is Kind.START and len(self._names) < LIMIT
        if name in BLOCKS:
            self.places += places
            if name in HEADINGS:
                self._open_heading(HEADINGS[name])
            elif name in self._structural:
                self._structure.open(name)
        elif name in CONTROLS and opens:
            outside = _Outside(self._items, self.places, token.start)
            self._items, self.places = [], list(places)
        else:
            self._items.append(Item(token, places=places))
        if opens:
            self._names.append(name)
            self._contexts.append(context)
            self._outsides.append(outside)
            self._context = context

    def _said(self, token: Token) -> Properties:
        """Return what the attributes of a start tag say; most say nothing, and pages repeat them."""
        raw = self._text[token.start : token.end]
        if len(raw) == len(token.name) + 2 or raw in self._saying_nothing:
            return NOTHING
        said = properties(self._text, token)
        if said is NOTHING:
            self._saying_nothing.add(raw)
        return said

    def _name(self, token: Token) -> str:
        if token.name in SVG_TEXT and "svg" in self._names:
            return SVG_TEXT[token.name]
        return token.name

    def _inside(self, name: str, said: Properties) -> _Context:
        """Return the context inside the element ``name`` that begins here."""
        context = self._context
        if name in _TELLING:
            key = (name, context)
            if key not in self._known:
                self._known[key] = _context_inside(name, context)
            context = self._known[key]
        if said.translate is not None:
            context = context._replace(translate=said.translate)
        if said.language is not None and name not in _ROOTS:
            tag = primary(said.language)
            context = context._replace(own=tag == self._language or tag in _UNKNOWN_LANGUAGES)
        return context

    def _places(self, context: _Context, said: Properties, token: Token) -> tuple[Place, ...]:
        """Return the places of the attributes people read; those of code and formulas are read too."""
        if not (said.readable and self._on and context.translate and context.own):
            return ()
        here = self._structure.place
        if token.name == "img" and said.links:
            here = here._replace(picture=said.links[0].target)
        return tuple(
            Place(at.start, at.end, Unit(text, kind, self._section, self._line(at.start), place=here), quote=at.quote)
            for at, kind, text in said.readable
        )

    def _mark(self, name: str, context: _Context, said: Properties) -> None:
        self.marks += said.document_marks
        if name in _ROOTS or (
            said.language and context.translate and self._on and primary(said.language) == self._language
        ):
            self.marks += said.own_marks
        if said.destination is not None and primary(said.destination_language) == self._language:
            self.marks.append(said.destination)

    def _end(self, token: Token) -> None:
        name = self._name(token)
        at = None if name in _ROOTS else end_of(name, self._names)
        if name in BLOCKS:
            if self._items:
                self._flush()
        elif self._items and (at is None or name not in CONTROLS):
            self._items.append(Item(token))
        if at is None:
            return
        if name in _SPECIAL or _SPECIAL.isdisjoint(self._names[at:]):
            self._close(at, token.start)
        else:
            self._close_around(at)

    def _close(self, length: int, place: int) -> None:
        """Close all open elements but the outermost ``length``; what is in them ends at ``place``."""
        while len(self._names) > length:
            name, outside = self._names[-1], self._outsides[-1]
            if self._items and (name in BLOCKS or outside is not None):
                self._flush()
            if name in HEADINGS:
                self._close_heading()
            elif name in self._structural:
                self._structure.close(name)
            if outside is not None:
                places = tuple(self.places)
                self._items, self.places = outside.items, outside.places
                self._items.append(Item(Token(Kind.VOID, outside.start, place, name), places=places))
            self._names.pop()
            self._contexts.pop()
            self._outsides.pop()
            self._context = self._contexts[-1] if self._contexts else _NO_CONTEXT

    def _close_around(self, at: int) -> None:
        """Close the open element ``at`` alone: the blocks in it stay open."""
        closed = self._contexts[at]
        outer = self._contexts[at - 1] if at else _NO_CONTEXT
        del self._names[at], self._contexts[at], self._outsides[at]
        for number, context in enumerate(self._contexts[at:], at):
            if context[2:] == closed[2:]:
                self._contexts[number] = _Context(*context[:2], *outer[2:])
        self._context = self._contexts[-1]

    def _open_heading(self, level: int) -> None:
        self._headings = [one for one in self._headings if one[0] < level]
        self._section = tuple(text for _, text in self._headings)
        self._heading = (level, [])

    def _close_heading(self) -> None:
        if self._heading is None:
            return
        level, pieces = self._heading
        self._heading = None
        if pieces:
            self._headings.append((level, " ".join(pieces)))
            self._section = tuple(text for _, text in self._headings)

    def _flush(self) -> None:
        """End the run of text: its units are known now."""
        items, self._items = self._items, []
        if self._heading is not None and self._context.kind.startswith(_HEADING):
            self._heading[1].extend(self._plain(items))
        at = 0
        for first, last in units_in(self._text, items, offered=self._block().offered):
            self._pass_by(items[at:first])
            self._unit(items[first:last])
            at = last
        self._pass_by(items[at:])

    def _block(self) -> _Context:
        """Return the context of the innermost open block."""
        for name, context in zip(reversed(self._names), reversed(self._contexts), strict=True):
            if name in _SPECIAL:
                return context
        return _NO_CONTEXT

    def _pass_by(self, items: Sequence[Item]) -> None:
        """What the attributes of ``items`` say stands on its own; what is seen of them is not translated."""
        for item in items:
            if item.places:
                self.places += item.places
            elif item.token.name == "img" and self._structural:
                self._picture(item.token)
        if self._structural and any(item.visible for item in items):
            self._fix(items)

    def _fix(self, items: Sequence[Item]) -> None:
        start = items[0].token.start
        shown = self._verbatim(items) if self._context.pre else " ".join(self._plain(items))
        if any(map(str.isalnum, shown)):
            kind, place = self._context.kind, self._structure.place
            self.fixed.append((start, Unit(shown, kind, self._section, self._line(start), place=place)))
            self._structure.passed()

    def _verbatim(self, items: Sequence[Item]) -> str:
        """Return the text of ``items`` with its lines."""
        pieces = (decoded(self._text[token.start : token.end]) for token, *_ in items if token.kind is Kind.TEXT)
        return "".join(pieces).replace("\r\n", "\n").strip("\n")

    def _picture(self, token: Token) -> None:
        links = properties(self._text, token).links
        if links:
            place = self._structure.place._replace(picture=links[0].target)
            self.fixed.append((token.start, Unit("", "picture", self._section, self._line(token.start), place=place)))

    def _plain(self, items: Sequence[Item]) -> tuple[str, ...]:
        """Return the text of ``items`` without markup, nothing when there is none."""
        pieces = (
            decoded(self._text[token.start : token.end]) if token.kind is Kind.TEXT else " "
            for token, *_ in items
            if token.kind is Kind.TEXT or token.name == "br"
        )
        chars = stripped(collapsed("".join(pieces)))
        return (chars,) if chars else ()

    def _unit(self, items: Sequence[Item]) -> None:
        start, end = self._trimmed(items[0].token.start, items[-1].token.end)
        kind, pre = self._context.kind, self._context.pre
        if any(item.token.name in CONTROLS for item in items):
            chars = settled(self._text[start:end], xml=self.xml, pre=pre)
        else:
            chars = stripped("".join(_settled_token(self._text, item.token, pre=pre) for item in items))
        unit = Unit(chars, kind, self._section, self._line(start), Markup.HTML, place=self._structure.place)
        self._structure.passed()
        self.places.append(Place(start, end, unit, pre=pre))

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Return the range without the white space at its ends."""
        raw = self._text[start:end]
        inner = stripped(raw)
        start += raw.index(inner)
        return start, start + len(inner)

    def _line(self, place: int) -> int:
        return bisect_left(self._newlines, place) + 1
