"""Bringing terms into a glossary that people have written: what they wrote stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.glossary.glossary import Glossary
from pipeline.glossary.rows import COLUMNS, cells
from pipeline.glossary.sheets import csv_bytes, csv_rows, separator_of
from pipeline.glossary.tables import write_table
from pipeline.glossary.terms import Status, Term

__all__ = ["Conflict", "Merged", "appended", "merged"]

_IDENTITY = COLUMNS[:3]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A term that stays out, because the glossary says something else."""

    term: Term
    """What the file says."""
    known: Term
    """What the glossary says."""
    columns: tuple[str, ...]
    """Where the two differ; only ``concept`` when the glossary means something else by that identifier."""

    @property
    def reason(self) -> str:
        """What is the matter, in words."""
        if self.columns == ("concept",):
            return f"the glossary has {self.known.concept} for “{self.known.text}” and shares no term with it"
        if self.term.text != self.known.text:
            return f"the glossary prefers “{self.known.text}” in {self.known.language}"
        theirs, ours = (dict(zip(COLUMNS, cells(term), strict=True)) for term in (self.term, self.known))
        told = (f"{name} {theirs[name] or 'empty'} (the glossary: {ours[name] or 'empty'})" for name in self.columns)
        return ", ".join(told)


@dataclass(frozen=True, slots=True)
class Merged:
    """What an import comes to."""

    new: tuple[Term, ...]
    conflicts: tuple[Conflict, ...]
    known: int
    """How many terms the glossary has already, alike in every column."""


def merged(glossary: Glossary, terms: Iterable[Term]) -> Merged:
    """Return which of ``terms`` are new to ``glossary``, and which contradict it.

    A term is known by concept, language and text. A concept whose identifier the glossary
    has for something else stays out as a whole, and so does a second preferred term.
    """
    known = {(term.concept, term.language, term.text): term for term in glossary.terms}
    preferred = {
        (term.concept, term.language): term for term in reversed(glossary.terms) if term.status is Status.PREFERRED
    }
    grouped: dict[str, list[Term]] = {}
    for term in terms:
        grouped.setdefault(term.concept, []).append(term)
    new: list[Term] = []
    conflicts: list[Conflict] = []
    same = 0
    for concept, group in grouped.items():
        if other := _another(glossary.concepts.get(concept, ()), group):
            conflicts += (Conflict(term, other, ("concept",)) for term in group)
            continue
        for term in group:
            mine = known.get((concept, term.language, term.text))
            rival = preferred.get((concept, term.language)) if term.status is Status.PREFERRED else None
            if mine is not None:
                different = _different(term, mine)
                same += not different
                conflicts += [Conflict(term, mine, different)] if different else []
            elif rival is not None:
                conflicts.append(Conflict(term, rival, ("status",)))
            else:
                new.append(term)
    return Merged(tuple(new), tuple(conflicts), same)


def _another(ours: Sequence[Term], theirs: Sequence[Term]) -> Term | None:
    """Return a term of ``ours`` if both have terms in one language and none in common."""
    texts = {(term.language, term.text.casefold()) for term in ours}
    if not texts.isdisjoint((term.language, term.text.casefold()) for term in theirs):
        return None
    languages = {term.language for term in theirs}
    return next((term for term in ours if term.language in languages), None)


def _different(theirs: Term, ours: Term) -> tuple[str, ...]:
    """Return the columns in which ``theirs`` says something, and not what ``ours`` says."""
    pairs = zip(COLUMNS, cells(theirs), cells(ours), strict=True)
    return tuple(name for name, one, other in pairs if one and one != other and name not in _IDENTITY)


def appended(before: bytes, path: Path, terms: Sequence[Term]) -> bytes:
    """Return a glossary file with ``terms`` added at its end; every byte that was there stays.

    A column that the file lacks is added to its header. Raises GlossaryError when ``before``
    is no CSV file.
    """
    if not before.strip():
        return write_table(terms)
    header_line, header = next(csv_rows(before, path))
    text = before.decode("utf-8")
    lines = text.splitlines(keepends=True)
    first = next(line for line in lines if line.strip("\ufeff\r\n "))
    separator = separator_of(first.removeprefix("\ufeff"))
    ending = "\r\n" if first.endswith("\r\n") else "\n"
    names = [cell.strip().lower() for cell in header]
    rows = [dict(zip(COLUMNS, cells(term), strict=True)) for term in terms]
    missing = [name for name in COLUMNS if name not in names and any(_says(row, name) for row in rows)]
    if missing:
        place = header_line - 1
        lines[place] = lines[place].rstrip("\r\n") + separator + separator.join(missing) + ending
    whole = "".join(lines)
    whole += "" if whole.endswith(("\n", "\r")) else ending
    added = csv_bytes(([row.get(name, "") for name in (*names, *missing)] for row in rows), separator)
    return (whole + added.decode("utf-8").replace("\n", ending)).encode("utf-8")


def _says(row: dict[str, str], name: str) -> bool:
    """Tell whether a cell says more than a column that is not there."""
    implied = {"status": Status.PREFERRED.value, "type": "term"}
    return bool(row[name]) and row[name] != implied.get(name)
