"""Aligned editions: a document and its translations beside each other.

To add a form of edition: write ``<name>.py`` here and a line in EDITIONS. Its module has
one function, ``render(edition: Edition) -> Mapping[str, bytes]``: the files it makes of an
edition, by language; ``ALL`` is the one with all languages beside each other. Which languages
have a file, alone or together, the edition says (``Edition.alone``, ``Edition.together``). The
same edition gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from itertools import combinations

from pipeline.editions.model import BESIDE, Cell, Concept, Edition, EditionFile, Progress, Row, State, Summary, Work
from pipeline.editions.places import INDEX, TERMS, edition_path
from pipeline.editions.searching import files
from pipeline.errors import SettingsError

__all__ = [
    "ALL",
    "EDITIONS",
    "GROUP_SIZES",
    "INDEX",
    "TERMS",
    "Cell",
    "Concept",
    "Edition",
    "EditionFile",
    "EditionForm",
    "Progress",
    "Row",
    "State",
    "Summary",
    "Work",
    "editions_among",
    "index",
    "search",
]

GROUP_SIZES = (2, 3)
"""How many languages a book may have that has not all of them."""
ALL = ""
"""Stands for all languages where a language could stand."""


@dataclass(frozen=True, slots=True)
class EditionForm:
    """A kind of file an edition can be published as; its module is loaded on first use."""

    name: str
    title: str
    suffix: str
    usual: bool = False
    """Whether it is made where nobody has chosen."""
    structured: bool = False
    """Whether it rebuilds lists, tables and pictures, and what nobody translates."""
    is_page: bool = False
    """Whether it is a page of the site: terms are explained on it, and its texts can be searched."""
    needs: str = ""
    """The library it needs beyond the package's own (an import name); empty for none."""
    extra: str = ""
    """The extra of the package that brings the library."""
    pictures: bool = False
    """Whether it shows pictures, so that their files have to be read."""
    for_work: bool = False
    """Whether it is for those who translate and review: drafts, comments and the glossary's concepts are in it.

    No page leads to it.
    """
    is_book: bool = False
    """Whether it is also made with some of the languages beside each other (``Edition.side_by_side``)."""

    def expect_installed(self) -> None:
        """Raise SettingsError when the library that this form needs is not installed."""
        if self.needs and find_spec(self.needs) is None:
            raise SettingsError(
                f"the edition {self.name} needs more than is installed",
                remedy=f"run: pip install 'museotext[{self.extra}]'",
            )

    def path(self, document: str, language: str = ALL) -> str:
        """Return the file of ``document``'s edition, in the folder of the editions."""
        return edition_path(document, f".{language}{self.suffix}" if language else self.suffix)

    def render(self, edition: Edition) -> dict[str, bytes]:
        """Return the edition's files of this form, by their path in the folder of the editions."""
        files: Mapping[str, bytes] = import_module(f"pipeline.editions.{self.name}").render(edition)
        return {self.path(edition.name, language): data for language, data in files.items()}


EDITIONS = (
    EditionForm("html", "Web page", ".html", usual=True, structured=True, is_page=True),
    EditionForm("tmx", "Translation memory", ".tmx", usual=True),
    EditionForm("pdf", "Book", ".pdf", needs="typst", extra="pdf", structured=True, pictures=True, is_book=True),
    EditionForm("epub", "Electronic book", ".epub", structured=True, pictures=True, is_book=True),
    EditionForm("docx", "Word document", ".docx", structured=True, pictures=True, is_book=True),
    EditionForm("xlsx", "Sheet for reviewers", ".xlsx", for_work=True),
    EditionForm("xliff", "XLIFF 2.1", ".xlf", for_work=True),
    EditionForm("xliff12", "XLIFF 1.2", ".12.xlf", for_work=True),
    EditionForm("jsonl", "JSON Lines", ".jsonl", for_work=True),
)


def editions_among(paths: Collection[str], document: str, languages: Sequence[str]) -> tuple[EditionFile, ...]:
    """Return those of ``paths``, in the folder of the editions, that are editions of ``document`` in ``languages``.

    They are those that readers want; what is for work is left out.
    """
    if not paths:
        return ()
    every = ((form, one, f"{document}{end}" if one else form.path(document)) for form, one, end in _ends(*languages))
    return tuple(EditionFile(form.name, one, path) for form, one, path in every if path in paths)


@cache
def _ends(*languages: str) -> tuple[tuple[EditionForm, str, str], ...]:
    """Return the forms that readers want, each with the languages it may be in and how such a file's name ends."""
    readers = (form for form in EDITIONS if not form.for_work)
    groups = [BESIDE.join(group) for size in GROUP_SIZES for group in combinations(languages, size)]
    return tuple(
        (form, one, f".{one}{form.suffix}")
        for form in readers
        for one in (ALL, *languages, *(groups if form.is_book else ()))
    )


def search(summaries: Sequence[Summary]) -> dict[str, bytes]:
    """Return the index of the site's search by the path of each file, in the folder of the editions."""
    return files(summaries)


def index(summaries: Sequence[Summary], *, project: str, languages: Sequence[str]) -> bytes:
    """Return the page that leads to every edition; ``languages`` are the workspace's, the first is the page's own."""
    data: bytes = import_module("pipeline.editions.contents").render(summaries, project, tuple(languages))
    return data
