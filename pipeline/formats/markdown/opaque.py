"""Blocks in which no other block is looked for: indented code, HTML, thematic breaks, link definitions.

These are rules for markdown-it-py in place of its own, as those in ``leaves.py`` are. A link
definition that is more than an address on one line is left to the parser's rule.
"""

from __future__ import annotations

import re

from markdown_it.parser_block import RuleFuncBlockType as Rule
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_block.html_block import HTML_SEQUENCES

from pipeline.formats.markdown.html_blocks import kind_of_html
from pipeline.formats.markdown.state import BlockState, noting

__all__ = ["OPAQUE_RULES", "code"]

_CODE_INDENT = 4
_THEMATIC_BREAK = re.compile(r"([-*_])[ \t]*+(?>(?:\1[ \t]*+){2,})$")
_ONE_LINE = re.compile(
    r"\[[^\[\]\\]*[^\[\]\\\s][^\[\]\\]*\]:[ \t]*+(?:https?://)?[\w./#?=%+~@,-]+[ \t]*$",
)
_BEGINS_A_TITLE = ("'", '"', "(")
_reference = noting(reference)


def code(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Read code that is indented (CommonMark 0.31, 4.4); its text only for those who show it."""
    del silent
    if not state.is_code_block(first):
        return False
    starts, ends, indents, columns = state.bMarks, state.eMarks, state.tShift, state.sCount
    indent = state.blkIndent + _CODE_INDENT
    after = line = first + 1
    while line < end:
        if starts[line] + indents[line] < ends[line]:
            if columns[line] < indent:
                break
            after = line + 1
        line += 1
    token = state.push("code_block", "code", 0)
    token.map = [first, after]
    if state.env.get("shows_code"):
        token.content = state.getLines(first, after, indent, False) + "\n"
    state.line = after
    return True


def html(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Read a block of HTML (4.6)."""
    source, starts, ends, indents = state.src, state.bMarks, state.eMarks, state.tShift
    text = source[starts[first] + indents[first] : ends[first]]
    kind = None if state.is_code_block(first) else kind_of_html(text)
    if kind is None:
        return False
    _, ending, interrupts = HTML_SEQUENCES[kind]
    if silent:
        return interrupts
    ends_empty = ending.search("") is not None
    line = first + 1
    is_ended = ending.search(text) is not None
    while line < end and not is_ended:
        begin = starts[line] + indents[line]
        is_empty = begin >= ends[line]
        if (is_empty and ends_empty) or (state.sCount[line] < state.blkIndent and not is_empty):
            break
        is_ended = not ends_empty and ending.search(source[begin : ends[line]]) is not None
        line += 1
    _add(state, "html_block", "", first, line)
    return True


def thematic_break(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Read a line of three or more dashes, asterisks or underscores (4.1)."""
    del end
    begin = state.bMarks[first] + state.tShift[first]
    found = _THEMATIC_BREAK.match(state.src, begin, state.eMarks[first])
    if found is None or state.is_code_block(first):
        return False
    if not silent:
        token = state.push("hr", "hr", 0)
        token.map = [first, first + 1]
        token.markup = found[1] * (found[0].count(found[1]) + 1)  # one too many, as the parser has it
        state.line = first + 1
    return True


def definition(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Read a link definition (4.7)."""
    begin, below = state.bMarks[first] + state.tShift[first], state.bMarks[first + 1] + state.tShift[first + 1]
    if (
        _ONE_LINE.match(state.src, begin, state.eMarks[first]) is None
        or state.src.startswith(_BEGINS_A_TITLE, below)
        or state.is_code_block(first)
    ):
        return _reference(state, first, end, silent)
    _add(state, "definition", "", first, first + 1)
    return True


def _add(state: StateBlock, kind: str, tag: str, first: int, after: int) -> None:
    if isinstance(state, BlockState):
        state.add_leaf(kind, tag, "", first, after)
    state.line = after


OPAQUE_RULES: tuple[tuple[str, Rule, tuple[str, ...]], ...] = (
    ("code", code, ()),
    ("html_block", html, ("paragraph", "reference", "blockquote")),
    ("hr", thematic_break, ("paragraph", "reference", "blockquote", "list")),
    ("reference", definition, ()),
)
"""The parser's rules they stand for, and the blocks they end, as the parser has it."""
