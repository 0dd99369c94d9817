"""The walk over the lines of a document, which sees a plain paragraph before any rule is asked.

Most blocks are one line that begins with a letter, between empty lines. No rule but that
for paragraphs takes such a line: none has it as a first character, and a table, a
heading's underline and a definition would have to stand on the next line or the one after
an empty line.
"""

from __future__ import annotations

from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock

from pipeline.formats.markdown.asking import Asking
from pipeline.formats.markdown.state import BlockState

__all__ = ["Walk"]

_MOST_INDENTED = 3
"""Columns; what is indented by more is code."""
_DEFINITION = (":", "~")


class Walk(ParserBlock):
    """A block parser that goes from block to block as markdown-it-py does; it finds the same."""

    def __init__(self, rules: Asking) -> None:
        self.ruler = rules
        self._concerned = rules.concerned

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803  (the parser's names)
        """Read the blocks from line ``startLine`` to before ``endLine``."""
        rules = self.ruler.getRules("")
        adds = state.add_leaf if isinstance(state, BlockState) else None
        source, starts, ends, indents = state.src, state.bMarks, state.eMarks, state.tShift
        concerned, last, deepest = self._concerned, state.lineMax, state.md.options.maxNesting
        line = startLine
        has_empty_lines = False
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
            after = line + 1
            if (
                adds
                and column <= _MOST_INDENTED
                and source[begin] not in concerned
                and after < last
                and starts[after] + indents[after] >= ends[after]
                and not (after + 1 < last and source.startswith(_DEFINITION, starts[after + 1] + indents[after + 1]))
            ):
                adds("paragraph", "p", "", line, after)
                state.tight = not has_empty_lines
                line = after
                if line < endLine:
                    has_empty_lines = True
                    line += 1
                continue
            state.line = line
            for rule in rules:
                if rule(state, line, endLine, False):
                    break
            state.tight = not has_empty_lines
            line = state.line
            if starts[line - 1] + indents[line - 1] >= ends[line - 1]:
                has_empty_lines = True
            if line < endLine and starts[line] + indents[line] >= ends[line]:
                has_empty_lines = True
                line += 1
        state.line = line
