"""The ground floor: inline codes, masks, plain text and safe HTML, in every markup."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from html.parser import HTMLParser

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pipeline.markup import INVISIBLE, Code, Kind, Role, codes, masked, plain, to_html
from pipeline.markup.codes import may_have_codes
from pipeline.markup.faults import Problem, faults
from pipeline.markup.tags import names
from pipeline.model import Markup

HTML, MARKDOWN, NONE, NUMBERED = Markup.HTML, Markup.MARKDOWN, Markup.NONE, Markup.NUMBERED

PIECES = (
    *"*_~`[]()!<>&\\\"'{}#%@;:/|^=+-. \n\t",
    *(
        "a",
        "Museo",
        "é",
        "日",
        "the the",
        "**",
        "``",
        "](",
        "[^1]",
        "{name}",
        "%s",
        "%(n)s",
        "{.x}",
        "&amp;",
        "&eacute;",
    ),
    *(
        "<b>",
        "</b>",
        "<br>",
        '<a href="x">',
        "</a>",
        "<img alt='a' src=b>",
        "<1>",
        "</1>",
        "<2/>",
        "<!--",
        "-->",
        "<?",
        "]]>",
    ),
    *(
        "https://a.example/b_c",
        "www.a.org",
        "x@a.org",
        "<https://a.example>",
        "javascript:",
        "<script>",
        " onerror=",
        "\x00",
    ),
)
texts = st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=60)
markups = st.sampled_from(Markup)


def kinds(text: str, markup: Markup) -> list[tuple[str, str]]:
    return [(code.kind.value, code.text) for code in codes(text, markup)]


@given(texts, markups)
def test_codes_stand_where_they_say_in_order_and_apart(text: str, markup: Markup) -> None:
    end = 0
    for code in codes(text, markup):
        assert end <= code.start < code.end
        assert text[code.start : code.end] == code.text
        assert all(code.start <= start <= stop <= code.end for start, stop in code.readable)
        end = code.end


@given(texts, markups)
def test_a_mask_keeps_every_place_and_hides_every_code(text: str, markup: Markup) -> None:
    mask = masked(text, markup)
    assert len(mask) == len(text)
    for code in codes(text, markup):
        hidden = mask[code.start : code.end]
        if code.kind is Kind.ENTITY:
            assert hidden[1:].strip(f"{INVISIBLE} ") == ""
        elif not code.readable:
            assert hidden.strip(f"{INVISIBLE} ") == ""
    for place, char in enumerate(mask):
        assert char in (text[place], " ", INVISIBLE) or any(
            code.kind is Kind.ENTITY and code.start == place for code in codes(text, markup)
        )


@given(texts, markups)
def test_a_quick_look_misses_no_code(text: str, markup: Markup) -> None:
    if not may_have_codes(text, markup):
        assert codes(text, markup) == ()
        assert masked(text, markup) == text


@given(texts, markups)
def test_a_mask_has_no_codes(text: str, markup: Markup) -> None:
    if markup in (HTML, NUMBERED):
        left = {code.kind for code in codes(masked(text, markup), markup)}
        assert left <= {Kind.URL, Kind.EMAIL, Kind.DOMAIN, Kind.PLACEHOLDER, Kind.ENTITY, Kind.TAG, Kind.COMMENT}


@pytest.mark.parametrize(
    ("text", "markup", "expected"),
    [
        ("a <b>b</b>", NONE, []),
        ("a <em class='x'>b</em><br/>", HTML, [("tag", "<em class='x'>"), ("tag", "</em>"), ("tag", "<br/>")]),
        ('<a title="a > b">', HTML, [("tag", '<a title="a > b">')]),
        ("a < b, <3, < b>", HTML, []),
        ("<!-- a > b --> c <!-- d", HTML, [("comment", "<!-- a > b -->")]),
        (
            "&nbsp;&#233;&#xe9;&nope;& &amp",
            HTML,
            [("character reference", one) for one in ("&nbsp;", "&#233;", "&#xe9;")],
        ),
        ("<1>a</1><2/> <b>", NUMBERED, [("numbered tag", "<1>"), ("numbered tag", "</1>"), ("numbered tag", "<2/>")]),
        ("*a* __b__ ~~c~~", MARKDOWN, [("emphasis", one) for one in ("*", "*", "__", "__", "~~", "~~")]),
        ("snake_case 5 * 3 *a", MARKDOWN, []),
        ("<!--> a --> <!---> b -->", MARKDOWN, [("comment", "<!-->"), ("comment", "<!--->")]),
        ("<!-- a", MARKDOWN, []),
        ("<!a b> <!1> <?c?>", HTML, [("comment", "<!a b>"), ("comment", "<?c?>")]),
        (
            "[a](b.md 'T') ![c](d.png)",
            MARKDOWN,
            [("link", "["), ("link", "](b.md 'T')"), ("image", "!["), ("image", "](d.png)")],
        ),
        ("[a][b] [c][] [d]", MARKDOWN, [("reference link", one) for one in ("[", "][b]", "[", "][]")]),
        ("[a](b){.button}", MARKDOWN, [("link", "["), ("link", "](b)"), ("attributes", "{.button}")]),
        ("a[^1] `b *c*` \\*", MARKDOWN, [("footnote reference", "[^1]"), ("code span", "`b *c*`"), ("escape", "\\")]),
        ("a\nb\\\nc", MARKDOWN, [("line break", "\n"), ("line break", "\\\n")]),
        (
            "<https://a.example> <x@a.org>",
            MARKDOWN,
            [("address in angle brackets", one) for one in ("<https://a.example>", "<x@a.org>")],
        ),
        (
            "see https://a.example/b_c_(d), or www.a.org.",
            NONE,
            [("address", "https://a.example/b_c_(d)"), ("address", "www.a.org")],
        ),
        ("(see https://a.example/b)", NONE, [("address", "https://a.example/b")]),
        ("(x.y@museo.org.br)", NONE, [("e-mail address", "x.y@museo.org.br")]),
        (
            "ibermuseos.org, @ibermuseos #Ibermuseos #1 &#x",
            NONE,
            [("name on the web", one) for one in ("ibermuseos.org", "@ibermuseos", "#Ibermuseos")],
        ),
        (
            "{name} {0} {} ${a} {{ b }} {% c %} %s %(d)s %1$s",
            NONE,
            [
                ("placeholder", one)
                for one in ("{name}", "{0}", "{}", "${a}", "{{ b }}", "{% c %}", "%s", "%(d)s", "%1$s")
            ],
        ),
        ("50% de, 5 %d, 100%s, { a b }", NONE, [("placeholder", "%d")]),
        ("Write to museo.org. Today", NONE, [("name on the web", "museo.org")]),
        ("Museo.org", NONE, []),
    ],
)
def test_codes(text: str, markup: Markup, expected: list[tuple[str, str]]) -> None:
    assert kinds(text, markup) == expected


def test_a_code_knows_its_role_name_target_and_identity() -> None:
    opened, closed = codes('<A class=" b  a " HREF="x?a&amp;b" title=t id=i>…</A>', HTML)
    assert (opened.role, opened.name, opened.target) == (Role.OPEN, "a", "x?a&b")
    assert opened.identity == '<a class="b a" id="i">'
    assert (closed.role, closed.name, closed.identity) == (Role.CLOSE, "a", "a")
    _, end = codes(r'[a](<b c\).md> "T")', MARKDOWN)
    assert (end.role, end.target) == (Role.CLOSE, "b c).md")
    assert [end.text[start - end.start : stop - end.start] for start, stop in end.readable] == ["T"]
    assert [code.name for code in codes("[A  b][] [x][ R  s ]", MARKDOWN)] == ["a b", "a b", "r s", "r s"]


md = MarkdownIt("commonmark").enable("strikethrough")


def as_markdown_it(text: str) -> list[object]:
    """Return what the reference parser sees."""
    (inline,) = md.parseInline(text, {})
    seen: list[object] = []
    for token in inline.children or []:
        if token.type in ("em_open", "em_close", "strong_open", "strong_close", "s_open", "s_close"):
            seen.append(token.type)
        elif token.type == "link_open":
            seen.append(("link", token.attrs["href"]))
        elif token.type == "link_close" and token.markup != "autolink":
            seen.append("link_close")
        elif token.type == "image":
            seen.append(("image", token.attrs["src"]))
        elif token.type == "code_inline":
            seen.append(("code", " ".join(token.content.split())))
        elif token.type == "html_inline":
            seen.append(("html", token.content))
    return seen


def as_ours(found: Sequence[Code]) -> list[object]:
    seen: list[object] = []
    targets: dict[int, str] = {}
    opened: list[int] = []
    for code in found:
        if code.kind in (Kind.LINK, Kind.IMAGE) and code.role is Role.OPEN:
            opened.append(code.start)
        elif code.kind in (Kind.LINK, Kind.IMAGE):
            targets[opened.pop()] = md.normalizeLink(code.target)
    inside_image = 0
    for code in found:
        if code.kind is Kind.IMAGE:
            if code.role is Role.OPEN and not inside_image:
                seen.append(("image", targets[code.start]))
            inside_image += 1 if code.role is Role.OPEN else -1
        elif inside_image:
            continue
        elif code.kind is Kind.EMPHASIS:
            seen.append(f"{code.name}_{code.role}")
        elif code.kind is Kind.LINK:
            seen.append(("link", targets[code.start]) if code.role is Role.OPEN else "link_close")
        elif code.kind is Kind.AUTOLINK:
            seen.append(("link", md.normalizeLink(code.target)))
        elif code.kind is Kind.CODE:
            seen.append(("code", code.name))
        elif code.kind in (Kind.TAG, Kind.COMMENT):
            seen.append(("html", code.text))
    return seen


markdown_pieces = (
    *("*", "**", "***", "_", "__", "`", "``", "[", "]", "](", "(", ")", "!", "![", "<", ">", "<a>", "</b>", "&", "\\"),
    *(" ", "a", "b.", "é", '"', "http://x", "<http://a>", "<a@b>", "x/", "'t'"),
)


@settings(max_examples=600)
@given(st.lists(st.sampled_from(markdown_pieces), min_size=1, max_size=16).map("".join))
@example("***a** b*")
@example("*(**a**)*")
@example("[a *b](c) d*")
@example("[a [b](c) d](e)")
@example("![a [b](c) ![d](e) f](g)")
@example("[a](b(c)d) [a](b(c) [a](<b\\>c>)")
@example("`a``b` ``c`d``")
@example("**a*b**c*")
@example("a**b**c a__b__c")
@example("~~a~~ ~~b")
def test_the_scanner_agrees_with_the_reference_parser(text: str) -> None:
    text = text.strip()
    found = codes(text, MARKDOWN)
    assume("\\ " not in text)  # the parser does not take a lone backslash for a destination, as it should
    if not any(code.kind in (Kind.REFERENCE, Kind.FOOTNOTE) for code in found):
        assert as_ours(found) == as_markdown_it(text)


@pytest.mark.parametrize(
    ("text", "markup", "expected"),
    [
        ("un <b>museo</b> vivo", HTML, "un    museo     vivo"),
        ("museo<b>lógico</b>", HTML, "museo~~~lógico    "),
        ("museo<br>lógico", HTML, "museo    lógico"),
        ("patrim&ocirc;nio &amp;&nbsp;b", HTML, "patrimô~~~~~~nio &          b"),
        ('<img alt="La red" src="a.png">', HTML, "          La red              "),
        ("a <code>b <i>c</i></code> d", HTML, "a                         d"),
        ('a <i lang="es">b</i> <p translate="no">c</p> <b class="x notranslate">d</b>', HTML, "a" + " " * 74),
        ("a <kbd>b <kbd>c</kbd> d</kbd> e", HTML, "a                             e"),
        ("a <code>b <i>c</code> d", HTML, "a                     d"),
        ("a <code>b", HTML, "a        "),
        ("**museo** *lógico*", MARKDOWN, "  museo    lógico "),
        ("museo*lógico*s", MARKDOWN, "museo~lógico~s"),
        ('[la red](a.md "La red") {x} x@a.org', MARKDOWN, " la red        La red              "),
        ("a `b` c", MARKDOWN, "a     c"),
        ("<1>museo</1><2>lógico</2>s", NUMBERED, "   museo~~~~~~~lógico~~~~s"),
        ("a <b>", NONE, "a <b>"),
    ],
)
def test_masks(text: str, markup: Markup, expected: str) -> None:
    assert masked(text, markup).replace(INVISIBLE, "~") == expected


@pytest.mark.parametrize(
    ("text", "markup", "expected"),
    [
        ("a<br>b &lt;c&gt; &eacute;", HTML, "a\nb <c> é"),
        ('<a href="x">La <b>red</b></a> <img alt="A &amp; B">', HTML, "La red A & B"),
        ("**a** [b](c) ![d](e) `f g` \\* <http://h> x[^1]", MARKDOWN, "a b d f g * http://h x"),
        ("a\nb {name} info@a.org", MARKDOWN, "a\nb {name} info@a.org"),
        ("<1>a</1>b<2/>c", NUMBERED, "abc"),
        ("<b> &amp;", NONE, "<b> &amp;"),
    ],
)
def test_plain_text_is_what_a_reader_sees(text: str, markup: Markup, expected: str) -> None:
    assert plain(text, markup) == expected


class Reader(HTMLParser):
    """Reads a piece of HTML as strictly as a browser would run it."""

    ELEMENTS = names(
        "a abbr b bdi bdo br cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr"
    )

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in self.ELEMENTS
        for name, value in attrs:
            assert name in ("href", "title", "lang", "dir", "datetime") or (name, value) == ("class", "image")
            if name == "href":
                assert tag == "a"
                assert "a" not in self.open
                self.links.append(value or "")
        if tag not in ("br", "wbr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


@settings(max_examples=400)
@given(texts, markups)
def test_html_is_balanced_and_only_what_is_allowed(text: str, markup: Markup) -> None:
    reader = Reader(to_html(text, markup))
    assert reader.open == []
    for link in reader.links:
        scheme = link.partition(":")[0].lower() if ":" in link.split("/")[0].split("?")[0].split("#")[0] else ""
        assert scheme in ("", "http", "https", "mailto")


@given(st.text(max_size=80))
def test_plain_text_comes_out_of_html_as_it_went_in(text: str) -> None:
    kept = "".join(char for char in text if char.isprintable())
    assert Reader(to_html(kept, NONE)).text == kept


ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><a xlink:href='javascript:x'>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=' &#x01;jav&#x0A;ascript:alert(1)'>x</a>",
    "<a href='JaVaScRiPt:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='vbscript:x'>x</a>",
    "<b onclick='alert(1)' style='position:fixed'>x",
    "<a href='x\" onmouseover=\"alert(1)'>x</a>",
    "<iframe src=//evil.example></iframe><form><input></form><style>*{}</style>",
    "</td></tr></table></body><b>",
    "<!--<img src=x onerror=alert(1)>-->",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "[x](javascript:alert(1)) [y](<java\tscript:alert(1)>) ![z](javascript:alert(1))",
    "<javascript:alert(1)> [x](data:text/html;base64,PHNjcmlwdD4=)",
    "`<script>` **<script>** [<script>](x) <scr<script>ipt>",
    "<b title='\"><script>alert(1)</script>'>",
    "<a href=x><a href=y>z</a></a>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<B><I></B></I><plaintext><xmp><noscript>",
    "<math><mi//xlink:href='data:x,<script>alert(4)</script>'>",
)


@pytest.mark.parametrize("markup", Markup)
@pytest.mark.parametrize("attack", ATTACKS)
def test_a_hostile_translation_can_do_nothing(attack: str, markup: Markup) -> None:
    for text in (attack, f"<b>{attack}", f"[{attack}](a.md)", f"*{attack}*", f"<a href='a.html'>{attack}</a>"):
        reader = Reader(to_html(text, markup))
        assert reader.open == []
        assert set(reader.links) <= {"a.md", "a.html", "x", "y", 'x" onmouseover="alert(1)'}


@pytest.mark.parametrize(
    ("text", "markup", "expected"),
    [
        ('<a href="b.html" target="_blank" rel="x">La <em>red</em></a>', HTML, '<a href="b.html">La <em>red</em></a>'),
        ('<a href="mailto:x@a.org">x</a>', HTML, '<a href="mailto:x@a.org">x</a>'),
        ('<a href="ftp://a">x</a><a>y</a>', HTML, "xy"),
        ('<a href="\x01https://a.\nexample">x</a>', HTML, '<a href="https://a.example">x</a>'),
        ('<span lang="es" class="x">a</span><br/>b', HTML, '<span lang="es">a</span><br>b'),
        ("<b>a<i>b</b>c</i>d", HTML, "<b>a<i>b</i></b>cd"),
        ("</b>a<em>b", HTML, "a<em>b</em>"),
        ("<p>a</p> & < b", HTML, "&lt;p&gt;a&lt;/p&gt; &amp; &lt; b"),
        ('<img alt="A &amp; B" src="x.png"><img src="y">', HTML, '<span class="image">A &amp; B</span>'),
        ("a<!-- b -->c&nbsp;d", HTML, "ac\N{NO-BREAK SPACE}d"),
        ("a\x1bb\x9b", HTML, "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}"),
        (
            '[La *red*](b.md "T") ![Mapa](m.png)',
            MARKDOWN,
            '<a href="b.md">La <em>red</em></a> <span class="image">Mapa</span>',
        ),
        (
            "**a** ~~b~~ `c<d` e[^1] [f][g] \\*h",
            MARKDOWN,
            "<strong>a</strong> <s>b</s> <code>c&lt;d</code> e<sup>1</sup> f *h",
        ),
        (
            "<https://a.example/?b&c> <x@a.org>",
            MARKDOWN,
            '<a href="https://a.example/?b&amp;c">https://a.example/?b&amp;c</a> <a href="mailto:x@a.org">x@a.org</a>',
        ),
        ("a\nb <sub>c</sub>", MARKDOWN, "a<br>\nb <sub>c</sub>"),
        ("<1>a</1> <2/>b", NUMBERED, "a b"),
        ("a\n<b> &amp;", NONE, "a<br>\n&lt;b&gt; &amp;amp;"),
    ],
)
def test_html(text: str, markup: Markup, expected: str) -> None:
    assert to_html(text, markup) == expected


def test_html_shows_what_programs_fill_in() -> None:
    text = "<1>Tabla</1> <2/>: <3/>Salas <4/> <9/>"
    assert to_html(text, NUMBERED, ("", "1", "", "<b>")) == "Tabla 1: Salas &lt;b&gt; "


def test_faults_stand_where_they_say() -> None:
    text = "<b>a<i>b</b>c</i> &nbps; <em"
    found = faults(text, HTML, codes(text, HTML))
    assert [(text[one.start : one.end], one.problem) for one in found] == [
        ("</i>", Problem.CROSSED),
        ("&nbps;", Problem.UNKNOWN_REFERENCE),
        ("<em", Problem.CUT),
    ]


@given(texts, markups)
def test_faults_are_in_order_and_in_the_text(text: str, markup: Markup) -> None:
    found = faults(text, markup, codes(text, markup))
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert all(0 <= one.start < one.end <= len(text) for one in found)


SLOW = (
    *((piece, HTML) for piece in ("<a ", "<!--", '<a "', "<b></i>", "<b>", "&")),
    *((piece, MARKDOWN) for piece in ("<!--", "[", "[a][", "`", "``a`", "**a", "_a_", "\n")),
    *((piece, NONE) for piece in ("a@", "www.", "{", "a.")),
)


def steps(text: str, markup: Markup) -> int:
    """Return how many calls reading a text takes."""
    count = 0

    def counted(*_event: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        masked(text, markup)
        faults(text, markup, codes(text, markup))
        to_html(text, markup)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(("piece", "markup"), SLOW)
def test_a_text_made_to_be_slow_takes_twice_the_steps_for_twice_the_length(piece: str, markup: Markup) -> None:
    assert steps(piece * 2000, markup) < 2.5 * steps(piece * 1000, markup) + 100
    assert len(masked(piece * 20_000, markup)) == len(piece) * 20_000


@pytest.mark.parametrize("text", ["Aww. How nice", "eww.", "ww.org"])
def test_what_only_begins_like_an_address_is_none(text: str) -> None:
    assert [code.text for code in codes(text, NONE)] == (["ww.org"] if text == "ww.org" else [])
