"""A parser's state that notes where the text begins on each line of a block that holds text."""

from __future__ import annotations

from itertools import accumulate, repeat
from operator import add, sub
from typing import ClassVar, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_block import RuleFuncBlockType as Rule
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.utils import EnvType

__all__ = ["BlockState", "Edge", "Leaf", "noting"]

_INDENTATION = " \t"


class _Light(Token):
    """A token with no more of what a parser's token has than the reader and the parser look at."""

    __slots__ = ()

    _SHOWN: ClassVar[tuple[str, ...]]
    """What two of them that are equal have in common."""

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._shown == other._shown

    __hash__ = None  # type: ignore[assignment]  # (as any token's: it can change)

    def __repr__(self) -> str:
        return f"{type(self).__name__}{self._shown}"

    @property
    def _shown(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self._SHOWN)


class Leaf(_Light):
    """The token of a block that holds text and no blocks."""

    __slots__ = ("starts",)

    _SHOWN = ("type", "tag", "markup", "level", "map", "starts")

    def __init__(self, kind: str, tag: str, markup: str, lines: list[int], starts: list[int]) -> None:
        self.type = kind
        self.tag = tag
        self.nesting = 0
        self.markup = markup
        self.map = lines
        self.starts = starts
        """Where the text begins on each of its lines."""


class Edge(_Light):
    """The token where a container begins or ends."""

    __slots__ = ()

    _SHOWN = ("type", "tag", "markup", "level", "nesting", "map", "info")

    def __init__(self, kind: str, tag: str, markup: str, nesting: Literal[-1, 1]) -> None:
        self.type = kind
        self.tag = tag
        self.markup = markup
        self.nesting = nesting
        self.map = None
        self.info = ""


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
        # Lists are made by the thousand lines: no loop here is Python's own.
        lengths = [*map(len, lines)]
        ends = [*map(add, accumulate(lengths), range(len(lines)))]
        indents = [*map(sub, lengths, map(len, map(str.lstrip, lines, repeat(_INDENTATION))))]
        # One line more, empty, saves the parser from looking whether there is one.
        self.bMarks = [*map(sub, ends, lengths), len(source)]
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
        self.places[index] = self._starts(first, end)

    def add_leaf(self, kind: str, tag: str, markup: str, first: int, end: int) -> None:
        """Add a block that holds the text of the lines from ``first`` to before ``end``."""
        leaf = Leaf(kind, tag, markup, [first, end], self._starts(first, end))
        leaf.level = self.level
        self.tokens.append(leaf)

    def add_edge(self, kind: str, tag: str, markup: str, nesting: Literal[-1, 1]) -> Edge:
        """Add the beginning (1) or the end (-1) of a container."""
        edge = Edge(kind, tag, markup, nesting)
        if nesting < 0:
            self.level -= 1
        edge.level = self.level
        if nesting > 0:
            self.level += 1
        self.tokens.append(edge)
        return edge

    def _starts(self, first: int, end: int) -> list[int]:
        starts, indents = self.bMarks, self.tShift
        if end - first <= 1:
            return [starts[first] + indents[first]]
        return [starts[line] + indents[line] for line in range(first, end)]


def noting(rule: Rule) -> Rule:
    """Return a rule of the parser that reads a block as one token, so that its lines are noted."""

    def read(state: StateBlock, first: int, end: int, silent: bool) -> bool:
        found = rule(state, first, end, silent)
        if found and not silent and isinstance(state, BlockState):
            state.note(len(state.tokens) - 1, first, state.line)
        return found

    return read
