"""Markdown: its units and links, and translations that keep every block what it is."""

from __future__ import annotations

import pickle
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from pipeline.errors import DocumentError
from pipeline.formats.document import Document, LanguageForm, Part, ReadOptions, splice
from pipeline.formats.markdown import pack, read
from pipeline.formats.markdown.inline import _has_text, has_text
from pipeline.formats.markdown.raw_html import HtmlSlot, is_only_tags
from pipeline.markup import Kind
from pipeline.markup.markdown import scan
from pipeline.model import Markup

CASES = Path(__file__).parent / "cases" / "markdown"
RENDERER = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin).use(deflist_plugin)


def document(text: str | bytes, language: str = "en") -> Document:
    return read(text.encode() if isinstance(text, str) else text, language, ReadOptions())


def part(text: str | bytes, language: str = "en") -> Part:
    return document(text, language).parts[0]


def units(text: str | bytes) -> list[tuple[str, str]]:
    return [(unit.kind, unit.text) for unit in document(text).units]


def texts(text: str | bytes) -> list[str]:
    return [unit.text for unit in document(text).units]


def published(text: str, *translations: str | None) -> str:
    return part(text).with_texts(translations)


def rewritten(whole: Part) -> str:
    """Return the text with every unit written anew."""
    return splice(whole.text, ((slot.start, slot.end, slot.written(slot.unit.text)) for slot in whole.slots))


def rendered(text: str) -> str:
    """Return the page of a text; soft line breaks are spaces, and ``>`` may be written either way."""
    page = re.sub(r"\s+", " ", RENDERER.render(text)).replace("&gt;", ">")
    return re.sub(r" ?(<[^>]*>) ?", r"\1", page)


def spaced(text: str) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


def listing(found: Document) -> list[str]:
    whole = found.parts[0]
    lines = [f"{one.line}: {' > '.join((*one.section, one.kind))} | {one.text}" for one in found.units]
    lines += [f"link {link.target}" for link in whole.links]
    lines += [f"language {whole.text[mark.start : mark.end]}" for mark in whole.marks]
    return [line.replace("\n", "⏎") for line in lines]


# Golden cases: one folder each, with what is read from it and the places of its texts in it.


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_a_document_is_read_as_its_listing_says(case: str) -> None:
    data = (CASES / case / "source.md").read_bytes()
    assert listing(document(data)) == (CASES / case / "units.txt").read_text("utf-8").splitlines()
    whole = part(data)
    places = [(slot.start, slot.end, slot.written(f"«{slot.unit.text}»")) for slot in whole.slots]
    assert splice(whole.text, places) == (CASES / case / "places.md").read_text("utf-8")


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_a_document_written_anew_reads_and_looks_the_same(case: str) -> None:
    data = (CASES / case / "source.md").read_bytes()
    whole = part(data)
    assert pack(document(data), [whole.with_texts(texts(data))]) == data
    assert units(rewritten(whole)) == units(data)
    body = re.compile(r"(?s)\A(---|\+\+\+)\n.*?\n\1\n")
    assert rendered(body.sub("", rewritten(whole))) == rendered(body.sub("", whole.text))


# What is a unit.

