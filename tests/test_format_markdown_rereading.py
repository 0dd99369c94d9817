"""A translated document that is read again in part is what reading the whole of it gives.

Lines and headings above units are left out: nobody asks for those of a document that is read again.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.catalogs import read as read_po
from pipeline.formats.document import Document, ReadOptions
from pipeline.formats.markdown import pack, read, read_again
from pipeline.formats.markdown.blocks import blocks as blocks_of
from pipeline.formats.markdown.html_blocks import is_still_one_block

from .test_format_markdown import BLOCKS, PIECES

ROOT = Path(__file__).parent.parent
TEXTS = sorted((ROOT / "source_texts").rglob("*.md"))
OPTIONS = ReadOptions()

# fmt: off
OPENINGS = (
    "---\ntitle: Uno\n---\n", "---\ntitle: Uno\nlang: en\n---\n\n", "+++\ntitle = 'a'\n+++\n", "$$ y",
    "{% highlight %}", "{% si", "\\begin{a}", "[r]: /x", '[r]: /x "a', "<div>", "<!-- a", "[a", "a | b\n-|-\nc | d",
    "| a | b |", "---", "-|-", "===", ": b", "~ b", "$$", "%}", "{% endhighlight %}", "\\end{a}", '"t"', "(t)",
    "'t'", "# a\n## a", "## a `b|c`", "a\n: b", "[un *enlace*](a.md) más", '<a href="a.md" lang="es">a</a> más',
    "```", "    a", "<p>a</p>",
    "<div>\n<p>a <b>c</b></p>\n<h2>b</h2>\n</div>", '<img alt="uno dos">\n<p title="a">b', "<pre>a\n\nb</pre>",
    "<script>", "-->", '<div translate="no">', "</div>", "<!-- museotext: off -->", "<!-- museotext: on -->",
    "<ul>\n  <li>a\n  <li>b\n</ul>", "* * *", "- [ ] a b", '::: {fig-alt="uno dos"}', "`a`|b\n-|-\n- c|d",
    "- a | b\n  -|-\n  c | d", "# ![alt](x)", "# [enlace](u)\n\n## b",
)
ENDINGS = (
    *PIECES, "a b", "uno dos tres", "traducido", "b | c", "b \\| c", "](a.md)", "](", "[c](<d e>)", "'", '"', "$$",
    "%}", "{% b", "\\end{a}", "2. ", "*", "**b**", "[r]", "[r]: /y", '<i lang="pt">b</i>', "—", "", "¡", "٣. ",
    ": c", "~", "é", "<p>", "</pre>", '<b translate="no">', "</div>",
)
# fmt: on
BEGINNINGS = (*BLOCKS, *OPENINGS)
blocks = st.tuples(
    st.sampled_from(BEGINNINGS), st.sampled_from(("", "", "> ", "- ", "  ", "1. ")), st.sampled_from(("\n", "\n\n"))
).map(lambda block: block[1] + block[0] + block[2])
documents = st.lists(blocks, min_size=1, max_size=6).map("".join)
phrases = st.lists(st.sampled_from(ENDINGS), min_size=1, max_size=4).map(" ".join)
translations = st.lists(st.none() | st.tuples(st.sampled_from(("", " ", "x")), phrases), min_size=1, max_size=6)
"""Each None, or a text for its own: another one, or the unit's own with more behind it."""


def document(text: str) -> Document:
    return read(text.encode(), "en", OPTIONS)


def whole(found: Document, texts: list[str | None], language: str = "en") -> Document:
    return placeless(read(pack(found, found.with_texts(texts)), language, OPTIONS))


def placeless(found: Document) -> Document:
    (part,) = found.parts
    slots = tuple(replace(slot, unit=slot.unit._replace(line=0, section=())) for slot in part.slots)
    return replace(found, parts=(replace(part, slots=slots),))


