"""The safe XML reader: exact places, and nothing that could do harm."""

from __future__ import annotations

import re
import time
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import DocumentError
from pipeline.xml_text import DEEPEST, Pieces, escaped, in_quotes, possible, read_xml, unescaped, visible

KNOWN = {"urn:w": "w", "urn:r": "r"}

names = st.sampled_from(["a", "w:p", "w:r", "ñu", "_x"])
chars = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=20).map(possible)


def attribute(value: str) -> str:
    return f"'{in_quotes(value)}'" if len(value) % 2 else f'"{in_quotes(value)}"'


elements = st.recursive(
    chars.map(escaped) | st.sampled_from(["<!-- <w:p> -->", "<![CDATA[<w:p>&]]>", "<?pi <w:p>?>", "&#65;&#x42;&apos;"]),
    lambda inner: st.builds(
        lambda name, value, pieces: (
            f"<{name} w:val={attribute(value)}\n b='>'>{''.join(pieces)}</{name} >" if pieces else f"<{name} r:i='1' />"
        ),
        names,
        chars,
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(body=st.lists(elements, max_size=4), codec=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_it_reads_what_another_parser_reads_and_where_it_stands(body: list[str], codec: str) -> None:
    text = f"<w:d xmlns:w='urn:w' xmlns:r=\"urn:r\">{''.join(body)}</w:d>\n<!-- end -->"
    data = text.encode(codec)
    xml = read_xml(data, KNOWN)
    assert xml.text == text
    assert xml.bom + xml.text.encode(xml.codec) == data
    other = list(ET.fromstring(data).iter())
    mine = list(xml.root.walk())
    assert [one.name for one in mine] == [one.tag.replace("{urn:w}", "w:").replace("{urn:r}", "r:") for one in other]
    for one, its in zip(mine, other, strict=True):
        assert one.content() == "".join(its.itertext())
        attributes = {name: value for name, value in one.attributes().items() if not name.startswith("xmlns")}
        assert {name: value.value for name, value in attributes.items()} == {
            name.replace("{urn:w}", "w:").replace("{urn:r}", "r:"): value for name, value in its.attrib.items()
        }
        for value in attributes.values():
            assert text[value.start - 1] in "\"'"
            assert text[value.start - 1] == text[value.end]
        assert one.raw.startswith(f"<{one.raw_name}")
        assert one.raw.endswith(">")
        assert one.tag == text[one.start : one.inner]
        assert one.inner <= one.inner_end <= one.end


def test_prefixes_are_the_projects_own() -> None:
    xml = read_xml(b"<d xmlns='urn:w'><x:p xmlns:x='urn:w' x:a='1' a='2'/><q xmlns='urn:other'/><r/></d>", KNOWN)
    assert [one.name for one in xml.root.walk()] == ["w:d", "w:p", "{urn:other}q", "w:r"]
    p = xml.root.children[0]
    assert {"w:a", "a"} <= p.attributes().keys()
    assert p.raw_name == "x:p"
    assert xml.root.raw_name_of("w:t") == "t"
    assert xml.root.children[2].raw_name_of("w:t") == "t"


@pytest.mark.parametrize(
    "before", ["", "xmlns", "<!-- xmlns -->", "<b xmlns:z='urn:r'/>", "<z:b xmlns:z='urn:w'>xmlns</z:b>"]
)
def test_a_prefix_means_what_the_nearest_declaration_says(before: str) -> None:
    inner = "<z:p z:a='xmlns'><z:q/><z:q xmlns:z='urn:w'><z:q/></z:q><z:q/></z:p><z:q/>"
    xml = read_xml(f"<z:d xmlns:z='urn:w'>{before}<z:d xmlns:z='urn:r'>{inner}</z:d><z:d/></z:d>".encode(), KNOWN)
    names = [one.name for one in xml.root.walk() if one.name != "b"]
    assert names[-8:] == ["r:d", "r:p", "r:q", "w:q", "w:q", "r:q", "r:q", "w:d"]


RUNS = Pieces.of("r", "rPr", "t", passed_over=("w:proofErr",))

run_texts = chars.map(escaped) | st.sampled_from(["", " ", "&#65;", "a<!-- b -->", "<w:br/>", "a<w:t>b</w:t>", "xmlns"])
run_properties = st.sampled_from(
    [
        "",
        "<w:rPr/>",
        "<w:rPr b='/>'></w:rPr >",
        "<w:rPr><w:b/><r:x><w:i/></r:x></w:rPr>",
        "<w:rPr>\n<w:b/></w:rPr>",
        "<w:rPr><w:b xmlns:w='urn:r'/></w:rPr>",
        "<w:rPr><w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr>",
        "<w:rPr>" + "<w:b>" * 80 + "</w:b>" * 80 + "</w:rPr>",
        "<r:rPr/>",
        "<w:b/>",
    ]
)
runs = st.builds(
    lambda prefix, attribute, properties, between, text, after: (
        f"<{prefix}r{attribute}>{properties}{between}<w:t{attribute}>{text}</w:t>{after}</{prefix}r >"
    ),
    st.sampled_from(["w:", "w:", "w:", "r:", ""]),
    st.sampled_from(["", " a='>'", " xmlns:w='urn:w'", " xmlns:w='urn:r'", " w:a='&lt;'\n"]),
    run_properties,
    st.sampled_from(["", "<w:proofErr/>", "<r:proofErr a='/'/>", "<w:proofErr>a</w:proofErr>"]),
    run_texts,
    st.sampled_from(["", "", "<w:tab/>", "<w:r><w:t>b</w:t></w:r>", " "]),
)
run_rows = st.lists(runs | st.sampled_from(["<w:proofErr/>", "<w:p>", "a", "<w:r/>", "<r:proofErr/>"]), max_size=8)


def well_formed(row: list[str]) -> str:
    return "".join(row) + "</w:p>" * row.count("<w:p>")


@settings(max_examples=300, deadline=None)
@given(row=run_rows)
def test_runs_of_one_piece_hold_what_they_hold_when_each_element_is_read(row: list[str]) -> None:
    data = f"<w:d xmlns:w='urn:w' xmlns:r='urn:r'>{well_formed(row)}</w:d>".encode()
    each = [one for one in read_xml(data, KNOWN).root.walk() if one.name != "w:proofErr" or one.inner < one.end]
    xml = read_xml(data, KNOWN, RUNS)
    for name in ("r:b", "w:r", "w:b", "w:t", "w:proofErr"):
        assert [one.start for one in xml.named(name)] == [one.start for one in each if one.name == name]
        tags = [(one.start, one.name, one.attributes()) for one in xml.tags(name)]
        assert tags == [(one.start, one.name, one.attributes()) for one in each if one.name == name]
    of_one_piece = [one for one in xml.root.walk() if one.one_text is not None]
    mine = list(xml.root.walk())
    for one, its in zip(mine, each, strict=True):
        assert (one.name, one.start, one.inner, one.inner_end, one.end) == (
            its.name,
            its.start,
            its.inner,
            its.inner_end,
            its.end,
        )
        assert one.attributes() == its.attributes()
        assert one.parent is None or any(child is one for child in one.parent.children)
    for run in of_one_piece:
        _, before, text, after = run.around_text()
        assert run.content() == text
        assert run.raw.startswith(before)
        assert run.raw.endswith(after)
        assert [child.content() for child in run.children if child.content()] == [text] * bool(text)


def test_a_run_is_one_piece_whatever_its_prefix_is() -> None:
    xml = read_xml(b"<r xmlns='urn:w'><r><rPr/><proofErr/><t>a</t></r><r><t>b</t></r><r/></r>", KNOWN, RUNS)
    first, second, third = xml.root.children
    assert (first.around_text()[2], second.around_text()[2], third.one_text) == ("a", "b", None)
    assert [one.name for one in xml.root.walk()] == ["w:r", "w:r", "w:rPr", "w:t", "w:r", "w:t", "w:r"]


REFUSED = {
    "DOCTYPE": b"<!DOCTYPE a><a/>",
    "external DOCTYPE": b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd"><a/>',
    "external entity": b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>',
    "billion laughs": b'<!DOCTYPE a [<!ENTITY b "b">' + b"<!ENTITY c '&b;&b;'>" * 9 + b"]><a>&c;</a>",
    "unknown entity": b"<a>&nbsp;</a>",
    "unclosed": b"<a><b></a>",
    "two roots": b"<a/><b/>",
    "nothing": b"",
    "NUL": b"<a>\0</a>",
    "impossible reference": b"<a>&#0;</a>",
    "undeclared prefix": b"<x:a/>",
    "not UTF-8": b"<a>\xe9</a>",
    "Latin-1": b"<?xml version='1.0' encoding='iso-8859-1'?><a>\xe9</a>",
    "unknown encoding": b"<?xml version='1.0' encoding='klingon'?><a/>",
    "UTF-16 without a mark": "<a/>".encode("utf-16-le"),
    "says UTF-16": b"<?xml version='1.0' encoding='utf-16'?><a/>",
    "too deep": b"<a>" * (DEEPEST + 1) + b"</a>" * (DEEPEST + 1),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_could_do_harm_or_is_not_well_formed_is_refused(name: str) -> None:
    start = time.process_time()
    with pytest.raises(DocumentError) as caught:
        read_xml(REFUSED[name], {})
    assert time.process_time() - start < 1
    assert "\n" not in str(caught.value)


def test_a_text_with_too_many_elements_is_refused_before_it_is_divided() -> None:
    data = b"<a>" + b"<b/>" * 2_000_001 + b"</a>"
    with pytest.raises(DocumentError, match="too many elements"):
        read_xml(data, {})


@given(st.text())
def test_escaping_is_undone_by_reading(text: str) -> None:
    wanted = possible(text).replace("\r\n", "\n").replace("\r", "\n")
    assert unescaped(escaped(text)) == wanted
    assert unescaped(in_quotes(text)) == possible(text)
    assert read_xml(f'<a b="{in_quotes(text)}"/>'.encode(), {}).root.get("b") == possible(text)


@given(st.text() | st.text("aé\N{FRAME WITH PICTURE}\0\x0b\x1f\x7f\ud800\ufffe\uffff\t\r\n", max_size=3))
def test_what_xml_cannot_hold_is_seen_and_nothing_else_changes(text: str) -> None:
    impossible = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
    assert visible(text) == impossible.sub("\N{REPLACEMENT CHARACTER}", text)
