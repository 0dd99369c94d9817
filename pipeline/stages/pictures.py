"""The pictures that a document shows and that stand in files beside it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from pipeline.errors import MuseotextError
from pipeline.files import inside, read
from pipeline.model import Unit
from pipeline.workspace import Source

__all__ = ["pictures"]

LARGEST = 16 * 1024 * 1024
"""The largest picture that is put into an edition, in bytes."""


def pictures(source: Source, units: Iterable[Unit]) -> dict[str, bytes]:
    """Return the files of the pictures that ``units`` describe, by the name the document has for each.

    A picture that is elsewhere, missing or too large is left out: its words stand for it.
    """
    folder = source.path.parents[len(PurePosixPath(source.name).parts) - 1]
    found: dict[str, bytes] = {}
    for name in dict.fromkeys(unit.place.picture for unit in units if unit.place.picture):
        path = _beside(source.name, name)
        if not path:
            continue
        try:
            found[name] = read(inside(folder / path, folder), largest=LARGEST)
        except MuseotextError:
            continue
    return found


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
