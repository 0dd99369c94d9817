"""Bring terms from other tools' files into the glossary, beside what people wrote there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from pipeline.errors import GlossaryError
from pipeline.files import inside, read, write_all
from pipeline.glossary import Glossary, read_glossary
from pipeline.glossary.exchange import Conflict, Exchange, format_for, imported, merged
from pipeline.glossary.exchange.merging import appended
from pipeline.model import WAIVERS
from pipeline.reports.display import counted
from pipeline.stages.changes import Change, unified_diff
from pipeline.workspace import Workspace

__all__ = ["ImportResult", "import_terms"]


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import changed, and what it left out."""

    changes: tuple[Change, ...]
    new: int
    """How many terms are new."""
    known: int
    """How many the glossary has already, alike in every column."""
    conflicts: tuple[Conflict, ...]
    left_out: tuple[GlossaryError, ...]
    """What cannot stand in a glossary."""

    def diff(self) -> str:
        """Return a unified diff of all changes."""
        return unified_diff(self.changes)


def import_terms(
    workspace: Workspace, paths: Sequence[Path], *, form: Exchange | None = None, into: str = "", dry: bool = False
) -> ImportResult:
    """Add the terms of the files at ``paths`` to the glossary file called ``into``, by default one of their own name.

    The format is that of each file's suffix unless ``form`` says another. What the
    glossary says already stays as it is; a term that contradicts it is a conflict and
    stays out. With ``dry`` nothing is written. Raises GlossaryError when a file or the
    glossary cannot be read.
    """
    glossary = read_glossary(workspace.glossary)
    written: dict[Path, bytes] = {}
    counts: dict[Path, int] = {}
    new = known = 0
    conflicts: list[Conflict] = []
    left_out: list[GlossaryError] = []
    for path in paths:
        found = imported(read(path), path, form or format_for(path, reading=True))
        result = merged(glossary, found.terms)
        left_out += found.left_out
        conflicts += result.conflicts
        new, known = new + len(result.new), known + result.known
        if result.new:
            place = _place(workspace, into or f"{path.stem}.csv")
            before = written.get(place, read(place) if place.is_file() else b"")
            written[place] = appended(before, place, result.new)
            counts[place] = counts.get(place, 0) + len(result.new)
            glossary = Glossary((*glossary.terms, *result.new))
    changes = tuple(
        Change(
            workspace.relative(place),
            counted(counts[place], "new term"),
            read(place) if place.is_file() else b"",
            data,
        )
        for place, data in written.items()
    )
    if not dry:
        write_all(written)
    return ImportResult(changes, new, known, tuple(conflicts), tuple(left_out))


def _place(workspace: Workspace, name: str) -> Path:
    name = name if name.endswith(".csv") else f"{name}.csv"
    if PurePath(name).name != name or name.startswith((".", "~")) or name == WAIVERS or "\\" in name:
        raise GlossaryError(f"{name!r} is no name for a glossary file", remedy="name one such as --into museum.csv")
    return inside(workspace.glossary / name, workspace.root)
