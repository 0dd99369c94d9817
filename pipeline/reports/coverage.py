"""The coverage of a glossary, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from pipeline.reports.display import columns, counted, escaped, escaped_json

__all__ = ["ConceptCoverage", "Translations", "Unused", "coverage_json", "coverage_text"]


@dataclass(frozen=True, slots=True)
class Translations:
    """How the texts with a concept are translated into one language."""

    language: str
    terms: dict[str, int]
    """Term -> in how many texts, the most frequent first; the empty term for none of the glossary's."""

    @property
    def consistency(self) -> int:
        """The share of the most frequent term, in per cent, rounded down."""
        total = sum(self.terms.values())
        return 100 * max(self.terms.values()) // total if total else 100


@dataclass(frozen=True, slots=True)
class ConceptCoverage:
    """Where a concept occurs, and how it is translated."""

    concept: str
    term: str
    """Its first term, for people."""
    documents: dict[str, int]
    """Source text -> how often it has the concept."""
    translations: tuple[Translations, ...]

    @property
    def occurrences(self) -> int:
        """How often all source texts have it."""
        return sum(self.documents.values())


@dataclass(frozen=True, slots=True)
class Unused:
    """A row of the glossary that no text has."""

    concept: str
    language: str
    term: str
    status: str
    path: str
    line: int


class CandidateLike(Protocol):
    """An expression the glossary lacks."""

    @property
    def text(self) -> str:
        """The words."""

    @property
    def language(self) -> str:
        """Their language."""

    @property
    def count(self) -> int:
        """How often they occur."""

    @property
    def documents(self) -> int:
        """In how many source texts."""


def coverage_text(
    concepts: Sequence[ConceptCoverage], unused: Sequence[Unused], candidates: Sequence[CandidateLike]
) -> str:
    """Return three tables: concepts with their translations, rows that no text has, and candidates."""
    lines = [
        f"{len(concepts)} concepts occur",
        *_concept_lines(concepts),
        "",
        f"{len(unused)} rows occur in no text",
        *(escaped(f"  {row.path}:{row.line}: {row.concept} {row.language} {row.status}: {row.term}") for row in unused),
        "",
        f"{len(candidates)} frequent expressions are not in the glossary",
        *(
            escaped(f"  {one.count:>4} × {one.language:<5} {one.text}") + _in_documents(one.documents)
            for one in candidates
        ),
    ]
    return "\n".join(lines) + "\n"


def _in_documents(number: int) -> str:
    return f"  (in {counted(number, 'document')})"


def _concept_lines(concepts: Sequence[ConceptCoverage]) -> Iterator[str]:
    width = max((columns(escaped(one.term)) for one in concepts), default=0)
    for one in concepts:
        term = escaped(one.term)
        places = _in_documents(len(one.documents))
        yield f"  {one.occurrences:>4} × {escaped(one.concept):<6} {term}{' ' * (width - columns(term))}{places}"
        for translations in one.translations:
            told = ", ".join(f"{term or 'none of its terms'} {number}" for term, number in translations.terms.items())
            yield escaped(f"         {translations.language}: {told}")


def coverage_json(
    concepts: Sequence[ConceptCoverage], unused: Sequence[Unused], candidates: Sequence[CandidateLike]
) -> str:
    """Return the same as JSON: ``{"version": 1, "concepts": […], "unused": […], "candidates": […]}``."""
    report = {
        "version": 1,
        "concepts": [
            {
                "concept": one.concept,
                "term": one.term,
                "occurrences": one.occurrences,
                "documents": one.documents,
                "translations": {
                    each.language: {
                        "terms": {term: number for term, number in each.terms.items() if term},
                        "none": each.terms.get("", 0),
                        "consistency": each.consistency,
                    }
                    for each in one.translations
                },
            }
            for one in concepts
        ],
        "unused": [{name: getattr(row, name) for name in Unused.__slots__} for row in unused],
        "candidates": [
            {"text": one.text, "language": one.language, "count": one.count, "documents": one.documents}
            for one in candidates
        ],
    }
    return escaped_json(report)
