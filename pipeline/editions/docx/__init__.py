"""The edition as Word documents: tables with the languages, and for texts and pages one in each language.

Documents of an Office format are published in that format in each language anyway. Written
by Office Open XML (ECMA-376, first edition, transitional), without a date.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from pipeline.editions.docx.columns import columns
from pipeline.editions.docx.package import packed
from pipeline.editions.docx.pictures import drawings
from pipeline.editions.docx.text import text
from pipeline.editions.model import Edition
from pipeline.editions.outline import outline

__all__ = ["render"]

_TEXT_FORMATS = frozenset((".txt", ".md", ".markdown", ".html", ".htm", ".xhtml"))


def render(edition: Edition) -> dict[str, bytes]:
    """Return the Word documents with several languages in columns, and those in one language."""
    drawn = drawings(edition.pictures)
    found = outline(edition, drawn)
    files = {
        name: packed(edition, edition.from_the_original(languages)[0], columns(edition, found, languages, drawn))
        for name, languages in edition.together.items()
    }
    if PurePosixPath(edition.name).suffix.lower() in _TEXT_FORMATS:
        for language in edition.alone:
            files[language] = packed(edition, language, text(edition, found, language, drawn))
    return files
