"""Namespaces of OpenDocument (1.3, part 3, appendix A) and of LibreOffice's extensions, and their usual prefixes."""

from __future__ import annotations

__all__ = ["NAMESPACES"]

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_OWN = {
    "office": "office",
    "style": "style",
    "text": "text",
    "table": "table",
    "draw": "drawing",
    "chart": "chart",
    "number": "datastyle",
    "meta": "meta",
    "fo": "xsl-fo-compatible",
    "svg": "svg-compatible",
}

NAMESPACES = {
    **{f"{_OASIS}{name}:1.0": prefix for prefix, name in _OWN.items()},
    "http://www.w3.org/1999/xlink": "xlink",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/1998/Math/MathML": "math",
    "http://openoffice.org/2009/office": "officeooo",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
}
"""The prefixes this project uses, by namespace, whatever a text calls them."""
