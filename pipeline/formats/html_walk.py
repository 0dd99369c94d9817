"""One walk through a page finds its units, its links and where it names its language."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.formats.document import LanguageMark, Link
from pipeline.formats.html_attributes import NOTHING, Properties, properties
from pipeline.formats.html_elements import BLOCKS, CONTROLS, HEADINGS, OPAQUE, SVG_TEXT, kind_inside
from pipeline.formats.html_runs import Item, Place, passages
from pipeline.formats.html_text import collapsed, decoded, has_words, is_blank, running, stripped, tidy_tag, verbatim
from pipeline.formats.html_tokens import Kind, Token, tokens
from pipeline.formats.html_tree import LIMIT, end_of, length_before
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
_UNKNOWN_LANGUAGES = frozenset({"", "und"})


class Reading(NamedTuple):
    """What is found in a page, each kind in the order of its places."""

    places: tuple[Place, ...]
    links: tuple[Link, ...]
    marks: tuple[LanguageMark, ...]


def is_xml(text: str) -> bool:
    """Tell whether the page ``text`` is XHTML: it begins with an XML declaration."""
    return _XML.match(text) is not None


def walk(text: str, language: str, *, start: int = 0, xml: bool) -> Reading:
    """Read the page ``text``, which is in ``language`` (gettext name), from ``start`` on.

    ``xml`` tells whether it is XHTML.
    """
    walker = _Walker(text, language, xml=xml)
    for token in tokens(text, start=start, xml=xml):
        walker.take(token)
    walker.finish()
    return Reading(tuple(walker.places), tuple(walker.links), tuple(sorted(walker.marks, key=lambda one: one.start)))


def settled(text: str, *, xml: bool = False, pre: bool = False) -> str:
    """Return running text in the one form it is read in: white space, references, line breaks in tags."""
    pieces = []
    for token in tokens(text, xml=xml):
        if token.kind in (Kind.TEXT, Kind.LOST):
            pieces.append(running(text[token.start : token.end], pre=pre))
        elif token.name:
            pieces.append(tidy_tag(text, token))
        else:
            pieces.append(verbatim(text[token.start : token.end]))
    return stripped("".join(pieces))


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


class _Outside(NamedTuple):
    """What waits while a control is read."""

    items: list[Item]
    places: list[Place]
    start: int


class _Frame(NamedTuple):
    context: _Context
    outside: _Outside | None
    """For a control only."""


class _Walker:
    def __init__(self, text: str, language: str, *, xml: bool) -> None:
        self.xml = xml
        self.places: list[Place] = []
        self.links: list[Link] = []
        self.marks: list[LanguageMark] = []
        self._text = text
        self._language = primary(language)
        self._newlines = [match.start() for match in re.finditer("\n" if "\n" in text else "\r", text)]
        self._names: list[str] = []
        self._frames: list[_Frame] = []
        self._context = _Context()
        self._items: list[Item] = []
        self._on = True
        self._headings: list[tuple[int, str]] = []
        self._heading: tuple[int, list[str]] | None = None
        """The level and the pieces of text of the heading that is open."""
        self._section: tuple[str, ...] = ()

    def take(self, token: Token) -> None:
        """Read the next token."""
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

    def finish(self) -> None:
        """End the page."""
        self._close(0, len(self._text))
        self._flush()

    def _text_item(self, token: Token) -> None:
        visible = not is_blank(self._text, token.start, token.end)
        if visible or self._items:
            offered = visible and self._on and self._context.offered
            self._items.append(Item(Kind.TEXT, token.start, token.end, "", visible, offered))

    def _aside(self, token: Token) -> None:
        """Take a comment, declaration or piece of code."""
        raw = self._text[token.start : token.end]
        if token.kind is Kind.COMMENT and (switch := _SWITCH.fullmatch(raw)):
            self._on = switch[1] == "on"
        visible = token.kind is Kind.CODE and _EXPRESSION.match(raw) is not None
        if visible or self._items:
            self._items.append(Item(token.kind, token.start, token.end, "", visible))

    def _raw(self, token: Token) -> None:
        """Take the content of the innermost open element, which has no tags."""
        if self._names[-1:] == ["title"]:
            self._raw_place(token, collapsed(decoded(self._text[token.start : token.end])))
        elif self._names[-1:] == ["textarea"]:
            self._raw_place(token, decoded(self._text[token.start : token.end]).replace("\r\n", "\n"))

    def _raw_place(self, token: Token, chars: str) -> None:
        if self._on and self._context.offered and has_words(chars):
            start, end = self._trimmed(token.start, token.end)
            unit = Unit(stripped(chars), self._context.kind, self._section, self._line(start))
            self.places.append(Place(start, end, unit, raw=True, pre=self._context.pre))

    def _start(self, token: Token) -> None:
        name = self._name(token)
        said = properties(self._text, token) if token.end - token.start > len(token.name) + 2 else NOTHING
        if name in BLOCKS:
            self._flush()
            self._close(length_before(name, self._names), token.start)
        context = self._inside(name, said)
        places = self._places(context, said)
        self.links += said.links
        self._mark(name, context, said)
        outside = None
        opens = token.kind is Kind.START and len(self._names) < LIMIT
        if name in BLOCKS:
            self.places += places
            if name in HEADINGS:
                self._open_heading(HEADINGS[name])
        elif name in CONTROLS and opens:
            outside = _Outside(self._items, self.places, token.start)
            self._items, self.places = [], list(places)
        else:
            self._items.append(Item(token.kind, token.start, token.end, name, places=places))
        if opens:
            self._names.append(name)
            self._frames.append(_Frame(context, outside))
            self._context = context

    def _name(self, token: Token) -> str:
        if token.name in SVG_TEXT and "svg" in self._names:
            return SVG_TEXT[token.name]
        return token.name

    def _inside(self, name: str, said: Properties) -> _Context:
        """Return the context inside the element ``name`` that begins here."""
        outer = self._context
        own, translate = outer.own, outer.translate if said.translate is None else said.translate
        if said.language is not None and name not in _ROOTS:
            tag = primary(said.language)
            own = tag == self._language or tag in _UNKNOWN_LANGUAGES
        kind = kind_inside(name, outer.kind) if name in BLOCKS or name in CONTROLS else outer.kind
        return _Context(kind, outer.pre or name in _PREFORMATTED, translate, own, outer.opaque or name in OPAQUE)

    def _places(self, context: _Context, said: Properties) -> tuple[Place, ...]:
        """Return the places of the attributes people read; those of code and formulas are read too."""
        if not (said.readable and self._on and context.translate and context.own):
            return ()
        return tuple(
            Place(at.start, at.end, Unit(text, kind, self._section, self._line(at.start)), quote=at.quote)
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
            self._flush()
        elif at is None or name not in CONTROLS:
            self._items.append(Item(Kind.END, token.start, token.end, name))
        if at is None:
            return
        if name in BLOCKS or name in CONTROLS or not any(one in BLOCKS or one in CONTROLS for one in self._names[at:]):
            self._close(at, token.start, token.end)
        else:
            self._close_around(at)

    def _close(self, length: int, start: int, end: int | None = None) -> None:
        """Close all open elements but the outermost ``length``; what is in them ends at ``start``.

        The outermost of those closed has an end tag that ends at ``end``, or none.
        """
        while len(self._names) > length:
            name, frame = self._names[-1], self._frames[-1]
            if name in BLOCKS or frame.outside is not None:
                self._flush()
            if name in HEADINGS:
                self._close_heading()
            if frame.outside is not None:
                places, outside = self.places, frame.outside
                self._items, self.places = outside.items, outside.places
                stop = start if end is None or len(self._names) > length + 1 else end
                self._items.append(Item(Kind.VOID, outside.start, stop, name, places=tuple(places)))
            self._names.pop()
            self._frames.pop()
            self._context = self._frames[-1].context if self._frames else _Context()

    def _close_around(self, at: int) -> None:
        """Close the open element ``at`` alone: the blocks in it stay open."""
        closed = self._frames[at].context
        outer = self._frames[at - 1].context if at else _Context()
        del self._names[at], self._frames[at]
        for number in range(at, len(self._frames)):
            context, outside = self._frames[number]
            if context[2:] == closed[2:]:
                self._frames[number] = _Frame(_Context(*context[:2], *outer[2:]), outside)
        self._context = self._frames[-1].context

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
        items = self._items
        if not items:
            return
        self._items = []
        if self._heading is not None and self._context.kind.startswith(_HEADING):
            self._heading[1].extend(self._plain(items))
        if not any(item.offered for item in items):
            for item in items:
                self.places += item.places
            return
        for passage in passages(self._text, items):
            if passage.is_unit:
                self._unit(items[passage.first : passage.last])
            else:
                for item in items[passage.first : passage.last]:
                    self.places += item.places

    def _plain(self, items: Sequence[Item]) -> tuple[str, ...]:
        """Return the text of ``items`` without markup, nothing when there is none."""
        pieces = (
            decoded(self._text[item.start : item.end]) if item.kind is Kind.TEXT else " "
            for item in items
            if item.kind is Kind.TEXT or item.name == "br"
        )
        chars = stripped(collapsed("".join(pieces)))
        return (chars,) if chars else ()

    def _unit(self, items: Sequence[Item]) -> None:
        start, end = self._trimmed(items[0].start, items[-1].end)
        kind, pre = self._context.kind, self._context.pre
        raw = self._text[start:end]
        chars = stripped(running(raw, pre=pre)) if len(items) == 1 else settled(raw, xml=self.xml, pre=pre)
        unit = Unit(chars, kind, self._section, self._line(start), Markup.HTML)
        self.places.append(Place(start, end, unit, pre=pre))

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Return the range without the white space at its ends."""
        raw = self._text[start:end]
        inner = stripped(raw)
        start += raw.index(inner)
        return start, start + len(inner)

    def _line(self, place: int) -> int:
        return bisect_left(self._newlines, place) + 1
