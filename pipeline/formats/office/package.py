"""The parts of an Open Packaging Conventions file (ISO/IEC 29500-2): Word, PowerPoint, Excel."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urlsplit

from pipeline.errors import DocumentError
from pipeline.formats.document import Link, Part
from pipeline.formats.office.namespaces import NAMESPACES, PIECES
from pipeline.formats.office.parts import Parts
from pipeline.xml_text import in_quotes

__all__ = ["Package", "Relationship", "Target", "place_of"]


@dataclass(frozen=True, slots=True)
class Relationship:
    """Where a part points to: another part, or a place outside."""

    id: str
    type: str
    """The last step of its type: ``header``, ``hyperlink``."""
    target: str
    """The other part's name, or, if it is outside, the address as it is written."""
    outside: bool
    start: int
    """The place of the target in the text of the relationships part, and ``end``."""
    end: int


@dataclass(slots=True)
class Target(Link):
    """The address of a link, in a relationships part."""

    def written(self, target: str) -> str:
        """Return ``target`` as an attribute's value."""
        return in_quotes(target)


class Package(Parts):
    """A package opened for reading: its parts by name, and how they belong together."""

    def __init__(self, data: bytes, contents: Mapping[str, bytes]) -> None:
        super().__init__(data, NAMESPACES, PIECES, contents=contents)
        if self.name("[Content_Types].xml") is None:
            raise DocumentError("is no Office document: it has no list of its parts", remedy="give it its right suffix")

    @cached_property
    def main(self) -> str:
        """The name of the main part.

        Raises DocumentError when the package says of none that it is.
        """
        for one in self.relationships(""):
            if one.type == "officeDocument" and self.name(one.target):
                return one.target
        raise DocumentError("is no Office document: it has no main part", remedy="give it its right suffix")

    def relationships(self, part: str) -> tuple[Relationship, ...]:
        """Return where ``part`` points to; of the package itself if it is empty."""
        xml = self.xml(relationships_part(part))
        if xml is None:
            return ()
        found = []
        for element in xml.root.children:
            attributes = element.attributes()
            if element.name != "rel:Relationship" or "Target" not in attributes or "Id" not in attributes:
                continue
            target = attributes["Target"]
            outside = element.get("TargetMode") == "External"
            found.append(
                Relationship(
                    attributes["Id"].value,
                    element.get("Type").rpartition("/")[2],
                    target.value if outside else _resolved(part, target.value),
                    outside,
                    target.start,
                    target.end,
                )
            )
        return tuple(found)

    def reachable(self, types: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Yield type and name of each part that is reached from the main part over relationships of ``types``.

        They come in the order of ``types``, and within a type in that of the relationships.
        """
        order = {one: place for place, one in enumerate(types)}
        found: dict[str, str] = {self.main: "officeDocument"}
        waiting = [self.main]
        while waiting:
            for one in self.relationships(waiting.pop(0)):
                if one.type in order and not one.outside and one.target not in found and self.name(one.target):
                    found[one.target] = one.type
                    waiting.append(one.target)
        del found[self.main]
        for part, kind in sorted(found.items(), key=lambda item: order[item[1]]):
            yield kind, part

    def links(self, part: str) -> Part | None:
        """Return the relationships of ``part`` as a part with its links to other files; None without any."""
        links = tuple(
            Target(one.start, one.end, one.target)
            for one in self.relationships(part)
            if one.outside and one.type == "hyperlink"
        )
        return self.part(relationships_part(part), links=links) if links else None


def relationships_part(part: str) -> str:
    """Return the name of the part that holds the relationships of ``part``."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _resolved(part: str, target: str) -> str:
    if target.startswith("/"):
        return posixpath.normpath(unquote(target)).lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), unquote(target)))


def place_of(address: str) -> str:
    """Return where an address leads, as short as a translator needs it: ``ibermuseos.org``."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    if parts.scheme == "mailto":
        return parts.path
    return (parts.netloc.rpartition("@")[2].removeprefix("www.") or unquote(parts.path) or address)[:60]
