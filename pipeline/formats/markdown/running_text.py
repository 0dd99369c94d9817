"""The running text of a Markdown block: the translator's text and its place in the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.formats.markdown.inline import ends_in_backslash
from pipeline.formats.markdown.slots import HEADING_ATTRIBUTES

__all__ = [
    "Running",
    "after_hashes",
    "continuation",
    "first_hard_break",
    "heading_text",
    "line_text",
    "running_text",
    "without_end",
]

_OPENING_HASHES = re.compile(r"#{1,6}[ \t]*")
_CLOSING_HASHES = re.compile(r"(?:^|(?<=[ \t]))#+$")
_LABEL_OF_A_NOTE = re.compile(r"\[\^[^\]]*\]")
_NO_QUOTATION_MARK = re.compile(r"[^> \t]")


class Running(NamedTuple):
    """A running text and its place."""

    start: int
    end: int
    text: str
    """Its lines joined by spaces, or by a line break where the source has a hard one."""
    hard_break: str = ""
    """How its first hard line break is written: a backslash, or two spaces and more; empty if it has none."""

    def without(self, count: int) -> Running:
        """Return it without its first ``count`` characters and the spaces after them; they are on its first line."""
        kept = self.text[count:].lstrip()
        return self._replace(start=self.start + len(self.text) - len(kept), text=kept)


def running_text(text: str, starts: Sequence[int], ends: Sequence[int]) -> Running:
    """Return the running text of the lines of ``text`` that begin and end at these places."""
    if len(starts) == 1:
        return line_text(text, starts[0], ends[0])
    pieces: list[str] = []
    hard_break = ""
    for start, end in zip(starts[:-1], ends[:-1], strict=True):
        line = text[start:end].rstrip("\r")
        kept = line.rstrip(" \t")
        if line.endswith("  ") or (kept == line and ends_in_backslash(line)):
            style = "\\" if kept == line else line[len(kept) :]
            kept = kept[:-1].rstrip(" \t") if kept == line else kept
            hard_break = hard_break or style
            pieces += (kept, "\n")
        else:
            pieces += (kept, " ")
    first, last = line_text(text, starts[0], ends[0]), line_text(text, starts[-1], ends[-1])
    whole = "".join((*pieces, text[starts[-1] : last.end])).strip()
    return Running(first.start, last.end, whole.replace("\0", "\N{REPLACEMENT CHARACTER}"), hard_break)


def line_text(text: str, start: int, end: int) -> Running:
    """Return the running text between two places on one line."""
    raw = text[start:end]
    kept = raw.strip()
    begin = start if kept is raw or not kept else start + len(raw) - len(raw.lstrip())
    return Running(begin, begin + len(kept), kept.replace("\0", "\N{REPLACEMENT CHARACTER}"))


def after_hashes(text: str, start: int) -> int:
    """Return where the text of a heading begins whose ``#`` stand at ``start``."""
    hashes = _OPENING_HASHES.match(text, start)
    return hashes.end() if hashes else start


def heading_text(text: str, start: int, end: int) -> Running:
    """Return the text between two places on the line of a heading, without closing ``#`` and attributes."""
    found = line_text(text, start, end)
    if found.text[-1:] not in ("}", "#"):
        return found
    for pattern in (HEADING_ATTRIBUTES, _CLOSING_HASHES, HEADING_ATTRIBUTES):
        found = without_end(found, pattern)
    return found


def without_end(found: Running, pattern: re.Pattern[str]) -> Running:
    """Return ``found`` without what ``pattern`` matches at its end, on its last line."""
    match = pattern.search(found.text)
    if match is None:
        return found
    kept = found.text[: match.start()].rstrip()
    return found._replace(end=found.end - (len(found.text) - len(kept)), text=kept)


def first_hard_break(text: str, newline: str) -> str:
    """Return how the first hard line break of a document is written; two spaces if it has none."""
    backslash, spaces = text.find(f"\\{newline}") if "\\" in text else -1, text.find(f"  {newline}")
    return "\\" if backslash >= 0 and (spaces < 0 or backslash < spaces) else "  "


@lru_cache(maxsize=1000)
def continuation(before: str) -> str:
    """Return what a further line begins with, given what stands ``before`` the text on its first line.

    Quotation marks are repeated, everything else becomes spaces.
    """
    return _NO_QUOTATION_MARK.sub(" ", _LABEL_OF_A_NOTE.sub(lambda match: " " * len(match[0]), before))
