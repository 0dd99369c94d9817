"""Web pages: their units, links, language marks and encodings."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from pipeline.errors import DocumentError
from pipeline.formats.document import Document, LanguageForm, Part, ReadOptions, splice
from pipeline.formats.html import pack, read
from pipeline.model import Markup, Unit

CASES = Path(__file__).parent / "cases" / "html"


def page(html: str | bytes, language: str = "en") -> Document:
    return read(html.encode() if isinstance(html, str) else html, language, ReadOptions())


def part(html: str | bytes, language: str = "en") -> Part:
    return page(html, language).parts[0]


def units(html: str | bytes, language: str = "en") -> list[tuple[str, str]]:
    return [(unit.kind, unit.text) for unit in page(html, language).units]


def texts(html: str | bytes, language: str = "en") -> list[str]:
    return [unit.text for unit in page(html, language).units]


def listing(unit: Unit) -> str:
    place = f"{unit.line}: {' > '.join((*unit.section, unit.kind))}"
    return f"{place} | {unit.text}".replace("\n", "⏎")


# Golden cases: one folder each, with what is read from it.


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_a_page_is_read_as_its_listing_says(case: str) -> None:
    found = [listing(unit) for unit in page((CASES / case / "source.html").read_bytes()).units]
    assert found == (CASES / case / "units.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_a_page_written_anew_reads_the_same(case: str) -> None:
    document = page((CASES / case / "source.html").read_bytes())
    whole = document.parts[0]
    assert pack(document, [whole.with_texts(texts(document.data))]) == document.data
    rewritten = splice(whole.text, ((slot.start, slot.end, slot.written(slot.unit.text)) for slot in whole.slots))
    again = page(pack(document, [rewritten]))
    assert [unit._replace(line=0) for unit in again.units] == [unit._replace(line=0) for unit in document.units]


# Which texts are units, and what they are called.

FLOWS: dict[str, list[tuple[str, str]]] = {
    "<p>One<p>Two</p>": [("paragraph", "One"), ("paragraph", "Two")],
    "<ul><li>One<li>Two<ul><li>Three</ul></ul>": [("list item", "One"), ("list item", "Two"), ("list item", "Three")],
    "<table><tr><td>One<td>Two<tr><th>Three<tbody><tr><td>Four</table>Five": [
        ("table cell", "One"),
        ("table cell", "Two"),
        ("table heading", "Three"),
        ("table cell", "Four"),
        ("text", "Five"),
    ],
    "<td><p>One</p><div>Two</div><ul><li>Three</ul>": [
        ("table cell", "One"),
        ("table cell", "Two"),
        ("list item", "Three"),
    ],
    "<dl><dt>One<dd>Two<dt>Three<dd>Four</dl>": [
        ("term", "One"),
        ("definition", "Two"),
        ("term", "Three"),
        ("definition", "Four"),
    ],
    "<blockquote>One<p>Two</blockquote>": [("quotation", "One"), ("quotation", "Two")],
    "<h1>One</h1><h6>Two</h6>": [("heading 1", "One"), ("heading 6", "Two")],
    "<h2>One<h3>Two": [("heading 2", "One"), ("heading 3", "Two")],
    "<figure><figcaption>One</figcaption></figure><table><caption>Two</table>": [
        ("caption", "One"),
        ("caption", "Two"),
    ],
    "<fieldset><legend>One</legend><p>Two</fieldset>": [("legend", "One"), ("paragraph", "Two")],
    "<details><summary>One</summary>Two</details>": [("summary", "One"), ("text", "Two")],
    "<address>One</address><pre>Two</pre>": [("address", "One"), ("preformatted text", "Two")],
    "<select><optgroup><option>One<option>Two<optgroup><option>Three</select>": [
        ("option", "One"),
        ("option", "Two"),
        ("option", "Three"),
    ],
    "<label>One <input></label><button><b>Two</b></button>": [("label", "One"), ("button", "Two")],
    "<div>One<p>Two</p>Three <b>four</b><ul><li>Five</ul>six</div>": [
        ("text", "One"),
        ("paragraph", "Two"),
        ("text", "Three <b>four</b>"),
        ("list item", "Five"),
        ("text", "six"),
    ],
    "<a href=x><h3>One</h3><p>Two</a> three": [("heading 3", "One"), ("paragraph", "Two</a> three")],
    "<P>ONE<UL><LI>TWO</UL>": [("paragraph", "ONE"), ("list item", "TWO")],
    "One</p>Two": [("text", "One"), ("text", "Two")],
    "<noscript>One</noscript><video>Two</video>": [("text", "One"), ("text", "Two")],
    "<template><p>One</template>": [("paragraph", "One")],
    "<svg><title>One</title><desc>Two</desc><text>Three <tspan>four</tspan></text></svg>": [
        ("drawing title", "One"),
        ("drawing description", "Two"),
        ("drawing text", "Three <tspan>four</tspan>"),
    ],
}


ISLANDS: dict[str, list[str]] = {
    "<p translate=no>Kept, <b translate=yes>but <i>not</i> this</b>.": ["but <i>not</i> this"],
    "<p lang=pt>Um texto <q lang=en>with words</q> e <q lang=en>more</q>": ["with words", "more"],
    "<p translate=no>kept <b><i translate=yes>in two</i></b> kept": ["in two"],
    "<p translate=no>kept <b translate=yes>one <i translate=no>kept</i> two</b> kept": [
        "one <i translate=no>kept</i> two"
    ],
    "<p translate=no>kept <b translate=yes>one<br><br>two</b>": ["one", "two"],
    "<div translate=no>kept <b translate=yes>one</b><p translate=yes>two <i translate=no>kept</i>": [
        "one",
        "two <i translate=no>kept</i>",
    ],
    "<p translate=no>kept <b>kept <i translate=yes>one</b> two</i> kept": ["one"],
}


@pytest.mark.parametrize("html", ISLANDS)
def test_of_a_block_that_is_left_alone_only_islands_are_offered(html: str) -> None:
    assert texts(html) == ISLANDS[html]


@pytest.mark.parametrize("html", FLOWS)
def test_each_block_has_its_units(html: str) -> None:
    assert units(html) == FLOWS[html]


TRIMMED = {
    "<p> <em>All of it</em>\n": ["All of it"],
    "<p><em>Part</em> of it": ["<em>Part</em> of it"],
    "<p><a href=x><b><i>Deep</i></b></a><br>": ["Deep"],
    "<p><b>One</b> <b>two</b>": ["<b>One</b> <b>two</b>"],
    "<p><b><i>One</b></i> two": ["<b><i>One</b></i> two"],
    "<p><br><span class=icon></span> Text <wbr><!-- note -->": ["Text"],
    "<p></b>Stray</i>": ["Stray"],
    "<p>&#10;<b>One</b>&#32;": ["One"],
    "<p>One<br><input> two": ["One", "two"],
    "<p>Not <b>closed": ["Not <b>closed"],
    "<p>One<br>two<br> <br>three": ["One<br>two", "three"],
    "<p>One <b>two<br><br>three</b> four": ["One <b>two<br><br>three</b> four"],
    "<p><a href=a>One</a> | <a href=b><b>Two</b></a><a href=c>Three</a>": ["One", "Two", "Three"],
    "<p>See <a href=a>one</a> | <a href=b>two</a>": ["See <a href=a>one</a> | <a href=b>two</a>"],
    "<p><a href=a>One</a>, <a href=b>two</a>": ["<a href=a>One</a>, <a href=b>two</a>"],
    "<p>Type <input name=q> and press <button>Go</button>.": [
        "Type <input name=q> and press <button>Go</button>.",
    ],
    "<p>Name: <input> Mail: <input>": ["Name:", "Mail:"],
    "<p>Press <button>Go</button> Then wait": ["Press", "Go", "Then wait"],
    "<p>Press <svg><path d=x /></svg> to go on": ["Press <svg><path d=x /></svg> to go on"],
    "<p>Search <b>all <input></b>": ["Search <b>all <input></b>"],
    "<p>One <script>x()</script> two<script>y()</script>": ["One <script>x()</script> two"],
}


@pytest.mark.parametrize("html", TRIMMED)
def test_what_a_translator_need_not_see_is_cut_off_but_no_pair_is_cut(html: str) -> None:
    assert texts(html) == TRIMMED[html]


IMPLIED_ENDS = """<p @>no<p>Yes|<p @>no<ul><li>Yes|<p @>no<table><td>Yes|<li @>no<li>Yes|<dt @>no<dd>Yes|<dd @>no<dt>Yes
<td @>no<td>Yes|<tr><td @>no<tr><td>Yes|<tr @><td>no<tr><td>Yes|<tbody @><tr><td>no<tbody><tr><td>Yes|<h1 @>no<h2>Yes
<caption @>no<tr><td>Yes|<option @>no<option>Yes|<optgroup @><option>no<optgroup><option>Yes|<h1 @>no</h2>Yes
<option @>no<optgroup><option>Yes|<head @><title>no</title><body>Yes|<div @>no</div>Yes|<ul><li @>no</ul>Yes
<table @><td>no</table>Yes|<div><p @>no</div>Yes|<div><i @>no</div>Yes|<p><i @>no<p>Yes|<i @><b>no</i>Yes
<b @><p>1</b></p><p>Yes|<svg @><text>no</svg>Yes|<button @><b>no</button>Yes|<td><div @>no<td>Yes|<li><div @>no<li>Yes
<label @>no</label>Yes|<b @><div>1</b><p>Yes</div>"""


@pytest.mark.parametrize("html", [html for line in IMPLIED_ENDS.splitlines() for html in line.split("|")])
def test_an_element_ends_where_the_standard_ends_it(html: str) -> None:
    found = texts(html.replace("@", "translate=no"))
    assert len(found) == 1
    assert found[0].endswith("Yes")


NO_ENDS = """<p @>no<button><p>no</button>no|<p @>no</div>no|<li @>no<ul><li>no</ul>no|<td @>no<table><td>no</table>no
<li @>no<p>no|<dd @>no<div><dl><dd>no</dl></div>no|<div @><table><td>no</div>no</table>no|<body @>no</body>no</html>no
<section @>no<span></section2>no|<div @><p>no</span>no<br>no</div>|<svg @><g><text>no</text></g>no|<div @>no</p>no
<td @>no<p>no</td2>no<tr2>no"""


@pytest.mark.parametrize("html", [html for line in NO_ENDS.splitlines() for html in line.split("|")])
def test_an_element_does_not_end_before(html: str) -> None:
    assert texts(html.replace("@", "translate=no")) == []


def test_headings_are_the_sections_of_what_follows() -> None:
    html = "<h1>A <b>b</b><br>c</h1><p>1x<h3>D</h3><p>2x<h2>12</h2><p>3x<h1>G</h1><p title='4x'>5x"
    sections = {unit.text: unit.section for unit in page(html).units}
    assert sections == {
        "A <b>b</b><br>c": (),
        "1x": ("A b c",),
        "D": ("A b c",),
        "2x": ("A b c", "D"),
        "3x": ("A b c", "12"),
        "G": (),
        "4x": ("G",),
        "5x": ("G",),
    }


def test_a_heading_inside_a_heading_is_a_section_once() -> None:
    assert page("<h1>A<div><h2>B</h2></div></h1><p>1x").units[-1].section == ("B",)


def test_a_unit_knows_its_line_and_its_markup() -> None:
    html = "<title>T</title>\n<p>\n  One <img\n alt=x> two\n<p\n title='Three'>"
    assert [(unit.text, unit.line, unit.markup) for unit in page(html).units] == [
        ("T", 1, Markup.NONE),
        ("One <img alt=x> two", 3, Markup.HTML),
        ("Three", 6, Markup.NONE),
    ]


# The characters of a unit.

CHARACTERS = {
    "<p>a\n \t b\fc": "a b c",
    "<p>caf&eacute; &#233;&#xE9; &copy 2026": "café éé © 2026",
    "<p>5&nbsp;km \u00a0x": "5\u00a0km \u00a0x",
    "<p>AT&T &amp; Fish &amp; Co": "AT&T & Fish & Co",
    "<p>a < b &lt; c &gt; d > e": "a < b < c > d > e",
    "<p>the &lt;em&gt; tag": "the &lt;em> tag",
    "<p>write &amp;lt; or &amp;#60 or &amp;x;": "write &amp;lt; or &amp;#60 or &x;",
    "<p>a&#10;b&#32;&Tab;c": "a b c",
    "<p>one <a\n  href='x'\n  title='two\n  lines'>b</a>": "one <a href='x' title='two lines'>b</a>",
    "<p>one <a style='a\n  b'>b</a>": "one <a style='a\n  b'>b</a>",
    "<p>one<!-- a\nb -->two": "one<!-- a\nb -->two",
    "<pre>one\r\n  two&nbsp;\tx</pre>": "one\n  two\u00a0\tx",
    "<pre><div>one\n  two</div></pre>": "one\n  two",
    "<textarea>\n one\n two </textarea>": "one\n two",
    "<title>A\n <b> &amp; &lt;b></title>": "A <b> & <b>",
    "<p title=' two\n lines &amp; &quot;x&quot; '>": 'two lines & "x"',
    "<p title='one&#10;two'>": "one\ntwo",
    "<p title='?a=x&copy=y&copyright &copy; z'>": "?a=x&copy=y&copyright © z",
    "<p>a\0b": "ab",
}


@pytest.mark.parametrize("html", CHARACTERS)
def test_a_unit_has_characters_and_only_the_references_it_needs(html: str) -> None:
    assert texts(html) == [CHARACTERS[html]]


# What is not offered.


@pytest.mark.parametrize(
    "html",
    [
        "<p>12 — 3</p><p>&nbsp;</p><p>***",
        "<script>var text</script><style>text</style><xmp>text</xmp><iframe>text</iframe>",
        "<pre><code>text</code></pre><p><code>text</code>, <code>more</code></p>",
        "<math><mi>text</mi></math>",
        "<p translate=no>text</p><div class='a notranslate'><p>text <b>text</b></div>",
        "<p><span translate=no>Sala 12</span>.",
        "<div translate=no title=text><img alt=text><meta name=description content=text></div>",
        "<p lang=pt>texto</p><div xml:lang=pt-BR title=texto><p>texto</div><p lang=zxx>text",
        "<!-- museotext: off --><p title=text>text<ul><li>text</ul><input placeholder=text>",
        "<!--museotext:off--><p>text</p>",
        "{{ text }}<p>{% text %}<title>{{ text }}</title><img alt='{{ text }}'><?php text ?><% text %>",
        "<!doctype html><!-- text --><?text text><![CDATA[ text ]]>",
        "<p data-x=text value=text content=text summary=text abbr=text>1</p><input value=text><meta content=text>",
        "<link rel=stylesheet title=text><style title=text></style><meta name=keywords content=text>",
        "<p>1</p><a title=",
    ],
)
def test_what_is_not_for_translators_is_not_offered(html: str) -> None:
    assert texts(html) == []


def test_translation_can_be_turned_on_again() -> None:
    html = (
        "<div translate=no>no<p translate=yes>One</p></div><p lang=pt>não <b lang=en>Two</b></p>"
        "<!-- museotext: off -->no<!-- museotext: on --><p>Three"
    )
    assert texts(html) == ["One", "Two", "Three"]


def test_what_is_kept_stays_in_the_sentence_around_it() -> None:
    html = "<p>We say <i lang=pt>saudade</i> at <b translate=no title=x>Sala</b> with <code>x</code>."
    assert texts(html) == [html[3:]]


def test_the_root_states_the_language_and_other_elements_are_compared_with_the_folders() -> None:
    assert texts("<html lang=pt><body lang=pt><p>Text<p lang=en>More<p lang=pt>Não", "en") == ["Text", "More"]
    assert texts("<p lang=pt-PT>Um<p lang=PT_br>Dois<p lang=es>Tres<p lang=''>Quatro", "pt_BR") == [
        "Um",
        "Dois",
        "Quatro",
    ]


# Attributes people read.


def test_attributes_people_read_are_units() -> None:
    html = """
    <meta name=Description content="One"><meta property="og:title" content="Two">
    <meta name="twitter:image:alt" content=Three>
    <meta property="og:description" content=Four><meta property="og:site_name" content=Five>
    <img alt="Six" title='Seven'><input placeholder=Eight aria-label=Nine><a aria-description=Ten></a>
    <select><optgroup label=Eleven><option label=Twelve></select><track label=Thirteen>
    <input type=SUBMIT value=Fourteen><input type=button value=Fifteen><input type=reset value=Sixteen>
    <table summary=Seventeen><th abbr=Eighteen></table><iframe title=Nineteen></iframe>"""
    numbers = "One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen"
    assert texts(html) == [*numbers.split(), "Seventeen", "Eighteen", "Nineteen"]
    assert [kind for kind, _ in units(html)][:9] == [
        *("description", "page title", "alt text", "description", "site name", "alt text", "title text"),
        *("placeholder", "label"),
    ]


def test_attributes_within_a_unit_stay_there() -> None:
    assert texts("<p>See <img alt='the map' title=x> here <a title=y>now</a>.") == [
        "See <img alt='the map' title=x> here <a title=y>now</a>."
    ]


def test_attributes_around_a_unit_come_in_the_order_of_the_page() -> None:
    html = "<div title=One><p><img alt=Two> <a title=Three><b title=Four>Five</b></a> <img alt=Six><input title=Seven>"
    assert texts(html) == ["One", "Two", "Three", "Four", "Five", "Six", "Seven"]


def test_of_two_equal_attributes_the_first_counts() -> None:
    assert texts("<img alt=One alt=Two>") == ["One"]


# Links and language marks.


def test_links_are_found_with_their_places() -> None:
    html = """<link href="s.css"><a HREF=' a.html?x=1&amp;y=2
    '>a</a><p>In <a href=b.html hreflang=pt>it</a> and <a lang=pt href="c.html">so</a>
    <img src=d.png srcset=no><video poster="e.png" src='f.mp4'></video><iframe src="g"></iframe><form action=no>
    <a href="">no</a><a href>no</a><map><area href="h"></map><div translate=no><a href=i>i</a></div>
    <!-- <a href=no> --><script src=j>'<a href=no>'</script>"""
    whole = part(html)
    assert [(link.target, link.names_language) for link in whole.links] == [
        ("s.css", False),
        ("a.html?x=1&y=2", False),
        ("b.html", True),
        ("c.html", True),
        *((name, False) for name in ("d.png", "e.png", "f.mp4", "g", "h", "i", "j")),
    ]
    assert html[whole.links[2].start : whole.links[2].end] == "b.html"


@pytest.mark.parametrize("html", ["<a href=x>a</a>", "<a href='x'>a</a>", '<a href="x">a</a>'])
def test_a_link_is_written_for_its_quotes(html: str) -> None:
    target = """../es/a "b" 'c'.html?x=1&lt=<2> y"""
    (link,) = part(html).links
    written = splice(html, [(link.start, link.end, link.written(target))])
    assert [one.target for one in part(written).links] == [target]


def test_language_marks_are_where_the_page_names_its_own_language() -> None:
    html = """<html lang="en-GB" xml:lang=en-GB><meta property="og:locale" content="en_GB">
    <meta property="og:locale:alternate" content="en_US"><meta http-equiv=Content-Language content='en'>
    <meta http-equiv=content-language content="en, es"><link hreflang="en" href="a.html"><a hreflang=en href=https://x.org>x</a>
    <a hreflang=es href=b.html>x</a><p lang="en-US">x<p lang=es>x<p lang="">x<p translate=no lang=en>x<p lang=en-AU>x"""
    marks = [mark for mark in part(html).marks if not mark.is_alternative]
    assert [(html[mark.start : mark.end], mark.form) for mark in marks] == [
        ("en-GB", LanguageForm.TAG),
        ("en-GB", LanguageForm.TAG),
        ("en_GB", LanguageForm.LOCALE),
        ("en", LanguageForm.TAG),
        ("en", LanguageForm.TAG),
        ("en-US", LanguageForm.TAG),
        ("en-AU", LanguageForm.TAG),
    ]


def test_the_other_languages_of_a_page_are_told_from_its_own() -> None:
    html = """<meta property="og:locale:alternate" content="en_US"><link rel=alternate hreflang=en href=a.html>
    <link rel="Alternate nofollow" hreflang=x-default href=a.html><link rel=alternate href=feed.xml>
    <link rel=next hreflang=en href=b.html><a rel=alternate hreflang=en href=c.html>c</a>"""
    whole = part(html)
    assert [html[mark.start : mark.end] for mark in whole.marks if mark.is_alternative] == ["en_US"]
    assert [link.keeps_language for link in whole.links] == [True, True, False, False, False]
    follows = [html[: mark.start].rpartition("<")[2] for mark in whole.marks if not mark.is_alternative]
    assert follows == ["link rel=next hreflang=", "a rel=alternate hreflang="]


def test_the_root_is_marked_whatever_it_says() -> None:
    html = "<html lang=fr><body lang=''>"
    assert [html[mark.start : mark.end] for mark in part(html).marks] == ["fr", ""]


# XHTML, code for servers and generators.


def test_in_xhtml_any_element_may_close_itself() -> None:
    html = "<p>One<script src='a'/> <b/>two</p><p>Three</p>"
    assert texts(f"<?xml version='1.0'?>{html}") == ["One<script src='a'/> <b/>two", "Three"]
    assert texts(html) == ["One"]


def test_code_that_writes_text_stays_in_the_sentence_and_other_code_is_cut_off() -> None:
    html = "<p>{% if a %}{{ name }} is <?= $b < 2 ?> here{% endif %}"
    assert texts(html) == ["{{ name }} is <?= $b < 2 ?> here"]


def test_a_front_matter_is_read_as_in_markdown() -> None:
    document = page("---\nlayout: page\ntitle: One\nlang: en\n---\n<p>Two")
    assert [unit.text for unit in document.units] == ["One", "Two"]
    assert [document.parts[0].text[mark.start : mark.end] for mark in document.parts[0].marks] == ["en"]


# Encodings, and what is no page.

ENCODED = {
    "bom": "\ufeff<p>Año".encode(),
    "bom before meta": b"\xef\xbb\xbf<meta charset=latin1><p>A\xc3\xb1o",
    "utf-16-le": b"\xff\xfe" + "<p>Año".encode("utf-16-le"),
    "utf-16-be": b"\xfe\xff" + "<p>Año".encode("utf-16-be"),
    "meta": b"<meta charset=ISO-8859-1><p>A\xf1o",
    "http-equiv": b'<META http-equiv=Content-Type content="text/html; charset = iso-8859-15"><p>A\xf1o',
    "commented meta": "<!-- <meta charset=latin1> --><p>Año".encode(),
    "xml declaration": b"<?xml version='1.0' encoding='iso-8859-1'?><p>A\xf1o",
    "utf-16 declared in ascii": "<meta charset=utf-16><p>Año".encode(),
    "undeclared": "<p>Año".encode(),
    "undeclared western": b"<p>A\xf1o",
    "unknown label": "<meta charset=klingon><p>Año".encode(),
    "python's own codec": "<meta charset=rot13><p>Año".encode(),
    "label with x-": b"<meta charset=x-mac-roman><p>A\x96o",
}


@pytest.mark.parametrize("case", ENCODED)
def test_the_encoding_is_the_browsers(case: str) -> None:
    document = page(ENCODED[case])
    assert [unit.text for unit in document.units] == ["Año"]
    assert pack(document, [document.parts[0].text]) == document.data


def test_latin_1_is_windows_1252() -> None:
    assert texts(b"<meta charset=latin1><p>\x93A\x94 \x80") == ["“A” €"]


def test_characters_the_encoding_lacks_become_references() -> None:
    document = page(b"<meta charset=latin1><title>x</title><p title=x>x")
    data = pack(document, [document.parts[0].with_texts(["Ł 😀", "Ł", "Ł &"])])
    assert data == b'<meta charset=latin1><title>&#321; &#128512;</title><p title="&#321;">&#321; &amp;'
    assert texts(data) == ["Ł 😀", "Ł", "Ł &"]


@pytest.mark.parametrize(
    ("data", "what", "line"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not a web page but a PNG picture", None),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "not a web page but a PDF document", None),
        (b"PK\x03\x04\x14\0\x06\0", "not a web page but a zip archive", None),
        (bytes(range(256)) * 20, "not a web page but a binary file", None),
        ("<p>Año".encode("utf-16-le"), "full of NUL bytes", None),
        (b"<meta charset=utf-8>\n<p>A\xf1o", "says that it is utf-8, but byte 25 is not valid UTF-8", 2),
        (b"<meta charset=latin1>\n\n<p>\x81", "byte 26 is not valid WINDOWS-1252", 3),
        (b"<p>\n\x81", "byte 4 is not valid UTF-8, and it does not say which encoding", 2),
        (b"\xff\xfe<", "not valid UTF-16-LE", 1),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_place(data: bytes, what: str, line: int | None) -> None:
    with pytest.raises(DocumentError) as caught:
        page(data)
    assert what in caught.value.what
    assert "\n" not in str(caught.value)
    assert caught.value.line == line
    assert caught.value.remedy


def test_an_empty_page_has_no_units() -> None:
    assert page(b"").units == ()


def test_a_document_crosses_to_another_process() -> None:
    document = page((CASES / "tidy" / "source.html").read_bytes())
    assert pickle.loads(pickle.dumps(document)) == document
