"""Names and lists that a translation leaves as they are: the quick look says what the patterns say."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.checks.kept_names import _BEFORE_ITEM, _BEHIND_ITEM, _FAR, _is_beside_another

PIECES = (
    "title",
    "object",
    "land",
    "the",
    "a",
    "and",
    "or",
    "e",
    "y",
    "u",
    ",",
    "/",
    " ",
    "  ",
    "\n",
    ".",
    "-",
    "(",
    "_",
)
texts = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@given(texts | st.text(), texts, texts)
@example("title and ", "object", "")
@example("title,", "object", "")
@example("x" * 60 + "and ", "object", "")
@example("(and\n", "object", "")
def test_words_beside_another_item_are_seen_at_a_quick_look(before: str, words: str, behind: str) -> None:
    text, span = before + words + behind, (len(before), len(before + words))
    plain = _BEHIND_ITEM.match(text, span[1]) or _BEFORE_ITEM.search(text, max(0, span[0] - _FAR), span[0])
    assert _is_beside_another(text, span) == bool(plain)
