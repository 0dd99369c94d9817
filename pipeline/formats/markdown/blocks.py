"""The blocks of a Markdown document, with the exact place of every line.

markdown-it-py decides what the blocks are (CommonMark 0.31, GitHub's tables, footnotes,
definition lists); ``markdown_extras`` adds what site generators put between them. Inline
text is not parsed: that would take most of the time, and units keep their inline markup.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from pipeline.errors import DocumentError
from pipeline.formats.markdown.asking import Asking
from pipeline.formats.markdown.extras import EXTRA_RULES
from pipeline.formats.markdown.leaves import LEAF_RULES
from pipeline.formats.markdown.lists import LIST_RULES
from pipeline.formats.markdown.opaque import OPAQUE_RULES
from pipeline.formats.markdown.state import BlockState, Leaf
from pipeline.formats.markdown.walking import Walk

__all__ = ["Blocks", "blocks", "first_line", "starts", "with_plain_line_ends"]

_DEEPEST = 100
"""Containers within one another; the parser leaves what is deeper unread, and each takes a piece of the stack."""
_CONTAINERS = frozenset(("blockquote_open", "list_item_open", "dd_open", "footnote_reference_open", "container_open"))


def with_plain_line_ends(text: str) -> str:
    """Return ``text`` with every line end as one line feed, every other character in its place.

    A space before a line end never makes another block of a line.
    """
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}")


class Blocks(NamedTuple):
    """The blocks of a document."""

    tokens: list[Token]
    are_closed: bool
    """Nothing was looked for in what follows and not found there, so that none hangs on the words of a later one."""


def blocks(source: str, *, shows_code: bool = False) -> Blocks:
    """Return the blocks of ``source``, whose line ends are plain; the text of code between fences if it is asked for.

    Raises DocumentError for lists and quotations that are too deep to be read.
    """
    parser = _parser()
    tokens: list[Token] = []
    env: dict[str, object] = {"shows_code": shows_code}
    state = BlockState(source, parser, env, tokens)
    parser.block.tokenize(state, state.line, state.lineMax)
    for index, places in state.places.items():
        tokens[index].meta["starts"] = places
    for token in tokens:
        if token.level >= _DEEPEST - 1 and token.type in _CONTAINERS:
            raise DocumentError(
                "lists and quotations stand too deep in one another",
                line=first_line(token),
                remedy="write them less deep",
            )
    return Blocks(tokens, "unclosed" not in env)


def first_line(token: Token) -> int:
    """Return the number of a block's first line, from 1."""
    return token.map[0] + 1 if token.map else 1


def starts(token: Token) -> list[int]:
    """Return where the text begins on each line of a block that holds text, given its first token."""
    found: list[int] = token.starts if isinstance(token, Leaf) else token.meta["starts"]
    return found


class _Parser(MarkdownIt):
    """A parser that leaves addresses as they are: it is only asked whether there is a link definition."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802  (the parser's name)
        """Return ``url``."""
        return url


@cache
def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"maxNesting": _DEEPEST, "inline_definitions": True}).enable("table")
    parser.use(footnote_plugin).use(deflist_plugin)
    for name, ours, chains in (*LEAF_RULES, *LIST_RULES, *OPAQUE_RULES):
        parser.block.ruler.at(name, ours, {"alt": [*chains]})
    for rule in EXTRA_RULES:
        parser.block.ruler.before(
            "table", rule.__name__, rule, {"alt": ["paragraph", "reference", "blockquote", "list"]}
        )
    parser.block = Walk(Asking(parser.block.ruler, {rule.__name__: first for rule, first in EXTRA_RULES.items()}))
    return parser
