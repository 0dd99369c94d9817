"""The edition as PDF: a book in each language, and one with the languages in columns.

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
    """Return a PDF of the edition in each of its languages, and one in all of them."""
    found = outline(edition)
    drawn = pictures(edition)
    files = {
        language: typeset("book.typ", book(edition, found, language, drawn), drawn) for language in edition.languages
    }
    return {"": typeset("columns.typ", columns(edition, found, drawn), drawn), **files}
