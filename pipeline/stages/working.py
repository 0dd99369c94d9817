"""What the rows of an edition have beyond a reader's, for those who translate and review."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.catalogs import Entry, is_approved
from pipeline.editions import Cell, Concept, Row, State, Work

__all__ = ["for_work", "work_of"]


def for_work(
    rows: Sequence[Row],
    entries: Mapping[str, Sequence[Entry | None]],
    concepts: Mapping[str, tuple[Concept, ...]],
    *,
    tracked: bool = False,
) -> tuple[Row, ...]:
    """Return the rows of all units with what the catalogs have of each, and the glossary's concepts.

    ``entries`` has for each target language one for each row, ``concepts`` those of each original. Where
    reviews are ``tracked``, what a reviewer approved is told from the rest.
    """

    def cell(number: int, one: Cell) -> Cell:
        return replace(one, work=work_of(entries[one.language][number], tracked)) if one.language in entries else one

    return tuple(
        replace(row, cells=tuple(cell(number, one) for one in row.cells), concepts=concepts.get(row.source.text, ()))
        for number, row in enumerate(rows)
    )


def work_of(entry: Entry | None, tracked: bool = False) -> Work:
    """Return what a catalog has of a translation; ``entry`` is None where it does not know the text."""
    if entry is None:
        return Work()
    if not entry.msgstr:
        return Work(comments=entry.comments)
    previous = entry.previous_msgid if entry.fuzzy and entry.previous_msgid != entry.msgid else None
    state = State.FUZZY if entry.fuzzy else State.APPROVED if tracked and is_approved(entry) else State.TRANSLATED
    return Work(entry.msgstr, state, entry.comments, previous or "")
