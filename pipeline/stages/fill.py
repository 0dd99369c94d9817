"""Fill: give empty entries of catalogs a draft, from the translation memory and then from an engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pipeline.catalogs import read as read_po
from pipeline.errors import CombinedError, MuseotextError
from pipeline.files import read, write
from pipeline.memory import opened
from pipeline.settings import Settings
from pipeline.stages.changes import Change
from pipeline.stages.documents import selected
from pipeline.stages.drafting import MemoryDrafter, Place
from pipeline.stages.filling import FillResult, Job, change_of, empty_entries
from pipeline.stages.machine_filling import Machine, filled_by_machine
from pipeline.stages.memory import markup_of, opened_memory
from pipeline.stages.work import Progress, each
from pipeline.workspace import Workspace

__all__ = ["FillResult", "Machine", "fill"]


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
    machine: Machine | None = None,
    dry: bool = False,
    progress: Progress | None = None,
) -> FillResult:
    """Fill the empty entries of the catalogs of the documents called ``names`` (all), in ``languages`` (all).

    The memory is asked first, then ``machine`` for what is left. Each catalog is written as
    soon as it is filled: what is done stays done if the run is interrupted, and the next run
    does the rest. What has any translation is left alone, so a second run changes nothing.
    With ``dry`` nothing is written, and nothing is sent to an engine. Raises CombinedError,
    before anything is written, when a catalog cannot be read, StoreError for the memory, and
    TranslatorError for an engine that cannot be used.
    """
    jobs = list(_jobs(workspace, names, languages))
    if machine:
        machine.expect_usable(jobs, dry=dry)
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
    memory = FillResult(changes, filled, sum(result.empty for result in results))
    if machine is None:
        return memory
    return filled_by_machine(workspace, jobs, memory, machine, dry=dry, progress=progress)


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
        asked = empty_entries(catalog)
        place = Place(job.document, job.source, job.language, markup_of(job.document))
        with opened(settings.memory_url, root) as store:
            drafter = MemoryDrafter(store, settings.memory_minimum, settings.memory_in_context == "translated")
            drafts = drafter.drafts(tuple(asked.values()), place)
            made = {at: draft for at, draft in zip(asked, drafts, strict=True) if draft}
    except MuseotextError as error:
        return error
    return Filled(*change_of(job, catalog, made))
