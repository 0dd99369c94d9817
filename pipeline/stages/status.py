"""How much of each document is translated, as its source text stands now."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from pipeline.catalogs import is_approved, is_draft, words
from pipeline.catalogs import read as read_po
from pipeline.errors import CombinedError, MuseotextError
from pipeline.files import read
from pipeline.formats.document import ReadOptions
from pipeline.reports.progress import DocumentProgress, LanguageProgress
from pipeline.stages.documents import read_document, read_options, selected
from pipeline.stages.work import Progress, each
from pipeline.workspace import Source, Workspace

__all__ = ["status"]

Job = tuple[Source, str, tuple[tuple[str, str, bytes | None], ...]]


def status(
    workspace: Workspace, *, names: Sequence[str] = (), progress: Progress | None = None
) -> tuple[DocumentProgress, ...]:
    """Return the progress of the documents called ``names`` (all by default).

    Each distinct text of a document counts once. Raises CombinedError when a source text or
    catalog cannot be read.
    """
    jobs = [_job(workspace, source) for source in selected(workspace, names)]
    size = sum(len(data or b"") for _, _, catalogs in jobs for _, _, data in catalogs)
    function = partial(_document_status, options=read_options(workspace), tracked=workspace.settings.review_track)
    results = list(each(function, jobs, size=size, progress=progress, what="Reading"))
    failures = [result for result in results if isinstance(result, MuseotextError)]
    if failures:
        raise CombinedError(failures)
    return tuple(result for result in results if isinstance(result, DocumentProgress))


def _job(workspace: Workspace, source: Source) -> Job:
    paths = ((language, workspace.catalog_path(source.name, language)) for language in workspace.targets(source))
    catalogs = tuple(
        (language, workspace.relative(path), read(path) if path.is_file() else None) for language, path in paths
    )
    return source, workspace.relative(source.path), catalogs


def _document_status(job: Job, *, options: ReadOptions, tracked: bool) -> DocumentProgress | MuseotextError:
    source, shown, catalogs = job
    try:
        _, document = read_document(source, options, shown=shown)
        texts = dict.fromkeys(unit.text for unit in document.units)
        languages = tuple(_language_status(texts, *catalog, tracked=tracked) for catalog in catalogs)
    except MuseotextError as error:
        return error
    return DocumentProgress(source.name, source.language, len(texts), sum(map(words, texts)), languages)


def _language_status(
    texts: dict[str, None], language: str, path: str, data: bytes | None, *, tracked: bool
) -> LanguageProgress:
    entries = {entry.msgid: entry for entry in read_po(data, path=path).active} if data is not None else {}
    found = [entries.get(text) for text in texts]
    translated = sum(1 for entry in found if entry and entry.translated)
    drafts = sum(1 for entry in found if entry and is_draft(entry))
    fuzzy = sum(1 for entry in found if entry and entry.fuzzy and entry.filled) - drafts
    approved = sum(1 for entry in found if entry and is_approved(entry)) if tracked else None
    return LanguageProgress(language, translated, fuzzy, len(texts) - translated - fuzzy - drafts, drafts, approved)
