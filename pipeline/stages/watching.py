"""Publish again whenever somebody saves: what a workspace is made from is looked at, not read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

from pipeline.errors import MuseotextError
from pipeline.files import hidden
from pipeline.settings import FILE_NAME, read_settings
from pipeline.workspace import Workspace

__all__ = ["PAUSE", "looks", "watched"]

PAUSE = 0.5
"""Seconds between two looks."""
_SETTLING = 0.1
"""Seconds in which nothing may change any more: a program that saves may write in several steps."""
_MOST_SETTLING = 20
"""How often that is waited for: somebody may write on and on."""

Looks = dict[str, tuple[int, int, int]]


def watched(
    workspace: Workspace, wait: Callable[[float], object], complain: Callable[[MuseotextError], None]
) -> Iterator[Workspace]:
    """Yield the workspace at once, and again after each change of its settings, source texts, catalogs and glossary.

    A change is told of once it is whole. ``wait`` sleeps so many seconds, and ends the watching
    by an exception of its own. Settings that cannot be read are told to ``complain``, and the next
    change is awaited.
    """
    workspace, seen = _anew(workspace)
    yield workspace
    while True:
        wait(PAUSE)
        now = looks(workspace)
        if now == seen:
            continue
        for _ in range(_MOST_SETTLING):
            wait(_SETTLING)
            before, now = now, looks(workspace)
            if before == now:
                break
        seen = now
        try:
            workspace, seen = _anew(workspace)
        except MuseotextError as error:
            complain(error)
            continue
        yield workspace


def _anew(workspace: Workspace) -> tuple[Workspace, Looks]:
    """Return the workspace with the settings it has now, and its looks: what changes from here on is another look."""
    path = workspace.root / FILE_NAME
    before = _look(os.fspath(path))
    workspace = Workspace(workspace.root, read_settings(path))
    return workspace, looks(workspace) | before


def looks(workspace: Workspace) -> Looks:
    """Return how each file looks that what is published is made from: its size, when it was written, its inode."""
    settings = workspace.settings
    found = _look(os.fspath(workspace.root / FILE_NAME))
    for folder in (settings.sources, settings.catalogs, settings.glossary):
        for path in _below(os.fspath(workspace.root / folder)):
            found |= _look(path)
    return found


def _look(path: str) -> Looks:
    try:
        seen = os.stat(path)  # noqa: PTH116  (thousands of files, twice a second)
    except OSError:
        return {}
    return {path: (seen.st_size, seen.st_mtime_ns, seen.st_ino)}


def _below(folder: str) -> Iterator[str]:
    for place, _, names in os.walk(folder):
        yield from (os.path.join(place, name) for name in names if not hidden(name))  # noqa: PTH118  (the same)
