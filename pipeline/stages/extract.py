"""Extract: bring templates and catalogs up to date with the source texts."""

from __future__ import annotations

import mimetypes
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from pipeline.catalogs import (
    Catalog,
    Elsewhere,
    MergeResult,
    MergeStatistics,
    in_language,
    merge,
    new_catalog,
    read,
    serialise,
    serialise_all,
)
from pipeline.errors import CombinedError, DocumentError, MuseotextError
from pipeline.files import read as read_bytes
from pipeline.files import write_all
from pipeline.formats.document import Document, ReadOptions
from pipeline.reports.display import counted
from pipeline.settings import FILE_NAME
from pipeline.stages.changes import Change, unified_diff
from pipeline.stages.documents import companions, documents, read_document, read_options, selected
from pipeline.stages.prove import doubtful
from pipeline.stages.work import Progress, each
from pipeline.workspace import Source, Workspace

if TYPE_CHECKING:
    from pipeline.glossary import Glossary

__all__ = ["ExtractResult", "extract"]


_PAGE_PARTS = {"text/css", "text/javascript", "application/javascript", "application/json", "application/wasm"}
"""Files that belong to pages and that nobody expects to see translated, beside pictures, sound and fonts."""


@dataclass(frozen=True, slots=True)
class ExtractResult:
    """What extraction changed, and what people should know."""

    changes: tuple[Change, ...]
    warnings: tuple[str, ...]
    documents: int
    texts: int
    """How many distinct texts the documents have."""

    @property
    def summary(self) -> str:
        """One line about the whole."""
        changed = f"{counted(len(self.changes), 'file')} changed" if self.changes else "no change"
        return f"{counted(self.documents, 'document')}, {counted(self.texts, 'text')}, {changed}"

    def diff(self) -> str:
        """Return a unified diff of all changes."""
        return unified_diff(self.changes)


@dataclass(frozen=True, slots=True)
class Job:
    """One document with its catalogs, as plain data."""

    source: Source
    shown: str
    catalogs: Mapping[str, tuple[str, bytes | None]]
    """Path as people name it, and content (None when there is none), by language."""

    @property
    def size(self) -> int:
        """The weight of the work, in bytes."""
        return sum(len(data or b"") for _, data in self.catalogs.values())


@dataclass(frozen=True, slots=True)
class Merged:
    """A catalog as it is to be written, and how it came about."""

    data: bytes
    statistics: MergeStatistics


@dataclass(frozen=True, slots=True)
class Extracted:
    """What one document gave."""

    template: bytes
    merged: Mapping[str, Merged]
    """The catalogs by language, but for those with texts that another document may have had."""
    waiting: Mapping[str, Catalog]
    """For each of those, what there is to translate."""
    warnings: tuple[str, ...]
    texts: int
    columns: frozenset[str]
    """The headings named in the settings that it has."""


def extract(
    workspace: Workspace, *, names: Sequence[str] = (), dry: bool = False, progress: Progress | None = None
) -> ExtractResult:
    """Bring the templates and catalogs of the documents called ``names`` (all by default) up to date.

    Everything is made before anything is written. With ``dry`` nothing is written; the
    result says what would be. Raises SettingsError for a wrong name, and CombinedError when a
    source text or catalog cannot be read.
    """
    jobs = [_job(workspace, source) for source in selected(workspace, names)]
    glossary = _glossary(workspace) if workspace.settings.extract_terms else None
    function = partial(
        _extract_document,
        glossary=glossary,
        options=read_options(workspace),
        project=workspace.settings.project,
        contact=workspace.settings.contact,
        shared=frozenset(language for language in workspace.settings.languages if any(workspace.catalogs(language))),
    )
    size = sum(job.size + job.source.path.stat().st_size for job in jobs)
    results = list(each(function, jobs, size=size, progress=progress, what="Extracting"))
    failures = [result for result in results if isinstance(result, MuseotextError)]
    if failures:
        raise CombinedError(failures)
    extracted = [result for result in results if isinstance(result, Extracted)]
    moved = {(name, language): result for name, language, result in _merged_with_others(workspace, jobs, extracted)}
    changes = tuple(_changes(workspace, jobs, extracted, moved))
    if not dry:
        write_all({workspace.root / change.path: change.after for change in changes})
    warnings = [warning for one in extracted for warning in one.warnings]
    if not names:
        warnings += _missing_columns(workspace, {name for one in extracted for name in one.columns})
    return ExtractResult(changes, (*warnings, *_orphans(workspace)), len(jobs), sum(one.texts for one in extracted))


def _glossary(workspace: Workspace) -> Glossary:
    from pipeline.glossary import read_glossary  # noqa: PLC0415  (most workspaces extract without it)

    return read_glossary(workspace.glossary)


def _term_notes(document: Document, job: Job, glossary: Glossary) -> dict[str, dict[str, str]]:
    from pipeline.stages.term_notes import term_notes  # noqa: PLC0415  (the same)

    return term_notes(document.units, job.source.language, job.catalogs, glossary)


def _job(workspace: Workspace, source: Source) -> Job:
    paths = {language: workspace.catalog_path(source.name, language) for language in workspace.targets(source)}
    return Job(
        source,
        workspace.relative(source.path),
        {
            language: (workspace.relative(path), read_bytes(path) if path.is_file() else None)
            for language, path in paths.items()
        },
    )


