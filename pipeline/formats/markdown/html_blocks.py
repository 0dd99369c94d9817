"""Blocks of HTML that are read again alone, once what is written in them is translated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markdown_it.rules_block.html_block import HTML_SEQUENCES

from pipeline.formats.markdown.raw_html import SWITCH, Surroundings

__all__ = ["HtmlBlock", "is_still_one_block", "kind_of_html", "says_nothing_of_others"]

_BLANKS = " \t\r"
_OF_TAGS, _OF_OTHERS = (0, 5, 6), (1, 2, 3, 4)
"""The numbers of the conditions for tags, and for comments, declarations and what else begins with ``<``."""


class HtmlBlock(NamedTuple):
    """The place of a block of HTML that stands in no other block and says nothing of what follows it."""

    start: int
    end: int


def says_nothing_of_others(html: str, language: str) -> bool:
    """Say whether ``html`` leaves it to others whether what follows is for translators."""
    surroundings = Surroundings(language)
    return not SWITCH.search(html) and not surroundings.pass_by(html) and not surroundings.are_foreign


def is_still_one_block(old: str, new: str) -> bool:
    """Say whether ``new``, in the place of the block ``old``, is a block that begins and ends as it does.

    A block ends where its kind has it end: with a line that holds a certain mark, or before
    an empty one (CommonMark 0.31, chapter 4.6).
    """
    lines = new.split("\n")
    kind = kind_of_html(lines[0])
    if kind is None or kind != kind_of_html(old.split("\n", 1)[0]) or _may_be_table(lines):
        return False
    ending = HTML_SEQUENCES[kind][1]
    if ending.search(""):
        return all(line.strip(_BLANKS) for line in lines)
    return _ends_with(lines, kind) and _ends_with(old.split("\n"), kind)


def _may_be_table(lines: Sequence[str]) -> bool:
    """Say whether the first of ``lines`` may be the headings of a table, which would come before a block of HTML."""
    return "|" in lines[0] and (len(lines) == 1 or lines[1].lstrip(_BLANKS).startswith(("|", "-", ":")))


def kind_of_html(line: str) -> int | None:
    """Return the number of the condition by which ``line`` begins a block of HTML; None if it does not."""
    possible = _OF_TAGS if line[1:2].isalpha() or line[1:2] == "/" else _OF_OTHERS
    return next((number for number in possible if HTML_SEQUENCES[number][0].search(line)), None)


def _ends_with(lines: Sequence[str], kind: int) -> bool:
    """Say whether the last line, and none before, has the mark that ends such a block."""
    ending = HTML_SEQUENCES[kind][1]
    return [number for number, line in enumerate(lines) if ending.search(line)] == [len(lines) - 1]
