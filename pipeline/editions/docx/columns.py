"""The document with its languages in columns, lying.

Word's navigation shows no headings that stand in a table. So each heading, in all
languages, is a paragraph between two tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from pipeline.editions.docx.paragraphs import Writer
from pipeline.editions.docx.pictures import Drawing
from pipeline.editions.docx.tables import PADDING, cell, line, table
from pipeline.editions.docx.text import BULLETS, HIGHEST, UPRIGHT, section
from pipeline.editions.model import Edition, State
from pipeline.editions.outline import Outline, Piece, Style
from pipeline.editions.shown import language_of_words, notice, shown, title_runs
from pipeline.locales import bcp47, native_name

__all__ = ["columns"]

_LYING = (UPRIGHT[1], UPRIGHT[0])
_MARGIN = 1134
_WIDTH = _LYING[0] - 2 * _MARGIN
_BETWEEN = " · "
_DEEPEST = 8
_HIGHEST = HIGHEST * 2 // 3
"""The most that a picture takes of the height of a page, with its words below it."""


def columns(edition: Edition, found: Outline, languages: tuple[str, ...], drawn: Mapping[str, Drawing]) -> Writer:
    """Return the body of the document in ``languages``; ``drawn`` can be shown."""
    first, *others = ordered = edition.from_the_original(languages)
    writer = Writer(drawings=drawn)
    writer.say(writer.paragraph(writer.body, "Title"), title_runs(edition, found.title, first))
    for language in others:
        writer.say(writer.paragraph(writer.body, "Subtitle"), title_runs(edition, found.title, language))
    if words := notice(edition, ordered):
        writer.plain(writer.paragraph(writer.body), words, language_of_words(first), "Untranslated")
    for is_heading, pieces in groupby(found.lines(), key=lambda piece: bool(piece.level)):
        if is_heading:
            for piece in pieces:
                _heading(writer, piece, languages)
        else:
            _table(writer, list(pieces), languages, first)
    section(writer.body, _LYING, _MARGIN, first)
    return writer


def _heading(writer: Writer, piece: Piece, languages: tuple[str, ...]) -> None:
    paragraph = writer.paragraph(writer.body, f"Heading{piece.level}")
    same = {cell.language for cell in piece.row.cells if cell.state is State.SAME}
    for place, language in enumerate(one for one in languages if one not in same):
        if place:
            writer.plain(paragraph, _BETWEEN, bcp47(language))
        writer.say(paragraph, shown(piece.row, language))


def _table(writer: Writer, pieces: list[Piece], languages: tuple[str, ...], first: str) -> None:
    width = _WIDTH // len(languages)
    made = table(writer.body, len(languages), _WIDTH, first)
    head = line(made, is_head=True)
    for language in languages:
        writer.plain(writer.paragraph(cell(head, width)), native_name(language), bcp47(language), "Strong")
    for piece in pieces:
        if piece.row.place.picture in writer.drawings:
            place = cell(line(made), _WIDTH, columns=len(languages))
            paragraph = writer.paragraph(place, "Picture" if piece.row.readable else "")
            writer.picture(paragraph, piece.row.place.picture, (_WIDTH - 2 * PADDING, _HIGHEST), None)
            if not piece.row.readable:
                continue
        at = line(made)
        for language in languages:
            place = cell(at, width)
            if piece.head:
                writer.say(writer.paragraph(place, "ColumnName"), shown(piece.head, language))
            level = min(max(piece.row.place.depth, 1) - 1, _DEEPEST)
            number = piece.row.place.number
            listing = (writer.numbered(level, number) if number else BULLETS) if piece.style is Style.ITEM else 0
            writer.piece(place, piece, shown(piece.row, language), listing=listing, level=level)
    writer.paragraph(writer.body)
