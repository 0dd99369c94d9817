"""The pictures that a document shows and that stand in files beside it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from pipeline.errors import MuseotextError
from pipeline.files import inside, read
from pipeline.model import Unit
from pipeline.workspace import Source

__all__ = ["LARGEST", "picture_paths", "pictures"]

LARGEST = 16 * 1024 * 1024
"""The largest picture that is put into an edition, in bytes."""


def picture_paths(source: Source, units: Iterable[Unit]) -> dict[str, Path]:
    """Return where the pictures that ``units`` describe would stand, by the name the document has for each."""
    folder = _folder(source)
    names = dict.fromkeys(unit.place.picture for unit in units if unit.place.picture)
    return {name: folder / path for name in names if (path := _beside(source.name, name))}


def pictures(source: Source, units: Iterable[Unit]) -> dict[str, bytes]:
    """Return the files of the pictures that ``units`` describe, by the name the document has for each.

    A picture that is elsewhere, missing or too large is left out: its words stand for it.
    """
    found: dict[str, bytes] = {}
    for name, path in picture_paths(source, units).items():
        try:
            found[name] = read(inside(path, _folder(source)), largest=LARGEST)
        except MuseotextError:
            continue
    return found


def _folder(source: Source) -> Path:
    """Return the folder of the source text's language."""
    return source.path.parents[len(PurePosixPath(source.name).parts) - 1]


def _beside(document: str, reference: str) -> str:
    """Return the file that a document's reference leads to, below its language's folder; empty for one elsewhere."""
    try:
        parts = urlsplit(reference)
    except ValueError:
        return ""
    path = unquote(parts.path, errors="surrogateescape")
    if parts.scheme or parts.netloc or not path or path.startswith("/") or "\0" in path:
        return ""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(document), path))
    return "" if path == ".." or path.startswith("../") else path
