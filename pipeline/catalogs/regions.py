"""Where the characters of a translation stand in the PO file it was read from, by line and column."""

from __future__ import annotations

from pipeline.catalogs.entry import Entry
from pipeline.catalogs.reading import written_forms
from pipeline.catalogs.strings import places

__all__ = ["form_line", "referred", "region"]


def form_line(entry: Entry, form: int) -> int:
    """Return the line on which form number ``form`` of an entry's translation begins, from 1; 0 if it was not read."""
    forms = written_forms(entry) if form else ()
    if form >= len(forms):
        return entry.msgstr_line
    return entry.msgstr_line + entry.raw.count("\n", forms[0][0], forms[form][0])


def referred(entry: Entry) -> tuple[str, int]:
    """Return the document that an entry's first reference names, and the line there; empty and 0 without one."""
    first = entry.references[0] if entry.references else ""
    name, colon, line = first.replace("\u2068", "").replace("\u2069", "").rpartition(":")
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
    found = places(entry.raw[first:last])
    if found is None or not 0 <= span[0] <= span[1] <= len(found):
        return None
    closing = (last - first - 1, last - first - 1)
    start = (found[span[0]] if span[0] < len(found) else closing)[0]
    end = found[span[1] - 1][1] if span[1] > span[0] else start
    return *_line_and_column(entry, forms[0][0], first + start), *_line_and_column(entry, forms[0][0], first + end)


def _line_and_column(entry: Entry, from_: int, at: int) -> tuple[int, int]:
    line = entry.msgstr_line + entry.raw.count("\n", from_, at)
    return line, at - entry.raw.rfind("\n", 0, at)
