"""Each translation as XLIFF 1.2, for tools that do not read 2.x.

A finished translation is ``approved``, or where reviews are tracked one that a reviewer approved, and ``final``; a
fuzzy one is ``needs-review-translation``. Where there
is none the original stands in its place without a state, for OmegaT translates what it finds there. The
version has no place for a glossary, so the terms to use are notes. What comes back is read by
``pipeline.editions.returned.xlf``.
"""

from __future__ import annotations

from pipeline.editions.keys import key
from pipeline.editions.model import Cell, Edition, Row, State
from pipeline.editions.xliff import translations
from pipeline.xliff import File, Note, Unit, render_1

__all__ = ["DEVELOPER", "render"]

DEVELOPER, TRANSLATOR = "developer", "translator"
"""Who says what a note says, in the words of tools that exchange PO files as XLIFF."""
_STATES = {State.APPROVED: "final", State.TRANSLATED: "translated", State.FUZZY: "needs-review-translation"}


def render(edition: Edition) -> dict[str, bytes]:
    """Return a file for each language the document is translated into."""
    return {
        language: render_1(
            [File(edition.name, edition.source_language, language, [_unit(*one, edition) for one in found])],
            exact=True,
        )
        for language, found in translations(edition)
    }


def _unit(row: Row, cell: Cell, edition: Edition) -> Unit:
    work, source = cell.worked_on, row.source
    lines = [" › ".join((row.kind, *row.section)), row.note]
    for concept in row.concepts:
        known = dict(concept.terms)
        if cell.language in known:
            lines.append(f"{known.get(source.language, '')} → {known[cell.language]} ({concept.name})")
    return Unit(
        key(source.text, work, tracked=edition.tracks_review),
        source.text,
        work.text or source.text,
        source.markup,
        _STATES.get(work.state, ""),
        approved=work.state is (State.APPROVED if edition.tracks_review else State.TRANSLATED),
        notes=[
            *(Note(DEVELOPER, line) for line in lines if line),
            *(Note(TRANSLATOR, comment, of_target=True) for comment in work.comments if comment),
        ],
    )