UNITS: dict[str, list[tuple[str, str]]] = {
    "# One\n## Two ##\n### *Three* {#id}\n#### Four {/* id */}\n##### \\#\n": [
        ("heading 1", "One"),
        ("heading 2", "Two"),
        ("heading 3", "*Three*"),
        ("heading 4", "Four"),
    ],
    "One\ntwo\n===\nThree {.x}\n---": [("heading 1", "One two"), ("heading 2", "Three")],
    "a  \nb\\\nc\nd": [("paragraph", "a\nb\nc d")],
    "a\\\\\nb": [("paragraph", "a\\\\ b")],
    "> a\nb\n>> c": [("quotation", "a b"), ("quotation", "c")],
    "- a\n\n  b\n- > c\n1. d\n   - e": [
        ("list item", "a"),
        ("list item", "b"),
        ("quotation", "c"),
        ("list item", "d"),
        ("list item", "e"),
    ],
    "* [ ] a task\n* [x] done\n* [y] no task": [
        ("list item", "a task"),
        ("list item", "done"),
        ("list item", "[y] no task"),
    ],
    "|a|or `b\\|c`|\n|-|-|\n|d\\|e||\n|f|": [
        ("table heading", "a"),
        ("table heading", "or `b|c`"),
        ("table cell", "d|e"),
        ("table cell", "f"),
    ],
    "> a | b\n> -|-\n> c | d | e": [
        ("table heading", "a"),
        ("table heading", "b"),
        ("table cell", "c"),
        ("table cell", "d"),
    ],
    "Term\n: one\n\n  two\n~ three": [
        ("term", "Term"),
        ("definition", "one"),
        ("definition", "two"),
        ("definition", "three"),
    ],
    "Text[^1].\n\n[^1]: Note.\n\n    - more": [
        ("paragraph", "Text[^1]."),
        ("footnote", "Note."),
        ("list item", "more"),
    ],
    '![a *lamp*](x.png "It\\"s") ![b\\]c](y.png)\n![][z]': [
        ("alt text", "a *lamp*"),
        ("image title", 'It"s'),
        ("alt text", "b]c"),
    ],
    '[![badge](b.svg)](https://example.org "x")': [("alt text", "badge")],
    "> ![a](b)\n> ![c\n> d](e)": [("alt text", "a"), ("alt text", "c d")],
    "[a]: b 'c d'\n[e]: f\n[^g]: h": [("link title", "c d"), ("footnote", "h")],
    "text ![alt](x.png) text": [("paragraph", "text ![alt](x.png) text")],
    "`code`\n\n<https://example.org>\n\nhttps://example.org/a\n\n12\n\n[toc]\n\n[[_TOC_]]\n\n:tada:\n\n{{ x }}": [],
    "---\n\n***\n\n```\ncode\n```\n\n    code\n\n~~~md\n# code\n~~~\n": [],
    "a `code` b\n\n**c**\n\n[d](e)": [("paragraph", "a `code` b"), ("paragraph", "**c**"), ("paragraph", "[d](e)")],
    "$$ moderate\n\nup to $$\n\n$$$ dear": [
        ("paragraph", "$$ moderate"),
        ("paragraph", "up to $$"),
        ("paragraph", "$$$ dear"),
    ],
    "$$ a + b $$\n\n$$\na + b\n$$\n\n$$x =\n a$$\n\nthe sum $$a + b$$": [("paragraph", "the sum $$a + b$$")],
    "text\n{: .x}\n{% if a %}\nmore\n{% endif %}": [("paragraph", "text"), ("paragraph", "more")],
    "a\0b": [("paragraph", "a\N{REPLACEMENT CHARACTER}b")],
}


@pytest.mark.parametrize("text", UNITS)
def test_what_is_a_unit(text: str) -> None:
    assert units(text) == UNITS[text]
    assert units(rewritten(part(text))) == UNITS[text]
    assert units(text.replace("\n", "\r\n")) == UNITS[text]


def test_units_stand_below_their_headings_on_their_line() -> None:
    found = document("# A *b*\n\ntext\n\n## C\n- d\n\nE\n===\nf\n\n|g|\n|-|\n|h|").units
    assert [(unit.section, unit.line) for unit in found] == [
        ((), 1),
        (("A b",), 3),
        (("A b",), 5),
        (("A b", "C"), 6),
        ((), 8),
        (("E",), 10),
        (("E",), 12),
        (("E",), 14),
    ]


def test_plain_texts_say_that_they_have_no_markup() -> None:
    found = document('---\ntitle: a *b*\n---\n![c](d "e") ![`f`](g)\n\n*h*').units
    assert [(unit.text, unit.markup) for unit in found] == [
        ("a *b*", Markup.NONE),
        ("c", Markup.NONE),
        ("e", Markup.NONE),
        ("`f`", Markup.MARKDOWN),
        ("*h*", Markup.MARKDOWN),
    ]


