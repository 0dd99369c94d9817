"""Reading XLIFF 1.2 and 2.x of any maker.

Inline codes that come with what the document writes are that again: the content of ``bpt``,
``ept``, ``it`` and ``ph`` (1.2), the original data of ``pc``, ``sc``, ``ec`` and ``ph`` (2.x). All
others are numbered tags as in Office documents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import DocumentError
from pipeline.locales import gettext_name
from pipeline.tmx import Tags
from pipeline.xliff.model import CHARACTER, FOR_WORK, REVIEWED, Note
from pipeline.xml_text import Element, Xml, unescaped
from pipeline.xml_text.foreign import Lines, local, parsed

__all__ = ["ReadFile", "ReadUnit", "read_files", "read_units"]

_WITH_CONTENT = ("bpt", "ept", "it", "ph")
_PASSED_OVER = ("sm", "em")
_MARKS = ("mrk", "sub")
_HOLDERS = ("trans-unit", "unit", "notes")
"""What notes stand in; those in ``alt-trans`` are not about the unit."""


class ReadFile(NamedTuple):
    """A ``file`` element with its languages."""

    element: Element
    xml: Xml
    lines: Lines
    original: str
    source_language: str
    """A gettext name, as the other."""
    target_language: str


class ReadUnit(NamedTuple):
    """A ``trans-unit`` (1.2) or ``unit`` (2.x)."""

    name: str
    source: str
    target: str | None
    """None where a code does not say how the document writes it, and those of the source do."""
    state: str
    """In small letters; of several segments, the first of those that ask for work, else of those that nobody reviewed.
    Empty if the file does not say."""
    approved: str
    """What 1.2 says: ``yes``, ``no`` or nothing."""
    notes: Sequence[Note]
    line: int


def read_files(data: bytes, path: Path) -> Iterator[ReadFile]:
    """Yield the files in a file. Raises DocumentError, with the line, when it is no XLIFF or names no languages."""
    xml = parsed(data, path)
    root = xml.root
    if local(root) != "xliff":
        raise DocumentError(f"is no XLIFF: its root is <{local(root)}>", path=path, remedy="export it as XLIFF")
    lines = Lines(xml.text)
    for file in (one for one in root.walk() if local(one) == "file"):
        of = file if file.get("source-language") else root
        names = [(file.get("source-language"), file.get("target-language")), (root.get("srcLang"), root.get("trgLang"))]
        tags = next((one for one in names if any(one)), ("", ""))
        targets = [one for one in file.walk() if local(one) == "target"]
        tags = tags[0], tags[1] or (targets[0].get("xml:lang") if targets else "")
        source, target = (gettext_name(one) for one in tags)
        if not targets and None in (source, target):
            continue
        if source is None or target is None:
            missing = "source" if source is None else "target"
            raise DocumentError(
                f"names no {missing} language that can be used ({tags[missing == 'target'] or 'none'})",
                path=path,
                line=lines.of(of),
                remedy="write it like pt-BR",
            )
        yield ReadFile(file, xml, lines, file.get("original"), source, target)


def read_units(file: ReadFile) -> Iterator[ReadUnit]:
    """Yield the units of a file, translated or not."""
    for one in file.element.walk():
        if local(one) in ("trans-unit", "unit"):
            unit = _Unit(one, file.xml.text)
            if unit.segments:
                yield unit.read(file.lines.of(one))


class _Unit:
    """A unit being read."""

    def __init__(self, element: Element, raw: str) -> None:
        self._element, self._raw = element, raw
        inner = [one for one in element.children if local(one) in ("segment", "ignorable")] or [element]
        parts = [(one, {local(child): child for child in one.children}) for one in inner]
        self.segments = [(one, part["source"], part.get("target")) for one, part in parts if "source" in part]
        self._data = {one.get("id"): self._exact(one) for one in element.walk() if local(one) == "data"}

    def read(self, line: int) -> ReadUnit:
        sources = [source for _, source, _ in self.segments]
        translated = any(target for one, _, target in self.segments if local(one) != "ignorable")
        targets = [target or source for _, source, target in self.segments] if translated else []
        source, target = self._native(sources), self._native(targets)
        if source is None:
            tags = Tags()
            source, target = ("".join(tags.text(one, self._raw) for one in some) for some in (sources, targets))
        stated = [self._state(one, target) for one, _, target in self.segments if local(one) != "ignorable"]
        doubtful = (one for one in stated if one.startswith(FOR_WORK))
        unreviewed = (one for one in stated if one not in REVIEWED)
        return ReadUnit(
            self._element.get("id"),
            source,
            target,
            next(chain(doubtful, unreviewed, stated), ""),
            self._element.get("approved").lower(),
            tuple(self._notes()),
            line,
        )

    @staticmethod
    def _state(segment: Element, target: Element | None) -> str:
        return ((target.get("state") if target else "") or segment.get("state")).lower()

    def _notes(self) -> Iterator[Note]:
        for note in (one for one in self._element.walk() if local(one) == "note"):
            if note.parent is not None and local(note.parent) in _HOLDERS:
                yield Note(note.get("from") or note.get("category"), note.content())

    def _native(self, elements: Sequence[Element]) -> str | None:
        """Return the texts of elements as the document has them; None if a code does not say."""
        pieces: list[str] = []
        known = True
        for one in elements:
            known &= self._write(one, pieces)
        return "".join(pieces) if known else None

    def _exact(self, element: Element) -> str:
        """Return the characters of an element that has no codes but characters."""
        pieces: list[str] = []
        self._write(element, pieces)
        return "".join(pieces)

    def _write(self, element: Element, pieces: list[str]) -> bool:
        """Add the text of an element to ``pieces``; return whether all its codes are known."""
        known = True
        at = element.inner
        for child in element.children:
            pieces.append(unescaped(self._raw[at : child.start]))
            at = child.end
            known &= self._write_code(child, pieces)
        pieces.append(unescaped(self._raw[at : element.inner_end]))
        return known

    def _write_code(self, code: Element, pieces: list[str]) -> bool:
        name = local(code)
        if name in _MARKS:
            return self._write(code, pieces)
        if name == "cp" or code.get("ctype") == CHARACTER:
            character = _character(code.get("hex") or code.content())
            pieces.append(character)
            return bool(character)
        if name == "pc":
            start, end = (self._data.get(code.get(f"dataRef{side}"), "") for side in ("Start", "End"))
            pieces.append(start)
            known = self._write(code, pieces)
            pieces.append(end)
            return known and bool(start) and bool(end)
        text = self._data.get(code.get("dataRef"), "") or (code.content() if name in _WITH_CONTENT else "")
        pieces.append(text)
        return bool(text) or name in _PASSED_OVER


def _character(number: str) -> str:
    """Return the character with a hexadecimal ``number``; nothing for what is none."""
    try:
        return chr(int(number, 16))
    except (ValueError, OverflowError):
        return ""
