"""The data of the edition with languages beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.editions.model import Edition
from pipeline.editions.outline import Outline, Piece, Style
from pipeline.editions.pdf.texts import about, direction, shown_text, tag_of
from pipeline.editions.pdf.typesetting import Data, Pictures
from pipeline.editions.shown import shown
from pipeline.locales import bcp47, native_name

__all__ = ["columns"]

_LONGEST_WHOLE = 500
"""Characters of a text that is not divided between two pages."""


def columns(edition: Edition, found: Outline, languages: tuple[str, ...], drawn: Pictures) -> dict[str, Data]:
    """Return what the template ``columns.typ`` sets of ``languages``; ``drawn`` can be shown."""
    ordered = edition.from_the_original(languages)
    lines: list[dict[str, Data]] = []
    for pieces in _kept_together(found.lines()):
        picture = pieces[-1].row.place.picture
        if picture in drawn.numbers:
            lines.append({"picture": {"number": drawn.numbers[picture], "alt": ""}, "begins": False, "ends": False})
        if any(piece.row.readable for piece in pieces):
            lines.append(_line(pieces, languages, first=not lines))
    for line, after in pairwise(lines):
        line["ends"] = after["begins"]
    return {
        **about(edition, found, ordered),
        "languages": [
            {"tag": tag_of(bcp47(one)), "name": native_name(one), "direction": direction(one)} for one in languages
        ],
        "source": languages.index(ordered[0]),
        "lines": [*lines],
    }


def _kept_together(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Yield the pieces of each line: headings stand in one with what comes after them."""
    line: list[Piece] = []
    for piece in pieces:
        line.append(piece)
        if not piece.level:
            yield line
            line = []
    if line:
        yield line


def _line(pieces: Sequence[Piece], languages: tuple[str, ...], *, first: bool) -> dict[str, Data]:
    last = pieces[-1]
    length = max(len(shown(last.row, language).text) for language in languages)
    return {
        "pieces": [_piece(piece, languages) for piece in pieces],
        "begins": bool(pieces[0].level),
        "ends": False,
        "first": first,
        "breakable": length > _LONGEST_WHOLE,
    }


def _piece(piece: Piece, languages: tuple[str, ...]) -> dict[str, Data]:
    made: dict[str, Data] = {
        "style": piece.style.value,
        "cells": [shown_text(shown(piece.row, language)) for language in languages],
    }
    if piece.level:
        made["level"] = piece.level
        made["contents"] = [shown_text(shown(piece.row, language).unlinked) for language in languages]
    if piece.style is Style.ITEM:
        made["item"] = piece.row.place.number
        made["depth"] = max(piece.row.place.depth, 1)
    if piece.head:
        made["heads"] = [shown_text(shown(piece.head, language)) for language in languages]
    return made
