"""Editions as translation memories, and the pieces their segments are made of."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.editions import EDITIONS, Edition
from pipeline.markup import Kind, Role, codes, plain
from pipeline.markup.segments import matched, segment
from pipeline.model import Markup
from pipeline.xml_text import visible
from tests.sample_editions import PLAN, TIDES, edition, made, row

TMX = next(form for form in EDITIONS if form.name == "tmx")
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TEXT = "#text"
CODES = {TEXT, "bpt", "ept", "it", "ph", "hi"}

AUTHORS = "creationdate creationid changedate changeid o-encoding"
USE = f"{AUTHORS} creationtool creationtoolversion datatype lastusagedate o-tmf usagecount"
# What the TMX 1.4b specification allows in an element: its attributes (a star: required), and its content.
ELEMENTS: dict[str, tuple[str, set[str]]] = {
    "tmx": ("version*", {"header", "body"}),
    "header": (
        f"creationtool* creationtoolversion* segtype* o-tmf* adminlang* srclang* datatype* {AUTHORS}",
        {"note", "prop", "ude"},
    ),
    "body": ("", {"tu"}),
    "prop": (f"type* {LANG} o-encoding", {TEXT}),
    "tu": (f"tuid segtype srclang {USE}", {"note", "prop", "tuv"}),
    "tuv": (f"{LANG}* {USE}", {"note", "prop", "seg"}),
    "seg": ("", CODES),
    "bpt": ("i* x type", {TEXT, "sub"}),
    "ept": ("i*", {TEXT, "sub"}),
    "it": ("pos* x type", {TEXT, "sub"}),
    "ph": ("x assoc type", {TEXT, "sub"}),
    "sub": ("datatype type", CODES),
}
HTML_PIECES = st.sampled_from(
    [
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        '<a href="x" title="tide">',
        "</a>",
        "<br>",
        "&amp;",
        "&nbsp;",
        "a ",
        "ñ",
        " ",
        "{n}",
    ]
)
MARKDOWN_PIECES = st.sampled_from(
    ["*", "**", "[", "](x)", "](y 'tide')", "`", "[^1]", "<u@x.org>", "\\*", "a", " ", "é"]
)
NUMBERED_PIECES = st.sampled_from(["<1>", "</1>", "<2>", "</2>", "<3/>", "a ", "ñ", "<", "&"])
SUBTITLE_PIECES = st.sampled_from(
    ["<i>", "</i>", "<v Ana>", "<c.x>", "</c>", "<00:01.000>", "{\\an8}", "\n", "a ", "ñ", "&"]
)
TEXTS = {
    Markup.HTML: st.lists(HTML_PIECES | st.text(max_size=4)).map("".join),
    Markup.MARKDOWN: st.lists(MARKDOWN_PIECES | st.text(max_size=4)).map("".join),
    Markup.NUMBERED: st.lists(NUMBERED_PIECES | st.text(max_size=4)).map("".join),
    Markup.SUBTITLE: st.lists(SUBTITLE_PIECES | st.text(max_size=4)).map("".join),
    Markup.NONE: st.text(st.characters()),
}
MARKED_UP = st.sampled_from(Markup).flatmap(lambda markup: st.tuples(st.just(markup), TEXTS[markup], TEXTS[markup]))


def memory(one: Edition) -> Element:
    """Return an edition's memory, once it is known to be what the specification allows."""
    data = made(TMX, one)
    assert data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n')
    root = ElementTree.fromstring(data)
    assert root.tag == "tmx"
    expect_valid(root)
    for seg in root.iter("seg"):
        expect_codes_matched(seg)
    return root


def expect_valid(element: Element) -> None:
    attributes, content = ELEMENTS[element.tag]
    required = {name.rstrip("*") for name in attributes.split() if name.endswith("*")}
    assert required <= set(element.keys()) <= {name.rstrip("*") for name in attributes.split()}, element.tag
    assert {child.tag for child in element} <= content
    if TEXT not in content:
        assert not "".join([element.text or "", *(child.tail or "" for child in element)]).strip()
    tags = [child.tag for child in element]
    if element.tag == "tmx":
        assert element.attrib == {"version": "1.4"}
        assert tags == ["header", "body"]
    if element.tag in ("tu", "tuv"):
        last = {"tu": "tuv", "tuv": "seg"}[element.tag]
        assert tags == sorted(tags, key=lambda tag: tag == last)
        assert tags.count(last) >= 1
        assert element.tag == "tu" or tags.count(last) == 1
    if element.tag == "it":
        assert element.get("pos") in ("begin", "end")
    for child in element:
        expect_valid(child)


