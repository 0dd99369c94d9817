"""The elements of an XML text, their attributes and their places."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.errors import DocumentError
from pipeline.xml_text.characters import unescaped
from pipeline.xml_text.pieces import END, INNER, LEAF, PASSED_OVER, RUN, RUN_INNER, RUN_NAME, RUN_TEXT, START, TAG
from pipeline.xml_text.scope import ATTRIBUTE, Scope

__all__ = ["DEEPEST", "Attribute", "Element", "divided"]

DEEPEST = 256

_NAME_OF = {RUN: RUN_NAME, PASSED_OVER: PASSED_OVER, START: START, LEAF: START}
"""The group of a piece's name, and that of the place its content begins at, if the piece has its end tag, too."""
_INNER_OF = {RUN: RUN_INNER, LEAF: INNER}
_NAME = re.compile(r"<([^\s/>]+)")
_SPACE = re.compile(r"\r\n|[\t\n\r]")


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of an element; ``start`` and ``end`` are the place of its value in the text."""

    value: str
    """The value with its references resolved."""
    start: int
    end: int


class Element:
    """An element and where it stands: tags, content, attributes. ``divided`` makes them, all at once."""

    __slots__ = ("_children", "_scope", "end", "inner", "inner_end", "name", "one_text", "parent", "start")

    name: str
    """With the project's own prefix for its namespace (``w:p``), whatever prefix the text uses."""
    start: int
    """Where its start tag begins, and ``inner`` where that ends."""
    inner: int
    inner_end: int
    """Where its end tag begins, and ``end`` where that ends; of an empty element, both as ``inner``."""
    end: int
    parent: Element | None
    one_text: tuple[int, int] | None
    """The place of the text in a run that was read as one piece: it holds properties and this, and nothing else."""
    _children: Sequence[Element] | None
    """None until somebody asks what is in a run that was read as one piece."""
    _scope: Scope

    @property
    def children(self) -> Sequence[Element]:
        """The elements directly in this one."""
        if self._children is None:
            _divide(self, self._scope, [])
        return self._children or ()

    def around_text(self) -> tuple[Hashable, str, str, str]:
        """Return what prefixes mean here, what is written before ``one_text``, its characters, and what follows.

        Elements for which all but the third are equal differ in nothing but their text.
        """
        first, last = self.one_text or (self.inner, self.inner_end)
        text = self._scope.text
        return self._scope, text[self.start : first], unescaped(text[first:last]), text[last : self.end]

    def tag_at(self, place: int) -> Element:
        """Return the start tag at ``place``, which is in this run of one piece, as an element with nothing in it."""
        one = Element()
        match = TAG.match(self._scope.text, place)
        name, inner = (match[1], match.end()) if match else ("", place)
        one.name = self._scope.names.get(name) or self._scope.element(name)
        one.start, one.inner, one.inner_end, one.end = place, inner, inner, inner
        one.parent, one.one_text, one._children, one._scope = self, None, (), self._scope
        return one

    def attributes(self) -> dict[str, Attribute]:
        """Return the attributes by name; names are prefixed as elements' are."""
        attribute = self._scope.attribute
        found = {}
        for match in ATTRIBUTE.finditer(self._scope.text, self.start, self.inner):
            group = 2 if match[2] is not None else 3
            value = match[group]
            found[attribute(match[1])] = Attribute(
                unescaped(_SPACE.sub(" ", value)) if "&" in value or "\n" in value or "\t" in value else value,
                *match.span(group),
            )
        return found

    def get(self, name: str, default: str = "") -> str:
        """Return the value of an attribute."""
        found = self.attributes().get(name)
        return default if found is None else found.value

    def child(self, *names: str) -> Element | None:
        """Return the first descendant along a path of names."""
        element = self
        for name in names:
            for child in element.children:
                if child.name == name:
                    element = child
                    break
            else:
                return None
        return element

    def walk(self) -> Iterator[Element]:
        """Yield this element and all in it, in the text's order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed(element.children)

    @property
    def tag(self) -> str:
        """The start tag as it is written."""
        return self._scope.text[self.start : self.inner]

    @property
    def raw(self) -> str:
        """The whole element as it is written."""
        return self._scope.text[self.start : self.end]

    @property
    def raw_name(self) -> str:
        """The name with the text's own prefix, for writing such an element anew."""
        match = _NAME.match(self._scope.text, self.start)
        return match[1] if match else ""

    def raw_name_of(self, name: str) -> str:
        """Return ``name`` (``w:t``) with the text's own prefix at this place."""
        prefix, _, local = name.rpartition(":")
        own = self._scope.own_prefix(prefix)
        return f"{own}:{local}" if own else local

    def content(self) -> str:
        """Return the characters in this element and in all below it."""
        if not self.children:
            return unescaped(self._scope.text[self.inner : self.inner_end])
        pieces: list[str] = []
        at = self.inner
        for child in self.children:
            pieces += (unescaped(self._scope.text[at : child.start]), child.content())
            at = child.end
        pieces.append(unescaped(self._scope.text[at : self.inner_end]))
        return "".join(pieces)


