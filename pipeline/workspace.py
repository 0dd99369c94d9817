"""A workspace on disk: which source texts it has, and where everything about them stands."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import SettingsError
from pipeline.files import hidden, inside, names_below
from pipeline.settings import FILE_NAME, SECTION, Settings, read_settings

__all__ = ["Source", "Workspace", "find_workspace", "workspace_above"]

TEMPLATES = "templates"
"""The folder of templates in the catalogs' folder; Weblate looks for it by this name."""
ALIGNED = "aligned"
"""The folder of trilingual editions in the build folder."""
PSEUDO = "pseudo"
"""The folder of pseudo-translations in the build folder; no language has this name."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source text: its name (with suffix, and folders below its language's) and language."""

    name: str
    language: str
    path: Path


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with settings, source texts, catalogs and a glossary.

    Its methods raise MuseotextError for a path that a link leads out of the folder.
    """

    root: Path
    settings: Settings

    def relative(self, path: Path) -> str:
        """Return ``path`` as people name it: from the workspace's folder, with forward slashes."""
        place, top = os.fspath(path), f"{os.fspath(self.root)}{os.sep}"
        if place.startswith(top):  # pathlib asks about each folder of the two
            return place.removeprefix(top).replace(os.sep, "/")
        return path.relative_to(self.root).as_posix()

    def template_path(self, name: str) -> Path:
        """Return where the template of document ``name`` stands."""
        return self._path(self.settings.catalogs, TEMPLATES, f"{name}.pot")

    def catalog_path(self, name: str, language: str) -> Path:
        """Return where the catalog of document ``name`` in ``language`` stands."""
        return self._path(self.settings.catalogs, language, f"{name}.po")

    def published_path(self, name: str, language: str) -> Path:
        """Return where document ``name`` is published in ``language``."""
        return self._path(self.settings.build, language, name)

    def edition_path(self, name: str) -> Path:
        """Return where the file ``name`` of the trilingual editions is published."""
        return self._path(self.settings.build, ALIGNED, name)

    def pseudo_path(self, name: str) -> Path:
        """Return where the pseudo-translation of document ``name`` is published."""
        return self._path(self.settings.build, PSEUDO, name)

    def _path(self, *parts: str) -> Path:
        # Joined as text: each slash between a Path and a name makes another Path.
        return inside(Path("/".join((os.fspath(self.root), *parts))), self.root)

    @property
    def glossary(self) -> Path:
        """The folder of the glossary's files."""
        return self.root / self.settings.glossary

    def targets(self, source: Source) -> tuple[str, ...]:
        """Return the languages ``source`` is translated into."""
        return tuple(language for language in self.settings.languages if language != source.language)

    def files(self) -> tuple[Source, ...]:
        """Return every file in the folders of source texts, documents or not, by name.

        Raises SettingsError for a folder that is not one of the workspace's languages,
        and MuseotextError for a file that leads out of the workspace.
        """
        folder = self.root / self.settings.sources
        if not folder.is_dir():
            raise SettingsError(
                "there is no such folder", path=folder, remedy="make it, with a folder for each source language"
            )
        found: list[Source] = []
        for entry in sorted(folder.iterdir()):
            if hidden(entry.name):
                continue
            self._expect_language(entry)
            names = sorted(names_below(entry), key=lambda name: name.split("/"))
            shown = (name for name in names if not any(map(hidden, name.split("/"))))
            found += (Source(name, entry.name, inside(entry / name, self.root)) for name in shown)
        return tuple(found)

    def _expect_language(self, entry: Path) -> None:
        languages = self.settings.languages
        if entry.name in languages and entry.is_dir():
            return
        near = difflib.get_close_matches(entry.name, languages, n=1, cutoff=0.4)
        choice = f"{near[0]}, or add the language to the settings" if near else ", ".join(languages)
        raise SettingsError(
            "is not a folder of one of the workspace's languages",
            path=entry,
            remedy=f"source texts stand in {self.settings.sources}/<language>/: {choice}",
        )

    def catalogs(self, language: str) -> Iterator[tuple[str, Path]]:
        """Yield the catalogs in ``language`` with their documents' names, whether or not those still exist."""
        return self._below(self.root / self.settings.catalogs / language, ".po")

    def templates(self) -> Iterator[tuple[str, Path]]:
        """Yield the templates with their documents' names, whether or not those still exist."""
        return self._below(self.root / self.settings.catalogs / TEMPLATES, ".pot")

    def _below(self, folder: Path, suffix: str) -> Iterator[tuple[str, Path]]:
        for path in sorted(folder.rglob(f"*{suffix}")):
            if not hidden(path.name):
                yield path.relative_to(folder).as_posix().removesuffix(suffix), inside(path, self.root)


def find_workspace(start: Path) -> Workspace:
    """Return the workspace that ``start`` lies in: the nearest ``setup.cfg`` with a [museotext] section.

    Raises SettingsError when there is none, or its settings are wrong.
    """
    found = workspace_above(start)
    if found is None:
        raise SettingsError(
            f"no workspace here: no {FILE_NAME} with a section [{SECTION}] in this folder or above",
            path=start.absolute(),
            remedy="run 'museotext init' to make one",
        )
    return found


def workspace_above(start: Path) -> Workspace | None:
    """Return the workspace that ``start`` lies in, None when there is none.

    Raises SettingsError when its settings are wrong.
    """
    start = start.absolute()
    for folder in (start, *start.parents):
        path = folder / FILE_NAME
        if path.is_file() and f"[{SECTION}]" in path.read_text("utf-8", errors="replace"):
            return Workspace(folder, read_settings(path))
    return None
