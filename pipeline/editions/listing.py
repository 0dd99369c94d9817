"""The editions of a document as readers see them in a list."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import NamedTuple

from pipeline.editions.model import EditionFile
from pipeline.editions.places import reference

__all__ = ["Listed", "listed"]

_KINDS = {".docx": "Word"}
"""What files are called whose suffix says it to nobody; the same in all languages."""


class Listed(NamedTuple):
    """A file of an edition."""

    kind: str
    """What it is called in every language: ``PDF``."""
    languages: tuple[str, ...]
    """The languages it is in (gettext names); empty if it has all."""
    address: str
    """The link to it."""


def listed(files: Iterable[EditionFile], start: str) -> list[Listed]:
    """Return ``files`` for a list on the page ``start``, but for web pages, which are linked by their titles."""
    return [
        Listed(_KINDS.get(suffix, suffix[1:].upper()), file.languages, reference(file.path, start=start))
        for file in files
        if (suffix := PurePosixPath(file.path).suffix) != ".html"
    ]
