"""The edition as EPUB 3: books for reading devices in one language and in several.

EPUB 3.3 (W3C), with the metadata of EPUB Accessibility 1.1. A chapter begins with each heading of
the first level. Nothing in a file comes from elsewhere, and none names a time: ``dcterms:modified``, which
has to be there, is the same in all.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.archives.packing import pack
from pipeline.editions.epub.chapters import Chapter, chapters, parallel_chapters
from pipeline.editions.epub.package import MIMETYPE, container, navigation, package
from pipeline.editions.model import Edition
from pipeline.editions.outline import outline
from pipeline.editions.pictures import Picture, usable

__all__ = ["render"]

_STYLES = Path(__file__).parent.with_name("templates") / "epub.css"


def render(edition: Edition) -> dict[str, bytes]:
    """Return an EPUB of the edition in each of its languages, and those with several."""
    pictures = usable(edition.pictures)
    found = outline(edition, pictures)
    books = {
        language: _packed(edition, (language,), chapters(edition, found, language, pictures), pictures)
        for language in edition.alone
    }
    for name, group in edition.together.items():
        languages = edition.from_the_original(group)
        books[name] = _packed(edition, languages, parallel_chapters(edition, found, languages, pictures), pictures)
    return books


def _packed(
    edition: Edition, languages: tuple[str, ...], written: tuple[Chapter, ...], pictures: Mapping[str, Picture]
) -> bytes:
    files = {
        "mimetype": MIMETYPE,
        "META-INF/container.xml": container(),
        "EPUB/package.opf": package(edition, languages, written, list(pictures.values())),
        "EPUB/contents.xhtml": navigation(languages[0], written),
        "EPUB/book.css": _STYLES.read_bytes(),
        **{f"EPUB/{chapter.file}": chapter.data for chapter in written},
        **{f"EPUB/{picture.file}": picture.data for picture in pictures.values()},
    }
    return pack(files, stored=("mimetype",))
