"""What a format has no place for, as notes: ``museotext: number = plural``.

One note holds one column. A person's own note that begins like one of these is written as
one, too, so that whatever is read back is what was written.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from pipeline.glossary.rows import COLUMNS, cells
from pipeline.glossary.terms import Term

__all__ = ["column_in", "joined", "notes_of"]

_PREFIX = "museotext:"
_NOTE = re.compile(rf"\s*museotext:\s*({'|'.join(COLUMNS)})\s*=\s(.*)", re.DOTALL)


def notes_of(term: Term, carried: Collection[str]) -> Iterator[str]:
    """Yield the notes for all columns of ``term`` that have a value and are not ``carried`` by the format itself."""
    for column, value in zip(COLUMNS, cells(term), strict=True):
        if value and column not in carried and column != "note":
            yield f"{_PREFIX} {column} = {value}"
    if term.note and "note" not in carried:
        yield f"{_PREFIX} note = {term.note}" if term.note.startswith(_PREFIX) else term.note


def column_in(note: str) -> tuple[str, str] | None:
    """Return the column and value that a note holds; None when it is a person's note."""
    match = _NOTE.fullmatch(note)
    return (match[1], match[2]) if match else None


def joined(texts: Iterable[str]) -> str:
    """Return what other people's files say in several places as one text."""
    return " — ".join(dict.fromkeys(text.strip() for text in texts if text.strip()))
