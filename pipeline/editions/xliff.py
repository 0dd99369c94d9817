"""Each translation as XLIFF 2.1, with states, notes and the glossary's entries for each text.

A fuzzy translation is ``initial`` with the sub-state ``museotext:fuzzy``, one that a reviewer approved
``final``; where there is none, the state is left to whoever translates. What comes back is read by
``pipeline.editions.returned.xlf``.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.editions.keys import key
from pipeline.editions.model import Cell, Edition, Row, State
from pipeline.xliff import File, Note, Term, Unit, render_2

__all__ = ["COMMENT", "LOCATION", "NOTE", "render", "translations"]

LOCATION, NOTE, COMMENT = "location", "instruction", "comment"
"""The categories of our notes."""
_STATES = {
    State.APPROVED: ("final", ""),
    State.TRANSLATED: ("translated", ""),
    State.FUZZY: ("initial", "museotext:fuzzy"),
}


def render(edition: Edition) -> dict[str, bytes]:
    """Return a file for each language the document is translated into."""
    return {
        language: render_2(
            File(edition.name, edition.source_language, language, [_unit(*one, edition) for one in found])
        )
        for language, found in translations(edition)
    }


def translations(edition: Edition) -> Iterator[tuple[str, list[tuple[Row, Cell]]]]:
    """Yield each language the document is translated into, and each text once with its translation."""
    for language in edition.alone:
        if language != edition.source_language:
            yield language, [(row, cell) for row in edition.texts for cell in row.cells if cell.language == language]


def _unit(row: Row, cell: Cell, edition: Edition) -> Unit:
    work, source = cell.worked_on, row.source
    state, sub_state = _STATES.get(work.state, ("", ""))
    notes = [Note(LOCATION, " › ".join((row.kind, *row.section)))]
    notes += [Note(NOTE, row.note)] if row.note else []
    notes += [Note(COMMENT, comment, of_target=True) for comment in work.comments if comment]
    terms = []
    for concept in row.concepts:
        known = dict(concept.terms)
        term = Term(concept.name, known.get(source.language, ""), known.get(cell.language, ""), concept.definition)
        terms.append(term)
    return Unit(
        key(source.text, work, tracked=edition.tracks_review),
        source.text,
        work.text,
        source.markup,
        state,
        sub_state,
        notes=notes,
        terms=terms,
    )
