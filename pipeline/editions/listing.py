"""The editions of a document as readers see them in a list."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import NamedTuple

from pipeline.editions.model import EditionFile
from pipeline.editions.places import reference

__all__ = ["Group", "Listed", "listed"]

_KINDS = {".docx": "Word"}
"""What files are called whose suffix says it to nobody; the same in all languages."""


class Listed(NamedTuple):
    """A file of an edition."""

    languages: tuple[str, ...]
    """The languages it is in (gettext names); empty if it has all."""
    address: str
    """The link to it."""


class Group(NamedTuple):
    """The files of one form."""

    kind: str
    """What they are called in every language: ``PDF``."""
    files: tuple[Listed, ...]


def listed(files: Iterable[EditionFile], start: str) -> list[Group]:
    """Return ``files`` for a list on the page ``start``, but for web pages, which are linked by their titles."""
    groups: dict[str, list[Listed]] = {}
    for file in files:
        suffix = PurePosixPath(file.path).suffix
        if suffix != ".html":
            one = Listed(file.languages, reference(file.path, start=start))
            groups.setdefault(_KINDS.get(suffix, suffix[1:].upper()), []).append(one)
    return [Group(kind, tuple(found)) for kind, found in groups.items()]