def divided(scope: Scope) -> list[Element]:
    """Return the elements of a well-formed text in its order; those in a run of one piece are made when asked for.

    Raises DocumentError, with the line, for elements nested deeper than all reason.
    """
    found: list[Element] = []
    _divide(None, scope, found)
    return found


def _divide(outermost: Element | None, scope: Scope, found: list[Element]) -> None:
    """Find the elements in ``outermost``, by default in the whole text, and add them to ``found``."""
    text, names, pieces = scope.text, scope.names, scope.pieces
    begin, end = (outermost.inner, outermost.inner_end) if outermost else (0, len(text))
    declaring = _declaring(text, begin, end)
    above, opened = outermost, list[tuple[list[Element], Scope]]()
    top = beside = list[Element]()
    for match in pieces.pattern.finditer(text, begin, end):
        kind = match.lastindex
        if kind == END and above is not None:
            above.inner_end, above.end = match.span()
            above._children = beside  # noqa: SLF001  (elements are made here alone; a constructor takes twice the time)
            beside, scope = opened.pop()
            above, names = above.parent, scope.names
            continue
        if kind is None or kind == END:
            continue
        start, stop = match.span()
        name = match[_NAME_OF[kind]]
        if kind == PASSED_OVER and (names.get(name) or scope.element(name)) in pieces.passed_over:
            continue
        inner = match.start(_INNER_OF[kind]) if kind in _INNER_OF else stop
        outer = scope
        if start in declaring:
            scope = scope.within(text[start:inner])
            names = scope.names
        element = Element()
        element.name = names.get(name) or scope.element(name)
        element.start = start
        element.inner = inner
        element.parent = above
        element.one_text = None
        element._scope = scope  # noqa: SLF001
        found.append(element)
        beside.append(element)
        if kind == START and text[stop - 2] != "/":
            opened.append((beside, outer))
            above, beside = element, []
            if len(opened) >= DEEPEST:
                raise DocumentError(f"has elements nested deeper than {DEEPEST}", line=text.count("\n", 0, start) + 1)
            continue
        element.end = stop
        element.inner_end = match.start(kind) if kind in _INNER_OF else stop
        element._children = ()  # noqa: SLF001
        if kind == RUN and text.find("xmlns", inner, stop) >= 0:
            _divide(element, scope, found)
        elif kind == RUN:
            element.one_text = match.span(RUN_TEXT)
            element._children = None  # noqa: SLF001
        scope, names = outer, outer.names
    if outermost is not None:
        outermost._children = top  # noqa: SLF001


def _declaring(text: str, begin: int, end: int) -> set[int]:
    """Return where the tags begin that may declare a namespace."""
    starts: set[int] = set()
    at = text.find("xmlns", begin, end)
    while at >= 0:
        starts.add(text.rfind("<", begin, at))
        at = text.find("xmlns", at + 1, end)
    return starts
