"""The data of the book in one language."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.editions.model import Edition
from pipeline.editions.outline import Block, Listing, Outline, Piece, Style, Table
from pipeline.editions.pdf.texts import about, shown_text
from pipeline.editions.pdf.typesetting import Data, Pictures
from pipeline.editions.shown import shown

__all__ = ["FIGURE", "book"]

_WIDEST = 7
"""The most columns a table may have on an upright page."""
FIGURE = re.compile(r"[-+−±≈~<>≤≥]?\s*[$€£]?\s*\d[\d.,\s  :/–-]*(?:\s*[%‰€])?")
"""A cell of a column of figures."""


def book(edition: Edition, found: Outline, language: str, drawn: Pictures) -> dict[str, Data]:
    """Return what the template ``book.typ`` sets for readers of ``language``; ``drawn`` can be shown."""
    return {
        **about(edition, found, (language,)),
        "blocks": [_block(one, language, drawn) for one in found.blocks(widest=_WIDEST)],
    }


def _block(one: Block, language: str, drawn: Pictures) -> Data:
    if isinstance(one, Piece):
        return _piece(one, language, drawn)
    if isinstance(one, Listing):
        return {
            "style": "numbered list" if one.numbered else "list",
            "items": [
                {"number": item.number, "blocks": [_block(block, language, drawn) for block in item.blocks]}
                for item in one.items
            ],
        }
    return _table(one, language, drawn)


def _piece(piece: Piece, language: str, drawn: Pictures) -> dict[str, Data]:
    text = shown(piece.row, language)
    made = shown_text(text)
    made["style"] = piece.style.value
    if piece.level:
        made["level"] = piece.level
    if piece.style is Style.CAPTION:
        made["sticky"] = bool(piece.row.place.table)
    if piece.row.place.picture in drawn.numbers:
        note = f"[{text.note}] " if text.note else ""
        made["picture"] = {"number": drawn.numbers[piece.row.place.picture], "alt": (note + text.text).strip()}
    if piece.head:
        made["head"] = shown_text(shown(piece.head, language))
    return made


def _table(table: Table, language: str, drawn: Pictures) -> Data:
    body = table.rows[table.heads :]
    return {
        "style": "table",
        "heads": table.heads,
        "rows": [[[_piece(piece, language, drawn) for piece in cell] for cell in row] for row in table.rows],
        "numeric": [place for place in range(table.columns) if _is_numeric((row[place] for row in body), language)],
    }


def _is_numeric(cells: Iterable[tuple[Piece, ...]], language: str) -> bool:
    """Tell whether a column holds figures, which stand at its right edge."""
    texts = [shown(piece.row, language).text for cell in cells for piece in cell if piece.style is not Style.HEAD]
    return bool(texts) and all(FIGURE.fullmatch(text.strip()) for text in texts)
