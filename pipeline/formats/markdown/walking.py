"""The walk over the lines of a document, which sees a plain paragraph or heading before any rule is asked.

Most blocks are lines that begin with a letter, between empty ones. No rule but that
for paragraphs takes such lines: none has it as a first character, and a table, a
heading's underline and a definition would have to stand on one of the lines or after
an empty line.
"""

from __future__ import annotations

import re

from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock

from pipeline.formats.markdown.asking import Asking
from pipeline.formats.markdown.leaves import HASHES
from pipeline.formats.markdown.opaque import code
from pipeline.formats.markdown.slots import ORDINARY
from pipeline.formats.markdown.state import BlockState

__all__ = ["Walk"]

_MOST_INDENTED = 3
"""Columns; what is indented by more is code."""
_CODE_INDENT = 4
_DEFINITION = (":", "~")
_DELIMITERS = ("|", "-", ":")
"""What the line below the headings of a table begins with."""
_BEGINNING = re.compile(ORDINARY)
_ITEM = re.compile(r"(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)")
_UNDERLINES = "=-:|~"
"""What makes a heading, the headings of a table or a term of the line above."""


class Walk(ParserBlock):
    """A block parser that goes from block to block as markdown-it-py does; it finds the same."""

    def __init__(self, rules: Asking) -> None:
        self.ruler = rules
        self._concerned = rules.concerned
        self._ending = rules.concerned.union(_UNDERLINES)

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803  (the parser's names)
        """Read the blocks from line ``startLine`` to before ``endLine``."""
        rules = self.ruler.getRules("")
        source, starts, ends, indents = state.src, state.bMarks, state.eMarks, state.tShift
        deepest = state.md.options.maxNesting
        line = startLine
        while line < endLine:
            begin = starts[line] + indents[line]
            if begin >= ends[line]:
                line = state.skipEmptyLines(line)
                continue
            column = state.sCount[line] - state.blkIndent
            if column < 0:
                break
            if state.level >= deepest:
                state.line = endLine
                return
            state.line = line
            if column > _MOST_INDENTED:
                code(state, line, endLine, False)
            elif not self._is_plain(state, line, source[begin]):
                for rule in rules:
                    if rule(state, line, endLine, False):
                        break
            line = state.line
            if line < endLine and starts[line] + indents[line] >= ends[line]:
                line += 1
        state.line = line

    def _is_plain(self, state: StateBlock, line: int, first: str) -> bool:
        """Read the block on ``line``, which begins with ``first``, if it is surely a paragraph or a heading."""
        if not isinstance(state, BlockState):
            return False
        if first == "#":
            return self._is_heading(state, line)
        source, starts, ends, indents = state.src, state.bMarks, state.eMarks, state.tShift
        if first in self._concerned and not _BEGINNING.match(source, starts[line] + indents[line]):
            return False
        last, ending = state.lineMax, self._ending
        after = line + 1
        while after < last and (begin := starts[after] + indents[after]) < ends[after]:
            if (sign := source[begin]) in ending and (sign in _UNDERLINES or not _BEGINNING.match(source, begin)):
                if not _ends_item(state, after, begin):
                    return False
                break
            after += 1
        else:
            if after + 1 < last and source.startswith(_DEFINITION, starts[after + 1] + indents[after + 1]):
                return False
        state.line = after
        state.add_leaf("paragraph", "p", "", line, after)
        return True

    @staticmethod
    def _is_heading(state: BlockState, line: int) -> bool:
        """Read the heading on ``line``, if it is one and cannot be the headings of a table."""
        begin = state.bMarks[line] + state.tShift[line]
        hashes = HASHES.match(state.src, begin, state.eMarks[line])
        after = line + 1
        if hashes is None or state.src.startswith(_DELIMITERS, state.bMarks[after] + state.tShift[after]):
            return False
        state.line = after
        state.add_leaf("heading", f"h{len(hashes[0])}", hashes[0], line, after)
        return True


def _ends_item(state: BlockState, line: int, begin: int) -> bool:
    """Say whether ``line`` begins another item of a list, so that it ends a paragraph that stands within one."""
    column = state.sCount[line]
    return (
        0 <= column < state.blkIndent
        and column - state.listIndent < _CODE_INDENT
        and state.listIndent >= 0
        and _ITEM.match(state.src, begin, state.eMarks[line]) is not None
    )
