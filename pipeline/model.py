"""The vocabulary of the pipeline as plain frozen dataclasses, known to every room."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from typing import NamedTuple

__all__ = [
    "NOWHERE",
    "WAIVERS",
    "WAIVER_COLUMNS",
    "ColumnChoice",
    "Edit",
    "Finding",
    "Markup",
    "Place",
    "Severity",
    "SeverityChoice",
    "SubtitleLimits",
    "Unit",
]

WAIVERS = "waivers.csv"
"""The file of waivers, beside the glossary's own."""
WAIVER_COLUMNS = ("rule", "concept", "lang", "document", "source", "target", "reason")
"""The columns of a file of waivers."""


class Markup(StrEnum):
    """How the inline markup inside a unit's text is written."""

    __hash__ = str.__hash__  # of an enumeration it is written in Python, and this is asked for all the time

    NONE = "none"
    HTML = "html"
    MARKDOWN = "markdown"
    NUMBERED = "numbered"
    SUBTITLE = "subtitle"


class Severity(StrEnum):
    """How much a finding weighs; unless the settings say otherwise, only a note lets ``check`` exit with 0."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def lightness(self) -> int:
        """Its place from the heaviest, 0, on."""
        return tuple(Severity).index(self)


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """Which columns of which tables are translated."""

    headings: tuple[str, ...]
    """What stands above the columns."""
    documents: str = ""
    """The document it is for, or a pattern of names (``loans/*.xlsx``); empty: all without a choice of their own."""

    def is_for(self, name: str) -> bool:
        """Tell whether this is for the document called ``name``."""
        return not self.documents or fnmatchcase(name, self.documents)


@dataclass(frozen=True, slots=True)
class SeverityChoice:
    """What a team makes of a rule, everywhere or in some files."""

    rules: str
    """The name of a rule, or a pattern of names (``term-*``)."""
    severity: Severity | None
    """What its findings weigh; None: the rule is off."""
    files: str = ""
    """Where: a document's name or the path of a text or catalog, or a pattern of these; empty: everywhere."""
    line: int | None = None
    """The line of the settings it stands in."""

    def is_for(self, places: Iterable[str]) -> bool:
        """Tell whether this is for a text that is known by any of ``places``."""
        return not self.files or any(fnmatchcase(place, self.files) for place in places)


@dataclass(frozen=True, slots=True)
class SubtitleLimits:
    """How much text a subtitle may have."""

    speed: int | None = None
    """Characters a second; None for what is usual in each language."""
    width: int = 42
    """Characters on a line."""
    lines: int = 2


class Place(NamedTuple):
    """Where a unit stands in lists, tables and pictures, as far as its format tells; for editions that rebuild them."""

    depth: int = 0
    """How many lists it stands in; 0 for none."""
    number: int = 0
    """The number of the item it begins in a numbered list; 0 for any other text."""
    table: int = 0
    """The number of the table it stands in, from 1 in the document; 0 for none."""
    row: int = 0
    """The row of that table, from 1."""
    column: int = 0
    """The column of that table, from 1."""
    picture: str = ""
    """The file of the picture that it describes, as the document names it."""
    begins: bool = False
    """Whether it begins an item of a list."""
    note: str = ""
    """The name of the footnote it stands in, as texts refer to it (``[^name]``)."""


NOWHERE = Place()


class Unit(NamedTuple):
    """What is translated as one: a heading, paragraph, list item, cell, caption, alt text."""

    text: str
    """The text as the translator sees it (the catalog's ``msgid``), inline markup included."""
    kind: str
    """What it is, in the words of a translator: ``heading 2``, ``list item``, ``alt text``."""
    section: tuple[str, ...] = ()
    """The headings above it, outermost first, without markup."""
    line: int = 1
    """The line of the document it begins on, from 1."""
    markup: Markup = Markup.NONE
    """How inline markup in ``text`` is written."""
    note: str = ""
    """Help for the translator that the text cannot give, e.g. what ``<1>`` stands for."""
    seconds: float | None = None
    """How long readers see it, for a subtitle; None for a text that stays."""
    filled: tuple[str, ...] = ()
    """What programs fill in at ``<1/>``, ``<2/>`` … where it is the same in all languages: a plain number."""
    place: Place = NOWHERE
    """Where it stands in lists, tables and pictures."""


class Edit(NamedTuple):
    """Characters of a translation and what is to stand in their place."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, said once, with its place and what to do instead."""

    rule: str
    """The rule's name, e.g. ``term-missing``."""
    severity: Severity
    message: str
    """One plain sentence for the reviewer."""
    path: str
    """The file to mend, relative to the workspace, with forward slashes."""
    line: int
    """The line in that file, from 1."""
    language: str
    """The language of the text that is wrong (gettext name)."""
    source: str = ""
    target: str = ""
    source_span: tuple[int, int] | None = None
    """Characters of ``source`` that gave rise to the finding."""
    target_span: tuple[int, int] | None = None
    """Characters of ``target`` that are wrong."""
    concept: str = ""
    """The glossary concept, e.g. ``T012``."""
    suggestion: str = ""
    """What to write instead, where that is known."""
    document: str = ""
    """The source text, relative to the workspace."""
    document_line: int = 0
    """The line of the source text the unit begins on; 0 when it is not known."""
    counts_units: bool = False
    """Whether ``document_line`` is the number of the unit: an Office document has no lines."""
    region: tuple[int, int, int, int] | None = None
    """Where ``target_span`` stands in the file to mend, where that is known: first line and column, last line and
    the column behind the last character; all from 1, in Unicode code points."""
    place: str = ""
    """What the text is and the headings above it, as the catalog tells translators."""
    fuzzy: bool = False
    """Whether the translation still has to be confirmed."""
    previous: str = ""
    """The source text that a fuzzy translation was made for."""
    fix: tuple[Edit, ...] = ()
    """What mends ``target``, all of it together; empty where a person has to."""

    @property
    def fingerprint(self) -> str:
        """What tells this finding from all others, wherever in its file it stands, and however it is worded."""
        marked = [
            text[slice(*span)] if span else ""
            for text, span in ((self.source, self.source_span), (self.target, self.target_span))
        ]
        said = (self.rule, self.path, self.language, self.concept, self.source, self.target, *marked)
        return hashlib.blake2b("\0".join(said).encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
