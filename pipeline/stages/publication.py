"""What publishing a document is given, and what comes of it, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.catalogs import Entry
from pipeline.editions import EditionFile, State, Summary
from pipeline.errors import MuseotextError
from pipeline.workspace import Source

if TYPE_CHECKING:
    from pipeline.checks.waiver_file import Shelf

__all__ = ["Job", "Policy", "Published", "Refusal", "Translation"]


@dataclass(frozen=True, slots=True)
class Policy:
    """What a workspace wants of documents that are not wholly translated."""

    minimum: int
    untranslated: str
    fuzzy: str
    waivers: Shelf | None = None
    """Those of the glossary's folder; None if it has none."""
    tracks_review: bool = False
    """Whether translations that a reviewer approved are told from others."""
    unapproved: str = "publish"
    """What becomes of a document with others, if they are told apart."""


@dataclass(frozen=True, slots=True)
class Job:
    """One document with its catalogs, as plain data."""

    source: Source
    shown: str
    """The source text's path as people name it."""
    languages: tuple[str, ...]
    """The languages to publish it in."""
    catalogs: Mapping[str, tuple[str, bytes | None]]
    """Path as people name it, and content (None when there is none), by language."""
    standing: frozenset[str] = frozenset()
    """The languages an earlier run published it in."""
    editions: tuple[EditionFile, ...] = ()
    """The editions an earlier run made of it."""

    @property
    def size(self) -> int:
        """The weight of the work, in bytes."""
        return sum(len(data or b"") for _, data in self.catalogs.values())


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a document was not published in a language."""

    document: str
    language: str
    path: str
    """The file to mend."""
    line: int | None
    reason: str

    @property
    def told(self) -> str:
        """The line that a person reads."""
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.document} is not published in {self.language}: {self.reason}"


@dataclass(slots=True)
class Published:
    """What publishing one document gave."""

    name: str
    localised: dict[str, bytes] = field(default_factory=dict)
    """The document by language."""
    editions: dict[str, bytes] = field(default_factory=dict)
    """The editions by their path in the folder of editions."""
    refusals: list[Refusal] = field(default_factory=list)
    failures: list[MuseotextError] = field(default_factory=list)
    leads_to: frozenset[str] = frozenset()
    summary: Summary | None = None
    pictures: dict[str, str] = field(default_factory=dict)
    """The digests of the pictures that its editions show or would show, by their path; ABSENT for one left out."""
    is_kept: bool = False
    """Whether an earlier run made all of the very same, and its files stand as they should be."""
    kept: int = 0
    """How many files these are."""


@dataclass(frozen=True, slots=True)
class Translation:
    """A document's units in one language: a text for each, None where there is none to publish."""

    language: str
    path: str
    texts: tuple[str | None, ...]
    states: tuple[State, ...]
    entries: tuple[Entry | None, ...]
    lines: tuple[int | None, ...]
    """The line of ``path`` to mend for each unit."""
    revised: str = ""
    """The day on which the catalog was last revised (ISO 8601); empty if it does not tell."""
