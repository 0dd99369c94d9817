"""A parser's state that notes where the text begins on each line of a block that holds text."""

from __future__ import annotations

from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.utils import EnvType

__all__ = ["BlockState"]

_WHOLE = frozenset(("definition", "heading", "heading_row", "html_block", "paragraph", "row"))
"""Tokens that stand for the block from the line the parser was at to the one it is at."""


class BlockState(StateBlock):
    """The state of markdown-it-py's block parser, and the places of the lines.

    Only while a block is read is it known what stands before its lines: indentation,
    quotation marks, list markers of all the containers around it.
    """

    _line = 0
    _line_before = 0

    def __init__(self, source: str, parser: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        super().__init__(source, parser, env, tokens)
        self.places: dict[int, list[int]] = {}
        """By the index of a token, where the text begins on each line of its block."""

    @property
    def line(self) -> int:
        """The line the parser is at. Most rules move behind a block before they push its tokens."""
        return self._line

    @line.setter
    def line(self, number: int) -> None:
        self._line_before, self._line = self._line, number

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token to the document's."""
        token = super().push(ttype, tag, nesting)
        if ttype == "inline":
            opened = self.tokens[-2].map
            if opened is not None:
                self._note(len(self.tokens) - 2, opened[0], opened[1])
        elif ttype in _WHOLE:
            self._note(len(self.tokens) - 1, self._line_before, self._line)
        return token

    def _note(self, index: int, first: int, end: int) -> None:
        starts, indents = self.bMarks, self.tShift
        if end - first <= 1:
            self.places[index] = [starts[first] + indents[first]]
        else:
            self.places[index] = [starts[line] + indents[line] for line in range(first, end)]
