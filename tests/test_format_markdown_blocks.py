"""The parser of Markdown's blocks finds the same, however few of its rules it asks."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.formats.markdown.asking import Asking
from pipeline.formats.markdown.blocks import _parser, blocks

# fmt: off
STARTS = (
    "a", "a b", "> ", "- ", "+ ", "* ", "1. ", "12) ", "# ", "## a", "```", "~~~", "    ", "\t", " ", "---", "***",
    "===", "___", "9. ", "[a]: b",
    "[^a]: b", "<div>", "</p>", "<!-- a -->", "{% a %}", "{: .a}", ": a", ":::", "::: a", "$$",
    "\\begin{a}", "+--+", "| a | b |", "|-|-|", "!!! a", "???+ a", '=== "a"', "*[a]: b", "[!NOTE]", "٣. ",
    "\N{NO-BREAK SPACE}", "",
)
# fmt: on
LINES = st.lists(st.sampled_from(STARTS), max_size=3).map("".join)


@given(st.lists(LINES, min_size=1, max_size=8).map("\n".join))
@settings(max_examples=500)
def test_a_rule_that_is_not_asked_about_a_line_would_find_nothing_there(text: str) -> None:
    parser = _parser()
    asking = parser.block.ruler
    assert isinstance(asking, Asking)
    found = blocks(text)
    parser.block.ruler = asking._rules
    try:
        assert blocks(text) == found
    finally:
        parser.block.ruler = asking
