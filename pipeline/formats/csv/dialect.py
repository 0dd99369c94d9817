"""How a table in text is divided: delimiter and quotes, found out from the text itself.

RFC 4180 says what a CSV file is; what people have is what Excel, LibreOffice and databases
write. Semicolons are Excel's wherever the comma is the decimal sign, as in Spanish and
Portuguese; ``sep=;`` on a line of its own is Excel's way to name the delimiter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import NamedTuple

from pipeline.errors import DocumentError

__all__ = ["COMMAS", "Cell", "Dialect", "Row", "divided", "unescaped"]

DELIMITERS = (",", ";", "\t")
"""In the order they are preferred when nothing tells them apart."""
_SAMPLE = 500
"""Rows that are looked at to find the delimiter."""
_SEP = re.compile(r'"?sep=(.)"?[ \t]*(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
_ESCAPED = re.compile(r'\\.|""', re.DOTALL)
_NEWLINE = re.compile(r"\r\n|\r|\n")


class Dialect(NamedTuple):
    """How cells are told apart."""

    delimiter: str
    escape: str = '"'
    """What stands before a quotation mark inside quotes: another one, or a backslash; empty for no quotes at all."""


COMMAS = Dialect(",")


class Cell(NamedTuple):
    """A cell of a row as it stands in the text."""

    start: int
    end: int
    """Its characters, quotation marks included, delimiter not."""
    text: str
    """What it holds."""
    is_quoted: bool
    line: int
    """The line it begins on, from 1."""


Row = tuple[Cell, ...]


class _UnclosedError(Exception):
    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class _Reading(NamedTuple):
    rows: list[Row]
    is_odd: bool
    """Something stands behind a closing quotation mark."""


def divided(text: str, known: Dialect | None = None) -> tuple[Dialect, list[Row]]:
    """Return the dialect of the table ``text`` and its rows; a row without a character has one empty cell.

    The delimiter is what a line ``sep=`` names, or else the one that gives most rows the
    same number of cells, at least two. Quotation marks inside quotes are doubled, or have a
    backslash before them where only that makes sense; tables with tabs may have no quotes
    at all (IANA, text/tab-separated-values). A dialect that is ``known`` is not looked for.
    Raises DocumentError, with the line, when a quotation mark is never closed.
    """
    named = _SEP.match(text)
    start = named.end() if named else 0
    delimiter = known.delimiter if known else named[1] if named else _delimiter(text)
    if delimiter in '"\r\n':
        raise DocumentError("names a delimiter that cannot be one", line=1, remedy="write sep=; or take the line out")
    dialect = known or Dialect(delimiter)
    try:
        reading = _read(text, dialect, start)
    except _UnclosedError as unclosed:
        if not known and '\\"' in text and (escaped := _strictly(text, Dialect(delimiter, "\\"), start)):
            return escaped
        if not known and delimiter == "\t":
            return divided(text, Dialect(delimiter, ""))
        raise DocumentError(
            "a quotation mark is never closed", line=unclosed.line, remedy="close it, or double it inside a cell"
        ) from None
    if reading.is_odd and not known and '\\"' in text:
        return _strictly(text, Dialect(delimiter, "\\"), start) or (dialect, reading.rows)
    return dialect, reading.rows


def _strictly(text: str, dialect: Dialect, start: int) -> tuple[Dialect, list[Row]] | None:
    """Return what is read in ``dialect``, None where that leaves something unexplained."""
    try:
        reading = _read(text, dialect, start)
    except _UnclosedError:
        return None
    return None if reading.is_odd else (dialect, reading.rows)


def _read(text: str, dialect: Dialect, start: int) -> _Reading:
    reading = _Reading([], is_odd=False)
    for row, is_odd in _rows(text, dialect, start):
        reading.rows.append(row)
        if is_odd and not reading.is_odd:
            reading = _Reading(reading.rows, is_odd=True)
    return reading


def _rows(text: str, dialect: Dialect, start: int) -> Iterator[tuple[Row, bool]]:
    """Yield each row, and whether something stands behind a closing quotation mark in it."""
    delimiter = re.escape(dialect.delimiter)
    bare = re.compile(rf"[^{delimiter}\r\n]*")
    inside = r'[^"\\]|\\.|""' if dialect.escape == "\\" else r'[^"]|""'
    quoted = re.compile(rf'"((?>(?:{inside})*))"', re.DOTALL)
    at, line = start, 1 + len(_NEWLINE.findall(text, 0, start))
    cells: list[Cell] = []
    is_odd = False
    while at < len(text) or cells:
        begin = at
        if dialect.escape and text.startswith('"', at):
            match = quoted.match(text, at)
            if match is None:
                raise _UnclosedError(line)
            rest = bare.match(text, match.end())
            behind = rest[0] if rest else ""
            at = match.end() + len(behind)
            is_odd = is_odd or bool(behind)
            cells.append(Cell(begin, at, unescaped(match[1], dialect) + behind, is_quoted=True, line=line))
            line += len(_NEWLINE.findall(match[1]))
        else:
            plain = bare.match(text, at)
            at += len(plain[0]) if plain else 0
            cells.append(Cell(begin, at, text[begin:at], is_quoted=False, line=line))
        if text.startswith(dialect.delimiter, at):
            at += 1
            continue
        if newline := _NEWLINE.match(text, at):
            at = newline.end()
            line += 1
        yield tuple(cells), is_odd
        cells, is_odd = [], False


def unescaped(inside: str, dialect: Dialect) -> str:
    """Return what the characters between two quotation marks stand for."""
    if dialect.escape == "\\":
        return _ESCAPED.sub(lambda match: '"' if match[0].endswith('"') else match[0], inside)
    return inside.replace('""', '"')


def _delimiter(text: str) -> str:
    scores = {delimiter: _score(text, delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda one: scores[one])
    if scores[best][0]:
        return best
    return next((one for one in DELIMITERS if one not in text), best)


def _score(text: str, delimiter: str) -> tuple[float, int]:
    """Return how evenly ``delimiter`` divides the rows, and into how many cells; 0 where it does not."""
    sizes = []
    with suppress(_UnclosedError):
        for row, _ in islice(_rows(text, Dialect(delimiter), 0), _SAMPLE):
            if row[-1].end > row[0].start:
                sizes.append(len(row))
    size, number = Counter(sizes).most_common(1)[0] if sizes else (1, 0)
    return (0, 0) if size < 2 else (number / len(sizes) + (sizes[0] == size), size)