def expect_codes_matched(seg: Element) -> None:
    """Each ``bpt`` has its own number, and one ``ept`` after it; each code has its own ``x``."""
    opened = [child.get("i") for child in seg if child.tag == "bpt"]
    assert len(set(opened)) == len(opened)
    assert sorted(opened) == sorted(child.get("i") for child in seg if child.tag == "ept")
    places = {(child.tag, child.get("i")): place for place, child in enumerate(seg)}
    assert all(places["bpt", number] < places["ept", number] for number in opened)
    numbers = [child.get("x") for child in seg if child.tag != "ept"]
    assert len(set(numbers)) == len(numbers)
    assert all(re.fullmatch("[1-9][0-9]*", number or "") for number in numbers)


def segments(unit: Element) -> dict[str, Element]:
    """Return the segments of a unit by language; fails when a language is there twice."""
    found = {str(variant.get(LANG)): variant.find("seg") for variant in unit.findall("tuv")}
    assert len(found) == len(unit.findall("tuv"))
    return {language: seg for language, seg in found.items() if seg is not None}


def text_of(seg: Element) -> str:
    """Return the text of a segment without its codes."""
    return "".join([seg.text or "", *(child.tail or "" for child in seg)])


def test_the_header_says_what_the_memory_is() -> None:
    header = memory(TIDES).find("header")
    assert header is not None
    assert header.get("segtype") == "paragraph"
    assert header.get("adminlang") == "en"
    assert header.get("srclang") == "en"
    assert header.get("datatype") == "html"
    assert [prop.text for prop in header.findall("prop")] == ["tides.html"]


def test_all_languages_of_a_unit_are_in_one_entry() -> None:
    [heading, _] = memory(PLAN).iter("tu")
    assert {language: text_of(seg) for language, seg in segments(heading).items()} == {
        "en": "Plan 2028",
        "es": "Plan 2028",
        "pt-BR": "Plano 2028",
    }


def test_only_what_is_approved_is_remembered() -> None:
    one = edition(row("term", "a", "b", "~c"), row("term", "d", "", ""), row("term", "e", "", "f"))
    found = [{language: text_of(seg) for language, seg in segments(unit).items()} for unit in memory(one).iter("tu")]
    assert found == [{"en": "a", "es": "b"}, {"en": "e", "pt-BR": "f"}]


def test_the_original_may_be_in_any_column() -> None:
    one = edition(row("term", "sea", "mar", "", source="es"), source_language="es")
    root = memory(one)
    header = root.find("header")
    assert header is not None
    assert header.get("srclang") == "es"
    assert [list(segments(unit)) for unit in root.iter("tu")] == [["en", "es"]]


def test_equal_units_are_remembered_once_and_others_apart() -> None:
    one = edition(row("button", "Go", "Ir", ""), row("label", "Go", "Ir", ""), row("label", "Go", "Ve", ""))
    assert [segments(unit)["es"].text for unit in memory(one).iter("tu")] == ["Ir", "Ve"]


def test_an_entry_is_named_like_the_row_of_the_page() -> None:
    names = {name for name, _ in TIDES.identified()}
    found = [unit.get("tuid") for unit in memory(TIDES).iter("tu")]
    assert set(found) <= names
    assert len(found) == len(set(found))


def test_a_unit_whose_text_is_of_another_type_says_so() -> None:
    types = {str(unit.findtext("prop")): unit.get("datatype") for unit in memory(TIDES).iter("tu")}
    assert types["alt text"] == "plaintext"
    assert types["heading 1"] is None


def test_nothing_in_a_memory_depends_on_the_day() -> None:
    assert b"date=" not in made(TMX, TIDES)
    assert made(TMX, TIDES) == made(TMX, TIDES)


def test_an_edition_without_translations_is_a_memory_without_entries() -> None:
    for one in (edition(), edition(row("term", "a", "", ""))):
        assert not list(memory(one).iter("tu"))


def test_the_same_code_has_the_same_number_in_every_language() -> None:
    one = edition(
        row(
            "paragraph",
            '<a href="x">one</a> and <a href="y">two</a>, <em>three</em><br>',
            '<br><em>tres</em>, <a href="y">dos</a> y <a href="x">uno</a>',
            '<a href="pt/x">um</a> <b>quatro</b> <a href="y">dois</a>',
        )
    )
    [unit] = memory(one).iter("tu")
    found = {
        language: {str(child.get("x")): child.text for child in seg if child.tag != "ept"}
        for language, seg in segments(unit).items()
    }
    assert found["en"] == {"1": '<a href="x">', "2": '<a href="y">', "3": "<em>", "4": "<br>"}
    assert found["es"] == found["en"]
    assert found["pt-BR"] == {"1": '<a href="pt/x">', "2": '<a href="y">', "5": "<b>"}


