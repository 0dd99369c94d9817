"""What no engine may touch comes back in its place, or the draft is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Markup
from pipeline.translators.engine import Refusal
from pipeline.translators.restoring import restored
from pipeline.translators.shielding import MASK, Kept, SourceText, shielded
from tests.translation_servers import repository_texts

PIECES = (
    "Sala|museo|2,500|año|, |. |(|) | | |  |\n|\t|¿|?|«|»|⟦|⟧|⟦0⟧|*|@|#|^|\\|<|>|&|[|]|{|}"
    "|<b>|</b>|<em>|</em>|<br>|&amp;|&nbsp;|**|*|_|`x`|[|](a.md)|![|](x.png)|<1>|</1>|<2/>"
    "|{name}|%s|%(name)s|{{ x }}|https://example.org/a?b=1|info@example.org|museo.org|@museo|#sala"
    '|<span translate="no">|</span>|<code>|</code>|<img alt="Mapa">|{\\an8}|<v Ana>|</v>'
)
TEXTS = st.lists(st.sampled_from(PIECES.split("|")), max_size=15).map("".join)
MARKUPS = st.sampled_from(Markup)


def draft(text: str, answer: str, markup: Markup = Markup.NONE, kept: tuple[Kept, ...] = ()) -> str | Refusal:
    source = SourceText(text, markup, kept)
    return restored(answer, source, shielded(source))


def refused(text: str, answer: str, markup: Markup = Markup.NUMBERED) -> str:
    got = draft(text, answer, markup)
    assert isinstance(got, Refusal), got
    return got.reason


@given(TEXTS, MARKUPS)
def test_an_answer_equal_to_its_text_gives_the_source_text_back(text: str, markup: Markup) -> None:
    source = SourceText(text, markup)
    shield = shielded(source)
    assert restored(shield.text, source, shield) == text


@given(TEXTS, MARKUPS, st.randoms(use_true_random=False))
def test_a_shuffled_answer_keeps_every_code_or_is_refused(text: str, markup: Markup, random) -> None:
    source = SourceText(text, markup)
    shield = shielded(source)
    words = MASK.sub(r" ⟦ \1 ⟧ ", shield.text).replace("⟦ ", "⟦").replace(" ⟧", "⟧").split()
    random.shuffle(words)
    got = restored(" ".join(words), source, shield)
    if isinstance(got, str):
        for item in shield.items:
            assert item.text.strip() in got


@given(TEXTS, MARKUPS)
def test_what_an_engine_sees_has_masks_in_order_and_no_line_breaks(text: str, markup: Markup) -> None:
    shield = shielded(SourceText(text, markup))
    assert [int(match[1]) for match in MASK.finditer(shield.text)] == list(range(len(shield.items)))
    assert not {"\n", "\r", "\t"} & set(shield.text)
    bare = MASK.sub("", shield.text)
    assert "⟦" not in bare
    assert "⟧" not in bare


def test_an_answer_equal_to_its_text_gives_every_text_of_the_repository_back() -> None:
    for language in ("es", "en"):
        assert len(repository_texts(language)) > 150
        for source in repository_texts(language):
            shield = shielded(source)
            assert restored(shield.text, source, shield) == source.text


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Abre a las {hora_cierre} y %(name)s", "Abre a las ⟦0⟧ y ⟦1⟧"),
        ("Vea https://museo.org/es o escriba a info@museo.org.", "Vea ⟦0⟧ o escriba a ⟦1⟧."),
        ("  <1>Sala</1>: <2/>\n", "⟦0⟧Sala⟦1⟧: ⟦2⟧"),
        ("Uno\ndos", "Uno⟦0⟧ dos"),
        ("3 * 4 = ⟦12⟧", "3 ⟦0⟧ 4 = ⟦1⟧12⟦2⟧"),
    ],
)
def test_what_an_engine_sees(text: str, sent: str) -> None:
    assert shielded(SourceText(text, Markup.NUMBERED)).text == sent


def test_letters_written_as_references_are_read_by_the_engine() -> None:
    assert shielded(SourceText("Caf&eacute; &amp; m&aacute;s", Markup.HTML)).text == "Café ⟦0⟧ más"


def test_what_is_not_to_be_translated_travels_as_one() -> None:
    text = 'El <span translate="no">Día <b>del</b> Museo</span> y <code>abrir sala</code>'
    assert shielded(SourceText(text, Markup.HTML)).text == "El ⟦0⟧⟦1⟧⟦2⟧ y ⟦3⟧⟦4⟧⟦5⟧"


def test_what_is_not_to_be_translated_ends_before_the_white_space_at_the_end() -> None:
    shield = shielded(SourceText('El <span translate="no">Día <b>del Museo </span>\n', Markup.HTML))
    assert (shield.text, shield.trail) == ("El ⟦0⟧⟦1⟧⟦2⟧", "\n")
    assert shielded(SourceText('El <span translate="no">Día, ', Markup.HTML)).text == "El ⟦0⟧⟦1⟧"


@pytest.mark.parametrize("text", ["Uno  \ndos", "Uno\\\ndos", "Uno, \nDos"])
def test_line_breaks_keep_the_spaces_that_make_them(text: str) -> None:
    assert draft(text, shielded(SourceText(text, Markup.MARKDOWN)).text, Markup.MARKDOWN) == text


def test_texts_inside_codes_are_named_and_not_translated() -> None:
    shield = shielded(SourceText('Plano: <img src="a.png" alt="Planta baja"> aquí', Markup.HTML))
    assert (shield.text, shield.unread) == ("Plano: ⟦0⟧ aquí", ("Planta baja",))


def test_names_stay_and_terms_are_replaced() -> None:
    text = "El Museo del Barro tiene una cédula."
    kept = (Kept(3, 18), Kept(29, 35, "legenda"))
    assert shielded(SourceText(text, Markup.NONE, kept)).text == "El ⟦0⟧ tiene una ⟦1⟧."
    assert draft(text, "O ⟦0⟧ tem uma ⟦1⟧.", kept=kept) == "O Museo del Barro tem uma legenda."


def test_a_name_may_have_whole_codes_inside_and_never_half_a_pair() -> None:
    text = "El <em>Museo</em> del Barro"
    whole, half = Kept(3, 27), Kept(7, 27)
    assert shielded(SourceText(text, Markup.HTML, (whole,))).text == "El ⟦0⟧"
    assert shielded(SourceText(text, Markup.HTML, (half,))).text == "El ⟦0⟧Museo⟦1⟧ del Barro"
    assert shielded(SourceText(text, Markup.HTML, (Kept(3, 27, "x"),))).text == "El ⟦0⟧Museo⟦1⟧ del Barro"


def test_of_names_that_overlap_the_first_and_longest_stays() -> None:
    kept = (Kept(9, 14), Kept(0, 9), Kept(0, 5))
    assert shielded(SourceText("Museo del Barro", Markup.NONE, kept)).text == "⟦0⟧⟦1⟧o"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("A ⟦0⟧sala grande.", "'</1>' is lost"),
        ("A ⟦0⟧sala⟦1⟧ ⟦1⟧ grande.", "'</1>' is there twice"),
        ("A ⟦0⟧sala⟦1⟧ grande ⟦2⟧.", "it has a protected passage of another text"),
        ("A ⟦1⟧sala⟦0⟧ grande.", "'</1>' came back in the wrong place"),
        ("A sala ⟦0⟧⟦1⟧ grande.", "'<1>' came back without its words"),
        ("A ⟦0⟧sala⟦1⟧ grande ⟧.", "a protected passage came back damaged"),
        ("A 0 ⟦⟧sala⟦1⟧ grande.", "'<1>' is lost"),
    ],
)
def test_a_damaged_answer_is_refused_with_the_reason(answer: str, reason: str) -> None:
    assert refused("La <1>sala</1> grande.", answer) == reason


def test_crossing_pairs_are_refused() -> None:
    assert "wrong place" in refused("<1>uno</1> y <2>dos</2>", "⟦0⟧um ⟦2⟧e⟦1⟧ dois⟦3⟧")


def test_pairs_may_change_their_order() -> None:
    assert draft("<1>uno</1> y <2>dos</2>", "⟦2⟧dois⟦3⟧ e ⟦0⟧um⟦1⟧", Markup.NUMBERED) == "<2>dois</2> e <1>um</1>"


def test_a_lost_line_break_is_named() -> None:
    assert refused("Uno\ndos", "Um dois") == "a line break is lost"


def test_markup_that_an_engine_adds_is_refused() -> None:
    assert refused("La sala", "A <b>sala</b>", Markup.HTML) == "it has signs of markup of its own"
    assert refused("La sala", "A sala < 5", Markup.HTML) == "it has signs of markup of its own"
    assert refused("La sala", "A **sala**", Markup.MARKDOWN) == "its codes are not the same"


@pytest.mark.parametrize(
    ("text", "answer", "expected"),
    [
        ("La <1>sala</1>, grande", "A ⟦ 0 ⟧ sala ⟦1⟧ , grande", "A <1>sala</1>, grande"),
        ("Es <1>grande</1> y alta", "É⟦0⟧ grande ⟦1⟧e alta", "É <1>grande</1> e alta"),
        ("(<1>sala</1>)", "( ⟦0⟧ sala ⟦1⟧ )", "(<1>sala</1>)"),
        ("el museo<2/>, y", "o museu ⟦0⟧ , e", "o museu<2/>, e"),
        ("<1><2>sala</2></1> grande", "⟦0⟧ ⟦1⟧ sala ⟦2⟧ ⟦3⟧grande", "<1><2>sala</2></1> grande"),
        ("  Uno\n  dos\n", "Um  ⟦0⟧  dois", "  Um\n  dois\n"),
        ("Sala <2/>", "⟦0⟧ Sala", "<2/> Sala"),
        ("Vea {x}.", "Veja  ⟦0⟧ .", "Veja {x}."),
    ],
)
def test_white_space_around_masks_is_mended(text: str, answer: str, expected: str) -> None:
    assert draft(text, answer, Markup.NUMBERED) == expected
