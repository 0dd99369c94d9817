"""The elements of an XML text, their attributes and their places."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.parsers import expat

from pipeline.errors import DocumentError
from pipeline.xml_text.characters import unescaped

__all__ = ["DEEPEST", "Attribute", "Element", "Xml", "read_xml"]

DEEPEST = 256
MOST_ELEMENTS = 2_000_000

_XML = "http://www.w3.org/XML/1998/namespace"
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']""")
_PIECE = re.compile(
    r"""<(?:
        (/)[^>]*
      | ([^\s/>!?]+)[^"'>]*(?>(?:(?:"[^"]*"|'[^']*')[^"'>]*)*)
      | !--(?s:.*?)-- | !\[CDATA\[(?s:.*?)\]\] | \?(?s:.*?)\?
    )>""",
    re.VERBOSE,
)
"""A piece between texts; its last group is the slash of an end tag, the name in a start tag, or there is none."""
_END, _START = 1, 2
_ATTRIBUTE = re.compile(r"""([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of an element; ``start`` and ``end`` are the place of its value in the text."""

    value: str
    """The value with its references resolved."""
    start: int
    end: int


class Element:
    """An element and where it stands: tags, content, attributes. ``read_xml`` makes them, all at once."""

    __slots__ = ("_scope", "children", "end", "inner", "inner_end", "name", "parent", "start")

    name: str
    """With the project's own prefix for its namespace (``w:p``), whatever prefix the text uses."""
    start: int
    """Where its start tag begins, and ``inner`` where that ends."""
    inner: int
    inner_end: int
    """Where its end tag begins, and ``end`` where that ends; of an empty element, both as ``inner``."""
    end: int
    parent: Element | None
    children: Sequence[Element]
    _scope: _Scope

    def attributes(self) -> dict[str, Attribute]:
        """Return the attributes by name; names are prefixed as elements' are."""
        attribute = self._scope.attribute
        found = {}
        for match in _ATTRIBUTE.finditer(self._scope.text, self.start, self.inner):
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
        match = _PIECE.match(self._scope.text, self.start)
        return match[_START] if match else ""

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


_SPACE = re.compile(r"\r\n|[\t\n\r]")


class _Scope:
    """What the prefixes mean at one place of a text."""

    def __init__(self, text: str, namespaces: Mapping[str, str], known: Mapping[str, str]) -> None:
        self.text = text
        self._namespaces = namespaces
        """Namespace by the text's prefix."""
        self._known = known
        self.names: dict[str, str] = {}
        """Names of elements with the project's prefix, by how they are written; ``element`` adds one."""
        self._attributes: dict[str, str] = {}

    def within(self, tag: str) -> _Scope:
        """Return the scope inside an element whose start tag declares namespaces."""
        declared = {
            match[1][6:]: unescaped(match[2] if match[2] is not None else match[3])
            for match in _ATTRIBUTE.finditer(tag)
            if match[1] == "xmlns" or match[1].startswith("xmlns:")
        }
        return _Scope(self.text, {**self._namespaces, **declared}, self._known)

    def element(self, name: str) -> str:
        """Return an element's name with the project's prefix."""
        prefix, _, local = name.rpartition(":")
        own = self.names[name] = self._named(prefix, local)
        return own

    def attribute(self, name: str) -> str:
        """Return an attribute's name with the project's prefix; without one it has no namespace."""
        own = self._attributes.get(name)
        if own is None:
            prefix, _, local = name.rpartition(":")
            own = self._attributes[name] = self._named(prefix, local) if prefix and prefix != "xmlns" else name
        return own

    def own_prefix(self, known: str) -> str:
        """Return the text's prefix for what the project calls ``known``."""
        return next((prefix for prefix, uri in self._namespaces.items() if self._known.get(uri) == known), known)

    def _named(self, prefix: str, local: str) -> str:
        uri = self._namespaces.get(prefix, "")
        if not uri:
            return local
        known = self._known.get(uri)
        return f"{{{uri}}}{local}" if known is None else f"{known}:{local}"


@dataclass(frozen=True, slots=True, eq=False)
class Xml:
    """An XML text and its elements."""

    text: str
    codec: str
    """The codec of its bytes, and ``bom`` the byte-order mark they began with."""
    bom: bytes
    elements: Sequence[Element]
    """All of them in the text's order."""

    @property
    def root(self) -> Element:
        """The outermost element."""
        return self.elements[0]


def read_xml(data: bytes, known: Mapping[str, str]) -> Xml:
    """Read an XML text; ``known`` are the project's prefixes by namespace.

    Raises DocumentError, with the line, for what is not well-formed, has a DOCTYPE, is in an
    encoding other than UTF-8, UTF-16 or ASCII, or is nested or divided beyond all reason.
    """
    bom, codec = _encoding(data)
    _prove(data)
    body = data[len(bom) :]
    try:
        text = body.decode(codec)
    except UnicodeDecodeError as error:
        raise DocumentError(f"is not valid {codec.upper()}", line=body.count(b"\n", 0, error.start) + 1) from None
    if text.count("<") - text.count("</") > MOST_ELEMENTS:
        raise DocumentError("has too many elements", remedy="split it into several documents")
    return Xml(text, codec, bom, _elements(text, known))


def _encoding(data: bytes) -> tuple[bytes, str]:
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return bom, codec
    if data[:2] in (b"<\0", b"\0<"):
        raise DocumentError("is UTF-16 without a byte-order mark", remedy="Office writes UTF-8; save it again")
    declared = _DECLARED.match(data)
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    if name not in ("utf-8", "us-ascii", "ascii"):
        raise DocumentError(f"is in the encoding {name}", remedy="Office writes UTF-8; save it again")
    return b"", "utf-8"


def _prove(data: bytes) -> None:
    """Raise DocumentError unless ``data`` is one well-formed XML text without a DOCTYPE."""
    parser = expat.ParserCreate(namespace_separator=" ")

    def refuse(*_: object) -> None:
        raise DocumentError(
            "has a DOCTYPE", line=parser.CurrentLineNumber, remedy="do not open it: no Office program writes one"
        )

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise DocumentError(f"is not well-formed XML ({expat.ErrorString(error.code)})", line=error.lineno) from None


def _elements(text: str, known: Mapping[str, str]) -> list[Element]:
    """Return the elements of a well-formed text in its order."""
    scope = _Scope(text, {"xml": _XML}, {**known, _XML: "xml"})
    names = scope.names
    found: list[Element] = []
    opened: list[tuple[Element, list[Element], _Scope]] = []
    above: Element | None = None
    beside: list[Element] = []
    declaration = text.find("xmlns")
    for match in _PIECE.finditer(text):
        kind = match.lastindex
        if kind == _START:
            start, inner = match.span()
            outer = scope
            if -1 < declaration < start:
                declaration = text.find("xmlns", start)
            if start < declaration < inner:
                declaration = text.find("xmlns", inner)
                scope = scope.within(match[0])
                names = scope.names
            name = match[_START]
            element = Element()
            element.name = names.get(name) or scope.element(name)
            element.start = start
            element.inner = inner
            element.parent = above
            element.children = ()
            element._scope = scope  # noqa: SLF001  (elements are made here alone; a constructor would double the time)
            found.append(element)
            beside.append(element)
            if text[inner - 2] == "/":
                element.inner_end = element.end = inner
                if scope is not outer:
                    scope = outer
                    names = scope.names
            else:
                opened.append((element, beside, outer))
                above, beside = element, []
                if len(opened) > DEEPEST:
                    raise DocumentError(
                        f"has elements nested deeper than {DEEPEST}", line=text.count("\n", 0, start) + 1
                    )
        elif kind == _END and above is not None:
            above.inner_end, above.end = match.span()
            if beside:
                above.children = beside
            _, beside, outer = opened.pop()
            above = above.parent
            if scope is not outer:
                scope = outer
                names = scope.names
    return found
