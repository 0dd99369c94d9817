"""Make a workspace where there was none."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files as resources
from pathlib import Path

import pipeline
from pipeline.errors import SettingsError
from pipeline.files import read, write
from pipeline.locales import is_language
from pipeline.model import WAIVERS
from pipeline.settings import FILE_NAME, SECTION, Settings
from pipeline.workspace import Workspace

__all__ = ["make_workspace"]

GLOSSARY = "museum.csv"


def make_workspace(folder: Path, *, project: str, languages: Sequence[str]) -> tuple[str, ...]:
    """Make ``folder`` a workspace and return the paths that were made, relative to it.

    A ``setup.cfg`` that is already there gets the section ``[museotext]`` added; nothing
    else that is there is touched. The glossary of museum terms comes with the workspace.
    Raises SettingsError when the folder is a workspace already, or a language has no
    gettext name.
    """
    for language in languages:
        if not is_language(language):
            raise SettingsError(f"'{language}' is not a gettext language name", remedy="write es, pt_BR, en …")
    if len(set(languages)) < 2:
        raise SettingsError("a workspace needs at least two languages", remedy="name them: --languages en,es,pt_BR")
    if "\n" in project or not project.strip():
        raise SettingsError("the project's name is one line of text", remedy="give it with --project")
    settings = Settings(project=project, languages=tuple(languages))
    workspace = Workspace(folder, settings)
    made = [_write_settings(folder / FILE_NAME, settings)]
    for language in languages:
        path = folder / settings.sources / language
        if not path.is_dir():
            path.mkdir(parents=True)
            made.append(f"{workspace.relative(path)}/")
    if not workspace.glossary.is_dir():
        for name in (GLOSSARY, WAIVERS):
            write(workspace.glossary / name, _starter(name))
            made.append(workspace.relative(workspace.glossary / name))
    return tuple(made)


def _write_settings(path: Path, settings: Settings) -> str:
    before = read(path).decode("utf-8", errors="surrogateescape") if path.exists() else ""
    if f"[{SECTION}]" in before:
        raise SettingsError("is a workspace already", path=path, remedy="edit its [museotext] section")
    gap = "" if not before else "\n" if before.endswith("\n") else "\n\n"
    section = f"[{SECTION}]\nproject = {settings.project}\nlanguages = {', '.join(settings.languages)}\n"
    write(path, (before + gap + section).encode("utf-8", errors="surrogateescape"))
    return path.name


def _starter(name: str) -> bytes:
    """Return a file of the museum glossary: installed beside the code, or in the checkout the code runs from."""
    installed = resources("pipeline") / "starter" / name
    if installed.is_file():
        return installed.read_bytes()
    return read(Path(pipeline.__file__).parent.parent / "glossary" / name)
