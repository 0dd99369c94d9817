"""The one safe XML reader: what an XML text says, and where each piece of it stands.

Expat proves that the text is well-formed; the pieces are then found by one regular
expression, which is exact on well-formed XML. Nothing is ever expanded or fetched: a
DOCTYPE is refused, and with it all entities but the five of XML itself.
"""

from __future__ import annotations

from pipeline.xml_text.characters import escaped, in_quotes, possible, unescaped
from pipeline.xml_text.reading import DEEPEST, Attribute, Element, Xml, read_xml

__all__ = ["DEEPEST", "Attribute", "Element", "Xml", "escaped", "in_quotes", "possible", "read_xml", "unescaped"]