# What is not for translators.


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("<!-- museotext: off -->\n\na\n\n# b\n\n<!-- museotext: on -->\n\nc", ["c"]),
        ("a\n\n<!--museotext:off-->\n\n- b\n\n![c](d)\n\n[e]: f 'g'", ["a"]),
        ('<div translate="no">\n\na\n\n<div>\n\nb\n\n</div>\n\nc\n\n</div>\n\nd', ["d"]),
        ('<div class="x notranslate">\n\na\n\n</div>\n\nb', ["b"]),
        ('<section lang="pt-BR">\n\na\n\n</section>\n\n<section lang="en-GB">\n\nb\n\n</section>', ["b"]),
        ('<p lang="pt">a\n\nb', ["b"]),
        ("<!-- museotext: off\n\na", []),
        ("```\n<!-- museotext: off -->\n```\n\na", ["a"]),
    ],
)
def test_what_is_switched_off_or_foreign_is_not_offered(text: str, offered: list[str]) -> None:
    assert texts(text) == offered


# Links and language marks.


def test_destinations_are_links_wherever_they_stand() -> None:
    text = (
        '[a](b.md) ![c](<d e.png> "f") `[g](h)` \\[i](j) [k](l(m).md#n)\n\n'
        '> | [o](p.md) | <a href="q.md">r</a> |\n> |-|-|\n> | x | y |\n\n'
        '[s]: t.md "u"\n[v]: <w x.md>\n\n<img src="y.png" alt="z">\n'
    )
    whole = part(text)
    assert [link.target for link in whole.links] == [
        "b.md",
        "d e.png",
        "l(m).md#n",
        "p.md",
        "q.md",
        "t.md",
        "w x.md",
        "y.png",
    ]
    moved = splice(text, [(link.start, link.end, link.written("es/á b.md")) for link in whole.links])
    assert [link.target for link in part(moved).links] == ["es/á b.md"] * 8
    assert "[a](<es/á b.md>)" in moved
    plainly = splice(text, [(link.start, link.end, link.written("es/a.md")) for link in whole.links])
    assert [link.target for link in part(plainly).links] == ["es/a.md"] * 8
    assert "![c](es/a.md" in plainly


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("---\nlang: en\n---\n", [("en", LanguageForm.TAG)]),
        ("---\nlocale: 'en_GB'\nlanguage: es\n---\n", [("en_GB", LanguageForm.LOCALE)]),
        ("---\nposts:\n  - lang: en\n---\n", []),
        ('+++\nlanguage = "en-GB"\n+++\n', [("en-GB", LanguageForm.TAG)]),
        (
            '<div lang="en">\n\na <span lang="en">b</span> <i lang="pt">c</i>\n\n</div>',
            [("en", LanguageForm.TAG), ("en", LanguageForm.TAG)],
        ),
    ],
)
def test_where_a_document_names_its_language(text: str, marks: list[tuple[str, LanguageForm]]) -> None:
    whole = part(text)
    assert [(text[mark.start : mark.end], mark.form) for mark in whole.marks] == marks


# How translations are written.

