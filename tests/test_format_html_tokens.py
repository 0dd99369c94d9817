"""The tokens of a web page: where they begin and end, as the HTML standard says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.formats.html.characters import decoded_value
from pipeline.formats.html.tokens import Kind, attributes, tokens


def cut(text: str, *, xml: bool = False) -> list[str]:
    """Return the text cut into its tokens, each with the first letter of its kind."""
    return [f"{token.kind.name[0]} {text[token.start : token.end]}" for token in tokens(text, xml=xml)]


CUT = {
    "a<b>c</b>": ["T a", "S <b>", "T c", "E </b>"],
    "<BR/><Img>": ["V <BR/>", "V <Img>"],
    "<a b='>' c=\">\" d=x>y": ["S <a b='>' c=\">\" d=x>", "T y"],
    "<a b=x'y\"z>w": ["S <a b=x'y\"z>", "T w"],
    "<a'b\">c": ["S <a'b\">", "T c"],
    "<a b = c =d>e": ["S <a b = c =d>", "T e"],
    "<a b='c'd=e/>f": ["S <a b='c'd=e/>", "T f"],
    "</a b='>'>c": ["E </a b='>'>", "T c"],
    "a < b << c <3 <": ["T a < b << c <3 <"],
    "a <": ["T a <"],
    "a </": ["T a </"],
    "a </>b</ c>d": ["T a ", "O </>", "T b", "O </ c>", "T d"],
    "<!-- > --> a": ["C <!-- > -->", "T  a"],
    "<!-->a<!--->b": ["C <!-->", "T a", "C <!--->", "T b"],
    "<!-- a --!>b<!-- c -->": ["C <!-- a --!>", "T b", "C <!-- c -->"],
    "<!-- a --!>b<!--!>--!>c": ["C <!-- a --!>", "T b", "C <!--!>--!>", "T c"],
    "<!--[if IE]><p><![endif]-->": ["C <!--[if IE]><p><![endif]-->"],
    "<![if !IE]>a<![endif]>": ["O <![if !IE]>", "T a", "O <![endif]>"],
    "<!DOCTYPE html>a": ["O <!DOCTYPE html>", "T a"],
    "<!DOCTYPE x [<!ENTITY y 'z'>]>a": ["O <!DOCTYPE x [<!ENTITY y 'z'>]>", "T a"],
    "<![CDATA[ a > b ]]>": ["O <![CDATA[ a >", "T  b ]]>"],
    "<svg><![CDATA[ a > b ]]></svg>": ["S <svg>", "O <![CDATA[ a > b ]]>", "E </svg>"],
    "<svg><a/><title>b<c></title></svg><a/>": [
        *("S <svg>", "V <a/>", "S <title>", "T b", "S <c>", "E </title>", "E </svg>", "S <a/>"),
    ],
    "<svg/><title><b></title>": ["V <svg/>", "S <title>", "R <b>", "E </title>"],
    "<svg a=b/>": ["S <svg a=b/>"],
    "<script>a</b><!-- </script>c": ["S <script>", "R a</b><!-- ", "E </script>", "T c"],
    "<script><!-- <script></script> --></script>": [
        *("S <script>", "R <!-- <script></script> -->", "E </script>"),
    ],
    "<script><!-- <script> --></script>": ["S <script>", "R <!-- <script> -->", "E </script>"],
    "<script><!--><script></script>": ["S <script>", "R <!--><script>", "E </script>"],
    "<script>'</scripts>'</SCRIPT >": ["S <script>", "R '</scripts>'", "E </SCRIPT >"],
    "<textarea><b></textareas></textarea>": ["S <textarea>", "R <b></textareas>", "E </textarea>"],
    "<style></style><xmp><p></xmp>": ["S <style>", "E </style>", "S <xmp>", "R <p>", "E </xmp>"],
    "<plaintext></plaintext>": ["S <plaintext>", "R </plaintext>"],
    "<title>a": ["S <title>", "R a"],
    "<?php echo '>' ?>a": ["C <?php echo '>' ?>", "T a"],
    "<?php a > b": ["C <?php a > b"],
    "<?xml a='>'?>b": ["C <?xml a='>'?>", "T b"],
    "<?x a>b?>": ["O <?x a>", "T b?>"],
    "<% a > b %>c<% d": ["C <% a > b %>", "T c<% d"],
    "{{ a < b }}c{% d %}{# e #}{{ f": ["C {{ a < b }}", "T c", "C {% d %}", "C {# e #}", "T {{ f"],
    "{{" + " " * 600 + "}}": ["T {{" + " " * 600 + "}}"],
    "a<b c='": ["T a", "L <b c='"],
    "a<!-- b": ["T a", "L <!-- b"],
    "a</b": ["T a", "L </b"],
    "a<!x": ["T a", "L <!x"],
}


@pytest.mark.parametrize("text", CUT)
def test_tokens_begin_and_end_where_the_standard_says(text: str) -> None:
    assert cut(text) == CUT[text]


def test_in_xhtml_elements_close_themselves_and_have_cdata_sections() -> None:
    assert cut("<p/><script/>a<![CDATA[>]]>", xml=True) == ["V <p/>", "V <script/>", "T a", "O <![CDATA[>]]>"]


def test_names_are_in_lower_case_and_only_ascii_letters_have_one() -> None:
    assert [token.name for token in tokens("<DIV></H1><xÉİ>")] == ["div", "h1", "xÉİ"]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("""<a B=1 c='2' d="3" e f = 4>""", [("b", "1", ""), ("c", "2", "'"), ("d", "3", '"'), ("f", "4", "")]),
        ("<a b=1 B=2 c=3>", [("b", "1", ""), ("c", "3", "")]),
        ("<a b=x/y c=/>", [("b", "x/y", ""), ("c", "/", "")]),
        ("<a b='&lt;&copy=1&amp'/>", [("b", "<&copy=1&", "'")]),
        ("<a =b=c d= >", [("=b", "c", ""), ("d", "", "")]),
        ("<İ b=c>", []),
        ("<aİ b=c>", [("b", "c", "")]),
    ],
)
def test_attributes_have_their_values_and_quotes(tag: str, expected: list[tuple[str, str, str]]) -> None:
    found = [one for token in tokens(tag) if token.kind is Kind.START for one in attributes(tag, token)]
    assert [(one.name, decoded_value(tag[one.start : one.end]), one.quote) for one in found] == expected


PIECES = """<|>|</|/>|a|b |=|"|'|<!--|-->|--!>|<!|<?|?>|<?php |<%|%>|{{|}}|{%|<script>|</script>|<title>|</title|<svg>
</svg>|<![CDATA[|]]>|<p>|</p>|<br/>|<!DOCTYPE|[|]|<plaintext>|<textarea|é|\0"""
pieces = st.sampled_from(PIECES.replace("\n", "|\n|").split("|"))


@given(st.lists(pieces, max_size=30).map("".join), st.booleans())
def test_every_character_belongs_to_one_token(text: str, xml: bool) -> None:
    at = 0
    for token in tokens(text, xml=xml):
        assert token.start == at < token.end
        at = token.end
    assert at == len(text)


@pytest.mark.parametrize(
    "piece", ["<a ", "<a b='", "<!--", "<!DOCTYPE [>", "<?", "<%", "{{", "{% ", "</", "<![CDATA[", "<b>"]
)
def test_a_long_hostile_text_is_read_in_one_pass(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert sum(token.end - token.start for token in tokens(text, xml=True)) == len(text)