def _extract_document(
    job: Job, *, options: ReadOptions, project: str, contact: str, glossary: Glossary | None, shared: frozenset[str]
) -> Extracted | MuseotextError:
    """Read one document and merge its catalogs.

    ``shared`` are the languages in which some document has a catalog: a text that is new
    in this one may have moved from there, so merging waits for what those know. With a
    ``glossary`` each entry tells its translator the terms to use.
    """
    try:
        _, document = read_document(job.source, options, shown=job.shown)
        template = new_catalog(
            document.units, reference=job.shown, project=project, language=job.source.language, bugs=contact
        )
        notes = _term_notes(document, job, glossary) if glossary else {}
        merged: dict[str, MergeResult] = {}
        waiting: dict[str, Catalog] = {}
        for language, (path, data) in job.catalogs.items():
            offered = in_language(template, project=project, language=language, bugs=contact, notes=notes.get(language))
            result = _merged_alone(offered, data, path, alone=language not in shared)
            if result is None:
                waiting[language] = offered
            else:
                merged[language] = result
        written = serialise_all([template, *(result.catalog for result in merged.values())])
        return Extracted(
            written[0],
            {
                language: Merged(data, result.statistics)
                for (language, result), data in zip(merged.items(), written[1:], strict=True)
            },
            waiting,
            tuple(_warnings(document, job.shown)),
            len(template.entries),
            frozenset(name for table in document.tables for name in table.used),
        )
    except DocumentError as error:
        return DocumentError(error.what, path=error.path or job.shown, line=error.line, remedy=error.remedy)
    except MuseotextError as error:
        return error


def _warnings(document: Document, shown: str) -> Iterator[str]:
    for unit in doubtful(document):
        yield (
            f"{shown}:{unit.line}: this {unit.kind} may not survive translation as it is; write its markup more simply"
        )


def _merged_alone(template: Catalog, data: bytes | None, path: str, *, alone: bool) -> MergeResult | None:
    """Merge a catalog unless it has texts that are new and other documents might know."""
    old = None if data is None else read(data, path)
    known = {entry.key for entry in old.entries} if old else set()
    if alone or all(entry.key in known for entry in template.entries):
        return merge(template, old)
    return None


def _merged_with_others(
    workspace: Workspace, jobs: Sequence[Job], extracted: Sequence[Extracted]
) -> Iterator[tuple[str, str, Merged]]:
    """Yield name, language and catalog of each document whose new texts may have stood in another one."""
    present = {source.name for source in documents(workspace)}
    for language in workspace.settings.languages:
        waiting = [
            (job.source.name, one.waiting[language])
            for job, one in zip(jobs, extracted, strict=True)
            if language in one.waiting
        ]
        if not waiting:
            continue
        catalogs = dict(_catalogs(workspace, language))
        elsewhere = Elsewhere.of(catalogs, catalogs.keys() - present)
        for name, template in waiting:
            result = merge(template, catalogs.get(name), elsewhere)
            yield name, language, Merged(serialise(result.catalog), result.statistics)


def _catalogs(workspace: Workspace, language: str) -> Iterator[tuple[str, Catalog]]:
    """Yield every catalog of a language with its document's name, whether or not the document is still there."""
    for name, path in workspace.catalogs(language):
        yield name, read(read_bytes(path), workspace.relative(path))


def _changes(
    workspace: Workspace,
    jobs: Sequence[Job],
    extracted: Sequence[Extracted],
    moved: Mapping[tuple[str, str], Merged],
) -> Iterator[Change]:
    """Yield each template and catalog that is not what it was."""
    for job, one in zip(jobs, extracted, strict=True):
        name = job.source.name
        path = workspace.template_path(name)
        before = read_bytes(path) if path.is_file() else b""
        if before != one.template:
            yield Change(workspace.relative(path), counted(one.texts, "text"), before, one.template)
        for language, (shown, data) in job.catalogs.items():
            result = one.merged.get(language) or moved[name, language]
            if data != result.data:
                yield Change(shown, _told(result.statistics, new=data is None), data or b"", result.data)


def _told(statistics: MergeStatistics, *, new: bool) -> str:
    """Return what a merge did, in words; ``new`` if there was no catalog before."""
    told = (
        (statistics.kept * new, "taken over from the catalog of a document that is gone"),
        (statistics.new, "new"),
        (statistics.changed, "changed and now fuzzy"),
        (statistics.moved, "moved here with their translation"),
        (statistics.revived, "back in use"),
        (statistics.retired, "now obsolete"),
        (statistics.dropped, "gone that had no translation"),
    )
    return ", ".join(f"{count} {what}" for count, what in told if count) or (
        "nothing to translate" if new else "comments only"
    )


def _missing_columns(workspace: Workspace, found: Collection[str]) -> Iterator[str]:
    """Yield a line for each column the settings name for all documents and none has."""
    for choice in workspace.settings.columns:
        for name in choice.headings:
            if not choice.documents and name not in found:
                yield f"{FILE_NAME}: columns names {name}, and no document has such a column; mend or remove the name"


def _orphans(workspace: Workspace) -> Iterator[str]:
    """Yield a line for each catalog or template whose document is no longer there, or never was one."""
    present = {source.name for source in documents(workspace)}
    for language in workspace.settings.languages:
        for name, path in workspace.catalogs(language):
            if name not in present:
                yield (
                    f"{workspace.relative(path)}: there is no document {name}; its translations are still used "
                    "for texts that moved, so delete it only when you need none of them"
                )
    for name, path in workspace.templates():
        if name not in present:
            yield f"{workspace.relative(path)}: there is no document {name}; delete this template"
    for source in companions(workspace):
        kind = mimetypes.guess_type(source.name)[0] or "application/unknown"
        if kind.partition("/")[0] in {"application", "text"} and kind not in _PAGE_PARTS:
            yield (
                f"{workspace.relative(source.path)}: no format reads it, so it is published as it is; "
                "see 'museotext formats'"
            )