TRAPS = (
    "# uno", "###### uno", "- uno", "* uno", "+ info", "1. uno", "27) uno", "> uno", "~~~ uno", "``` uno", "===", "---",
    "- - -", "**_", "***", "[uno]: dos", "[^1]: uno", ": uno", "~ uno", "| uno | dos |", "<div>uno</div>",
    "<!-- uno -->", "<em>", "::: uno", '!!! note "uno"', "??? uno", '=== "uno"', "$$uno", "\\begin{uno}", "*[UNO]: dos",
    "[!NOTE]", "[ ] uno", "[x] uno", "    uno", "\tuno", "uno\n# dos", "uno\n- dos", "uno\n1. dos", "uno\n> dos",
    "uno\n===", "uno\n---", "uno\n: dos", "uno | dos\n--- | ---", "uno\n\n\ndos", "uno\n```", "uno \\\ndos", "uno\\",
    "[uno]:\n/dos", "uno #", "uno ##", "uno {#dos}", "uno\n<div>", "uno\n[^1]: dos", "uno |", "|", "uno\n[x]: /y",
    "\\# uno", "<!DOCTYPE",
)  # fmt: skip
AROUND = {
    "paragraph": "before\n\nX Y\n\nafter",
    "first": "X Y",
    "item": "- X Y\n- after",
    "ordered": "1. X Y\n\n   after\n2. last",
    "deep": "> 1. - X Y\n>      more\n>\n> after",
    "task": "- [ ] X Y\n- [x] after",
    "quotation": "> X Y\n> more\n\nafter",
    "heading": "# X Y\nafter",
    "closed": "# X Y #\nafter",
    "named": "# X Y {#id}\nafter",
    "setext": "X Y\n---\nafter",
    "setext with lines": "X Y\nmore\n===\nafter",
    "broken": "X Y\\\nmore\n\nafter",
    "line": "| X Y\n| more\n\nafter",
    "caption": "| a |\n|-|\n| b |\n\n: X Y {#id}\n\nafter",
    "tight cell": "|X Y|b|\n|-|-|\n|c|d|\n\nafter",
    "cell": "| X Y | b |\n|-|-|\n| c | d |\n\nafter",
    "bare cell": "X Y | b\n-|-\nc | d\n\nafter",
    "bare row": "a | b\n-|-\nX Y | d\n\nafter",
    "term": "X Y\n: definition\n\nafter",
    "definition": "term\n: X Y\n\n  more\n\nafter",
    "footnote": "a[^2]\n\n[^2]: X Y\n\n    more\n\nafter",
    "before attributes": "X Y\n{: .lead}\n\nafter",
    "alert": "> [!NOTE]\n> X Y\n\nafter",
}


@pytest.mark.parametrize("place", AROUND)
@pytest.mark.parametrize("translation", TRAPS)
def test_a_translation_begins_no_other_block(place: str, translation: str) -> None:
    whole = part(AROUND[place])
    number = next(number for number, slot in enumerate(whole.slots) if slot.unit.text.startswith("X Y"))
    chosen = [translation if number == one else None for one in range(len(whole.slots))]
    before = [slot.unit.text for slot in whole.slots]
    again = [*before[:number], *whole.slots[number].read_again(translation), *before[number + 1 :]]
    result = whole.with_texts(chosen)
    assert [spaced(text) for text in texts(result)] == [spaced(text) for text in again]
    kinds = [unit.kind for unit in document(result).units]
    if len(again) == len(before):
        assert kinds == [slot.unit.kind for slot in whole.slots]


@pytest.mark.parametrize(
    "translation",
    [
        "uno",
        "**uno** `dos`",
        "2 * x = 6",
        "50 % — n.º 3",
        "uno. 2) dos",
        "(1) uno",
        "a: b",
        "[a](b.md): c",
        "-5 °C",
        "é",
    ],
)
@pytest.mark.parametrize("place", sorted(AROUND.keys() - {"setext"}))
def test_a_harmless_translation_is_written_as_it_is(place: str, translation: str) -> None:
    text = AROUND[place]
    whole = part(text)
    slot = next(slot for slot in whole.slots if slot.unit.text.startswith("X Y"))
    assert slot.written(translation) == translation
    assert slot.read_again(translation) == (translation,)


def test_line_breaks_are_written_in_the_style_of_the_source() -> None:
    assert published("a  \nb", "uno\ndos\ntres") == "uno  \ndos  \ntres"
    assert published("> - a\\\r\n>   b\r\n", "uno\ndos") == "> - uno\\\r\n>   dos\r\n"
    assert published("[^1]: a\n\nb\\\nc", "uno\ndos", None) == "[^1]: uno\\\n      dos\n\nb\\\nc"
    assert published("# a\n\n|b|\n|-|", "uno\ndos", "tres\ncuatro") == "# uno dos\n\n|tres cuatro|\n|-|"
    assert published("a  \nb\n\nc\\\nd", None, "uno\ndos") == "a  \nb\n\nuno\\\ndos"


def test_what_stands_behind_something_needs_no_backslash() -> None:
    assert published("a | b\n-|-\nX | c", None, None, "[uno]: dos", None) == "a | b\n-|-\n[uno]: dos | c"
    assert published("a\n: b\n- c\n  : d", None, None, "# uno", None) == "a\n: b\n- # uno\n  : d"
    assert published("- [ ] a", "1. uno") == "- [ ] 1. uno"


