"""What all formats have in common: a term in the words of the file it comes from, and pairs of languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.glossary.terms import Status, Term

__all__ = ["Pair", "Record", "by_concept", "by_language", "with_statuses"]


@dataclass(frozen=True, slots=True)
class Record:
    """A term on its way into the glossary, or what keeps it out."""

    line: int
    """The line of the file it stands on, from 1; in a spreadsheet the row."""
    values: dict[str, str]
    """What the file says, by the glossary's columns; a column without a value may be left out."""
    left_out: str = ""
    """Why it cannot come into the glossary; empty if it can."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The languages of a format that has two."""

    source: str
    target: str


def by_concept(terms: Iterable[Term]) -> Iterator[tuple[str, list[Term]]]:
    """Yield each concept with its terms, in the order in which concepts first come."""
    grouped: dict[str, list[Term]] = {}
    for term in terms:
        grouped.setdefault(term.concept, []).append(term)
    yield from grouped.items()


def by_language(terms: Iterable[Term]) -> Iterator[tuple[str, list[Term]]]:
    """Yield each language with its terms, in the order in which languages first come."""
    grouped: dict[str, list[Term]] = {}
    for term in terms:
        grouped.setdefault(term.language, []).append(term)
    yield from grouped.items()


def with_statuses(records: Sequence[Record]) -> Iterator[Record]:
    """Give a status to records without one: of a concept's terms in one language, the first is preferred.

    Records of one concept and language follow one another.
    """
    for _, group in groupby(records, key=lambda one: (one.values.get("concept"), one.values.get("lang"))):
        same = list(group)
        taken = any(one.values.get("status") == Status.PREFERRED for one in same)
        for one in same:
            if one.values.get("status") or one.left_out:
                yield one
            else:
                status = Status.ADMITTED if taken else Status.PREFERRED
                taken = True
                yield Record(one.line, {**one.values, "status": status.value})