def test_markdown_links_are_told_apart_by_where_they_lead() -> None:
    one = edition(row("paragraph", "[a](x) [b](y)", "[b](y) [a](x)", "", markup=Markup.MARKDOWN))
    [unit] = memory(one).iter("tu")
    assert [child.get("x") for child in segments(unit)["es"] if child.tag == "bpt"] == ["2", "1"]


def test_codes_without_a_partner_stand_alone() -> None:
    one = edition(row("paragraph", "<i>a <b>b</i> c</u>", "<b>x</b>", ""))
    [unit] = memory(one).iter("tu")
    assert [(child.tag, child.get("pos")) for child in segments(unit)["en"]] == [
        ("bpt", None),
        ("it", "begin"),
        ("ept", None),
        ("it", "end"),
    ]


def test_codes_of_one_name_close_the_nearest_one_open() -> None:
    text = "<span>a <span>b</span></span>"
    [unit] = memory(edition(row("paragraph", text, text, ""))).iter("tu")
    assert [(child.tag, child.get("i")) for child in segments(unit)["en"]] == [
        ("bpt", "1"),
        ("bpt", "2"),
        ("ept", "2"),
        ("ept", "1"),
    ]


def test_codes_say_what_they_are() -> None:
    text = "**a** *b* ~~c~~ [d](x) `e` {f} g[^1]"
    one = edition(row("paragraph", text, text, "", markup=Markup.MARKDOWN))
    [unit] = memory(one).iter("tu")
    types = [child.get("type") for child in segments(unit)["en"] if child.tag != "ept"]
    assert types == ["bold", "italic", "x-s", "link", "x-code", "x-placeholder", "fnote"]


def test_what_people_read_in_a_code_is_a_sub_flow() -> None:
    text = 'See <a href="x" title="Rules of the Award">the award</a>'
    [unit] = memory(edition(row("paragraph", text, text, ""))).iter("tu")
    [code] = segments(unit)["en"].findall("bpt")
    assert [sub.text for sub in code] == ["Rules of the Award"]
    assert "".join(code.itertext()) == '<a href="x" title="Rules of the Award">'


def test_references_and_escapes_are_text() -> None:
    assert [piece.text for piece in segment("1&nbsp;&lt;&nbsp;2 &eacute;", Markup.HTML)] == ["1\xa0<\xa02 é"]
    assert [piece.text for piece in segment(r"2 \* 3 https://x.org", Markup.MARKDOWN)] == ["2 * 3 https://x.org"]


@pytest.mark.parametrize("text", ["]]>", "<!-- x -->", "\x00\x0b\ud800\ufffe", "a\r\nb\rc\td", "\u202ex", "<&\"'>"])
def test_any_character_comes_back_or_is_visibly_replaced(text: str) -> None:
    [unit] = memory(edition(row("term", text, text, "", markup=Markup.NONE))).iter("tu")
    assert {text_of(seg) for seg in segments(unit).values()} == {visible(text)}


@given(MARKED_UP)
def test_a_memory_is_valid_whatever_the_texts(texts: tuple[Markup, str, str]) -> None:
    markup, source, target = texts
    units = list(memory(edition(row("paragraph", source, target, target, markup=markup))).iter("tu"))
    if target and not target.startswith("~"):
        found = segments(units[0])
        assert list(found) == ["en", "es", "pt-BR"]
        assert ElementTree.tostring(found["es"]) == ElementTree.tostring(found["pt-BR"])


@given(MARKED_UP)
def test_the_pieces_of_a_text_are_all_of_it(texts: tuple[Markup, str, str]) -> None:
    markup, text, _ = texts
    found = codes(text, markup)
    pieces = segment(text, markup)
    if not any(code.kind in (Kind.ENTITY, Kind.ESCAPE) for code in found):
        assert "".join(piece.text for piece in pieces) == text
    assert all(piece.code is None or piece.text == piece.code.text for piece in pieces)
    assert all(one.code or other.code for one, other in pairwise(pieces))
    if not any(code.kind in (Kind.AUTOLINK, Kind.CODE, Kind.BREAK, Kind.PLACEHOLDER, Kind.TAG) for code in found):
        assert "".join(piece.text for piece in pieces if piece.code is None) == plain(text, markup)


@given(MARKED_UP)
def test_numbers_follow_the_original(texts: tuple[Markup, str, str]) -> None:
    markup, source, target = texts
    original = segment(source, markup)
    assert matched(original, original) == original
    pieces = matched(segment(target, markup), original)
    known = {piece.number: piece for piece in original if piece.number}
    for piece in pieces:
        closes = piece.code is not None and piece.pair > 0 and piece.code.role is Role.CLOSE
        assert (piece.number > 0) == (piece.code is not None and not closes)
        if piece.code is not None and piece.number in known:
            like = known[piece.number].code
            assert like is not None
            assert (piece.code.kind, piece.code.role, piece.code.identity) == (like.kind, like.role, like.identity)
