"""The progress of a workspace's translations, as a table and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["DocumentProgress", "LanguageProgress", "progress_json", "progress_text"]


@dataclass(frozen=True, slots=True)
class LanguageProgress:
    """How far one document's translation into one language is, in distinct texts."""

    language: str
    translated: int
    fuzzy: int
    """With a translation that a person wrote and has to look at again."""
    missing: int
    drafts: int = 0
    """With a translation that a machine wrote and no person has looked at."""
    approved: int | None = None
    """How many of the translated ones a reviewer approved; None where reviews are not tracked."""

    @property
    def percent(self) -> int:
        """The translated share, rounded down: 100 means that nothing is left to translate."""
        return self._share(self.translated)

    def _share(self, number: int) -> int:
        total = self.translated + self.fuzzy + self.missing + self.drafts
        return 100 * number // total if total else 100

    def __add__(self, other: LanguageProgress) -> LanguageProgress:
        """Return both together, in the language of the first."""
        return LanguageProgress(
            self.language,
            self.translated + other.translated,
            self.fuzzy + other.fuzzy,
            self.missing + other.missing,
            self.drafts + other.drafts,
            None if self.approved is None or other.approved is None else self.approved + other.approved,
        )

    def __str__(self) -> str:
        drafts = "draft" if self.drafts == 1 else "drafts"
        counts = ((self.drafts, drafts), (self.fuzzy, "fuzzy"), (self.missing, "missing"))
        left = [f"{count} {name}" for count, name in counts if count]
        approved = "" if self.approved is None else f", {self._share(self.approved)} % approved"
        return f"{self.percent} %{approved}" + (f" ({', '.join(left)})" if left else "")


@dataclass(frozen=True, slots=True)
class DocumentProgress:
    """How far one document's translations are."""

    name: str
    language: str
    """The source language."""
    texts: int
    """How many distinct texts it has."""
    words: int
    """The words of those texts."""
    translations: tuple[LanguageProgress, ...]


def progress_text(rows: Sequence[DocumentProgress]) -> str:
    """Return a table: a line per document, a column per language, and the sum."""
    columns = list(dict.fromkeys(one.language for row in rows for one in row.translations))
    table = [["document", "from", "texts", "words", *columns]]
    sums: dict[str, LanguageProgress] = {}
    for row in rows:
        found = {one.language: one for one in row.translations}
        for name, one in found.items():
            sums[name] = sums[name] + one if name in sums else one
        cells = [str(found[name]) if name in found else "–" for name in columns]
        table.append([row.name, row.language, str(row.texts), str(row.words), *cells])
    total = [str(sum(row.texts for row in rows)), str(sum(row.words for row in rows))]
    table.append(["all", "", *total, *(str(sums[name]) for name in columns)])
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return "".join(_line(line, widths) + "\n" for line in table)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    aligned = [
        cell.rjust(width) if number in (2, 3) else cell.ljust(width)
        for number, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return "  ".join(aligned).rstrip()


def progress_json(rows: Sequence[DocumentProgress]) -> str:
    """Return the same as JSON: ``{"version": 1, "documents": […]}``."""
    documents = [
        {
            "document": row.name,
            "language": row.language,
            "texts": row.texts,
            "words": row.words,
            "translations": {
                one.language: {
                    "translated": one.translated,
                    **({} if one.approved is None else {"approved": one.approved}),
                    "drafts": one.drafts,
                    "fuzzy": one.fuzzy,
                    "missing": one.missing,
                    "percent": one.percent,
                }
                for one in row.translations
            },
        }
        for row in rows
    ]
    return json.dumps({"version": 1, "documents": documents}, ensure_ascii=False, indent=2) + "\n"
