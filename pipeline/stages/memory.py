"""The translation memory of a workspace: made from its catalogs by itself, imported, exported, searched."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from pipeline.catalogs import Catalog, Entry, is_approved, new_catalog, serialise
from pipeline.catalogs import read as read_po
from pipeline.errors import CombinedError, MuseotextError, StoreError
from pipeline.files import read
from pipeline.formats import format_of
from pipeline.locales import gettext_name, primary
from pipeline.memory import Approval, Match, Origin, Pair, Query, Statistics, Store, look_up, opened, sentence_pairs
from pipeline.memory.exchange import from_tmx, from_xliff, to_tmx, to_xliff
from pipeline.model import Markup, Unit
from pipeline.stages.documents import documents
from pipeline.stages.work import Progress
from pipeline.workspace import Workspace

__all__ = [
    "EXPORTS",
    "IMPORTS",
    "export_memory",
    "import_memory",
    "markup_of",
    "memory_statistics",
    "opened_memory",
    "search_memory",
]

IMPORTS = (".tmx", ".po", ".xlf", ".xliff")
"""The suffixes of files that can be imported."""
EXPORTS = (".tmx", ".po", ".xlf")
LARGEST_MEMORY = 512 * 1024 * 1024
"""The largest file that is imported, in bytes."""
_MADE = "1"
"""Changes when the same catalog would give other pairs, so that all are read again."""


@contextmanager
def opened_memory(workspace: Workspace, progress: Progress | None = None) -> Iterator[Store]:
    """Open the workspace's memory once it has what the catalogs have.

    Only catalogs that changed are read. Raises CombinedError when one of those cannot be
    read, and StoreError when the memory cannot be used.
    """
    with opened(workspace.settings.memory_url, workspace.root) as store:
        _bring_up_to_date(workspace, store, progress)
        yield store


def _bring_up_to_date(workspace: Workspace, store: Store, progress: Progress | None) -> None:
    scope, tracked = workspace.settings.project, workspace.settings.review_track
    how = f"{_MADE} reviewed" if tracked else _MADE
    known = store.origins(scope)
    sources = {source.name: source.language for source in documents(workspace)}
    waiting: list[tuple[Origin, str, str, str, bytes]] = []
    present: set[str] = set()
    for language in workspace.settings.languages:
        for name, path in workspace.catalogs(language):
            data, shown = read(path), workspace.relative(path)
            source = sources.get(name) or _language_of_template(workspace, name)
            if not source or source == language:
                continue
            present.add(shown)
            made = hashlib.blake2b(data, digest_size=16, key=f"{how} {source}".encode()).hexdigest()
            if shown not in known or known[shown].fingerprint != made:
                waiting.append((Origin(scope, shown, made), name, source, language, data))
    failures: list[MuseotextError] = []
    if progress and waiting:
        progress.start("Remembering", len(waiting))
    for origin, name, source, language, data in waiting:
        try:
            catalog, markup = read_po(data, origin.name), markup_of(name)
            pairs = _pairs(catalog, source, language, document=name, markup=markup, tracked=tracked)
            store.replace(origin, _with_sentences(pairs), today=_today())
        except MuseotextError as error:
            failures.append(error)
        if progress:
            progress.step()
    if failures:
        raise CombinedError(failures)
    store.remove(scope, [name for name, origin in known.items() if not origin.imported and name not in present])


def markup_of(name: str) -> Markup:
    """Return how texts of the document called ``name`` are marked up, as far as its format says it."""
    form = format_of(name)
    return form.markup if form else Markup.NONE


def _language_of_template(workspace: Workspace, name: str) -> str:
    """Return the language of a document that is no longer there, from its template; empty if that is gone too."""
    path = workspace.template_path(name)
    if not path.is_file():
        return ""
    return read_po(read(path), workspace.relative(path)).metadata.get("Language", "")


def _today() -> int:
    return datetime.now(UTC).date().toordinal()


def _pairs(
    catalog: Catalog, source: str, target: str, *, document: str, markup: Markup, tracked: bool = False
) -> Iterator[Pair]:
    """Yield what a catalog says: texts in use with their neighbours, and texts no longer in use.

    Where reviews are ``tracked``, what a reviewer approved comes before the rest.
    """
    active = [entry for entry in catalog.active if entry.msgid_plural is None]
    texts = ["", *(entry.msgid for entry in active), ""]
    for place, entry in enumerate(active):
        if entry.translated:
            approval = Approval.APPROVED if tracked and is_approved(entry) else Approval.TRANSLATED
            beside = texts[place], texts[place + 2]
            yield Pair(source, entry.msgid, target, entry.msgstr, markup, document, *beside, approval)
    for entry in catalog.entries:
        if entry.obsolete and entry.msgstr and not entry.fuzzy and entry.msgid_plural is None:
            yield Pair(source, entry.msgid, target, entry.msgstr, markup, document, approval=Approval.UNKNOWN)


def _with_sentences(pairs: Iterator[Pair]) -> Iterator[Pair]:
    for pair in pairs:
        yield pair
        yield from sentence_pairs(pair)


def import_memory(
    workspace: Workspace, paths: Sequence[Path], *, source: str = "", target: str = ""
) -> tuple[tuple[str, int], ...]:
    """Add the pairs of other memories' files to the workspace's, and return how many each file gave.

    A file that was imported before is replaced. ``source`` and ``target`` are the languages
    of PO files that do not name theirs. Languages become those of the workspace where they
    differ only by a region that one of them does not have. Raises StoreError for a file
    that cannot be read; nothing is imported then.
    """
    read_files: list[tuple[Origin, list[Pair]]] = []
    for path in paths:
        reader = _READERS.get(path.suffix.lower())
        if reader is None:
            raise StoreError("is in no format that can be imported", path=path, remedy=f"use {', '.join(IMPORTS)}")
        data = read(path, largest=LARGEST_MEMORY)
        languages = workspace.settings.languages
        pairs = [_localised(pair, languages) for pair in reader(data, path, source, target)]
        made = hashlib.blake2b(data, digest_size=16).hexdigest()
        read_files.append((Origin(workspace.settings.project, path.name, made, imported=True), pairs))
    with opened(workspace.settings.memory_url, workspace.root) as store:
        return tuple(
            (origin.name, store.replace(origin, _with_sentences(iter(pairs)), today=_today()))
            for origin, pairs in read_files
        )


def _localised(pair: Pair, languages: Collection[str]) -> Pair:
    source, target = (_own_language(one, languages) for one in (pair.source_language, pair.target_language))
    return replace(pair, source_language=source, target_language=target)


def _own_language(language: str, languages: Collection[str]) -> str:
    """Return the workspace's name for a language: ``es_ES`` is ``es``, but ``pt_PT`` is never ``pt_BR``."""
    if language in languages:
        return language
    near = [one for one in languages if primary(one) == primary(language)]
    fits = len(near) == 1 and ("_" not in language or "_" not in near[0])
    return near[0] if fits else language