def test_a_paragraph_above_a_definition_never_becomes_a_term() -> None:
    text = "one\ntwo\n\n: three\n"
    assert units(text) == [("paragraph", "one two"), ("definition", "three")]
    result = published(text, "uno y dos y tres", None)
    assert result == "uno y dos y\ntres\n\n: three\n"
    assert units(result) == [("paragraph", "uno y dos y tres"), ("definition", "three")]


def test_a_heading_above_dashes_is_no_table() -> None:
    assert units(published("One\n---", "| uno |")) == [("heading 2", "&#124; uno &#124;")]
    assert units(published("One\n---", "uno | dos")) == [("heading 2", "uno | dos")]


LABELS = (
    'uno "dos"', "uno 'dos'", "uno (dos)", "[uno]", "uno]", "un\\o", "uno\\", "*uno*", "`uno`", "<b>uno</b>",
    "&amp; uno", "uno_dos _tres_", "uno\ndos", "{uno}", "uno | dos", "AT&T uno",
)  # fmt: skip


@pytest.mark.parametrize("translation", LABELS)
@pytest.mark.parametrize(
    "text",
    [
        '![X](y "z")',
        "![x](y 'X')",
        "![x](y (X))",
        '![x](y "X")',
        "| ![X](y) |\n|-|",
        '| ![x](y "X") |\n|-|',
        '[a]: b "X"',
        '![](y){fig-alt="X"}',
        "![](y){alt='X' .z}",
        '::: {.note title="X"}\n:::',
    ],
)
def test_any_text_can_be_a_label(text: str, translation: str) -> None:
    result = published(text, *(translation if slot.unit.text == "X" else None for slot in part(text).slots))
    wanted = [spaced(translation) if one == "X" else one for one in texts(text)]
    assert texts(result) == wanted
    assert units(result) == [(kind, wanted[number]) for number, (kind, _) in enumerate(units(text))]


def test_source_text_left_in_place_bears_its_language_and_a_note() -> None:
    def marked(text: str) -> str:
        slot = part(text).slots[0]
        return slot.marked(slot.unit.text, note="sin [traducir]", language="en")

    assert marked("1. One *two*.") == '<span lang="en">One *two*.</span> *\\[sin \\[traducir\\]\\]*'
    assert marked("|a|\n|-|") == '<span lang="en">a</span> *\\[sin \\[traducir\\]\\]*'
    assert marked("![a](b)") == "a \\[sin \\[traducir\\]\\]"
    assert marked("---\ntitle: a\n---") == "a [sin [traducir]]"
    assert RENDERER.renderInline(marked("a")) == '<span lang="en">a</span> <em>[sin [traducir]]</em>'


def test_html_in_markdown_is_written_as_html_on_one_line() -> None:
    text = "<p>One\ntwo</p>\n\n<pre>a\nb</pre>\n"
    assert published(text, "Uno & dos\n\ntres", "c\n\nd") == "<p>Uno &amp; dos tres</p>\n\n<pre>c\nd</pre>\n"
    assert published("<pre>a\n\nb</pre>\n", "c\n\nd") == "<pre>c\n\nd</pre>\n"


# Bytes.


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_bytes_are_kept(codec: str, line_end: str) -> None:
    lines = (
        "---",
        "title: T",
        "---",
        "",
        "# A\t",
        "",
        "\tcode",
        "",
        "- b \x0c ",
        "  c\u2028d",
        "",
        "|e|",
        "|-|",
        "|f|",
        "g",
    )
    data = line_end.join(lines).encode(codec)
    found = document(data)
    assert [spaced(unit.text) for unit in found.units] == ["T", "A", "b \x0c c\u2028d", "e", "f", "g"]
    assert pack(found, [found.parts[0].with_texts([unit.text for unit in found.units])]) == data
    changed = [*lines[:4], "# Á\t", *lines[5:]]
    assert pack(found, [found.parts[0].with_texts([None, "Á", *[None] * 4])]) == line_end.join(changed).encode(codec)