@settings(max_examples=2000)
@given(documents, translations)
@example("[r]: /x\n'a' b\n", [("", "'c'")])
@example("[r]: /x\na 'b'\n", [("", "'c'")])
@example("a b\n-|-\n", [("", "c | d")])
@example("$$ y\n\nb\n\nc\n", [("x", "$$")])
@example("> a\nb\n\n~ c\n", [None, ("", "d")])
@example("<p>a</p>\n-|-\n", [("", "a|b")])
@example("# ![a b](c)\n\nd\n", [("", "e f")])
@example("# a\n\n<!-- museotext: off -->\n\n# a\n\n<!-- museotext: on -->\n\nb c\n", [("", "d"), ("", "e f")])
def test_what_is_read_again_is_what_reading_the_whole_gives(text: str, choices: list[tuple[str, str] | None]) -> None:
    found = document(text)
    texts: list[str | None] = []
    for number, unit in enumerate(found.units):
        choice = choices[number % len(choices)]
        texts.append(None if choice is None else f"{unit.text} {choice[1]}" if choice[0] == "x" else choice[1])
    again = read_again(found, texts, "en", OPTIONS)
    assert again is None or placeless(again) == whole(found, texts)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
@pytest.mark.parametrize("language", ["en", "es", "pt_BR"])
def test_real_translations_need_no_second_reading(path: Path, language: str) -> None:
    if path.parent.name == language:
        return
    found = read(path.read_bytes(), path.parent.name, OPTIONS)
    catalog = read_po((ROOT / "po" / language / f"{path.name}.po").read_bytes())
    translated = {entry.msgid: entry.msgstr for entry in catalog.active}
    texts: list[str | None] = [translated[unit.text] for unit in found.units]
    again = read_again(found, texts, path.parent.name, OPTIONS)
    assert again is not None
    assert placeless(again) == whole(found, texts, path.parent.name)


@pytest.mark.parametrize(
    ("text", "translation"),
    [
        ("The museum\nopens.\n", "El museo abre."),
        ("- See the [rules](rules.md).\n", "Vea las [bases](rules.md) y <br> más."),
        ("> # Rules {#rules}\n", "1. Bases"),
        ("| a b | 2 |\n|-|-|\n", r"c | d"),
        ("![a room](a.png)\n", "una sala"),
        ("---\ntitle: A b\n---\n", "La b"),
        ("<p>a b</p>\n", "c d"),
        ('<div>\n<img alt="a room">\n</div>\n', "uno"),
        ("[r]: /x\n\n# ![a room](b.png)\n", "c d"),
        ("a b\n", "--8<-- 'a.md'"),
        ("a b\n", r"\#2 y [a \| b](c)"),
    ],
)
def test_what_is_plain_to_see_needs_no_second_reading(text: str, translation: str) -> None:
    found = document(text)
    again = read_again(found, [translation], "en", OPTIONS)
    assert again is not None
    assert placeless(again) == whole(found, [translation])


@pytest.mark.parametrize(
    ("text", "translation"),
    [
        ("The museum\n", "# El museo\nabre"),
        ("a b\n---\n", "c | d"),
        ("[r]: /x\n'a' b\n", "'c'"),
        ('> <img alt="a room">\n', "c d"),
        ("<div>a b\n<!-- museotext: on -->\n</div>\n", "c d"),
    ],
)
def test_what_may_change_other_blocks_is_left_to_reading_the_whole(text: str, translation: str) -> None:
    found = document(text)
    assert read_again(found, [translation, *[None] * (len(found.units) - 1)], "en", OPTIONS) is None


@pytest.mark.parametrize(
    ("old", "new", "is_one"),
    [
        ("<p>a\n</p>", "<p>b</p>", True),
        ("<p>a</p>", "<p>b\n\nc</p>", False),
        ("<p>a</p>", "<p>b\n \nc</p>", False),
        ("<pre>a</pre>", "<pre>a\n\nb</pre>", True),
        ("<pre>a</pre>", "<pre>a</pre>\nb", False),
        ("<pre>a</pre>", "<pre>a", False),
        ("<!-- a\n--> b", "<!-- a --> b", True),
        ('<img alt="a">', '<img alt="a"> b', False),
        ('<img alt="a">', '<img alt="b c">', True),
    ],
)
def test_a_block_of_html_is_one_where_the_parser_finds_one(old: str, new: str, is_one: bool) -> None:
    assert is_still_one_block(old, new) is is_one
    lines = new.count("\n") + 1
    found = [(token.type, token.map) for token in blocks_of(f"{new}\n\na b\n").tokens[:1]]
    assert (found == [("html_block", [0, lines])]) is is_one
