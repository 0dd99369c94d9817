"""A document beside its translations, row by row: what every form of edition is made from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from pipeline.markup import plain
from pipeline.model import NOWHERE, Markup, Place

__all__ = ["BESIDE", "Cell", "Concept", "Edition", "EditionFile", "Progress", "Row", "State", "Summary", "Work"]

BESIDE = "-"
"""Joins the names of languages that stand beside each other: no gettext name has it."""
_TITLES = {"title": 1, "heading 1": 1, "slide title": 2, "page title": 3, "document title": 4}
"""The kinds of units that are a document's title, the best ones with the lowest number."""
_NO_LEVEL = 2
"""The level of a heading whose document knows no levels."""
_WITHOUT_LEVELS = ("heading", "slide title")
_PLACE = re.compile(r" [A-Z]+[0-9]+\Z")


class State(StrEnum):
    """What may be said of the text in a cell."""

    __hash__ = str.__hash__  # of an enumeration it is written in Python, and states are counted

    SOURCE = "source"
    """It is the original."""
    APPROVED = "approved"
    """It is a translation that a reviewer approved, in an edition that tells (``Edition.tracks_review``)."""
    TRANSLATED = "translated"
    """It is a translation that is finished."""
    FUZZY = "fuzzy"
    """There is a translation that nobody has confirmed yet."""
    MISSING = "missing"
    """There is no translation."""
    SAME = "same"
    """It is the same in every language, and nobody translates it: a number, code."""


@dataclass(frozen=True, slots=True)
class Work:
    """What the catalog has of a translation: for those who translate and review, never for readers."""

    text: str = ""
    """The translation, finished or not; empty if there is none."""
    state: State = State.MISSING
    """What the catalog says of it."""
    comments: tuple[str, ...] = ()
    """What translators wrote, line by line, and where a draft comes from."""
    previous: str = ""
    """The source text that a fuzzy translation was made for, where it was another one."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of the glossary that a text has."""

    name: str
    """Its identifier, e.g. ``T012``."""
    terms: tuple[tuple[str, str], ...]
    """The term to use in each language that has one, in the edition's order; that of the original is the one found."""
    definition: str = ""
    """What it means, in the language of the original if the glossary has it there."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A unit in one language."""

    language: str
    """The language of the column it stands in (gettext name)."""
    text: str
    """The unit's text in this language, in its own markup. Editions do not show it when it is
    fuzzy or missing: the original stands in its place."""
    markup: Markup
    """How inline markup in ``text`` is written."""
    state: State
    filled: tuple[str, ...] = ()
    """What programs fill in at the numbered tags of ``text`` that stand alone; empty where nothing is known."""
    work: Work | None = None
    """What the catalog has, in translations of an edition that somebody works on (``EditionForm.for_work``)."""

    @property
    def worked_on(self) -> Work:
        """What the catalog has; where that is not known, what readers see."""
        if self.work is None and self.state in (State.TRANSLATED, State.APPROVED):
            return Work(self.text, self.state)
        return self.work or Work()

    @property
    def for_readers(self) -> bool:
        """Whether readers may take the text for what the document says in this language."""
        return self.state in (State.SOURCE, State.TRANSLATED, State.APPROVED, State.SAME)


