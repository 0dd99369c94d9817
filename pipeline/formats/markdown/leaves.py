"""Headings, paragraphs, code and tables: the places of their lines, without what a parser would make of their text.

These are rules for markdown-it-py in place of its own, which collect the text of every
block and cell; here units are read from the document itself, so that would be half of the
work for nothing. They find the same blocks on the same lines; a test holds them against
the parser's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from markdown_it.common.utils import mdTrim
from markdown_it.parser_block import RuleFuncBlockType as Rule
from markdown_it.rules_block import StateBlock

from pipeline.formats.markdown.state import BlockState

__all__ = ["HASHES", "LEAF_RULES", "is_ended"]

HASHES = re.compile(r"#{1,6}(?=[ \t]|$)")
"""What a heading begins with (CommonMark 0.31, 4.2)."""
_FENCE = re.compile(r"(`{3,})[^`]*$|(~{3,})")
_MOST_INDENTED = 3
"""Columns; what is indented by more is code."""
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
_DELIMITER_ROW = re.compile(r"(?:\||[-:](?![ \t]))[ \t]*+[|:-]?(?>[|: \t-]*)$")
_DELIMITER_CELL = re.compile(r":?-+:?")
_PIPE = re.compile(r"(?<!\\)\|")
_MOST_CELLS_ADDED = 0x10000
"""As in markdown-it-py: rows shorter than the heading may lack so many cells in all."""


def heading(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Read a heading that begins with ``#`` (CommonMark 0.31, 4.2)."""
    del end
    begin = state.bMarks[first] + state.tShift[first]
    hashes = HASHES.match(state.src, begin, state.eMarks[first])
    if hashes is None or state.is_code_block(first):
        return False
    if not silent:
        state.line = first + 1
        _add(state, "heading", f"h{len(hashes[0])}", first, hashes[0])
    return True


