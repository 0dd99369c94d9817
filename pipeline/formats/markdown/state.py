"""A parser's state that notes where the text begins on each line of a block that holds text."""

from __future__ import annotations

from itertools import accumulate
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_block import RuleFuncBlockType as Rule
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.utils import EnvType

__all__ = ["BlockState", "noting"]

_INDENTATION = " \t"


class BlockState(StateBlock):
    """The state of markdown-it-py's block parser, and the places of the lines.

    Only while a block is read is it known what stands before its lines: indentation,
    quotation marks, list markers of all the containers around it.
    """

    def __init__(self, source: str, parser: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        super().__init__("", parser, env, tokens)
        self.src = source
        self.places: dict[int, list[int]] = {}
        """By the index of a token, where the text begins on each line of its block."""
        lines = source.split("\n")
        if not lines[-1].strip(_INDENTATION):
            del lines[-1]
        ends = [end - 1 for end in accumulate(len(line) + 1 for line in lines)]
        indents = [len(line) - len(line.lstrip(_INDENTATION)) for line in lines]
        # One line more, empty, saves the parser from looking whether there is one.
        starts = [0, *(end + 1 for end in ends)]
        self.bMarks = [*starts[: len(lines)], len(source)]
        self.eMarks = [*ends, len(source)]
        self.tShift = [*indents, 0]
        self.sCount = [*indents, 0]
        if "\t" in source:
            for number, (line, indent) in enumerate(zip(lines, indents, strict=True)):
                if indent and "\t" in line[:indent]:
                    self.sCount[number] = len(line[:indent].expandtabs(4))
        self.bsCount = [0] * len(self.bMarks)
        self.lineMax = len(lines)

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token to the document's."""
        token = super().push(ttype, tag, nesting)
        if ttype == "inline":
            opened = self.tokens[-2].map
            if opened is not None:
                self.note(len(self.tokens) - 2, opened[0], opened[1])
        return token

    def note(self, index: int, first: int, end: int) -> None:
        """Note the lines from ``first`` to before ``end`` as those of the block whose token is number ``index``."""
        starts, indents = self.bMarks, self.tShift
        if end - first <= 1:
            self.places[index] = [starts[first] + indents[first]]
        else:
            self.places[index] = [starts[line] + indents[line] for line in range(first, end)]


def noting(rule: Rule) -> Rule:
    """Return a rule of the parser that reads a block as one token, so that its lines are noted."""

    def read(state: StateBlock, first: int, end: int, silent: bool) -> bool:
        found = rule(state, first, end, silent)
        if found and not silent and isinstance(state, BlockState):
            state.note(len(state.tokens) - 1, first, state.line)
        return found

    return read
