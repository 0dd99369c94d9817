"""Runs of a unit's text in one look each: what the printed and portable editions are made of."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.markup import to_html
from pipeline.markup.runs import Look, Run, runs
from pipeline.model import Markup
from tests.test_tmx import MARKED_UP

PLAIN: frozenset[Look] = frozenset()


class Words(HTMLParser):
    """What a browser shows of a piece of HTML without quotations, line breaks as line feeds."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.text += {"br": "\n", "wbr": "\N{ZERO WIDTH SPACE}"}.get(tag, "")

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(found: tuple[Run, ...]) -> str:
    return "".join(run.text for run in found)


def looks(text: str, markup: Markup = Markup.HTML) -> list[tuple[str, ...]]:
    return [(run.text, *sorted(run.looks)) for run in runs(text, markup)]


def test_markup_becomes_looks_that_may_lie_in_each_other() -> None:
    assert looks("The <strong>old <em>lace</em></strong> in <code>a</code><sup>2</sup>") == [
        ("The ",),
        ("old ", "strong"),
        ("lace", "emphasis", "strong"),
        (" in ",),
        ("a", "code"),
        ("2", "raised"),
    ]
    assert looks("**a** ~~b~~ `c*` [^1]", Markup.MARKDOWN) == [
        ("a", "strong"),
        (" ",),
        ("b", "struck"),
        (" ",),
        ("c*", "code"),
        (" ",),
        ("1", "raised"),
    ]


def test_a_picture_is_its_alternative_text() -> None:
    assert looks('See <img src="a.png" alt="the sea">.') == [("See ",), ("the sea", "picture"), (".",)]


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTP://example.org", "http://example.org"),
        ("https://example.org:8080/ñ%C3%B1", "https://example.org:8080/%C3%B1%C3%B1"),
        ("https://españa.es/", "https://xn--espaa-rta.es/"),
        ("https://example.org/100%/[a]#x#y", "https://example.org/100%25/%5Ba%5D#x%23y"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("plan.md#aims", ""),
        ("#aims", ""),
        ("javascript:alert(1)", ""),
        ("https://", ""),
        ("https://a@b/", ""),
        ("ftp://example.org/", ""),
    ],
)
def test_only_full_addresses_are_links(target: str, address: str) -> None:
    assert runs(f'<a href="{target}">x</a>', Markup.HTML) == (Run("x", PLAIN, address),)


def test_a_language_that_the_text_names_is_kept_and_no_other_value() -> None:
    assert runs('<i lang="la">Felis</i> <i lang="&quot;&gt;">x</i>', Markup.HTML)[0].language == "la"
    assert {run.language for run in runs('<i lang="&quot;&gt;">x</i>', Markup.HTML)} == {""}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "a “b ‘c’” d"),
        ("es", "a «b “c”» d"),
        ("es_MX", "a «b “c”» d"),
        ("pt_BR", "a “b ‘c’” d"),
        ("pt_PT", "a «b “c”» d"),
        ("qu", "a “b ‘c’” d"),
    ],
)
def test_quotations_have_the_marks_of_the_language(language: str, text: str) -> None:
    assert shown(runs("a <q>b <q>c</q></q> d", Markup.HTML, language=language)) == text


def test_spaces_are_where_the_markup_says_so() -> None:
    assert shown(runs("  a \n b <br> c\u00a0 d ", Markup.HTML)) == "a b\nc\u00a0 d"
    assert shown(runs("a\n  b", Markup.HTML, keeps_spaces=True)) == "a\n  b"
    assert shown(runs("a\n\tb", Markup.NUMBERED)) == "a\n\tb"


def test_what_programs_fill_in_is_shown() -> None:
    assert shown(runs("Table <1/>: <2>tides</2>", Markup.NUMBERED, ("7",))) == "Table 7: tides"


@given(MARKED_UP)
def test_every_text_is_what_the_page_shows(case: tuple[Markup, str, str]) -> None:
    markup, text, _ = case
    html = to_html(text, markup)
    if "<q" in html:
        return
    words = re.sub(
        "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]",
        "�",
        Words(html.replace("<br>\n", "<br>").replace("\r\n", "\n").replace("\r", "\n")).text,
    )
    found = runs(text, markup)
    if markup in (Markup.HTML, Markup.MARKDOWN):
        assert shown(found).split() == words.split()
        assert not re.search("  | \n|\n |^ | $", shown(found))
    else:
        assert shown(found) == words
    assert all(one[1:] != other[1:] for one, other in pairwise(found))
    assert all(run.text for run in found)


@given(st.text(max_size=30))
def test_an_address_is_one_that_every_program_reads(text: str) -> None:
    for run in runs(f"[x](<https://example.org/{text}>)", Markup.MARKDOWN):
        assert not run.target or re.fullmatch(r"https://example\.org/[\x21-\x7e]*", run.target)
        assert urlsplit(run.target).hostname in (None, "example.org")