@dataclass(frozen=True, slots=True)
class Row:
    """A unit in every language of an edition."""

    kind: str
    """What the unit is: ``heading 2``, ``list item``, ``alt text``."""
    cells: tuple[Cell, ...]
    """One for each language, in the edition's order; exactly one is the original."""
    place: Place = NOWHERE
    """Where it stands in lists, tables and pictures."""
    section: tuple[str, ...] = ()
    """The headings above it, outermost first, without markup."""
    note: str = ""
    """Help for translators that the text cannot give, e.g. what ``<1>`` stands for."""
    concepts: tuple[Concept, ...] = ()
    """The concepts of the glossary that the original has (``EditionForm.for_work``)."""
    notes: tuple[tuple[str, int], ...] = ()
    """The names that its texts have for footnotes, each with the footnote's number; see ``notes.with_notes``."""
    begins_note: int = 0
    """The number of the footnote that it begins; 0 for all else."""

    @property
    def source(self) -> Cell:
        """The original."""
        for cell in self.cells:
            if cell.state is State.SOURCE:
                return cell
        raise ValueError(f"a row without an original: {self.kind}")

    @property
    def level(self) -> int:
        """The level of a heading, from 1; 0 for all else."""
        name, _, level = self.kind.partition(" ")
        if name == "heading" and level.isdecimal():
            return int(level)
        return _NO_LEVEL if self.kind in _WITHOUT_LEVELS or name == "heading" else 0

    @property
    def sort(self) -> str:
        """The kind without its place: ``cell B3`` is a ``cell``, ``slide title`` a ``heading 2``."""
        return f"heading {self.level}" if self.level else _PLACE.sub("", self.kind)

    @property
    def readable(self) -> bool:
        """Whether the original is more than markup."""
        return bool(plain(self.source.text, self.source.markup).strip())

    def says_the_same(self, other: Row) -> bool:
        """Whether its texts are those of ``other``, in all languages."""
        return [(one.text, one.state) for one in self.cells] == [(one.text, one.state) for one in other.cells]

    def shown(self, cell: Cell) -> Cell:
        """Return what stands in the place of ``cell``: itself, or the original while it is not for readers."""
        return cell if cell.for_readers else self.source


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the translation of a document into one language has come, in texts.

    Each distinct text counts once, as translators translate it once.
    """

    language: str
    translated: int
    fuzzy: int
    total: int
    revised: str = ""
    """The day on which the translation was last revised (ISO 8601); empty if nobody knows."""
    approved: int | None = None
    """How many of the translated ones a reviewer approved; None where reviews are not tracked."""

    @property
    def unreviewed(self) -> int:
        """How many translations no reviewer has approved; 0 where reviews are not tracked."""
        return 0 if self.approved is None else self.translated - self.approved

    @property
    def missing(self) -> int:
        """How many texts have no translation at all."""
        return self.total - self.translated - self.fuzzy

    @property
    def percent(self) -> int:
        """The share that is translated, rounded down: 100 means all of it."""
        return 100 * self.translated // self.total if self.total else 100


class EditionFile(NamedTuple):
    """A published file of an edition."""

    form: str
    """The name of its form: ``pdf``."""
    language: str
    """The only language it is in (gettext name), or several joined by hyphens; empty where it has all of them."""
    path: str
    """Where it stands, below the folder of editions."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it is in, where it has not all of them."""
        return tuple(filter(None, self.language.split(BESIDE)))


