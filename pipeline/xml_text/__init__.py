"""The one safe XML reader: what an XML text says, and where each piece of it stands.

Expat proves that the text is well-formed; the pieces are then found by one regular
expression, which is exact on well-formed XML. Nothing is ever expanded or fetched: a
DOCTYPE is refused, and with it all entities but the five of XML itself.
"""

from __future__ import annotations

from pipeline.xml_text.characters import IMPOSSIBLE, escaped, in_quotes, possible, unescaped, visible
from pipeline.xml_text.elements import DEEPEST, Attribute, Element
from pipeline.xml_text.pieces import PLAIN, Pieces
from pipeline.xml_text.reading import Xml, read_xml

__all__ = [
    "DEEPEST",
    "IMPOSSIBLE",
    "PLAIN",
    "Attribute",
    "Element",
    "Pieces",
    "Xml",
    "escaped",
    "in_quotes",
    "possible",
    "read_xml",
    "unescaped",
    "visible",
]
