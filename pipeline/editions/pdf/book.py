"""The data of the book in one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from pipeline.editions.model import Edition
from pipeline.editions.outline import Block, Listing, Outline, Piece, Style, Table
from pipeline.editions.pdf.texts import about, shown_text
from pipeline.editions.pdf.typesetting import Data, Pictures
from pipeline.editions.shown import Shown, alternative, in_cell, shown
from pipeline.model import NOWHERE

__all__ = ["FIGURE", "book"]

_WIDEST = 7
"""The most columns a table may have on an upright page."""
FIGURE = re.compile(r"[-+−±≈~<>≤≥]?\s*[$€£]?\s*\d[\d.,\s  :/–-]*(?:\s*[%‰€])?")
"""A cell of a column of figures."""


def book(edition: Edition, found: Outline, language: str, drawn: Pictures) -> dict[str, Data]:
    """Return what the template ``book.typ`` sets for readers of ``language``; ``drawn`` can be shown."""
    return {
        **about(edition, found, (language,)),
        "blocks": list(_blocks(found.blocks(widest=_WIDEST), language, drawn)),
    }


def _blocks(blocks: Sequence[Block], language: str, drawn: Pictures) -> Iterator[Data]:
    """Yield blocks; the caption of a table stays with it, and rows that do not stand in columns are set apart."""
    above = NOWHERE
    for one, after in zip_longest(blocks, blocks[1:]):
        if isinstance(one, Listing):
            yield _listing(one, language, drawn)
        elif isinstance(one, Table):
            yield _table(one, language, drawn)
        else:
            made, here = _piece(one, shown(one.row, language), language, drawn), one.row.place
            made["sticky"] = one.style is Style.CAPTION and isinstance(after, Table)
            made["begins"] = (here.table, here.row) != (above.table, above.row)
            above = here
            yield made


def _listing(listing: Listing, language: str, drawn: Pictures) -> Data:
    return {
        "style": "numbered list" if listing.numbered else "list",
        "items": [
            {"number": item.number, "blocks": list(_blocks(item.blocks, language, drawn))} for item in listing.items
        ],
    }


def _piece(piece: Piece, text: Shown, language: str, drawn: Pictures) -> dict[str, Data]:
    made = shown_text(text)
    made["style"] = piece.style.value
    if piece.level:
        made["level"] = piece.level
    if piece.row.place.picture in drawn.numbers:
        made["picture"] = {"number": drawn.numbers[piece.row.place.picture], "alt": alternative(piece, language)}
    if piece.head:
        made["head"] = shown_text(shown(piece.head, language))
    return made


def _table(table: Table, language: str, drawn: Pictures) -> Data:
    body = table.rows[table.heads :]
    return {
        "style": "table",
        "heads": table.heads,
        "rows": [
            [[_piece(piece, in_cell(piece, language), language, drawn) for piece in cell] for cell in row]
            for row in table.rows
        ],
        "numeric": [place for place in range(table.columns) if _is_numeric((row[place] for row in body), language)],
    }


def _is_numeric(cells: Iterable[tuple[Piece, ...]], language: str) -> bool:
    """Tell whether a column holds figures, which stand at its right edge."""
    texts = [shown(piece.row, language).text for cell in cells for piece in cell if piece.style is not Style.HEAD]
    return bool(texts) and all(FIGURE.fullmatch(text.strip()) for text in texts)