@dataclass(frozen=True, slots=True)
class Summary:
    """What the index of editions says of one of them."""

    name: str
    """The document's name, e.g. ``about.html``."""
    source_language: str
    languages: tuple[str, ...]
    titles: tuple[tuple[str, str], ...]
    """The document's title in each language that has one, the source language among them."""
    progress: tuple[Progress, ...]
    """One for each language but the source language."""
    published: tuple[str, ...]
    """The languages in which the document itself is published."""
    files: tuple[EditionFile, ...] = ()
    """The editions there are of it."""
    search: str = ""
    """The words by which the search of the site knows it; empty if it is not searched."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A document in all languages of its workspace."""

    name: str
    """The document's name, e.g. ``about.html``; may have folders, with forward slashes."""
    project: str
    """The programme the document belongs to."""
    source_language: str
    languages: tuple[str, ...]
    """The languages of the columns, in the workspace's order (gettext names)."""
    rows: tuple[Row, ...]
    """One for each unit."""
    fixed: tuple[tuple[int, Row], ...] = ()
    """What readers see and nobody translates, each with the number of the row, from 0, that it stands before."""
    published: tuple[str, ...] = ()
    """The languages in which the document itself is published, in ``../<language>/<name>``."""
    neighbours: frozenset[str] = frozenset()
    """The names of the documents that have an edition beside this one."""
    pictures: Mapping[str, bytes] = field(default_factory=dict, hash=False)
    """The files of pictures by ``Place.picture``, as far as they are at hand; only for forms that show them."""
    revised: tuple[tuple[str, str], ...] = ()
    """The day on which the translation into a language was last revised (ISO 8601), as far as its catalog tells."""
    files: tuple[EditionFile, ...] = ()
    """The editions of other forms that stand beside its page."""
    has_glossary: bool = False
    """Whether its page can explain terms."""
    tracks_review: bool = False
    """Whether approved translations are told from others: then what is only translated says so."""
    asked: tuple[str, ...] = ()
    """The languages in which it was asked for; empty for all."""
    side_by_side: tuple[tuple[str, ...], ...] = ()
    """Languages that a book is asked for with no others beside each other, each in the edition's order."""

    @property
    def alone(self) -> tuple[str, ...]:
        """The languages in which files in a single one are made."""
        return tuple(one for one in self.languages if not self.asked or one in self.asked)

    @property
    def together(self) -> dict[str, tuple[str, ...]]:
        """The languages of each book with several, by what its file's name says of them: nothing where it has all.

        A book with none of the languages asked for is not made.
        """
        wanted = (group for group in self.side_by_side if not set(self.alone).isdisjoint(group))
        return {"": self.languages, **{BESIDE.join(group): group for group in wanted}}

    def from_the_original(self, languages: Iterable[str]) -> tuple[str, ...]:
        """Return ``languages`` with that of the original first, if it is among them."""
        return tuple(sorted(languages, key=lambda one: one != self.source_language))

    @property
    def blocks(self) -> Iterator[Row]:
        """All that readers see, in order: the rows of the units, and between them what is fixed."""
        at = 0
        for before, row in self.fixed:
            yield from self.rows[at:before]
            at = before
            yield row
        yield from self.rows[at:]

    @property
    def texts(self) -> Iterator[Row]:
        """The rows with a text of their own: equal originals are translated once, and come where the first stands."""
        seen: set[str] = set()
        for row in self.rows:
            if row.source.text not in seen:
                seen.add(row.source.text)
                yield row

    @property
    def titles(self) -> tuple[tuple[str, str], ...]:
        """The document's title in each language that has one, without markup; its name if no unit is a title."""
        row = self.title_row
        if row is None:
            return ((self.source_language, self.name),)
        return tuple((cell.language, plain(cell.text, cell.markup)) for cell in row.cells if cell.for_readers)

    @property
    def title_row(self) -> Row | None:
        """The row of the best title, the first of its rank; else the first row, if it stands alone as a title does."""
        titles = [row for row in self.rows if row.kind in _TITLES and row.readable]
        if titles:
            return min(titles, key=lambda row: _TITLES[row.kind])
        first = next((row for row in self.rows if row.readable), None)
        return first if first and (first.level or first.kind == "line") else None

    @property
    def title_rows(self) -> tuple[Row, ...]:
        """The title, and the first heading where it says the same: readers see both once."""
        title = self.title_row
        if title is None:
            return ()
        heading = next((row for row in self.rows if row.level and not row.place.table), title)
        return (title,) if heading is title or not heading.says_the_same(title) else (title, heading)

    @property
    def progress(self) -> tuple[Progress, ...]:
        """How far each translation has come, in the order of the languages."""
        rows = {row.source.text: row for row in self.rows}.values()
        states = Counter((cell.language, cell.state) for row in rows for cell in row.cells)
        return tuple(
            Progress(
                language,
                states[language, State.TRANSLATED] + states[language, State.APPROVED],
                states[language, State.FUZZY],
                len(rows),
                dict(self.revised).get(language, ""),
                states[language, State.APPROVED] if self.tracks_review else None,
            )
            for language in self.languages
            if language != self.source_language
        )

    @property
    def summary(self) -> Summary:
        """What the index says of this edition."""
        return Summary(self.name, self.source_language, self.languages, self.titles, self.progress, self.published)

    def identified(self) -> Iterator[tuple[str, Row]]:
        """Yield each row with a name for it that stays the same while its source text does.

        The name is made from the kind and the text, not from the place; only equal rows
        are told apart by their order.
        """
        seen: Counter[str] = Counter()
        for row in self.rows:
            name = _name(row.kind, row.source.text)
            seen[name] += 1
            yield (name if seen[name] == 1 else f"{name}-{seen[name]}"), row


@lru_cache(maxsize=4096)
def _name(kind: str, text: str) -> str:
    """Return the name of a row; several forms of an edition ask for it, one after the other."""
    return "u" + sha256(f"{kind}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()[:10]
