"""Where the characters of a translation stand in the PO file it was read from, by line and column."""

from __future__ import annotations

import re

from pipeline.catalogs.entry import Entry
from pipeline.catalogs.reading import written_forms
from pipeline.catalogs.strings import place

__all__ = ["form_line", "referred", "region"]


_REFERRED = re.compile(r"\n?#: ([^\s:\\\u2068\u2069]+):([0-9]+)(?=[ \n])")
"""The first reference where nothing else stands above it, as nearly all programs write it."""


def form_line(entry: Entry, form: int) -> int:
    """Return the line on which form number ``form`` of an entry's translation begins, from 1; 0 if it was not read."""
    forms = written_forms(entry) if form else ()
    if form >= len(forms):
        return entry.msgstr_line
    return entry.msgstr_line + entry.raw.count("\n", forms[0][0], forms[form][0])


def referred(entry: Entry) -> tuple[str, int]:
    """Return the document that an entry's first reference names, and the line there; empty and 0 without one."""
    common = _REFERRED.match(entry.raw)
    if common:
        return common[1], int(common[2])
    name, colon, line = entry.first_reference.replace("\u2068", "").replace("\u2069", "").rpartition(":")
    if colon and line.isascii() and line.isdigit():
        return name, int(line)
    return name + colon + line, 0


def region(entry: Entry, form: int, span: tuple[int, int]) -> tuple[int, int, int, int] | None:
    """Return where characters of an entry's translation stand: line and column, and the line and column behind them.

    ``form`` is the number of the plural form, 0 without plurals; ``span`` counts characters
    of its text. Lines and columns count from 1, in Unicode code points. None for an entry
    that was not read from a file, and where numbered escapes hide the characters.
    """
    forms = written_forms(entry)
    if form >= len(forms):
        return None
    first, last = forms[form]
    found = place(entry.raw[first:last], *span)
    if found is None:
        return None
    start, end = (_line_and_column(entry, forms[0][0], first + at) for at in found)
    return *start, *end


def _line_and_column(entry: Entry, from_: int, at: int) -> tuple[int, int]:
    line = entry.msgstr_line + entry.raw.count("\n", from_, at)
    return line, at - entry.raw.rfind("\n", 0, at)
