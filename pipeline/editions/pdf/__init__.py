"""The edition as PDF: books in one language, and with the languages in columns.

Typst sets the type (extra ``pdf``). The templates are fixed programs; what people wrote reaches
them as data. The files are PDF/UA-1 (ISO 14289-1), have all fonts inside, and name no time.
"""

from __future__ import annotations

from pipeline.editions.model import Edition
from pipeline.editions.outline import outline
from pipeline.editions.pdf.book import book
from pipeline.editions.pdf.columns import columns
from pipeline.editions.pdf.typesetting import pictures, typeset

__all__ = ["render"]


def render(edition: Edition) -> dict[str, bytes]:
    """Return a PDF of the edition in each of its languages, and those with several in columns."""
    drawn = pictures(edition)
    found = outline(edition, drawn.numbers)
    files = {language: typeset("book.typ", book(edition, found, language, drawn), drawn) for language in edition.alone}
    for name, languages in edition.together.items():
        files[name] = typeset("columns.typ", columns(edition, found, languages, drawn), drawn)
    return files
