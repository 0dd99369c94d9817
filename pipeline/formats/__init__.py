"""Formats of source texts. To add one: write ``<name>.py`` here and a line in FORMATS.

A format's module has two functions::

    read(data: bytes, language: str, options: ReadOptions) -> Document
    pack(document: Document, texts: Sequence[str]) -> bytes

and one that is a container of packed parts has a third, for its parts before they are packed::

    contents(document: Document, texts: Sequence[str]) -> Mapping[str, bytes]

and a fourth, for the pictures in it by their names in ``Place.picture``::

    pictures(document: Document, names: Iterable[str], *, largest: int) -> dict[str, bytes]

A format that can tell what becomes of a document without reading it as a whole has one more::

    read_again(document: Document, texts: Sequence[str | None], language: str, options: ReadOptions) -> Document | None

It takes the units' texts, and returns what ``read`` would of the document packed with them, or None to have it read.
Lines and the headings above a unit may be those of the old document.

``read`` raises DocumentError (without a path: the caller knows it) for what it cannot
keep exactly. ``pack`` puts the parts' new texts, one each, back into a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import import_module
from pathlib import PurePath
from types import ModuleType

from pipeline.archives import LARGEST_ARCHIVE
from pipeline.files import LARGEST
from pipeline.formats.document import Document, ReadOptions
from pipeline.model import Markup

__all__ = ["FORMATS", "Format", "format_of"]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of document Museotext reads and writes; its module is loaded on first use."""

    name: str
    title: str
    suffixes: tuple[str, ...]
    markup: Markup
    """The inline markup of the format's running text."""
    largest: int = LARGEST
    """The largest file that is read, in bytes."""
    has_lines: bool = True
    """Whether ``Unit.line`` is a line; in an Office document it is the number of the unit."""

    def _module(self) -> ModuleType:
        return import_module(f"pipeline.formats.{self.name}")

    def read(self, data: bytes, language: str, options: ReadOptions) -> Document:
        """Find the units, links and language marks of a document in ``language`` (gettext name).

        Raises DocumentError when the document cannot be kept exactly.
        """
        document: Document = self._module().read(data, language, options)
        return document

    def read_again(
        self, document: Document, texts: Sequence[str | None], language: str, options: ReadOptions
    ) -> Document:
        """Read ``document``, in ``language``, as it is with ``texts`` in the places of its units, one each.

        None leaves the original characters. A container is not packed for it. Where a unit stood, its line and
        the headings above it, may be told as it was. Raises DocumentError as ``read`` does.
        """
        read_again = getattr(self._module(), "read_again", None)
        again: Document | None = read_again(document, texts, language, options) if read_again else None
        if again is not None:
            return again
        parts = document.with_texts(texts)
        contents = getattr(self._module(), "contents", None)
        if contents is None:
            return self.read(self.pack(document, parts), language, options)
        return self.read(document.data, language, replace(options, contents=contents(document, parts)))

    def pictures(self, document: Document, names: Iterable[str], *, largest: int) -> dict[str, bytes]:
        """Return those of the pictures called ``names`` that stand in ``document`` itself.

        One of more than ``largest`` bytes, or damaged, is left out.
        """
        pictures = getattr(self._module(), "pictures", None)
        found: dict[str, bytes] = pictures(document, names, largest=largest) if pictures else {}
        return found

    def pack(self, document: Document, texts: Sequence[str]) -> bytes:
        """Return the file whose parts hold ``texts``, one per part of ``document``."""
        data: bytes = self._module().pack(document, texts)
        return data


FORMATS = (
    Format("html", "Web page", (".html", ".htm", ".xhtml"), Markup.HTML),
    Format("markdown", "Markdown", (".md", ".markdown"), Markup.MARKDOWN),
    Format("text", "Plain text", (".txt",), Markup.NONE),
    Format(
        "odt", "OpenDocument text", (".odt", ".ott", ".fodt"), Markup.NUMBERED, largest=LARGEST_ARCHIVE, has_lines=False
    ),
    Format(
        "docx",
        "Word document",
        (".docx", ".docm", ".dotx", ".dotm"),
        Markup.NUMBERED,
        largest=LARGEST_ARCHIVE,
        has_lines=False,
    ),
    Format(
        "pptx",
        "Presentation",
        (".pptx", ".ppsx", ".potx", ".pptm", ".ppsm", ".potm"),
        Markup.NUMBERED,
        largest=LARGEST_ARCHIVE,
        has_lines=False,
    ),
    Format("srt", "Subtitles, SubRip", (".srt",), Markup.SUBTITLE),
    Format("vtt", "Subtitles, WebVTT", (".vtt",), Markup.SUBTITLE),
    Format("xlsx", "Excel workbook", (".xlsx",), Markup.NUMBERED, largest=LARGEST_ARCHIVE, has_lines=False),
    Format("csv", "Table in text", (".csv", ".tsv"), Markup.NONE),
)


@lru_cache(maxsize=1024)
def format_of(name: str) -> Format | None:
    """Return the format of a document called ``name``, by its suffix; None if there is none."""
    suffix = PurePath(name).suffix.lower()
    return next((one for one in FORMATS if suffix in one.suffixes), None)
