"""Make what has to be made, and keep the rest."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pipeline.editions import editions_among
from pipeline.stages.incremental.known_files import KnownFiles
from pipeline.stages.incremental.memory import Memory, Unpublished
from pipeline.stages.localising import Neighbours
from pipeline.stages.publication import Job, Published
from pipeline.stages.work import Progress, each
from pipeline.workspace import Source, Workspace

__all__ = ["Work", "published", "work_on"]


@dataclass(frozen=True, slots=True)
class Work:
    """The work on one document, whose catalogs are read when it has to be done."""

    job: Job
    """Without the content of its catalogs."""
    catalogs: Mapping[str, Path]

    def read(self, files: KnownFiles) -> Job:
        """Return the job with the content of its catalogs, which ``files`` knows from then on."""
        catalogs = {
            language: (shown, files.read(path) if path.is_file() else None)
            for (language, path), (shown, _) in zip(self.catalogs.items(), self.job.catalogs.values(), strict=True)
        }
        return replace(self.job, catalogs=catalogs)


def work_on(workspace: Workspace, source: Source, languages: Sequence[str], editions: Collection[str]) -> Work:
    """Return the work on one document; ``editions`` are the files of editions there are of all."""
    every = workspace.settings.languages
    catalogs = {language: workspace.catalog_path(source.name, language) for language in workspace.targets(source)}
    job = Job(
        source=source,
        shown=workspace.relative(source.path),
        languages=tuple(lang for lang in every if not languages or lang in languages),
        editions=editions_among(editions, source.name, every),
        standing=frozenset(lang for lang in every if workspace.published_path(source.name, lang).is_file()),
        catalogs={language: (workspace.relative(path), None) for language, path in catalogs.items()},
    )
    return Work(job, catalogs)


def published(
    known: Mapping[str, str],
    works: Sequence[Work],
    function: Callable[..., Published],
    progress: Progress | None,
    memory: Memory,
) -> list[tuple[Job, Published, Unpublished]]:
    """Return what is published of each document, and those it leads to that turn out unpublishable in a language.

    The first is the job it was made of.

    What an earlier run made of the very same is kept. ``known`` are all documents of the workspace with their
    languages. A document that leads to an unpublishable one is made once more.
    """
    kept = {work.job.source.name: found for work in works if (found := memory.kept(work.job, work.catalogs))}
    read_jobs = {work.job.source.name: work.read(memory.files) for work in works if work.job.source.name not in kept}
    jobs = list(read_jobs.values())
    every = partial(function, neighbours=Neighbours(known, {}))
    size = sum(job.size for job in jobs)
    everything = {name: one for name, (one, _) in kept.items()}
    everything |= {one.name: one for one in each(every, jobs, size=size, progress=progress, what="Publishing")}
    missing = {
        work.job.source.name: lost
        for work in works
        if (lost := {one.language for one in everything[work.job.source.name].refusals} - work.job.standing)
    }
    again = partial(function, neighbours=Neighbours(known, missing))
    done: list[tuple[Job, Published, Unpublished]] = []
    for work in works:
        one = everything[work.job.source.name]
        job = read_jobs.get(one.name, work.job)
        lacking = {name: sorted(missing[name]) for name in one.leads_to & missing.keys()}
        if lacking != (kept[one.name][1] if one.name in kept else {}):
            job = work.read(memory.files) if one.is_kept else job
            one = again(job)
        done.append((job, one, lacking))
    return done
