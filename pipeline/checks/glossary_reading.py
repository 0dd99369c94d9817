"""A glossary as its files have it, for the rules that look at the glossary itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pipeline.errors import GlossaryError
from pipeline.glossary import Glossary, Term
from pipeline.glossary.regions import sees
from pipeline.glossary.rows import columns, term_of, values_of
from pipeline.glossary.sheets import read_rows
from pipeline.glossary.tables import files
from pipeline.model import Finding, Severity

__all__ = ["Cells", "Written", "read_written", "views"]


@dataclass(frozen=True, slots=True)
class Cells:
    """One row as it is written."""

    path: str
    line: int
    values: dict[str, str]
    """By column, with all spaces."""


@dataclass(frozen=True)
class Written:
    """All files of a glossary: their rows, the terms that could be read, and what could not."""

    rows: tuple[Cells, ...]
    terms: tuple[Term, ...]
    """Each with the path people know."""
    errors: tuple[GlossaryError, ...]

    @cached_property
    def glossary(self) -> Glossary:
        """The terms as texts are checked against them."""
        return Glossary(self.terms)

    @staticmethod
    def finding(rule: str, severity: Severity, message: str, term: Term, *, suggestion: str = "") -> Finding:
        """Return a finding about a term's row; the term stands in the place of the source text."""
        return Finding(
            rule,
            severity,
            message,
            term.path,
            term.line,
            term.language,
            source=term.text,
            concept=term.concept,
            suggestion=suggestion,
            document=term.path,
            document_line=term.line,
        )


def read_written(folder: Path, shown: Callable[[Path], str]) -> Written:
    """Read the files of the glossary's ``folder``; ``shown`` gives the path people know.

    A row that is no term, and a column that is none, is an error in the result. Raises
    GlossaryError for a file that is no table at all.
    """
    rows: list[Cells] = []
    terms: dict[tuple[str, str, str], Term] = {}
    errors: list[GlossaryError] = []
    for path in files(folder):
        name = shown(path)
        sheet = read_rows(path)
        line, header = next(sheet, (1, []))
        try:
            places = columns(Path(name), line, header)
        except GlossaryError as error:
            errors.append(error)
            continue
        for number, row in sheet:
            if not any(cell.strip() for cell in row):
                continue
            try:
                values = values_of(places, row, path=Path(name), line=number)
                rows.append(Cells(name, number, values))
                term = term_of(values, path=Path(name), line=number)
            except GlossaryError as error:
                errors.append(error)
                continue
            first = terms.setdefault((term.concept, term.language, term.text), term)
            if first is not term:
                what = f"{term.concept} has {term.text!r} in {term.language} already: {first.path}:{first.line}"
                errors.append(GlossaryError(what, path=name, line=number, remedy="delete one of the two rows"))
    return Written(tuple(rows), tuple(terms.values()), tuple(errors))


def views(written: Written, languages: Sequence[str]) -> Iterator[tuple[str, list[Term]]]:
    """Yield each language of the workspace and of the glossary's rows, with the terms that are valid in it.

    A language as a whole (``pt``) is looked at in its regions, where it has any.
    """
    named = dict.fromkeys([*languages, *(term.language for term in written.terms)])
    for language in named:
        if not any(other != language and other.startswith(f"{language}_") for other in named):
            yield language, [term for term in written.terms if sees(language, term.language)]