def fence(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Read code between fences (4.5); its text only for those who show it."""
    source, starts, ends, indents, columns = state.src, state.bMarks, state.eMarks, state.tShift, state.sCount
    opening = _FENCE.match(source, starts[first] + indents[first], ends[first])
    if opening is None or state.is_code_block(first):
        return False
    if silent:
        return True
    markup = opening[1] or opening[2]
    sign = markup[0]
    closing = _closing_fence(sign, len(markup))
    indent = state.blkIndent
    line = first + 1
    is_closed = False
    while line < end and not is_closed:
        begin = starts[line] + indents[line]
        if begin < ends[line]:
            if columns[line] < indent:
                break
            is_closed = (
                source[begin] == sign
                and columns[line] - indent <= _MOST_INDENTED
                and closing.match(source, begin, ends[line]) is not None
            )
        line += 1
    token = state.push("fence", "code", 0)
    token.markup, token.map = markup, [first, line]
    if state.env.get("shows_code"):
        token.content = state.getLines(first + 1, line - is_closed, columns[first], True)
    state.line = line
    return True


@cache
def _closing_fence(sign: str, length: int) -> re.Pattern[str]:
    return re.compile(rf"{sign}{{{length},}}[ \t]*$")


def underlined_or_paragraph(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Read a heading with a line below it (4.3), or a paragraph if it cannot be a term of a definition list."""
    del silent
    after, underline = _end_of_text(state, first)
    if underline:
        state.line = after + 1
        _add(state, "heading", "h1" if underline == "=" else "h2", first, underline)
    elif _may_be_term(state, first, end):
        return False
    else:
        state.line = after
        _add(state, "paragraph", "p", first)
    return True


def paragraph(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Read a paragraph (4.8)."""
    del end, silent
    state.line, _ = _end_of_text(state, first)
    _add(state, "paragraph", "p", first)
    return True


def _add(state: StateBlock, kind: str, tag: str, first: int, markup: str = "") -> None:
    """Add the block from line ``first`` to the line the state is at now."""
    if isinstance(state, BlockState):
        state.add_leaf(kind, tag, markup, first, state.line)


def _end_of_text(state: StateBlock, first: int) -> tuple[int, str]:
    """Return the number of the line after a text that begins on line ``first``, and the sign it is underlined with."""
    source, starts, ends, indents, columns = state.src, state.bMarks, state.eMarks, state.tShift, state.sCount
    indent = state.blkIndent
    end = state.lineMax
    line = first + 1
    outer, state.parentType = state.parentType, "paragraph"
    rules = state.md.block.ruler.getRules("paragraph")
    underline = ""
    while line < end:
        begin = starts[line] + indents[line]
        if begin >= ends[line]:
            break
        # A line indented like code goes on with the paragraph; one at less than no column was asked about before.
        if columns[line] - indent <= 3:
            if columns[line] >= indent and source[begin] in "-=" and _UNDERLINE.match(source, begin, ends[line]):
                underline = source[begin]
                break
            if columns[line] >= 0 and is_ended(rules, state, line, end):
                break
        line += 1
    state.parentType = outer
    return line, underline


def is_ended(rules: Sequence[Rule], state: StateBlock, line: int, end: int) -> bool:
    """Say whether ``line`` begins a block that ends the one before it."""
    for rule in rules:  # noqa: SIM110  (any() takes longer)
        if rule(state, line, end, True):
            return True
    return False


def _may_be_term(state: StateBlock, first: int, end: int) -> bool:
    """Say whether the line below, or the one after an empty line, may begin a definition."""
    line = first + 1
    if line < end and state.isEmpty(line):
        line += 1
    if line >= end:
        return False
    begin = state.bMarks[line] + state.tShift[line]
    return state.src[begin : begin + 1] in (":", "~")


def table(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Read a table (GitHub Flavored Markdown 0.29, 4.10): a row of headings, a line of dashes, rows."""
    if first + 2 > end:
        return False
    columns = _columns(state, first)
    if not columns:
        return False
    if silent:
        return True
    outer, state.parentType = state.parentType, "table"
    opening = state.push("table_open", "table", 1)
    _add_row(state, "heading_row", first)
    rules = state.md.block.ruler.getRules("blockquote")
    added = 0
    line = first + 2
    while line < end:
        if state.sCount[line] < state.blkIndent or is_ended(rules, state, line, end):
            break
        text = _line(state, line)
        if not text or state.is_code_block(line):
            break
        added += columns - _count_cells(text)
        if added > _MOST_CELLS_ADDED:
            break
        _add_row(state, "row", line)
        line += 1
    opening.map = [first, line]
    state.push("table_close", "table", -1)
    state.parentType = outer
    state.line = line
    return True


def _add_row(state: StateBlock, kind: str, line: int) -> None:
    state.line = line + 1
    _add(state, kind, "tr", line)


def _columns(state: StateBlock, first: int) -> int:
    """Return how many columns a table has that begins on line ``first``; 0 if none does."""
    second = first + 1
    begin = state.bMarks[second] + state.tShift[second]
    if (
        state.src[begin : begin + 1] not in ("|", "-", ":")
        or state.sCount[second] < state.blkIndent
        or not _DELIMITER_ROW.match(state.src, begin, state.eMarks[second])
        or begin + 1 >= state.eMarks[second]
        or state.is_code_block(second)
    ):
        return 0
    dashes = [cell.strip(" \t") for cell in state.src[begin : state.eMarks[second]].split("|")]
    cells = dashes[dashes[0] == "" : len(dashes) - (dashes[-1] == "")]
    text = _line(state, first)
    if "|" not in text or not all(map(_DELIMITER_CELL.fullmatch, cells)) or state.is_code_block(first):
        return 0
    return len(cells) if _count_cells(text) == len(cells) else 0


def _count_cells(text: str) -> int:
    cells = _PIPE.split(text)
    if cells and cells[0] == "":
        cells.pop(0)
    if cells and cells[-1] == "":
        cells.pop()
    return len(cells)


def _line(state: StateBlock, line: int) -> str:
    return mdTrim(state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]])


LEAF_RULES: tuple[tuple[str, Rule, tuple[str, ...]], ...] = (
    ("table", table, ("paragraph", "reference")),
    ("fence", fence, ("paragraph", "reference", "blockquote", "list")),
    ("heading", heading, ("paragraph", "reference", "blockquote")),
    ("lheading", underlined_or_paragraph, ()),
    ("paragraph", paragraph, ()),
)
"""The parser's rules they stand for, and the blocks they end, as the parser has it."""
