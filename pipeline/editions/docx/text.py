"""The document in one language, upright."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element

from pipeline.editions.docx.paragraphs import Writer, add
from pipeline.editions.docx.pictures import Drawing
from pipeline.editions.docx.tables import PADDING, cell, line, table
from pipeline.editions.model import Edition
from pipeline.editions.outline import Block, Listing, Outline, Piece, Style, Table
from pipeline.editions.shown import in_cell, language_of_words, notice, shown, title_runs
from pipeline.locales import is_right_to_left

__all__ = ["BULLETS", "HIGHEST", "UPRIGHT", "section", "text"]

UPRIGHT = (11906, 16838)
"""A4, in twentieths of a point."""
_MARGIN = 1418
_WIDTH = UPRIGHT[0] - 2 * _MARGIN
_WIDEST = 8
HIGHEST = 5100
"""The most that a picture takes of the height of a page: nine centimetres."""
BULLETS = 1
"""The list without numbers."""


def text(edition: Edition, found: Outline, language: str, drawn: Mapping[str, Drawing]) -> Writer:
    """Return the body of the document for readers of ``language``; ``drawn`` can be shown."""
    writer = Writer(drawings=drawn)
    writer.say(writer.paragraph(writer.body, "Title"), title_runs(edition, found.title, language))
    if words := notice(edition, (language,)):
        writer.plain(writer.paragraph(writer.body), words, language_of_words(language), "Untranslated")
    _blocks(writer, writer.body, found.blocks(widest=_WIDEST), language)
    section(writer.body, UPRIGHT, _MARGIN, language)
    return writer


def section(body: Element, size: tuple[int, int], margin: int, language: str) -> None:
    """Say how the pages are laid out for ``language``; ``size`` and ``margin`` are in twentieths of a point."""
    width, height = size
    properties = add(body, "w:sectPr")
    for kind in ("header", "footer"):
        add(properties, f"w:{kind}Reference", type="default").set("r:id", kind)
    page = add(properties, "w:pgSz", w=str(width), h=str(height))
    if width > height:
        page.set("w:orient", "landscape")
    sides = dict.fromkeys(("top", "right", "bottom", "left"), str(margin))
    add(properties, "w:pgMar", **sides, header="709", footer="709", gutter="0")
    if is_right_to_left(language):
        add(properties, "w:bidi")


def _blocks(writer: Writer, parent: Element, blocks: Iterable[Block], language: str) -> None:
    for block in blocks:
        if isinstance(block, Table):
            _table(writer, parent, block, language)
        elif isinstance(block, Listing):
            _listing(writer, parent, block, language, 0)
        else:
            _piece(writer, parent, block, language)


def _piece(writer: Writer, parent: Element, piece: Piece, language: str, *, listing: int = 0, level: int = 0) -> None:
    if piece.row.place.picture in writer.drawings:
        _picture(writer, writer.paragraph(parent, "Picture", listing, level), piece, language, _WIDTH)
        return
    if piece.head:
        writer.say(writer.paragraph(parent, "Term"), shown(piece.head, language))
    writer.piece(parent, piece, shown(piece.row, language), listing=listing, level=level)


def _picture(writer: Writer, paragraph: Element, piece: Piece, language: str, width: int) -> None:
    room = (width, HIGHEST)
    writer.picture(paragraph, piece.row.place.picture, room, shown(piece.row, language))


def _listing(writer: Writer, parent: Element, listing: Listing, language: str, level: int) -> None:
    number = BULLETS
    after = None
    for item in listing.items:
        if listing.numbered and item.number != after:
            number = writer.numbered(level, item.number)
        after = item.number + 1
        begun = False
        for block in item.blocks:
            if isinstance(block, Listing):
                _listing(writer, parent, block, language, level + 1)
            elif isinstance(block, Piece):
                _piece(writer, parent, block, language, listing=0 if begun else number, level=level)
                begun = True


def _table(writer: Writer, parent: Element, found: Table, language: str) -> None:
    width = _WIDTH // found.columns
    made = table(parent, found.columns, _WIDTH, language)
    for number, row in enumerate(found.rows):
        at = line(made, is_head=number < found.heads)
        for pieces in row:
            place = cell(at, width)
            for piece in pieces:
                paragraph = writer.paragraph(place, "Term" if piece.style is Style.HEAD else "")
                if piece.row.place.picture in writer.drawings:
                    _picture(writer, paragraph, piece, language, width - 2 * PADDING)
                else:
                    writer.say(paragraph, in_cell(piece, language))
            if not pieces:
                writer.paragraph(place)
    writer.paragraph(parent)
