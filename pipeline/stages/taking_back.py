"""Take back what reviewers and other programs made of exchange files: ``museotext import``."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.catalogs import Approval, serialise
from pipeline.catalogs import read as read_po
from pipeline.editions.returned import Returned, read_returned
from pipeline.errors import DocumentError, SettingsError
from pipeline.files import read, write_all
from pipeline.locales import bcp47
from pipeline.reports.display import counted
from pipeline.stages.approving import expect_tracking, reviewer
from pipeline.stages.changes import Change, unified_diff
from pipeline.stages.documents import documents
from pipeline.stages.returned_texts import NOBODY, LeftOut, Taken, taken
from pipeline.workspace import Source, Workspace

__all__ = ["TakenBack", "take_back"]

_LARGEST = 256 * 1024 * 1024
"""The largest file that is imported, in bytes."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What came back, and what was left as it is in the catalogs."""

    changes: tuple[Change, ...]
    """One for each catalog."""
    left_out: tuple[LeftOut, ...]
    texts: int
    """How many entries have another translation or state now."""
    comments: int
    """How many entries have new comments."""
    same: int
    """How many texts came back as they went, or as the catalog has them by now."""
    approved: int = 0
    """How many texts are approved now that were not."""
    withdrawn: int = 0
    """How many texts are no longer approved."""

    def diff(self) -> str:
        """Return a unified diff of all changes."""
        return unified_diff(self.changes)

    @property
    def summary(self) -> str:
        """One line about the whole."""
        return f"{_told(self)}, {self.same} as before, {len(self.left_out)} left out"


def take_back(workspace: Workspace, paths: Sequence[Path], *, by: str = "", dry: bool = False) -> TakenBack:
    """Bring what the files at ``paths`` have changed into the catalogs.

    An entry takes a change only if it is as it was when the file was made; all else is left
    out, with the reason, and stays as it is. Every catalog is written whole or none is. With
    ``dry`` nothing is written. Where the workspace tracks reviews, what a file calls approved is
    approved ``by`` its reviewer, or the one of the settings. Raises DocumentError and CatalogError
    when a file or catalog cannot be read, or is of no document or language of the workspace, and
    SettingsError when it approves texts and nobody is named.
    """
    given = _given(workspace, by)
    sources = documents(workspace)
    found: dict[tuple[str, str], list[Returned]] = {}
    for path in paths:
        for one in read_returned(read(path, largest=_LARGEST), path):
            source = _document(one, path, sources)
            found.setdefault((source.name, _language(one, path, workspace, source)), []).append(one)
    results: list[Taken] = []
    written: dict[Path, tuple[Change, bytes]] = {}
    for (name, language), texts in found.items():
        place = workspace.catalog_path(name, language)
        shown = workspace.relative(place)
        if not place.is_file():
            raise DocumentError("there is no such catalog", path=shown, remedy="run 'museotext extract'")
        before = read(place)
        catalog = read_po(before, shown)
        result = taken(catalog, texts, shown, given)
        if result.nameless:
            raise SettingsError(
                "is approved, and nobody is named who approves",
                path=result.nameless,
                remedy="give --by NAME, or the setting review.reviewer",
            )
        results.append(result)
        if result.catalog is not catalog:
            after = serialise(result.catalog)
            written[place] = Change(shown, _told(result), before, after), after
    if not dry:
        write_all({place: after for place, (_, after) in written.items()})
    return TakenBack(
        tuple(change for change, _ in written.values()),
        tuple(one for result in results for one in result.left_out),
        sum(result.texts for result in results),
        sum(result.comments for result in results),
        sum(result.same for result in results),
        sum(result.approved for result in results),
        sum(result.withdrawn for result in results),
    )


def _given(workspace: Workspace, by: str) -> Approval | None:
    """Return what the approvals of a file say in the catalogs; None where reviews are not tracked."""
    if by:
        expect_tracking(workspace)
    if not workspace.settings.review_track:
        return None
    return reviewer(workspace, by) if by or workspace.settings.review_reviewer else NOBODY


def _told(result: Taken | TakenBack) -> str:
    """Say what changed, in one line without an end."""
    reviews = ((result.approved, "approved"), (result.withdrawn, "no longer approved"))
    said = [f"{counted(result.texts, 'text')} changed", f"{counted(result.comments, 'text')} with new comments"]
    return ", ".join((*said, *(f"{number} {what}" for number, what in reviews if number)))


def _document(one: Returned, path: Path, sources: Sequence[Source]) -> Source:
    """Return the document that a text is of: other tools may have put a folder before its name, or ``.po`` after it."""
    name = one.document.replace("\\", "/").strip("/")
    wanted = name.removesuffix(".po")
    fits = [source for source in sources if source.name in (name, wanted)]
    fits = fits or [source for source in sources if f"/{wanted}".endswith(f"/{source.name}")]
    if len(fits) == 1:
        return fits[0]
    near = difflib.get_close_matches(PurePosixPath(wanted).name, [source.name for source in sources], n=1)
    raise DocumentError(
        f"is of {one.document or 'no document'}, which is not a document of this workspace",
        path=path,
        remedy=f"did you mean {near[0]}?" if near else "run 'museotext status' to see them all",
    )


def _language(one: Returned, path: Path, workspace: Workspace, source: Source) -> str:
    targets = workspace.targets(source)
    wanted = one.language.replace("_", "-").casefold()
    for language in targets:
        if one.language == language or bcp47(language).casefold() == wanted:
            return language
    raise DocumentError(
        f"has translations into {one.language or 'no language'}, and {source.name} is not translated into that",
        path=path,
        remedy=f"the languages are {', '.join(targets)}",
    )