def _from_po(data: bytes, path: Path, source: str, target: str) -> Iterator[Pair]:
    catalog = read_po(data, path)
    said = catalog.metadata
    source = source or gettext_name(said.get("X-Source-Language", "")) or ""
    target = target or gettext_name(said.get("Language", "")) or ""
    for language, option in ((source, "--from"), (target, "--language")):
        if not language:
            raise StoreError(
                "does not say its languages", path=path, remedy=f"name it with {option}, as in {option} es"
            )
    return _pairs(catalog, source, target, document="", markup=Markup.NONE)


def _from_tmx(data: bytes, path: Path, _source: str, _target: str) -> Iterator[Pair]:
    return from_tmx(data, path)


def _from_xliff(data: bytes, path: Path, _source: str, _target: str) -> Iterator[Pair]:
    return from_xliff(data, path)


_READERS: Mapping[str, Callable[[bytes, Path, str, str], Iterator[Pair]]] = {
    ".tmx": _from_tmx,
    ".po": _from_po,
    ".xlf": _from_xliff,
    ".xliff": _from_xliff,
}


def export_memory(
    workspace: Workspace,
    suffix: str,
    *,
    source: str = "",
    languages: Collection[str] = (),
    progress: Progress | None = None,
) -> tuple[bytes, int]:
    """Return the memory as a file with ``suffix`` (one of EXPORTS), and how many translations it has.

    With ``source`` only texts in that language, with ``languages`` only translations into
    those. A PO file has one of each. Raises StoreError for another suffix or languages
    that do not suffice.
    """
    if suffix not in EXPORTS:
        raise StoreError(
            f"cannot be exported as {suffix or 'a file without suffix'}", remedy=f"use {', '.join(EXPORTS)}"
        )
    if suffix == ".po" and not (source and len(languages) == 1):
        raise StoreError("a PO file has one language", remedy="name both: --from en --language es")
    with opened_memory(workspace, progress) as store:
        pairs = [
            pair
            for pair in store.pairs()
            if (not source or pair.source_language == source) and (not languages or pair.target_language in languages)
        ]
    if suffix == ".tmx":
        return to_tmx(pairs), len(pairs)
    if suffix == ".xlf":
        return to_xliff(pairs), len(pairs)
    chosen = {pair.source: pair for pair in sorted(pairs, key=lambda pair: (pair.approval, pair.day))}
    return _compendium(workspace, list(chosen.values()), source, next(iter(languages))), len(chosen)


def _compendium(workspace: Workspace, pairs: Sequence[Pair], source: str, language: str) -> bytes:
    """Return a PO file with each text once."""
    catalog = new_catalog(
        [Unit(pair.source, "") for pair in pairs],
        reference="",
        project=workspace.settings.project,
        language=language,
    )
    header = catalog.header
    named = replace(header, msgstr=f"{header.msgstr}X-Source-Language: {source}\n") if header else None
    texts = {pair.source: pair.target for pair in pairs}
    entries = (Entry(entry.msgid, texts[entry.msgid]) for entry in catalog.entries)
    return serialise(replace(catalog, header=named, entries=tuple(entries)))


def search_memory(
    workspace: Workspace, text: str, *, source: str, target: str, most: int = 5, progress: Progress | None = None
) -> list[Match]:
    """Return the best translations of ``text`` from ``source`` into ``target`` that the memory has."""
    query = Query(text, Markup.NONE, source, target)
    with opened_memory(workspace, progress) as store:
        return look_up(store, query, most=most)


def memory_statistics(workspace: Workspace, progress: Progress | None = None) -> Statistics:
    """Return what the workspace's memory holds."""
    with opened_memory(workspace, progress) as store:
        return store.statistics()
