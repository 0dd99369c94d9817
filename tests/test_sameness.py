"""A quick look at the codes of two texts says "the same" only where the long comparison says so too."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.checks.comparison import Comparison, _compared
from pipeline.checks.pair import Pair
from pipeline.formats.markdown.inline import has_text
from pipeline.markup import codes
from pipeline.markup.faults import faults
from pipeline.markup.sameness import _look_alike, same_codes
from pipeline.markup.words import are_words
from pipeline.model import Markup

# fmt: off
SIGNS = (
    "*", "**", "_", "__", "~~", "`", "``", "`a`", "`a_b`", "[", "]", "![", "](a)", "](http://a.org)", "](<a b>)", "](",
    ")", "][a]", "][]", "[^1]", "<em>", "</em>", '<a href="x">', "<", ">", "<!--", "-->", "<http://a.org>", "<b@a.org>",
    "&amp;", "&", "{", "}", "{a}", "{.a}", "{#a}", "{{ a }}", "{% a %}", "${a}", "\\", "\\*", "\\`", "\\[", "\n", "!",
    "<1>", "</1>", "<2/>", "%s", "%(a)s", "http://a.org/", "www.a.org", "b@a.org", "@a", "#a", "a.org", "\\@", "$", "{http://x}",
)
WORDS = (
    "", " ", "a", "ab", " a", "a ", " ab ", ".", ". ", "(", ")", " (", "(a", "(a)", "«", "»", "$", "/", "_", ":", ": ",
    "1", "a.b",
)
# fmt: on
MARKUPS = st.sampled_from((Markup.HTML, Markup.MARKDOWN, Markup.NUMBERED, Markup.SUBTITLE, Markup.NONE))


@st.composite
def pairs_with_the_same_signs(draw: st.DrawFn) -> Pair:
    """Return two texts with the same signs between other words."""
    signs = draw(st.lists(st.sampled_from(SIGNS), max_size=6))
    words = st.lists(st.sampled_from(WORDS), min_size=len(signs) + 1, max_size=len(signs) + 1)
    source, target = (
        "".join(piece for pieces in zip(draw(words), [*signs, ""], strict=True) for piece in pieces) for _ in range(2)
    )
    return Pair(source, target, "en", "es", draw(MARKUPS), "a.po", 1)


@given(pairs_with_the_same_signs())
@settings(max_examples=3000)
def test_what_is_surely_the_same_has_no_difference(pair: Pair) -> None:
    if same_codes(pair.source, pair.target, pair.markup):
        assert _compared(pair) == Comparison()


@pytest.mark.parametrize(
    ("source", "target", "markup"),
    [
        (
            "See the **rules** of the [call](rules.md).",
            "Vea las **reglas** de la [convocatoria](rules.md).",
            Markup.MARKDOWN,
        ),
        ("Run `museotext check` (*twice*)", "Ejecute `museotext check` —*dos veces*—", Markup.MARKDOWN),
        ("The <em>Mona Lisa</em> &amp; others", "La <em>Gioconda</em> &amp; otras", Markup.HTML),
        ("The <1>museum</1><2/>", "El <1>museo</1><2/>", Markup.NUMBERED),
        ("The museum", "El museo", Markup.NONE),
        (
            "See [#824](https://a.org/824) & write to **@museum**",
            "Vea [#824](https://a.org/824) & siga a **@museum**",
            Markup.MARKDOWN,
        ),
        ("The list on https://a.org/", "La lista en https://a.org/", Markup.MARKDOWN),
        ("See [a](b?c=d&e=f)", "Vea [a](b?c=d&e=f)", Markup.MARKDOWN),
        ("The museum (10:30): 50 % & more...", "El museo (10:30): 50 % & más...", Markup.HTML),
    ],
)
def test_a_usual_translation_is_seen_to_be_the_same(source: str, target: str, markup: Markup) -> None:
    assert same_codes(source, target, markup)


@pytest.mark.parametrize(
    ("source", "target", "markup"),
    [
        ("See **this** now", "Vea**esto** ahora", Markup.MARKDOWN),
        ("![", "! [", Markup.MARKDOWN),
        ("a &b;", "un & b;", Markup.MARKDOWN),
        ("See [`a`][] here", "Vea [`a`][] allí", Markup.MARKDOWN),
        ("See [a](b?c=d&e;)", "Vea [a](b?c=d&e;)", Markup.MARKDOWN),
        ("a <b", "un <b", Markup.HTML),
    ],
)
def test_what_no_quick_look_tells_is_compared(source: str, target: str, markup: Markup) -> None:
    assert not _look_alike(source, target, markup)
    assert same_codes(source, target, markup)


@given(pairs_with_the_same_signs())
@settings(max_examples=1000)
def test_words_have_no_codes_and_no_faults(pair: Pair) -> None:
    for text in (pair.source, f"a{pair.source}", f"a b{pair.source}."):
        if are_words(text):
            assert not codes(text, pair.markup)
            assert not faults(text, pair.markup, ())
            assert has_text(text)


@pytest.mark.parametrize("text", ["a", "El museo abre (a las 10:30).", "Un 50 % más, ¿no?", "M. Curie, 1903", "año"])
def test_a_sentence_is_seen_to_be_words(text: str) -> None:
    assert are_words(text)


@pytest.mark.parametrize(
    "text",
    ["", " a", "a ", "1 a", "a.org", "www.", "a://b", "a@b", "a #b", "50 %d", "a\nb", "a *b*", "a & b", "a <b", "a|b"],
)
def test_what_may_be_more_is_not_taken_for_words(text: str) -> None:
    assert not are_words(text)


@pytest.mark.parametrize(
    ("source", "target", "markup"),
    [
        ("See **this**.", "Vea **esto.", Markup.MARKDOWN),
        ("See [this](a.md)", "Vea [esto] (a.md)", Markup.MARKDOWN),
        ("See `a.md`", "Vea `b.md`", Markup.MARKDOWN),
        ("See ``a.md``", "Vea ``b.md``", Markup.MARKDOWN),
        ("a ~~(~~«", " ~~»~~a.b", Markup.MARKDOWN),
        ("[{a}][]", "[a{a}][] b", Markup.MARKDOWN),
        ("a <b", "un <c", Markup.MARKDOWN),
        ("a {http://x}", "un {http://x}y", Markup.MARKDOWN),
        ("Cost: ${a}", "Costo: {a}", Markup.MARKDOWN),
        ("A <em>word</em>", "Una <em>palabra<em>", Markup.HTML),
        ("Write to a@b.org", "Escriba a a@c.org", Markup.NONE),
        ("%s works", "obras", Markup.NONE),
        ("Works", "<b>Obras", Markup.NONE),
        ("See *this* on a.org", "Vea *esto* en b.org", Markup.MARKDOWN),
        ("See *https://a.org/*b", "Vea *https://a.org/*c", Markup.MARKDOWN),
        ("The <em>%(a</em>", "El <em>%(a)s</em>", Markup.HTML),
        ("A <b>{{ a }}</b>", "Un <b>{{ b }}</b>", Markup.HTML),
    ],
)
def test_a_change_of_codes_is_not_taken_for_the_same(source: str, target: str, markup: Markup) -> None:
    assert not same_codes(source, target, markup)
