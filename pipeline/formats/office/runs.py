"""Paragraphs made of runs, as all of Office Open XML has them: ``w:p``, ``a:p``, rich strings of sheets."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import ClassVar, NamedTuple

from pipeline.formats.document import kept
from pipeline.formats.office.pieces import PLAIN, Close, Kind, Look, Open, Piece, Text, Thing, Writer
from pipeline.formats.office.scripts import is_simple
from pipeline.xml_text import Element, escaped

__all__ = ["RunReader", "RunWriter"]

Stretch = tuple[int, int]
_HIDDEN = Look("hidden text")


@dataclass(frozen=True, slots=True)
class RunWriter(Writer):
    """Writes a text as one run; ``characters`` that have elements of their own become those."""

    opening: str
    """The start tag of a text element, and ``closing`` its end tag."""
    closing: str
    characters: tuple[tuple[str, str], ...] = ()

    def text(self, chars: str, look: Look) -> str:
        """Return a run with ``chars``."""
        return f"{look.opening}{self.inner(chars)}{look.closing}"

    def inner(self, chars: str) -> str:
        """Return the text elements of ``chars``."""
        elements = {char: element for char, element in self.characters if char in chars}
        if not elements:
            return f"{self.opening}{escaped(chars)}{self.closing}" if chars else ""
        pieces: list[str] = []
        rest = chars
        while rest:
            at = min((place for char in elements if (place := rest.find(char)) >= 0), default=len(rest))
            if at:
                pieces.append(f"{self.opening}{escaped(rest[:at])}{self.closing}")
            if at < len(rest):
                pieces.append(elements[rest[at]])
            rest = rest[at + 1 :]
        return "".join(pieces)


class _Shape(NamedTuple):
    """What runs have in common that differ in nothing but their one text."""

    look: Look | None
    """None if each has to be looked at."""
    text_preserves: bool | None = None
    """Whether space at the ends of the text counts; None if they do not say so themselves."""


class RunReader:
    """Turns a paragraph into pieces. Formats subclass it and say what they call things.

    An element that is listed nowhere is a thing, and kept as it is.
    """

    run: ClassVar[str]
    properties: ClassVar[str]
    text: ClassVar[str]
    preserves: ClassVar[bool] = False
    """Whether space at the ends of a text counts without ``xml:space``."""
    characters: ClassVar[Mapping[str, str]] = {}
    """Elements that stand for a character, in a run or beside one: ``w:tab``, ``a:br``."""
    skipped: ClassVar[frozenset[str]] = frozenset()
    """What leaves no trace when a paragraph is written anew: spelling marks, deletions."""
    dissolved: ClassVar[frozenset[str]] = frozenset()
    """What encloses text and means nothing to its reader: insertions, smart tags."""
    wrappers: ClassVar[Mapping[str, str]] = {}
    """What encloses text and is kept around it, and the element in it that holds the content, or empty."""
    things: ClassVar[Mapping[str, tuple[str, Kind]]] = {}
    """What translators call a thing, and its kind."""

    _is_simple = True

    @cached_property
    def _known(self) -> dict[tuple[str, str, bool], Look]:
        """The looks of the runs there were, by tag, properties, and whether their letters are simple."""
        return {}

    @cached_property
    def _shapes(self) -> dict[tuple[Hashable, str, str, bool], _Shape]:
        """What runs with one text were, by what is written around it, and whether their letters are simple."""
        return {}

    def forget(self) -> None:
        """Look at all runs anew: what is written around those that follow depends on their place."""
        self._known.clear()
        self._shapes.clear()

    def look(self, properties: Element | None, *, is_simple: bool) -> Look:
        """Return how text looks in a run with these properties; what stands around it is added later.

        A paragraph that ``is_simple`` has no letter of a script for which Office keeps
        properties of their own (East Asian, or written from right to left or in clusters),
        so that what concerns only those is not seen.
        """
        raise NotImplementedError

    def is_hidden(self, properties: Element | None) -> bool:
        """Tell whether a run with these properties is not shown at all."""
        del properties
        return False

    def properties_xml(self, properties: Element) -> str:
        """Return the properties as they are written in front of a translation."""
        return properties.raw

    def content(self, element: Element) -> Element | None:
        """Return the element with the content of a wrapper; None for any other element, and for empty ones."""
        if element.name not in self.wrappers:
            return None
        content = element.child(self.wrappers[element.name]) if self.wrappers[element.name] else element
        return content if content and content.inner < content.end else None

    def wrapper_name(self, element: Element) -> str:
        """Return what translators call a wrapper, e.g. where a link leads."""
        raise NotImplementedError

    def character(self, element: Element) -> str | None:
        """Return the character that an element stands for; None for any other element."""
        return self.characters.get(element.name)

    def beside(self, element: Element) -> Look:
        """Return the look of a character whose element stands beside runs."""
        del element
        return PLAIN

    def decoded(self, chars: str) -> str:
        """Return what the content of a text element stands for; a line feed in it is only a space."""
        return chars.replace("\n", " ")

    def thing(self, element: Element, xml: str, stretch: Stretch) -> Piece:
        """Return the piece for what is kept as it is; ``xml`` is how it is written."""
        name, kind = self.things.get(element.name, ("", Kind.OBJECT))
        texts = (one.content() for one in element.walk() if one.name == self.text) if kind is Kind.WORD else ()
        return Thing(xml, name or element.name.rpartition(":")[2], kind, *stretch, "".join(texts))

    def pieces(self, paragraph: Element) -> list[Piece]:
        """Return the pieces of a paragraph in order."""
        self._is_simple = is_simple(paragraph.raw)
        found: list[Piece] = []
        self._inline(paragraph.children, None, found)
        return found

    def _inline(self, elements: Iterable[Element], around: Stretch | None, found: list[Piece]) -> None:
        """Add the pieces of what stands beside runs; ``around`` is the dissolved element around it."""
        for element in elements:
            stretch = around or (element.start, element.end)
            if element.name == self.run:
                self._run(element, stretch, found)
            elif element.name in self.skipped:
                continue
            elif element.name in self.dissolved:
                self._inline(element.children, stretch, found)
            elif (content := self.content(element)) is not None:
                self._wrapper(element, content, around, found)
            elif (char := self.character(element)) is not None:
                found.append(Text(char, self.beside(element), *stretch))
            else:
                found.append(self.thing(element, kept(element.start, element.end), stretch))

    def _wrapper(self, element: Element, content: Element, around: Stretch | None, found: list[Piece]) -> None:
        before = around or (element.start, content.inner)
        after = around or (content.inner_end, element.end)
        found.append(Open(kept(element.start, content.inner), self.wrapper_name(element), *before))
        self._inline(content.children, around, found)
        found.append(Close(kept(content.inner_end, element.end), *after))

    def _run(self, run: Element, stretch: Stretch, found: list[Piece]) -> None:
        if run.one_text is not None:
            scope, before, chars, after = run.around_text()
            key = scope, before, after, self._is_simple
            shape = self._shapes.get(key)
            if shape is None:
                shape = self._shapes[key] = self._shape(run)
            if shape.look is not None:
                chars = self.decoded(chars)
                if not shape.text_preserves:
                    chars = self._kept_space(chars, shape.text_preserves, run)
                if chars:
                    found.append(Text(chars, shape.look, *stretch))
                return
        if run.inner == run.end:
            return
        properties = run.child(self.properties)
        look = self._look(run, properties)
        is_hidden = look.key == _HIDDEN.key
        for child in run.children:
            if child is properties or child.name in self.skipped:
                continue
            said = self._chars(child)
            if said is None or is_hidden:
                piece = self.thing(child, f"{look.opening}{kept(child.start, child.end)}{look.closing}", stretch)
                if isinstance(piece, Thing) and is_hidden:
                    piece = replace(piece, name="hidden text")
                found.append(piece)
            elif said:
                found.append(Text(said, look, *stretch))

    def _shape(self, run: Element) -> _Shape:
        """Return what is the same for all runs that differ in their one text only."""
        properties, (*before, text) = run.child(self.properties), run.children
        look = self._look(run, properties)
        if text.name != self.text or any(one is not properties for one in before) or look.key == _HIDDEN.key:
            return _Shape(None)
        saying = next((one for one in (text, run) if "xml:space" in one.tag), None)
        return _Shape(look, None if saying is None else preserves_space(saying))

    def _look(self, run: Element, properties: Element | None) -> Look:
        """Return the look of a run with what is written around its text; equal runs are looked at once."""
        tag = run.tag
        key = tag, properties.raw if properties else "", self._is_simple
        look = self._known.get(key)
        if look is None:
            opening = tag + (self.properties_xml(properties) if properties else "")
            found = _HIDDEN if self.is_hidden(properties) else self.look(properties, is_simple=self._is_simple)
            look = self._known[key] = replace(found, opening=opening, closing=f"</{run.raw_name}>")
        return look

    def _chars(self, element: Element) -> str | None:
        if element.name != self.text:
            return self.character(element)
        return self._kept_space(self.decoded(element.content()), None, element)

    def _kept_space(self, chars: str, preserves: bool | None, element: Element) -> str:
        """Return ``chars`` without space at their ends if it does not count; None to ask what ``element`` is in."""
        bare = chars.strip(" \t")
        if bare == chars or self.preserves:
            return chars
        return chars if (preserves_space(element) if preserves is None else preserves) else bare


def preserves_space(element: Element) -> bool:
    """Tell whether ``xml:space`` says, here or above, that space at the ends of a text counts."""
    place: Element | None = element
    while place is not None:
        tag = place.tag
        if "xml:space" in tag:
            return 'xml:space="preserve"' in tag or place.get("xml:space") == "preserve"
        place = place.parent
    return False
