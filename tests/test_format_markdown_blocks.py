"""The parser of Markdown's blocks finds the same, however few of its rules it asks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from pipeline.formats.markdown.asking import Asking
from pipeline.formats.markdown.blocks import _parser, blocks
from pipeline.formats.markdown.extras import EXTRA_RULES

# fmt: off
STARTS = (
    "a", "a b", "> ", "- ", "+ ", "* ", "1. ", "12) ", "# ", "## a", "```", "~~~", "    ", "\t", " ", "---", "***",
    "===", "___", "9. ", "[a]: b",
    "[^a]: b", "<div>", "</p>", "<!-- a -->", "{% a %}", "{: .a}", ": a", ":::", "::: a", "$$",
    "\\begin{a}", "+--+", "| a | b |", "|-|-|", "!!! a", "???+ a", '=== "a"', "*[a]: b", "[!NOTE]", "٣. ",
    "\N{NO-BREAK SPACE}", "", "[a](b)", "[a", "]: c", "[a\\]b]", "`a`", "``", "**a**", "*", "_a_", "~~a~~", "$a", "\\*",
    "![a](b)", "[[a]]", "--a", "{{ a }}", "{a}", ":a:", "1.a", "12a", '"t"', "[x] ", "(t)", "-\t", "10. ", "[ ]: a",
    "[a b]: http://x.y/z", "[c]: <a b>", "[a]: javascript:", "-->", "<?", "<script>", "</script>", "<!A", "<b",
)
# fmt: on
LINES = st.lists(st.sampled_from(STARTS), max_size=3).map("".join)
PLAIN = st.sampled_from(("", "", "a", "> a", "- a", "  a", ": a"))
TEXTS = st.lists(LINES | PLAIN, min_size=1, max_size=9).map("\n".join)


@given(TEXTS)
@settings(max_examples=500)
def test_a_rule_that_is_not_asked_about_a_line_would_find_nothing_there(text: str) -> None:
    parser = _parser()
    walk = parser.block
    assert isinstance(walk.ruler, Asking)
    found = blocks(text).tokens
    parser.block = ParserBlock()
    parser.block.ruler = walk.ruler._rules
    try:
        assert blocks(text).tokens == found
    finally:
        parser.block = walk


def _as_the_parser_has_it(text: str) -> list[tuple[object, ...]]:
    """Return the blocks that markdown-it-py finds with its own rules for headings, paragraphs and tables."""
    parser = MarkdownIt("commonmark", {"maxNesting": 100, "inline_definitions": True}).enable("table")
    parser.use(footnote_plugin).use(deflist_plugin)
    for rule in EXTRA_RULES:
        chains = {"alt": ["paragraph", "reference", "blockquote", "list"]}
        parser.block.ruler.before("table", rule.__name__, rule, chains)
    return _described(parser.block.parse(text, parser, {}, []) or [])


_INNER = re.compile(r"inline|(?:thead|tbody|th|td)_(?:open|close)|(?:paragraph|heading|tr)_close")
_CODE = ("fence", "code_block")
_LEAVES = {"paragraph_open": "paragraph", "heading_open": "heading", "tr_open": "row", "heading_row": "row"}


def _described(tokens: Sequence[Token]) -> list[tuple[object, ...]]:
    kinds = [(_LEAVES.get(token.type, token.type), token) for token in tokens if not _INNER.fullmatch(token.type)]
    return [
        (kind, one.tag, one.map, one.markup, kind != "row" and one.level, kind in _CODE and one.content)
        for kind, one in kinds
    ]


@given(TEXTS)
@settings(max_examples=1000)
@example("a | b\n--|--\n1 | 2 | 3\n- c")
@example("a\n\n: b\n\n    c\n---")
@example("> a\nb\n===")
@example("- a\n - b\n1. c\n   d\n- e\n\n   f\n")
@example("- ```\n  a\n\n    b\n  ````\n\n   ~~~ `\n   c\n ~~~\n")
@example("- ```\n a\n```\n")
def test_headings_paragraphs_code_and_tables_stand_where_the_parser_finds_them(text: str) -> None:
    assert _described(blocks(text, shows_code=True).tokens) == _as_the_parser_has_it(text)
