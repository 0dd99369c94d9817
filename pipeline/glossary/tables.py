"""Glossaries as spreadsheets keep them: CSV files, one row per term."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.errors import GlossaryError
from pipeline.glossary.glossary import Glossary
from pipeline.glossary.rows import COLUMNS, cells, columns, term_of, values_of
from pipeline.glossary.sheets import Row, csv_bytes, read_rows
from pipeline.glossary.terms import Term
from pipeline.model import WAIVERS

__all__ = ["COLUMNS", "files", "read_glossary", "read_table", "table_terms", "write_table"]


def files(folder: Path) -> list[Path]:
    """Return the files of terms in the glossary's ``folder``, by name; a file is its only one."""
    if folder.is_file():
        return [folder]
    return sorted(
        path for path in folder.glob("*.csv") if not path.name.startswith((".", "~")) and path.name != WAIVERS
    )


def read_glossary(folder: Path) -> Glossary:
    """Read the ``.csv`` files of ``folder`` as one glossary, or the one file; without any it is empty.

    Raises GlossaryError for what is not a glossary file, and for a term that a concept
    has twice in one language.
    """
    terms: list[Term] = []
    known: dict[tuple[str, str, str], Term] = {}
    for path in files(folder):
        for term in read_table(path):
            first = known.setdefault((term.concept, term.language, term.text), term)
            if first is not term:
                raise GlossaryError(
                    f"{term.concept} has {term.text!r} in {term.language} already: {first.path}:{first.line}",
                    path=path,
                    line=term.line,
                    remedy="delete one of the two rows",
                )
            terms.append(term)
    return Glossary(terms)


def read_table(path: Path) -> Iterator[Term]:
    """Yield the terms of one CSV file.

    Commas, semicolons or tabs part its cells, as the header shows; a byte-order mark and
    the line ends of any system are welcome, so what Excel saves as *CSV UTF-8* can be read.
    Raises GlossaryError with the line and what to do there.
    """
    return table_terms(read_rows(path), path)


def table_terms(rows: Iterator[Row], path: Path) -> Iterator[Term]:
    """Yield the terms of a sheet whose first row names its columns. Raises GlossaryError as ``read_table`` does."""
    header_line, header = next(rows, (1, []))
    places = columns(path, header_line, header)
    for line, row in rows:
        if any(cell.strip() for cell in row):
            yield term_of(values_of(places, row, path=path, line=line), path=path, line=line)


def write_table(terms: Iterable[Term]) -> bytes:
    """Return ``terms`` as a glossary file with all columns; reading it gives the same terms."""
    return csv_bytes([COLUMNS, *map(cells, terms)])
