"""Reading an XML text: nothing in it may do harm, and it has to be well-formed."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from xml.parsers import expat

from pipeline.errors import DocumentError
from pipeline.xml_text.elements import Element, divided
from pipeline.xml_text.pieces import PLAIN, Pieces
from pipeline.xml_text.scope import Scope

__all__ = ["Xml", "read_xml"]

MOST_ELEMENTS = 2_000_000

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']""")


@dataclass(frozen=True, slots=True, eq=False)
class Xml:
    """An XML text and its elements."""

    text: str
    codec: str
    """The codec of its bytes, and ``bom`` the byte-order mark they began with."""
    bom: bytes
    _scope: Scope
    _found: Sequence[Element]
    """All elements in the text's order, but for those in a run that was read as one piece."""

    @property
    def root(self) -> Element:
        """The outermost element."""
        return self._found[0]

    def named(self, *names: str) -> Iterator[Element]:
        """Yield the elements with one of these names, in the text's order."""
        last: Element | None = None
        for place, element in self._near(names):
            if element is last:
                continue
            last = element
            if element.name in names:
                yield element
            if element.one_text is not None and place < element.inner_end:
                yield from (one for child in element.children for one in child.walk() if one.name in names)

    def tags(self, *names: str) -> Iterator[Element]:
        """Yield the elements with one of these names for the sake of their attributes, in the text's order.

        One in a run that was read as one piece does not say what is in it, and has the run for its parent.
        """
        for place, element in self._near(names):
            if element.start == place and element.name in names:
                yield element
            elif element.start < place < element.inner_end and element.one_text is not None:
                one = element.tag_at(place)
                if one.name in names and one.name not in self._scope.pieces.passed_over:
                    yield one

    def _near(self, names: Sequence[str]) -> Iterator[tuple[int, Element]]:
        """Yield where an element with one of these names may begin, with the last element that begins there or before.

        The place may be in a comment, and the name only begin as one of these.
        """
        found = self._found
        places = {place for name in names for one in self._scope.written(name) for place in self._places(one)}
        return ((place, found[bisect_right(found, place, key=_start) - 1]) for place in sorted(places))

    def _places(self, name: str) -> Iterator[int]:
        """Yield where the text has ``name`` behind a ``<``."""
        at = self.text.find(f"<{name}")
        while at >= 0:
            yield at
            at = self.text.find(f"<{name}", at + 1)


_start = attrgetter("start")


def read_xml(data: bytes, known: Mapping[str, str], pieces: Pieces = PLAIN) -> Xml:
    """Read an XML text; ``known`` are the project's prefixes by namespace, ``pieces`` how it is divided.

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
    scope = Scope(text, known, pieces)
    return Xml(text, codec, bom, scope, divided(scope))


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
