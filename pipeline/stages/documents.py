"""Which documents a stage works on, and reading one."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.errors import DocumentError, SettingsError
from pipeline.files import read
from pipeline.formats import Format, format_of
from pipeline.formats.document import Document, ReadOptions
from pipeline.workspace import Source, Workspace

__all__ = [
    "Translated",
    "companions",
    "documents",
    "language_named",
    "read_document",
    "read_options",
    "selected",
    "translated",
]


@dataclass(frozen=True, slots=True)
class Translated:
    """A document with those of its catalogs that there are, as plain data."""

    source: Source
    shown: str
    """The source text's path as people name it."""
    catalogs: tuple[tuple[str, str, bytes], ...]
    """Language, path as people name it, and content of each catalog."""

    @property
    def size(self) -> int:
        """The weight of the work, in bytes."""
        return sum(len(data) for _, _, data in self.catalogs)


def documents(workspace: Workspace, files: Sequence[Source] | None = None) -> tuple[Source, ...]:
    """Return the workspace's documents: its source texts in a format Museotext reads.

    ``files`` are all that there are beside them as well, if the caller has them at hand. Raises
    SettingsError when two languages have a document of one name.
    """
    found: dict[str, Source] = {}
    for source in workspace.files() if files is None else files:
        if format_of(source.name) is None:
            continue
        if source.name in found:
            other = workspace.relative(found[source.name].path)
            raise SettingsError(
                f"has the same name as {other}, and their catalogs would be one",
                path=workspace.relative(source.path),
                remedy="rename one of the two",
            )
        found[source.name] = source
    return tuple(found.values())


def companions(workspace: Workspace, files: Sequence[Source] | None = None) -> tuple[Source, ...]:
    """Return the files beside the documents that are not translated: pictures, style sheets.

    ``files`` are all of both, as for ``documents``.
    """
    every = workspace.files() if files is None else files
    return tuple(source for source in every if format_of(source.name) is None)


def selected(workspace: Workspace, names: Sequence[str], among: tuple[Source, ...] | None = None) -> tuple[Source, ...]:
    """Return the documents called ``names``, all of them when there are no names.

    A name is the document's own (``about.html``) or the path of its source text, catalog
    or template. ``among`` are all documents of the workspace, if the caller has them at
    hand. Raises SettingsError, with the nearest name, for one that is not there.
    """
    everything = documents(workspace) if among is None else among
    if not names:
        return everything
    by_name = {source.name: source for source in everything}
    settings = workspace.settings
    chosen: dict[str, Source] = {}
    for name in names:
        short = _document_name(_from_root(workspace, name), (settings.sources, settings.catalogs, settings.build))
        if short not in by_name:
            near = difflib.get_close_matches(short, by_name, n=1)
            remedy = f"did you mean {near[0]}?" if near else "run 'museotext status' to see them all"
            raise SettingsError(f"{name} is not a document of this workspace", remedy=remedy)
        chosen[short] = by_name[short]
    return tuple(chosen.values())


def language_named(workspace: Workspace, name: str) -> str:
    """Return the language of the catalog that ``name`` is the path of; empty for any other name of a document."""
    settings = workspace.settings
    path = PurePosixPath(_from_root(workspace, name).replace("\\", "/"))
    is_catalog = len(path.parts) > 2 and path.parts[0] == settings.catalogs and path.suffix == ".po"
    return path.parts[1] if is_catalog and path.parts[1] in settings.languages else ""


def translated(workspace: Workspace, source: Source, languages: Collection[str]) -> Translated:
    """Return the document with the catalogs it has in ``languages``."""
    paths = ((one, workspace.catalog_path(source.name, one)) for one in workspace.targets(source) if one in languages)
    catalogs = ((one, workspace.relative(path), read(path)) for one, path in paths if path.is_file())
    return Translated(source, workspace.relative(source.path), tuple(catalogs))


def _from_root(workspace: Workspace, name: str) -> str:
    """Return ``name`` as a path from the workspace's folder if it is the path of a file there."""
    path = Path(name).absolute().resolve()
    root = workspace.root.resolve()
    return path.relative_to(root).as_posix() if path.is_file() and path.is_relative_to(root) else name


def _document_name(name: str, folders: tuple[str, ...]) -> str:
    path = PurePosixPath(name.replace("\\", "/"))
    if len(path.parts) > 2 and path.parts[0] in folders:
        path = PurePosixPath(*path.parts[2:])
    return str(path.with_suffix("")) if path.suffix in {".po", ".pot"} else str(path)


def read_options(workspace: Workspace) -> ReadOptions:
    """Return how the workspace wants its documents read; ``of`` says how one of them."""
    settings = workspace.settings
    return ReadOptions(
        front_matter=settings.front_matter,
        keeps_headings=settings.columns_headings == "keep",
        column_choices=settings.columns,
    )


def read_document(source: Source, options: ReadOptions, *, shown: str) -> tuple[Format, Document]:
    """Read the source text ``source``, which people know as ``shown``.

    Raises DocumentError, with that name, when it cannot be read or kept exactly.
    """
    form = format_of(source.name)
    if form is None:
        raise DocumentError("is in no format Museotext reads", path=shown, remedy="see 'museotext formats'")
    try:
        return form, form.read(read(source.path, largest=form.largest), source.language, options.of(source.name))
    except DocumentError as error:
        raise DocumentError(error.what, path=shown, line=error.line, remedy=error.remedy) from None
