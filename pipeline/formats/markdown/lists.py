"""Lists: the places of their items, without what a parser keeps of them for its pages.

A rule for markdown-it-py in place of its own (CommonMark 0.31, chapters 5.2 and 5.3). It
finds the same lists and items on the same lines, and does not look whether they are tight:
nobody asks. A test holds it against the parser's own.
"""

from __future__ import annotations

import re

from markdown_it.parser_block import RuleFuncBlockType as Rule
from markdown_it.rules_block import StateBlock

from pipeline.formats.markdown.leaves import is_ended
from pipeline.formats.markdown.state import BlockState

__all__ = ["LIST_RULES"]

_MARKER = re.compile(r"(?:(?P<bullet>[-+*])|(?P<number>[0-9]{1,9})(?P<sign>[.)]))(?=[ \t]|$)")
_SPACES = re.compile(r"[ \t]*")
_CODE_INDENT = 4
"""Columns; what is indented by as many is code, or goes on with the text above."""
_TAB = 4


def lists(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Read a list; ``silent``, say whether one begins on line ``first`` that may end what stands above."""
    column = state.sCount[first]
    if state.is_code_block(first) or 0 <= state.listIndent <= column - _CODE_INDENT < state.blkIndent - _CODE_INDENT:
        return False
    marker = _marker(state, first)
    if marker is None:
        return False
    if silent:
        goes_on = state.parentType == "paragraph" and column >= state.blkIndent
        return not goes_on or _may_interrupt(state, first, marker)
    if isinstance(state, BlockState):
        _read(state, first, end, marker)
    return True


def _marker(state: StateBlock, line: int) -> re.Match[str] | None:
    return _MARKER.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line])


def _sign(marker: re.Match[str]) -> str:
    """Return what all items of a list have in common: their bullet, or what stands behind their numbers."""
    return marker["bullet"] or marker["sign"]


def _may_interrupt(state: StateBlock, line: int, marker: re.Match[str]) -> bool:
    """Say whether an item may follow a line of a paragraph: it has to have a text, and to be the first."""
    text = state.src[marker.end() : state.eMarks[line]]
    return bool(text.strip(" \t")) and int(marker["number"] or 1) == 1


def _read(state: BlockState, first: int, end: int, marker: re.Match[str]) -> None:
    """Read the items of a list whose first one has the ``marker``."""
    kind, tag = ("bullet_list", "ul") if marker["bullet"] else ("ordered_list", "ol")
    sign = _sign(marker)
    opening = state.add_edge(f"{kind}_open", tag, sign, 1)
    outer, state.parentType = state.parentType, "list"
    rules = state.md.block.ruler.getRules("list")
    line = first
    while True:
        item = state.add_edge("list_item_open", "li", sign, 1)
        item.info = marker["number"] or ""
        _read_item(state, line, end, marker)
        state.add_edge("list_item_close", "li", sign, -1)
        item.map = [line, state.line]
        line = state.line
        if line >= end or state.sCount[line] < state.blkIndent or state.is_code_block(line):
            break
        if is_ended(rules, state, line, end):
            break
        following = _marker(state, line)
        if following is None or _sign(following) != sign:
            break
        marker = following
    state.add_edge(f"{kind}_close", tag, sign, -1)
    opening.map = [first, line]
    state.parentType = outer


def _read_item(state: BlockState, line: int, end: int, marker: re.Match[str]) -> None:
    """Read the blocks of the item that begins with ``marker``: all that stands as far in as its text."""
    start, stop = state.bMarks[line], state.eMarks[line]
    after = marker.end()
    text = _SPACES.match(state.src, after, stop).end()  # type: ignore[union-attr]  # it matches everywhere
    initial = state.sCount[line] + after - marker.start()
    column = initial + text - after
    if "\t" in state.src[after:text]:
        column = initial
        for space in state.src[after:text]:
            column += _TAB - (column + state.bsCount[line]) % _TAB if space == "\t" else 1
    spaces = column - initial
    before = state.listIndent, state.blkIndent, state.tShift[line], state.sCount[line]
    state.listIndent = state.blkIndent
    # An item without a text, and one that begins with code, is indented by one space.
    state.blkIndent = initial + (spaces if text < stop and spaces <= _CODE_INDENT else 1)
    state.tShift[line], state.sCount[line] = text - start, column
    if text >= stop and state.isEmpty(line + 1):
        state.line = min(line + 2, end)  # an item may begin with one empty line
    else:
        state.md.block.tokenize(state, line, end)
    state.listIndent, state.blkIndent, state.tShift[line], state.sCount[line] = before


LIST_RULES: tuple[tuple[str, Rule, tuple[str, ...]], ...] = (("list", lists, ("paragraph", "reference", "blockquote")),)
"""The parser's rule it stands for, and the blocks that it ends, as the parser has it."""
