"""A row in one language as a book shows it: the text for readers, or the original with a note that says so."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.editions.model import Cell, Edition, Row, State
from pipeline.editions.outline import Piece
from pipeline.locales import bcp47, primary
from pipeline.markup.runs import Run, runs
from pipeline.wording import wording
from pipeline.xml_text import visible

__all__ = ["Shown", "alternative", "in_cell", "language_of_words", "notice", "shown", "title_runs"]

_SELF_EXPLAINING = frozenset(
    (
        "caption",
        "column heading",
        "endnote",
        "entry in the contents",
        "footnote",
        "quotation",
        "slide subtitle",
        "subtitle",
        "table heading",
        "title",
        "title of the contents",
    )
)
"""Kinds of units that books need not name: their look, or their words, say what they are."""
_NO_NAME = re.compile("[^A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class Shown:
    """A text, its language, and what is said of it."""

    runs: tuple[Run, ...]
    language: str
    """The language of the text (BCP 47): the original's where it stands for a translation."""
    label: str
    """What the unit is, where its look does not say so, in the reader's language."""
    note: str
    """Why the original stands here, in the reader's language; empty where nothing has to be said."""
    words: str
    """The language of ``label`` and ``note`` (BCP 47)."""
    number: int = 0
    """The number of the footnote that begins with it; 0 for all else."""
    reader: str = ""
    """The language of its readers (gettext name): of the book, or of its column."""

    @property
    def text(self) -> str:
        """The text without looks."""
        return "".join(run.text for run in self.runs)

    @property
    def unlinked(self) -> Shown:
        """The same without links and references to notes, for a place that is a link itself, or no place of a book."""
        return replace(self, runs=tuple(run._replace(target="") for run in self.runs if not run.note))

    def note_name(self, number: int) -> str:
        """Return the name of the place where its readers find a footnote."""
        return f"note-{_NO_NAME.sub('-', self.reader)}-{number}"


def shown(row: Row, language: str) -> Shown:
    """Return what readers of ``language`` see of ``row``."""
    asked = next(cell for cell in row.cells if cell.language == language)
    cell, words = row.shown(asked), wording(language)
    notes = {State.MISSING: words.not_translated, State.FUZZY: words.under_revision}
    return Shown(
        runs=_runs(row, cell),
        language=bcp47(language if asked.state is State.SAME else cell.language),
        label="" if row.sort in _SELF_EXPLAINING else words.kinds.get(row.sort, ""),
        note=notes.get(asked.state, ""),
        words=language_of_words(language),
        number=row.begins_note,
        reader=language,
    )


def in_cell(piece: Piece, language: str) -> Shown:
    """Return what readers of ``language`` see of a piece that stands in a cell of a table."""
    text = shown(piece.row, language)
    return replace(text, runs=(Run(piece.mark), *text.runs)) if piece.mark else text


def alternative(piece: Piece, language: str) -> str:
    """Return the words for a picture, after its title if it has one, and what has to be said of them."""
    text = shown(piece.row, language)
    words = f"{shown(piece.head, language).text}. {text.text}" if piece.head else text.text
    return (f"[{text.note}] {words}" if text.note else words).strip()


def _runs(row: Row, cell: Cell) -> tuple[Run, ...]:
    keeps_spaces = row.sort == "preformatted text"
    return runs(cell.text, cell.markup, cell.filled, dict(row.notes), language=cell.language, keeps_spaces=keeps_spaces)


def language_of_words(language: str) -> str:
    """Return the language (BCP 47) that books speak to readers of ``language``: theirs, or English."""
    words = wording(language).language
    return bcp47(language if primary(language) == words else words)


def title_runs(edition: Edition, title: Row | None, language: str) -> Shown:
    """Return the title as readers of ``language`` see it: the document's name where no unit is one."""
    if title is not None:
        return replace(shown(title, language), label="")
    name = (Run(visible(edition.name)),)
    return Shown(name, bcp47(edition.source_language), "", "", language_of_words(language), reader=language)


def notice(edition: Edition, languages: tuple[str, ...]) -> str:
    """Return what readers of the first of ``languages`` have to know of texts not ready in any of them."""
    words, found = wording(languages[0]), [one for one in edition.progress if one.language in languages]
    lacking = words.notice_of_reviewed if edition.tracks_review else words.notice
    said = {
        lacking: any(one.translated < one.total for one in found),
        words.in_review: any(one.unreviewed for one in found),
    }
    return " ".join(text for text, is_so in said.items() if is_so)
