"""Which columns of a table are translated: the workspace's choice, and where its headings are."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from pipeline.errors import DocumentError
from pipeline.formats.document import ReadOptions
from pipeline.formats.offering import is_name_like
from pipeline.formats.tables import Table

__all__ = ["LOOKED_AT", "expect_columns", "table_below", "table_of"]

LOOKED_AT = 30
"""Rows in which a heading row is looked for."""
_LONGEST = 60
"""Characters; a longer text is no heading."""
_LISTED = 8
"""Headings that a message names."""
_LINE_BREAK = re.compile(r"[\r\n]")


def table_of(rows: Mapping[int, Mapping[int, str]], options: ReadOptions, *, number: int = 0) -> Table:
    """Return the headings and the chosen columns of a table whose ``rows`` hold texts by column, from 0.

    If the workspace chooses columns, the heading row is the first that has one of them. If
    not, it is the first row with two texts or more, if each of them looks like a heading:
    at most 60 characters on one line, no number, date, address or the like, none twice, and
    a row below. ``number`` tells a document's tables apart, from 0.
    """
    if options.tables:
        return options.tables[number]
    found = _row_with(rows, options.columns)
    if found is None:
        found = _heading_row(rows)
    return table_below(found, {} if found is None else rows[found], options)


def table_below(row: int | None, texts: Mapping[int, str], options: ReadOptions) -> Table:
    """Return the table whose headings are the ``texts`` of ``row``, by column."""
    wanted = {_key(name): name for name in options.columns}
    headings = _headings(texts)
    return Table(
        row,
        headings,
        frozenset(column for column, text in headings.items() if _key(text) in wanted) if wanted else None,
        options.keeps_headings,
        tuple(wanted[key] for key in dict.fromkeys(map(_key, headings.values())) if key in wanted),
    )


def _row_with(rows: Mapping[int, Mapping[int, str]], names: Iterable[str]) -> int | None:
    """Return the number of the first row that has one of the headings ``names``."""
    wanted = set(map(_key, names))
    first = islice(rows.items(), LOOKED_AT)
    return next((number for number, row in first if not wanted.isdisjoint(map(_key, row.values()))), None)


def _heading_row(rows: Mapping[int, Mapping[int, str]]) -> int | None:
    """Return the number of the row that looks like one of headings."""
    first = list(islice(rows.items(), LOOKED_AT + 1))
    for place, (number, row) in enumerate(first[:LOOKED_AT]):
        if sum(map(_has_text, row.values())) > 1:
            return number if place + 1 < len(first) and _are_headings(row) else None
    return None


def expect_columns(tables: Sequence[Table], options: ReadOptions) -> None:
    """Raise DocumentError when a column that was chosen for this very document is in none of its ``tables``."""
    if not options.columns_expected:
        return
    used = {name for table in tables for name in table.used}
    for name in options.columns:
        if name not in used:
            there = list(dict.fromkeys(text for table in tables for text in table.headings.values()))
            near = difflib.get_close_matches(name, there, n=1)
            listed = ", ".join(there[:_LISTED])
            remedy = f"did you mean {near[0]}?" if near else f"its columns are {listed or 'without headings'}"
            raise DocumentError(f"has no column {name}, which the setting 'columns' names", remedy=remedy)


def _key(heading: str) -> str:
    """Return what two ways to write one heading have in common."""
    return " ".join(heading.split()).casefold()


def _headings(row: Mapping[int, str]) -> dict[int, str]:
    return {column: " ".join(text.split()) for column, text in row.items() if _has_text(text)}


def _has_text(text: str) -> bool:
    return bool(text.strip())


def _are_headings(row: Mapping[int, str]) -> bool:
    texts = [text.strip() for text in row.values() if _has_text(text)]
    return len(set(map(_key, texts))) == len(texts) and all(
        len(text) <= _LONGEST and _LINE_BREAK.search(text) is None and is_name_like(text) for text in texts
    )
