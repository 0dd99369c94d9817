"""Fill: give empty entries of catalogs a draft from the translation memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pipeline.catalogs import Catalog, serialise
from pipeline.catalogs import read as read_po
from pipeline.errors import CombinedError, MuseotextError
from pipeline.files import read, write
from pipeline.memory import opened
from pipeline.reports.display import counted
from pipeline.settings import Settings
from pipeline.stages.changes import Change, unified_diff
from pipeline.stages.documents import selected
from pipeline.stages.drafting import Asked, Draft, Drafter, MemoryDrafter, Place, drafted
from pipeline.stages.memory import markup_of, opened_memory
from pipeline.stages.work import Progress, each
from pipeline.workspace import Workspace

__all__ = ["FillResult", "fill"]


@dataclass(frozen=True, slots=True)
class FillResult:
    """What was filled."""

    changes: tuple[Change, ...]
    filled: Counter[str]
    """How many entries, by what they were filled from."""
    empty: int
    """How many entries are still without a translation."""

    @property
    def summary(self) -> str:
        """One line about the whole."""
        kinds = ", ".join(f"{count} {kind}" for kind, count in self.filled.most_common())
        done = f"{counted(self.filled.total(), 'text')} filled ({kinds})" if kinds else "nothing filled"
        return f"{done}, {self.empty} still empty"

    def diff(self) -> str:
        """Return a unified diff of all changes."""
        return unified_diff(self.changes)


@dataclass(frozen=True, slots=True)
class Job:
    """One catalog, as plain data."""

    document: str
    source: str
    language: str
    shown: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Filled:
    """What one catalog gave."""

    change: Change | None
    kinds: Counter[str]
    empty: int


def fill(
    workspace: Workspace,
    *,
    names: Sequence[str] = (),
    languages: Collection[str] = (),
    dry: bool = False,
    progress: Progress | None = None,
) -> FillResult:
    """Fill the empty entries of the catalogs of the documents called ``names`` (all), in ``languages`` (all).

    Each catalog is written as soon as it is filled: what is done stays done if the run is
    interrupted, and the next run does the rest. What has any translation is left alone, so a
    second run changes nothing. With ``dry`` nothing is written. Raises CombinedError, before
    anything is written, when a catalog cannot be read, and StoreError for the memory.
    """
    jobs = list(_jobs(workspace, names, languages))
    with opened_memory(workspace, progress):
        pass
    function = partial(_fill_catalog, root=workspace.root, settings=workspace.settings)
    results: list[Filled] = []
    failures: list[MuseotextError] = []
    for result in each(function, jobs, size=sum(len(job.data) for job in jobs), progress=progress, what="Filling"):
        if isinstance(result, MuseotextError):
            failures.append(result)
            continue
        results.append(result)
        if result.change and not dry:
            write(workspace.root / result.change.path, result.change.after)
    if failures:
        raise CombinedError(failures)
    filled = sum((result.kinds for result in results), Counter[str]())
    changes = tuple(result.change for result in results if result.change)
    return FillResult(changes, filled, sum(result.empty for result in results))


def _jobs(workspace: Workspace, names: Sequence[str], languages: Collection[str]) -> Iterator[Job]:
    for source in selected(workspace, names):
        for language in workspace.targets(source):
            path = workspace.catalog_path(source.name, language)
            if path.is_file() and (not languages or language in languages):
                yield Job(source.name, source.language, language, workspace.relative(path), read(path))


def _fill_catalog(job: Job, *, root: Path, settings: Settings) -> Filled | MuseotextError:
    """Fill one catalog, from the memory as it stands."""
    try:
        catalog = read_po(job.data, job.shown)
        with opened(settings.memory_url, root) as store:
            drafter = MemoryDrafter(store, settings.memory_minimum, settings.memory_in_context == "translated")
            made = _drafts(catalog, Place(job.document, job.source, job.language, markup_of(job.document)), [drafter])
    except MuseotextError as error:
        return error
    empty = sum(1 for entry in catalog.active if not entry.filled) - len(made)
    if not made:
        return Filled(None, Counter(), empty)
    entries = (drafted(entry, made[at]) if at in made else entry for at, entry in enumerate(catalog.entries))
    after = serialise(replace(catalog, entries=tuple(entries)))
    kinds = Counter(one.sort for one in made.values())
    told = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    return Filled(Change(job.shown, told, job.data, after), kinds, empty)


def _drafts(catalog: Catalog, place: Place, drafters: Sequence[Drafter]) -> dict[int, Draft]:
    """Return a draft for each empty entry that has one, by its place among all; the first drafter that has one wins."""
    active = [(at, entry) for at, entry in enumerate(catalog.entries) if not entry.obsolete]
    texts = ["", *(entry.msgid for _, entry in active if entry.msgid_plural is None), ""]
    asked: dict[int, Asked] = {}
    number = 0
    for at, entry in active:
        if entry.msgid_plural is None:
            number += 1
            if not entry.filled:
                asked[at] = Asked(entry, texts[number - 1], texts[number + 1])
    made: dict[int, Draft] = {}
    for drafter in drafters:
        left = {at: one for at, one in asked.items() if at not in made}
        drafts = drafter.drafts(tuple(left.values()), place)
        made.update((at, draft) for at, draft in zip(left, drafts, strict=True) if draft)
    return made
