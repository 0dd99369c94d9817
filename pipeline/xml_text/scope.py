"""What the prefixes of an XML text mean at one place of it (Namespaces in XML 1.0)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.xml_text.characters import unescaped
from pipeline.xml_text.pieces import Pieces

__all__ = ["ATTRIBUTE", "Scope"]

ATTRIBUTE = re.compile(r"""([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_XML = "http://www.w3.org/XML/1998/namespace"


class Scope:
    """The text, and what its prefixes mean within one element."""

    def __init__(self, text: str, known: Mapping[str, str], pieces: Pieces) -> None:
        self.text = text
        self.pieces = pieces
        self.names: dict[str, str] = {}
        """Names of elements with the project's prefix, by how they are written; ``element`` adds one."""
        self._known = {**known, _XML: "xml"}
        self._namespaces: Mapping[str, str] = {"xml": _XML}
        """Namespace by the text's prefix."""
        self._attributes: dict[str, str] = {}
        self._declared: set[tuple[str, str]] = set()
        """Every prefix of the text with every namespace it is declared for, here or elsewhere."""

    def within(self, tag: str) -> Scope:
        """Return the scope inside an element whose start tag declares namespaces."""
        declared = {
            match[1][6:]: unescaped(match[2] if match[2] is not None else match[3])
            for match in ATTRIBUTE.finditer(tag)
            if match[1] == "xmlns" or match[1].startswith("xmlns:")
        }
        scope = Scope(self.text, self._known, self.pieces)
        scope._namespaces = {**self._namespaces, **declared}
        scope._declared = self._declared
        self._declared.update(declared.items())
        return scope

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

    def written(self, name: str) -> list[str]:
        """Return how the element that the project calls ``name`` is written anywhere in the text: ``w:t``, ``t``."""
        known, _, local = name.rpartition(":")
        prefixes = {prefix for prefix, uri in self._declared if self._known.get(uri) == known}
        return [f"{prefix}:{local}" if prefix else local for prefix in prefixes]

    def _named(self, prefix: str, local: str) -> str:
        uri = self._namespaces.get(prefix, "")
        if not uri:
            return local
        known = self._known.get(uri)
        return f"{{{uri}}}{local}" if known is None else f"{known}:{local}"
