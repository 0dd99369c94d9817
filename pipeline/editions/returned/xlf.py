"""XLIFF of both versions as other tools bring it back.

A unit is known by its ``id``, which tools keep. A translation is fuzzy where its state asks for work
(``new``, ``needs-…``, ``initial``) or its approval was taken back (``approved="no"``), and translated where
the state says so or it is approved; a file that says neither leaves that as it is. A reviewer approved it
where the state comes after a review. Beside a key of a workspace that tracks reviews, ``approved`` is about
them as well; else it is not, for many tools write ``yes`` beside all that is finished. The original itself is
no translation where our file had none, unless the file says it is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.editions.keys import is_key, review_in, revision_in, revision_of
from pipeline.editions.model import State
from pipeline.editions.returned.model import Returned
from pipeline.editions.xliff import LOCATION, NOTE
from pipeline.editions.xliff12 import DEVELOPER
from pipeline.xliff import FOR_WORK, REVIEWED, ReadUnit, read_files, read_units

__all__ = ["read"]

_NOT_COMMENTS = (LOCATION, NOTE, DEVELOPER)
_NOTHING = revision_of("", fuzzy=False)
_UNKNOWN_CODE = "a code in the translation is none of the original's; take one from there"


def read(data: bytes, path: Path) -> Iterator[Returned]:
    """Yield the translations of all files in a file. Raises DocumentError, with the line, when it cannot be read."""
    for file in read_files(data, path):
        for unit in read_units(file):
            state = _state(unit)
            yield Returned(
                place=f"{path}:{unit.line}",
                document=file.original,
                language=file.target_language,
                source=unit.source,
                text="" if state is State.MISSING else unit.target or "",
                state=state,
                comments=tuple(note.text for note in unit.notes if note.kind not in _NOT_COMMENTS),
                key=unit.name if is_key(unit.name) else "",
                fault=_UNKNOWN_CODE if unit.target is None else "",
            )


def _state(unit: ReadUnit) -> State | None:
    untouched = unit.target == unit.source and revision_in(unit.name) == _NOTHING
    if not unit.target or (untouched and not unit.state and unit.approved != "yes"):
        return State.MISSING
    tells = review_in(unit.name) is not None
    if unit.state.startswith(FOR_WORK) or (unit.approved == "no" and not tells):
        return State.FUZZY
    if (unit.approved == "yes" and tells) or (unit.state in REVIEWED and unit.approved != "no"):
        return State.APPROVED
    return State.TRANSLATED if unit.approved == "yes" or unit.state else None
