"""Keep a reviewer's approval of translations in the catalogs, or take it back: ``museotext approve``.

An approval holds for the texts it was given to (``pipeline.catalogs.approvals``), so nothing has to be
undone when one of them changes.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from pipeline.catalogs import Approval, Catalog, approved, fault_in, is_approved, serialise, withdrawn
from pipeline.catalogs import read as read_po
from pipeline.errors import CombinedError, MuseotextError, SettingsError
from pipeline.files import write_all
from pipeline.reports.display import counted
from pipeline.settings import FILE_NAME
from pipeline.stages.changes import Change, unified_diff
from pipeline.stages.documents import language_named, read_document, read_options, selected, translated
from pipeline.workspace import Source, Workspace

__all__ = ["ApprovalResult", "approve", "expect_tracking", "reviewer"]

_ROW = "#"
"""Before the number of a row, as pages show it."""


@dataclass(slots=True)
class ApprovalResult:
    """What was approved, or is no longer."""

    withdrawing: bool
    changes: list[Change] = field(default_factory=list)
    """One for each catalog."""
    entries: int = 0
    """How many entries have an approval now that had none, or the other way round."""
    here: int = 0
    """The same in the last catalog."""
    approved: int = 0
    """How many have an approval by now, among those that were looked at."""
    open: int = 0
    """How many have none: because it was taken back, or because they are fuzzy or not translated."""

    def diff(self) -> str:
        """Return a unified diff of all changes."""
        return unified_diff(self.changes)

    @property
    def told(self) -> str:
        """What was done in the last catalog, for people."""
        if self.withdrawing:
            return f"{counted(self.here, 'approval')} taken back"
        return f"{counted(self.here, 'translation')} approved"

    @property
    def summary(self) -> str:
        """What was done, in one line."""
        if self.withdrawing:
            return f"{counted(self.entries, 'approval')} taken back"
        left = f"; {self.open} fuzzy or not translated" if self.open else ""
        return f"{counted(self.entries, 'translation')} approved, {self.approved - self.entries} before{left}"


def expect_tracking(workspace: Workspace) -> None:
    """Raise SettingsError if the workspace does not track reviews."""
    if not workspace.settings.review_track:
        raise SettingsError(
            "review.track is no, so approvals would count for nothing",
            path=workspace.root / FILE_NAME,
            remedy="write review.track = yes",
        )


def reviewer(workspace: Workspace, name: str = "") -> Approval:
    """Return what an approval given today by ``name`` says, by default by the reviewer of the settings.

    Raises SettingsError when nobody has a name, or one that a comment cannot hold.
    """
    name = name or workspace.settings.review_reviewer
    if not name:
        raise SettingsError("nobody is named who approves", remedy="give --by NAME, or the setting review.reviewer")
    if fault := fault_in(name):
        raise SettingsError(f"{name!r} is no name of a reviewer: {fault}", remedy="give another one with --by")
    return Approval(name, datetime.now().astimezone().date().isoformat())


def approve(
    workspace: Workspace,
    given: Approval | None,
    *,
    names: Sequence[str] = (),
    languages: Collection[str] = (),
    only: Sequence[str] = (),
    dry: bool = False,
) -> ApprovalResult:
    """Approve the translations of the documents called ``names`` (all by default) in ``languages`` (all by default).

    The path of a catalog means that catalog alone. With None for the approval that is ``given``, those that
    there are are taken back, whoever gave them.
    ``only`` has source texts, or rows by their number as pages show it (``#12``). What is fuzzy or not
    translated is passed over, and what has an approval that holds stays as it is. With ``dry`` nothing is
    written. Raises SettingsError for a wrong name, text or row, and CombinedError when a catalog cannot be read.
    """
    asked = _asked(workspace, names, languages or workspace.settings.languages)
    sources = [source for source, _ in asked]
    wanted = _texts(workspace, sources, only)
    known: set[str] = set()
    result = ApprovalResult(withdrawing=given is None)
    written: dict[Path, bytes] = {}
    failures: list[MuseotextError] = []
    for source, into in asked:
        for language, path, data in translated(workspace, source, into).catalogs:
            try:
                catalog = read_po(data, path)
            except MuseotextError as error:
                failures.append(error)
                continue
            known.update(entry.msgid for entry in catalog.active)
            after = _with_approvals(catalog, given, wanted if only else None, result)
            if after is not catalog:
                change = Change(path, result.told, data, serialise(after))
                result.changes.append(change)
                written[workspace.catalog_path(source.name, language)] = change.after
    if failures:
        raise CombinedError(failures)
    _expect_known(wanted, known)
    if not dry:
        write_all(written)
    return result


def _asked(workspace: Workspace, names: Sequence[str], languages: Collection[str]) -> list[tuple[Source, set[str]]]:
    """Return each document that is asked for, with the languages to look at."""
    sources = selected(workspace, names)
    found: dict[str, set[str]] = {source.name: set() for source in sources}
    for name in names:
        [source] = selected(workspace, [name], sources)
        own = language_named(workspace, name)
        found[source.name].update([own] if own else languages)
    return [(source, found[source.name] & set(languages) if names else set(languages)) for source in sources]


def _with_approvals(
    catalog: Catalog, given: Approval | None, wanted: Collection[str] | None, result: ApprovalResult
) -> Catalog:
    """Return the catalog with or without approvals, and count in ``result``; None is every text.

    It is the catalog itself if nothing changes.
    """
    entries = list(catalog.entries)
    result.here = 0
    for at, entry in enumerate(entries):
        if entry.obsolete or (wanted is not None and entry.msgid not in wanted):
            continue
        entries[at] = new = approved(entry, given) if given else withdrawn(entry)
        result.here += new is not entry
        result.approved += is_approved(new)
        result.open += not is_approved(new)
    result.entries += result.here
    return replace(catalog, entries=tuple(entries)) if result.here else catalog


def _texts(workspace: Workspace, sources: Sequence[Source], only: Sequence[str]) -> dict[str, str]:
    """Return the source texts that ``only`` means, each with what it was called."""
    found: dict[str, str] = {}
    for one in only:
        number = one.removeprefix(_ROW)
        if one.startswith(_ROW) and number.isascii() and number.isdigit():
            found[_row(workspace, sources, int(number))] = one
        else:
            found[one] = one
    return found


def _row(workspace: Workspace, sources: Sequence[Source], number: int) -> str:
    """Return the source text of a row. Raises SettingsError if there is none, or no one document."""
    if len(sources) != 1:
        raise SettingsError(f"{_ROW}{number} is a row of one document", remedy="name the document")
    shown = workspace.relative(sources[0].path)
    _, document = read_document(sources[0], read_options(workspace), shown=shown)
    units = document.units
    if not 1 <= number <= len(units):
        raise SettingsError(f"{shown} has no row {number}", remedy=f"its rows are 1 to {len(units)}")
    return units[number - 1].text


def _expect_known(wanted: dict[str, str], known: Collection[str]) -> None:
    """Raise SettingsError, with the nearest, for a text that no catalog has."""
    for text, called in wanted.items():
        if text not in known:
            near = difflib.get_close_matches(text, known, n=1)
            remedy = f"did you mean {near[0]!r}?" if near else "write the whole source text, as the catalog has it"
            raise SettingsError(f"no catalog that was looked at has {called!r}", remedy=remedy)
