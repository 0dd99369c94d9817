"""Aligned editions: a document and its translations beside each other.

To add a form of edition: write ``<name>.py`` here and a line in EDITIONS. Its module has
one function, ``render(edition: Edition) -> bytes``: the same edition gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module

from pipeline.editions.model import Cell, Edition, Progress, Row, State, Summary
from pipeline.editions.places import INDEX, edition_path

__all__ = ["EDITIONS", "INDEX", "Cell", "Edition", "EditionForm", "Progress", "Row", "State", "Summary", "index"]


@dataclass(frozen=True, slots=True)
class EditionForm:
    """A kind of file an edition can be published as; its module is loaded on first use."""

    name: str
    title: str
    suffix: str

    def path(self, document: str) -> str:
        """Return the file of ``document``'s edition, in the folder of the editions."""
        return edition_path(document, self.suffix)

    def render(self, edition: Edition) -> bytes:
        """Return the edition as a file of this form."""
        data: bytes = import_module(f"pipeline.editions.{self.name}").render(edition)
        return data


EDITIONS = (
    EditionForm("html", "Web page", ".html"),
    EditionForm("tmx", "Translation memory", ".tmx"),
)


def index(summaries: Sequence[Summary], *, project: str, languages: Sequence[str]) -> bytes:
    """Return the page that leads to every edition; ``languages`` are the workspace's, the first is the page's own."""
    data: bytes = import_module("pipeline.editions.contents").render(summaries, project, tuple(languages))
    return data
