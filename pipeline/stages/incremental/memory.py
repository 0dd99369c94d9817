"""Which documents need not be made again, and what is remembered of those that were."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from pipeline.editions import Progress, Summary
from pipeline.editions.model import EditionFile
from pipeline.files import inside
from pipeline.stages.incremental.conditions import digest
from pipeline.stages.incremental.known_files import KnownFiles, digest_of, moment_in
from pipeline.stages.incremental.site import Site
from pipeline.stages.incremental.store import Row, Store
from pipeline.stages.publication import Job, Published, Refusal
from pipeline.workspace import Workspace

__all__ = ["NAME", "Memory", "Unpublished"]

NAME = ".museotext-published.sqlite"
"""The file of the store, in the folder of what is published."""

Unpublished = Mapping[str, Collection[str]]
"""The languages that documents could not be published in, by their names."""


class Memory:
    """What earlier runs published in a workspace."""

    def __init__(self, workspace: Workspace, *, dry: bool) -> None:
        """Open what is remembered; with ``dry`` nothing new will be."""
        self._workspace = workspace
        self._build = f"{workspace.root / workspace.settings.build}{os.sep}"
        self.store = Store(inside(Path(self._build) / NAME, workspace.root), dry=dry)
        self._moment = 0 if dry else _moment(workspace.root)
        self.files = KnownFiles(self.store.files(), self._moment)
        self._rows = self.store.documents()
        self._conditions = ""
        self._shared: tuple[str, ...] = ()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.store.close()

    def expect(self, *conditions: object, files: Iterable[Path]) -> None:
        """Say what every document depends on: ``conditions`` by what they show, ``files`` by what is in them."""
        self._shared = tuple(map(os.fspath, files))
        self._conditions = digest(conditions, [(path, self.files.digest(path)) for path in self._shared])

    def kept(self, job: Job, catalogs: Mapping[str, Path]) -> tuple[Published, Unpublished] | None:
        """Return what an earlier run made of the very same job, if all of it stands untouched, and what it linked to.

        The content of the job's ``catalogs`` is not looked at, but that of these files. The second
        result are those of the documents it leads to that were unpublished then.
        """
        # Asked before anything is made: nothing else tells what changes then.
        self.files.digest(os.fspath(job.source.path))
        row = self._rows.get(job.source.name)
        if row is None or row.made_from != self._made_from(job, catalogs):
            return None
        made = json.loads(row.made)
        if not self._stands(job, made):
            return None
        published = Published(
            job.source.name,
            refusals=[Refusal(*refusal) for refusal in made["refusals"]],
            leads_to=frozenset(made["leads_to"]),
            summary=made["summary"] and _summary(made["summary"], row.words),
            is_kept=True,
            kept=len(made["outputs"]),
        )
        return published, made["unpublished"]

    def keep(
        self,
        made: Sequence[tuple[Job, Mapping[str, Path], Published, Unpublished]],
        *,
        names: Collection[str],
        site: Site,
    ) -> None:
        """Remember what was made of jobs, and is written by now; ``names`` are all documents that there are.

        What was made of files that changed meanwhile is not remembered.
        """
        now = _moment(Path(self._build))
        rows = {}
        if all(map(self.files.is_still, self._shared)):
            for job, catalogs, published, unpublished in made:
                if row := self._row(job, catalogs, published, unpublished, now):
                    rows[job.source.name] = row
        lost = {job.source.name for job, *_ in made} - rows.keys()
        gone = (self._rows.keys() - names) | (self._rows.keys() & lost)
        with self.store.changes():
            site.keep(self.store, self.files, now)
            self.store.keep_files(self.files.learnt, self.files.known.keys() - self.files.looked)
            self.store.keep_documents(rows, gone)

    def _made_from(self, job: Job, catalogs: Mapping[str, Path]) -> str:
        """Return what stands for all that a document is made from; empty if that cannot be told."""
        paths = [os.fspath(job.source.path), *map(os.fspath, catalogs.values())]
        digests = [self.files.digest(path) for path in paths]
        if None in digests:
            return ""
        shown = [path for path, _ in job.catalogs.values()]
        source = job.source
        about = source.name, source.language, job.shown, job.languages, [*catalogs], shown
        return digest(self._conditions, about, digests)

    def _row(
        self, job: Job, catalogs: Mapping[str, Path], published: Published, unpublished: Unpublished, moment: int
    ) -> Row | None:
        """Return what to remember of a document; None if what it was made from changed meanwhile."""
        made_from = self._made_from(job, catalogs)
        if not made_from or not self.files.is_still(os.fspath(job.source.path)):
            return None
        used = zip(catalogs.values(), job.catalogs.values(), strict=True)
        if not all(self.files.holds(os.fspath(catalog), data) for catalog, (_, data) in used):
            return None
        if any(self.files.digest(path) != seen for path, seen in published.pictures.items()):
            return None
        outputs = {f"{language}/{job.source.name}": data for language, data in published.localised.items()}
        outputs |= {f"{self._aligned}/{path}": data for path, data in published.editions.items()}
        digests = {path: digest_of(data) for path, data in outputs.items()}
        for path, made in digests.items():
            self.files.made(self._build + path, made, moment)
        summary = published.summary
        return Row(
            made_from,
            json.dumps(
                {
                    "outputs": digests,
                    "localised": [*published.localised],
                    "editions": [*published.editions],
                    **_beside(job, published.localised, published.editions),
                    "pictures": published.pictures,
                    "refusals": [
                        (one.document, one.language, one.path, one.line, one.reason) for one in published.refusals
                    ],
                    "leads_to": sorted(published.leads_to),
                    "unpublished": {name: sorted(languages) for name, languages in unpublished.items()},
                    "summary": summary and _plain(summary),
                }
            ),
            summary.search if summary else "",
        )

    def _stands(self, job: Job, made: Mapping[str, Any]) -> bool:
        """Whether all that was made is as it was, and so is what stands beside it and what it shows."""
        digest_at = self.files.digest
        return (
            all(made[key] == value for key, value in _beside(job, made["localised"], made["editions"]).items())
            and all(digest_at(self._build + path) == digest for path, digest in made["outputs"].items())
            and all(digest_at(path) == digest for path, digest in made["pictures"].items())
        )

    @property
    def _aligned(self) -> str:
        return self._workspace.edition_path("").name


def _beside(job: Job, localised: Collection[str], editions: Collection[str]) -> dict[str, list[str]]:
    """Return what earlier runs left that this one does not make: a page tells of both."""
    return {
        "standing": sorted(job.standing.difference(localised)),
        "others": sorted({file.path for file in job.editions}.difference(editions)),
    }


def _moment(folder: Path) -> int:
    try:
        return moment_in(folder)
    except OSError:
        return 0


def _plain(summary: Summary) -> list[Any]:
    """Return a summary as JSON has it, but for its words."""
    progress = [
        (one.language, one.translated, one.fuzzy, one.total, one.revised, one.approved) for one in summary.progress
    ]
    source, files = summary.source_language, summary.files
    return [summary.name, source, summary.languages, summary.titles, progress, summary.published, files]


def _summary(values: Sequence[Any], words: str) -> Summary:
    name, source, languages, titles, progress, published, files = values
    return Summary(
        name,
        source,
        tuple(languages),
        tuple((language, title) for language, title in titles),
        tuple(Progress(*one) for one in progress),
        tuple(published),
        tuple(EditionFile(*file) for file in files),
        words,
    )
