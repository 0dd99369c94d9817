"""Sheets of text as spreadsheets save them: rows of cells, each with its line in the file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pipeline.errors import GlossaryError

__all__ = ["Row", "csv_bytes", "csv_rows", "read_rows", "separator_of"]

Row = tuple[int, list[str]]
"""The line a row begins on, from 1, and its cells."""

_SEPARATORS = ",;\t"


def read_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of the CSV file at ``path`` that are not empty.

    Raises GlossaryError when it cannot be read, and as ``csv_rows`` does.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise GlossaryError(f"cannot be read ({error.strerror})", path=path, remedy="check its permissions") from None
    return csv_rows(data, path)


def csv_rows(data: bytes, path: Path) -> Iterator[Row]:
    """Yield the rows of a CSV file that are not empty; ``path`` is what people know it as.

    Commas, semicolons or tabs part its cells, as the header shows; a byte-order mark and
    the line ends of any system are welcome. Raises GlossaryError, with the line, for what is
    not UTF-8 or not CSV.
    """
    text = _decoded(data, path)
    first = next((line for line in text.splitlines() if line.strip()), "")
    names_separator = _names_separator(first)
    separator = separator_of(first)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cells) and not (names_separator and separator.join(cells) == first.strip()):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise GlossaryError(
            f"is not a CSV file ({error})", path=path, line=line, remedy="look for a quotation mark without its pair"
        ) from None


def separator_of(first: str) -> str:
    """Return what parts the cells of a file whose first line with text is ``first``; Excel may say so with ``sep=``."""
    return _names_separator(first) or max(_SEPARATORS, key=first.count)


def csv_bytes(rows: Iterable[Sequence[str]], separator: str = ",") -> bytes:
    """Return ``rows`` as a CSV file in UTF-8 with Unix line ends."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=separator, lineterminator="\n").writerows(rows)
    return buffer.getvalue().encode("utf-8")


def _names_separator(first: str) -> str:
    match = re.fullmatch(r"sep=(.)", first.strip())
    return match[1] if match else ""


def _decoded(data: bytes, path: Path) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        remedy = "in Excel, save it as 'CSV UTF-8 (comma delimited)'"
        raise GlossaryError("is not UTF-8", path=path, line=line, remedy=remedy) from None