@pytest.mark.parametrize(
    ("data", "line", "what"),
    [
        ("# uno\n\nEducación\n".encode("latin-1"), 3, "UTF-8"),
        (b"> " * 150 + b"a", 1, "deep"),
        (b"a\n\n" + b"".join(b"  " * depth + b"- a\n" for depth in range(150)), 52, "deep"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(data: bytes, line: int, what: str) -> None:
    with pytest.raises(DocumentError) as refusal:
        document(data)
    assert refusal.value.line == line
    assert what in refusal.value.what
    assert refusal.value.remedy


def test_a_document_crosses_to_another_process() -> None:
    found = document((CASES / "programme" / "source.md").read_bytes())
    assert pickle.loads(pickle.dumps(found)) == found


LONG = (
    "[", "![", "](", "<", "<a ", "`", "*a ", "{% a\n", "$$x\n", "\\begin{a}\n", "{{", ":", "::: a\n", "|a", "# a {",
    "\\", "a",
)  # fmt: skip


@pytest.mark.parametrize("piece", LONG)
def test_long_input_takes_little_time(piece: str) -> None:
    text = "# a\n\nb " + piece * (40_000 // len(piece))
    whole = part(text)
    assert len(whole.slots) >= 1
    assert [len(slot.written(slot.unit.text)) > 0 for slot in whole.slots]


# Laws.

BLOCKS = (
    "Un párrafo.", "Dos\nlíneas", "Con  \nsalto", "Con\\\nsalto", "# Título", "## Título ##", "## Título {#id}",
    "Título\n---", "Título\nlargo\n===", "- uno\n- dos", "- uno\n\n  dos", "1. uno\n2. dos", "* [ ] tarea",
    "> cita\nlarga",
    "- > cita\n  > larga", "| a | b |\n| - | - |\n| c | d |", "Término\n: definición", "[^1]: nota\n\n    más",
    '![alt](x.png "título")', '![](x.png){alt="texto"}', '[r]: /x "título"', "::: tip Título\nTexto\n:::",
    '!!! note "Título"\n    Texto', "> [!NOTE]\n> Texto", "*[AB]: Abreviatura", "| verso\n| verso", "<p>HTML</p>",
    "{: .x}", "```\ncódigo\n```", "    código", "---", "<!-- c -->", "[![alt](x)](y)",
)  # fmt: skip
PIECES = (
    "museo", "El", "de", "Año", "(x)", "*a*", "`c`", "a|b", "[l](u)", "1.", "-", "#", "!", "<b>", "&amp;", "\\", "|",
    "\n", "  \n", "\\\n", ":", ">", "=", "--", "~~~", "```", "{a}", "{#i}", "[x]:", "[^1]:", "![i](j)", "<div>", "<!--",
    "-->", "\N{NO-BREAK SPACE}",
)  # fmt: skip
PREFIXES = (("", ""), ("", ""), ("> ", "> "), ("- ", "  "), ("1. ", "   "), ("[^9]: ", "    "))
EXTRAS = re.compile(r":::|!!!|\[!|\{[:a]|\*\[|\| verso")
"""What CommonMark takes for text."""
phrases = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map(" ".join).filter(str.strip)
blocks = st.tuples(st.sampled_from(BLOCKS), st.sampled_from(PREFIXES)).map(
    lambda block: "\n".join(block[1][number > 0] + line for number, line in enumerate(block[0].split("\n")))
)
documents = st.lists(st.tuples(blocks, st.sampled_from(("\n\n", "\n", "\r\n\r\n"))), max_size=6).map(
    lambda parts: "".join(block + end for block, end in parts).removeprefix("---")
)
anything = st.lists(st.sampled_from(PIECES) | st.characters(exclude_categories=("Cs",)), max_size=40).map("".join)
translations = st.lists(st.none() | phrases, min_size=1, max_size=4)


@given(documents | anything)
def test_untouched_units_keep_every_byte(text: str) -> None:
    found = document(text)
    whole = found.parts[0]
    assert pack(found, [whole.with_texts(texts(text))]) == text.encode()
    for places in (whole.slots, whole.links, whole.marks):
        ends = [end for place in places for end in (place.start, place.end)]
        assert ends == sorted(ends)


@settings(max_examples=300)
@given(documents, translations)
def test_what_is_written_is_read_again(text: str, choices: list[str | None]) -> None:
    whole = part(text)
    chosen = [
        None if isinstance(slot, HtmlSlot) else choices[number % len(choices)]
        for number, slot in enumerate(whole.slots)
    ]
    wanted = [
        one
        for slot, new in zip(whole.slots, chosen, strict=True)
        for one in ((slot.unit.text,) if new in (None, slot.unit.text) else slot.read_again(str(new)))
    ]
    assert [spaced(one) for one in texts(whole.with_texts(chosen))] == [spaced(one) for one in wanted]


@given(documents)
def test_every_unit_can_be_written_anew_and_looks_the_same(text: str) -> None:
    """Units keep their texts, but for a backslash before what a lazy line may begin with and another may not."""
    whole = part(text)
    again = rewritten(whole)
    assert texts(again) == [one for slot in whole.slots for one in slot.read_again(slot.unit.text)]
    assert [kind for kind, _ in units(again)] == [kind for kind, _ in units(text)]
    if not EXTRAS.search(text):
        assert rendered(again) == rendered(text)


@pytest.mark.parametrize(
    ("text", "has_it"),
    [
        ("a", True),
        ("Guía", True),
        ("[Guía](a.md)", True),
        ("**Nota**", True),
        ("_a_ `b`", True),
        ("`a`: sí", True),
        ("[](`a) b`", True),
        ("`a b`", False),
        ("`a`, `b` — `c`", False),
        ("a_b@c.org", False),
        ("[toc](a)", False),
        ("_toc_", True),
        ("www.a.org", False),
        ("{{ a }}", False),
    ],
)
def test_what_is_no_code_is_text(text: str, has_it: bool) -> None:
    assert has_text(text) is has_it


# fmt: off
TEXTS_AND_SIGNS = st.sampled_from((
    "a", "museo", "Guía", " ", " ", " ", "`", "*", "**", "_", "[", "]", "](", "(", ")", "!", "[a]", "](b)",
    '](b "c d")', "](b 'c')", ":", "; ", "~~", "&amp;", "&", "#", "@", "www.", "a.org", "http://", "%s", "%", "$", "{",
    "}", "{{ a }}", "<b>", "</b>", "<", "\\", "\n", ",", ".", "1", "50", "[^1]", "[toc]", "_toc_", "|", "/", "-", '"',
    ":a:", "\N{DEVANAGARI LETTER KA}\N{DEVANAGARI VOWEL SIGN I}",
))
# fmt: on


@given(st.lists(TEXTS_AND_SIGNS, min_size=1, max_size=7).map("".join))
@settings(max_examples=1000)
@example("http://*www.")
@example("`a` www.;")
def test_a_quick_look_for_text_tells_what_a_thorough_one_does(text: str) -> None:
    assert has_text(text) is _has_text(text)


TAGS_AND_OTHERS = st.sampled_from((
    "<a>", "</a>", "<b c='d'>", "<br/>", "<br />", "<!-- x -->", "<x y=z>", "</x y>", " ", " ", "\n",
    "\N{NO-BREAK SPACE}", "<a\nb>", "<a:b>", "<a@b.c>", "<http://a.b>",
    "`", '<a b="`">', '<a b="*c*">', '<a b=">">', "<", ">", "é", "<1>",
    "<?a?>", "[x](<a>)", "\\", "&amp;", "{",
))  # fmt: skip


@given(st.lists(TAGS_AND_OTHERS, min_size=1, max_size=5).map("".join))
@settings(max_examples=1000)
@example("<a>\n<b>")
@example("<a>\N{NO-BREAK SPACE}</a>")
def test_a_text_is_only_tags_if_its_codes_are_tags_and_nothing_is_between_them(text: str) -> None:
    codes = scan(text).codes
    bare = "".join(text[one.end : other.start] for one, other in pairwise(codes))
    are_tags = bool(codes) and codes[0].start == 0 and codes[-1].end == len(text) and not bare.strip()
    assert is_only_tags(text) is (are_tags and all(code.kind is Kind.TAG for code in codes))
