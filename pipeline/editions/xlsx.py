"""Sheets for reviewers: a workbook for each translation of a document, one row for each text.

A workbook of its own for each language goes to its reviewer and comes back alone. Only the
translation, its state and the comments can be changed. The last column has each row's key and,
above it, the document and the languages; so rows may be sorted, filtered and left out, and columns
moved (the protection has no password, and keeps from accidents only).
What comes back is read by ``pipeline.editions.returned.xlsx``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill, Protection
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.editions.keys import key
from pipeline.editions.model import Cell, Edition, Row, State
from pipeline.editions.review_words import ReviewWords, kind_in, review_words
from pipeline.locales import bcp47, is_right_to_left, native_name
from pipeline.workbooks.writing import fits, height, lay_out, new_sheet, offer, put, saved

__all__ = ["CHANGEABLE", "STATE", "TARGET", "identity", "render"]

PLACE, SOURCE, TARGET, STATE, COMMENTS, TERMS, NOTES = range(7)
"""The columns, from 0; behind them stand the other languages and the keys."""
CHANGEABLE = (TARGET, STATE, COMMENTS)
_WIDTHS = (22, 52, 52, 16, 32, 32, 28)
_OTHER, _KEY = 40, 30
_LONGEST_TITLE = 31
_BOLD = Font("Calibri", 11, bold=True)
_GREY = Font("Calibri", 9, color="FF6B6B6B")
_LOCKED = PatternFill("solid", start_color="FFF4F2EE", end_color="FFF4F2EE")
_COLOURS = {State.APPROVED: "FFE3F1E1", State.FUZZY: "FFFFF3CD", State.MISSING: "FFF9DEDC"}


def render(edition: Edition) -> dict[str, bytes]:
    """Return a workbook for each language the document is translated into."""
    return {language: _workbook(edition, language) for language in edition.alone if language != edition.source_language}


def identity(edition: Edition, language: str) -> str:
    """Return the heading of the keys: what the sheet is of."""
    return f"museotext: {edition.name} ({bcp47(edition.source_language)} → {bcp47(language)})"


def _workbook(edition: Edition, language: str) -> bytes:
    words = review_words(language)
    others = [one for one in edition.languages if one not in (language, edition.source_language)]
    headings = _headings(edition, language, words, others)
    widths = (*_WIDTHS, *(_OTHER for _ in others), _KEY)
    directions = [is_right_to_left(language)] * len(headings)
    directions[SOURCE] = is_right_to_left(edition.source_language)
    directions[len(_WIDTHS) : -1] = [is_right_to_left(one) for one in others]
    book, sheet = new_sheet(bcp47(language)[:_LONGEST_TITLE])
    rows = [headings, *(_texts(row, language, words, others, tracked=edition.tracks_review) for row in edition.texts)]
    for number, texts in enumerate(rows, 1):
        for at, text in enumerate(texts):
            cell = sheet.cell(number, at + 1)
            put(cell, text, right_to_left=directions[at])
            if number == 1:
                cell.font = _BOLD
            elif at in CHANGEABLE and texts[-1]:
                cell.protection = Protection(locked=False)
            else:
                cell.fill = _LOCKED
            if at == len(texts) - 1:
                cell.font = _GREY
        sheet.row_dimensions[number].height = height(texts, widths)
    for at, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    states = {
        state: word for state, word in words.states.items() if edition.tracks_review or state is not State.APPROVED
    }
    _set_up(sheet, states, len(headings), len(rows), right_to_left=directions[TARGET])
    return saved(book)


def _headings(edition: Edition, language: str, words: ReviewWords, others: Sequence[str]) -> list[str]:
    named = (
        words.place,
        f"{words.original}: {native_name(edition.source_language)}",
        f"{words.translation}: {native_name(language)}",
        words.state,
        words.comments,
        words.terms,
        words.notes,
    )
    return [*named, *map(native_name, others), identity(edition, language)]


def _texts(row: Row, language: str, words: ReviewWords, others: Sequence[str], *, tracked: bool) -> list[str]:
    """Return the cells of a row; the last is empty if the row cannot come back, for a cell cannot hold its texts."""
    cell, source = _cell(row, language), row.source.text
    work = cell.worked_on
    comments = "\n".join(work.comments)
    known = {one.language: one for one in row.cells}
    where = " › ".join((kind_in(row.kind, language), *row.section))
    return [
        _fitting(where, words),
        _fitting(source, words),
        _fitting(work.text, words),
        words.states[work.state],
        _fitting(comments, words),
        _fitting("\n".join(_terms(row, language)), words),
        _fitting("\n".join(filter(None, (row.note, work.previous and words.made_for.format(work.previous)))), words),
        *(_fitting(known[one].text if known[one].for_readers else "", words) for one in others),
        key(source, work, tracked=tracked) if all(map(fits, (source, work.text, comments))) else "",
    ]


def _cell(row: Row, language: str) -> Cell:
    return next(cell for cell in row.cells if cell.language == language)


def _terms(row: Row, language: str) -> list[str]:
    lines = []
    for concept in row.concepts:
        terms = dict(concept.terms)
        lines.append(f"{terms.get(row.source.language, '')} → {terms.get(language, '–')} ({concept.name})")
    return lines


def _fitting(text: str, words: ReviewWords) -> str:
    return text if fits(text) else words.too_long


def _set_up(sheet: Worksheet, states: Mapping[State, str], columns: int, rows: int, *, right_to_left: bool) -> None:
    """Protect the sheet, freeze its headings and originals, filter it, offer ``states`` and colour rows by them."""
    target, state = get_column_letter(TARGET + 1), get_column_letter(STATE + 1)
    sheet.sheet_view.rightToLeft = right_to_left
    sheet.freeze_panes = f"{target}2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(columns)}{rows}"
    offer(sheet, state, tuple(states.values()))
    for meant, colour in ((one, _COLOURS[one]) for one in states if one in _COLOURS):
        look = DifferentialStyle(fill=PatternFill("solid", start_color=colour, end_color=colour))
        rule = Rule("expression", formula=[f'${state}2="{states[meant]}"'], dxf=look)
        sheet.conditional_formatting.add(f"{target}2:{state}{max(2, rows)}", rule)
    protection = sheet.protection
    protection.sheet = True
    # What is False here is allowed (ECMA-376, 18.3.1.85).
    protection.formatColumns = protection.formatRows = protection.sort = protection.autoFilter = False
    lay_out(sheet)
    sheet.print_area = f"A1:{get_column_letter(NOTES + 1)}{rows}"
