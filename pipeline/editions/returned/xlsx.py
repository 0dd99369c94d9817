"""Reviewers' sheets as they come back from any spreadsheet program.

The columns are known by their headings and the rows by their keys, wherever both stand by now.
Every sheet of a workbook that has the headings is read, so that several may be put into one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.editions.keys import is_key
from pipeline.editions.returned.model import Returned
from pipeline.editions.review_words import LANGUAGES, state_called
from pipeline.errors import DocumentError
from pipeline.locales import gettext_name
from pipeline.workbooks import Row, column_letters, read_sheets

__all__ = ["read"]

_IDENTITY = re.compile(r"museotext: (?P<document>.+) \((?P<source>[\w-]+) → (?P<target>[\w-]+)\)")
_NAMES = {
    "source": {words.original.casefold() for words in LANGUAGES},
    "text": {words.translation.casefold() for words in LANGUAGES},
    "state": {words.state.casefold() for words in LANGUAGES},
    "comments": {words.comments.casefold() for words in LANGUAGES},
}
_TOO_LONG = {words.too_long for words in LANGUAGES}


class _Columns:
    """Where the columns of a sheet stand, and what it is of."""

    def __init__(self, headings: Sequence[str], path: Path) -> None:
        named = [text.partition(":")[0].strip().casefold() for text in headings]
        self.at = {
            column: next((at for at, name in enumerate(named) if name in names), None)
            for column, names in _NAMES.items()
        }
        found = [(at, match) for at, text in enumerate(headings) if (match := _IDENTITY.fullmatch(text.strip()))]
        self.key = found[0][0] if found else None
        if found:
            self.document, self.language = found[0][1]["document"], found[0][1]["target"]
        else:
            self.document, _, self.language = path.name.removesuffix(path.suffix).rpartition(".")

    @property
    def complete(self) -> bool:
        """Whether this is a row of headings."""
        return self.at["source"] is not None and self.at["text"] is not None


def read(data: bytes, path: Path) -> Iterator[Returned]:
    """Yield the texts of all sheets.

    Raises DocumentError for what is no workbook, and one without such a sheet.
    """
    try:
        read_any = False
        for title, rows in read_sheets(data):
            columns = None
            for number, cells in rows:
                if columns is None:
                    columns = _columns(cells, path)
                    read_any |= columns is not None
                elif (one := _returned(columns, (number, cells), f"{path}: sheet {title}")) is not None:
                    yield one
    except DocumentError as error:
        if error.path is None:
            raise DocumentError(
                error.what, path=path, line=error.line, remedy=error.remedy or "save it again as .xlsx"
            ) from None
        raise
    if not read_any:
        raise DocumentError(
            "has no sheet with the headings of an original and its translation",
            path=path,
            remedy="keep the first row as 'museotext publish --edition xlsx' wrote it",
        )


def _columns(cells: Sequence[str], path: Path) -> _Columns | None:
    columns = _Columns(cells, path)
    if not columns.complete:
        return None
    if not columns.document or gettext_name(columns.language) is None:
        raise DocumentError(
            "does not say which document and language it is of: the last column is gone",
            path=path,
            remedy="call it as it was called, like about.html.es.xlsx",
        )
    return columns


def _returned(columns: _Columns, row: Row, sheet: str) -> Returned | None:
    """Return what a row says; None for one that was never offered for review."""
    number, cells = row

    def cell(at: int | None) -> str:
        return cells[at] if at is not None and at < len(cells) else ""

    source, text, said = cell(columns.at["source"]), cell(columns.at["text"]), cell(columns.at["state"])
    key = cell(columns.key).strip()
    if not is_key(key) and (not source.strip() or _TOO_LONG & {source, text, cell(columns.at["comments"])}):
        return None
    state = state_called(said)
    unknown = state is None and said.strip()
    at = columns.at["state" if unknown else "text"] or 0
    return Returned(
        place=f"{sheet}, cell {column_letters(at)}{number}",
        document=columns.document,
        language=columns.language,
        source=source,
        text=text,
        state=state,
        comments=tuple(cell(columns.at["comments"]).split("\n")),
        key=key,
        exact=False,
        fault=f"{said.strip()!r} is no state; choose one of the list" if unknown else "",
    )
