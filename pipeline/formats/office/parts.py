"""The parts of a document that is an archive, read when they are asked for, and put back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress

from pipeline.archives import Archive, open_archive
from pipeline.errors import DocumentError
from pipeline.formats.document import Document, Encoding, LanguageMark, Link, Part, Slot
from pipeline.formats.office.marks import Marks
from pipeline.model import Unit
from pipeline.xml_text import PLAIN, Pieces, Xml, read_xml

__all__ = ["Parts", "contents", "pack", "pictures"]

LARGEST_TEXT = 64 * 1024 * 1024
"""The most bytes of XML that are read of one document."""


class Parts:
    """An archive opened for reading; ``contents`` is in its members in place of what is packed there."""

    def __init__(
        self,
        data: bytes,
        namespaces: Mapping[str, str],
        pieces: Pieces = PLAIN,
        *,
        contents: Mapping[str, bytes],
    ) -> None:
        self.archive: Archive = open_archive(data)
        self.contents = contents
        if not contents:
            self.archive.verify()
        self._namespaces, self._pieces = namespaces, pieces
        self._left = LARGEST_TEXT
        self._read: dict[str, Xml] = {}
        self._names = {name.lower(): name for name in self.archive.members}

    def name(self, part: str) -> str | None:
        """Return a part's name as the archive writes it, None if it is not there; case does not matter."""
        return self._names.get(part.lower())

    def bytes(self, name: str) -> bytes:
        """Return the content of the member called ``name``, which is there."""
        return self.contents[name] if name in self.contents else self.archive.read(name, largest=LARGEST_TEXT)

    def xml(self, part: str) -> Xml | None:
        """Return the XML of a part; None if it is not there.

        Raises DocumentError, with the part's name, when it cannot be read.
        """
        name = self.name(part)
        if name is None:
            return None
        if name not in self._read:
            self._read[name] = self._parsed(name)
        return self._read[name]

    def _parsed(self, name: str) -> Xml:
        data = self.bytes(name)
        self._left -= len(data)
        if self._left < 0:
            raise DocumentError(
                f"has more than {LARGEST_TEXT // (1024 * 1024)} MB of text in it",
                remedy="split it into several documents",
            )
        try:
            return read_xml(data, self._namespaces, self._pieces)
        except DocumentError as error:
            place = "" if error.line is None else f", line {error.line},"
            raise DocumentError(
                f"its part {name}{place} {error.what}", remedy=error.remedy or "open it in its own program and save it"
            ) from None

    def part(
        self,
        name: str,
        *,
        slots: Iterable[Slot] = (),
        links: Iterable[Link] = (),
        marks: Iterable[LanguageMark] = (),
        echoes: Iterable[Slot] = (),
        copies: Iterable[tuple[int, Slot]] = (),
        fixed: Iterable[tuple[int, Unit]] = (),
    ) -> Part:
        """Return the part called ``name``, which is there, with its places."""
        xml = self.xml(name)
        if xml is None:
            raise KeyError(name)
        return Part(
            xml.text,
            tuple(slots),
            tuple(links),
            marks if isinstance(marks, Marks) else tuple(marks),
            Encoding(xml.codec, xml.bom),
            self.name(name) or name,
            tuple(echoes),
            tuple(copies),
            tuple(fixed),
        )


def contents(document: Document, texts: Sequence[str]) -> Mapping[str, bytes]:
    """Return what is in the archive's members in place of what is packed there, once its parts hold ``texts``."""
    changed = {
        part.name: part.encoding.encode(text)
        for part, text in zip(document.parts, texts, strict=True)
        if text != part.text
    }
    return {**document.contents, **changed}


def pictures(document: Document, names: Iterable[str], *, largest: int) -> dict[str, bytes]:
    """Return those of the pictures called ``names`` that are members of the archive, of up to ``largest`` bytes."""
    archive = open_archive(document.data)
    members = {name.lower(): name for name in archive.members}
    found: dict[str, bytes] = {}
    for name in names:
        with suppress(DocumentError):
            if member := members.get(name.lower()):
                found[name] = archive.read(member, largest=largest)
    return found


def pack(document: Document, texts: Sequence[str]) -> bytes:
    """Return the archive whose parts hold ``texts``; parts that did not change are copied as they are.

    Raises DocumentError if it does not hold what was put into it.
    """
    wanted = contents(document, texts)
    packed = open_archive(document.data).with_contents(wanted)
    written = open_archive(packed)
    if any(written.read(name, largest=len(content)) != content for name, content in wanted.items()):
        raise DocumentError("could not be packed", remedy="report this, it is a fault of Museotext")
    return packed
