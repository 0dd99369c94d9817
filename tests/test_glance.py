"""A glance at a translation: a rule that is not asked because of it would have had nothing to say."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.checks import RULES, TEXT_RULES, Context, Pair, check_pair, doubled_words, rule
from pipeline.checks.glance import ANYTHING, glances
from pipeline.checks.region_signs import REGIONS, hints, signs
from pipeline.checks.same_texts import letters, likeness
from pipeline.checks.signs import Sign
from pipeline.glossary import Glossary, read_glossary
from pipeline.model import Finding, Markup
from tests.test_checks import ALL, unmarked
from tests.test_checks import REGIONS as LANGUAGES

GLOSSARY = read_glossary(Path(__file__).parent.parent / "glossary")
READING = [one for one in map(rule, TEXT_RULES) if one.check or one.check_text]

PIECES = st.sampled_from(
    [
        *" \n\t.,;:?!…¿¡()[]{}\"'«»“”‘’-–_*`~<>&%€$@#/\\0123456789ºªIVXaeoyñçã\xa0\u202f\xad٣İßſ",
        *(" the museum of", " in the", " for", " la", " la ", " el", " de la", " o museu", " não", " com", " en", " y"),
        *("la exposición", "coleção", "a acção", "infra-estrutura", "está a", "em uma", "gira-discos", "económico"),
        *(
            "Monday",
            "lunes",
            "Domingo",
            "segunda-feira",
            "July",
            "julio",
            "5 de mayo de 2024",
            "May 5, 2024",
            "05/06/2024",
        ),
        *(
            "31 de junio",
            "1,500.25",
            "1.500",
            "3.5 milhões",
            "25%",
            "25 %",
            "500€",
            "US$ 5",
            "EUR 9",
            "1st",
            "3er",
            "2º",
        ),
        *(
            "siglo 19",
            "XIV",
            "Charles III",
            "UNESCO",
            "EEUU",
            "UN",
            "TODO:",
            "XXX",
            "N. do T.",
            "[revisar]",
            "(?)",
            "??",
        ),
        *(
            "<em>",
            "</em>",
            "<1>",
            "</1>",
            "<br>",
            "&nbsp;",
            "&iquest;",
            "**",
            "[a](b.md)",
            "`code`",
            "{name}",
            "%s",
            "%(n)s",
        ),
        *(
            "https://museo.example/es",
            "info@museo.example",
            "www.museo.org",
            "don't",
            "e-mail",
            "Los Museos De La Ciudad",
        ),
        *(
            "Brasil",
            "Spanish",
            "españoles",
            "Museu do Ouro",
            "todos/as",
            "los y las",
            "amig@s",
            "el el",
            "foo_la la",
            "1el el",
        ),
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=14).map("".join)
WORDS = st.lists(PIECES, min_size=1, max_size=8).map(" ".join)


@st.composite
def pairs(draw: st.DrawFn) -> Pair:
    source = draw(TEXTS | WORDS)
    target = draw(st.just(source) | TEXTS | WORDS | st.tuples(st.just(source), PIECES).map("".join))
    if draw(st.booleans()):
        source, target = source.lower(), target.lower()
    languages = draw(st.tuples(st.sampled_from(LANGUAGES), st.sampled_from((*LANGUAGES, "fr"))))
    return Pair(
        source,
        target,
        *languages,
        draw(st.sampled_from(Markup)),
        "po/a.po",
        7,
        "a.html",
        3,
        draw(st.sampled_from((None, 0.5))),
        draw(st.sampled_from(("", "alt text"))),
        draw(st.sampled_from((None, 10))),
        draw(st.sampled_from(((), ("python-format",)))),
    )


def contexts() -> st.SearchStrategy[Context]:
    return st.builds(
        Context,
        st.sampled_from((("en", "es", "pt_BR", "pt_PT"), ("en", "es"), ("es", "pt_BR"), ("en",))),
        st.sampled_from((None, GLOSSARY)),
        inclusive=st.sampled_from(("any", "slash", "generic")),
        limits=st.just({"alt text": 20}),
    )


def silent(pair: Pair, context: Context) -> list[Finding]:
    """Return what the rules find that are not asked; there has to be nothing."""
    seen = glances([pair], context)[0]
    found: list[Finding] = []
    for one in READING:
        if not one.signs & seen:
            found += one.check(pair, context) if one.check else ()
            found += one.check_text(pair.translation, context) if one.check_text else ()
    return found


@settings(max_examples=400, deadline=None)
@example(Pair(" ", "ºsegunda-feira<br><br><br>", "en", "en", Markup.NONE, "po/a.po", 7), Context(("en", "es", "pt_BR")))
@example(Pair("x", "İ İ", "en", "es", Markup.NONE, "po/a.po", 7), Context(("en", "es")))
@example(
    Pair("Texto", "The museum by Museo la Habana", "pt_BR", "es", Markup.NONE, "po/a.po", 7),
    Context(("en", "es", "pt_BR")),
)
@given(pairs(), contexts())
def test_a_rule_that_is_not_asked_has_nothing_to_say(pair: Pair, context: Context) -> None:
    assert silent(pair, context) == []


@pytest.mark.parametrize("glossary", [None, GLOSSARY], ids=["alone", "with terms"])
@pytest.mark.parametrize("markup", Markup)
def test_nor_has_it_in_the_cases_of_all_rules(markup: Markup, glossary: Glossary | None) -> None:
    context = Context(LANGUAGES, glossary)
    for case in ALL:
        (language, source), *others = [(key, unmarked(case.texts[key])[0]) for key in case.texts if key in LANGUAGES]
        for other, target in others[:1]:
            pair = Pair(source, target, language, other, markup, "po/a.po", 7)
            assert silent(pair, context) == [], case


def test_few_rules_are_asked_about_a_translation_that_is_right() -> None:
    pair = Pair(
        "The museum opens its collection to schools.",
        "El museo abre su colección a las escuelas.",
        "en",
        "es",
        Markup.NONE,
        "po/a.po",
        7,
    )
    context = Context(LANGUAGES)
    asked = [one.name for one in READING if one.signs & glances([pair], context)[0]]
    assert asked == []
    assert check_pair(pair, context, READING) == []


@pytest.mark.parametrize(
    ("name", "source", "target"),
    [
        ("acronym-lost", "The UNESCO list of the EU.", "La lista de la XUNESCO y la UE."),
        ("acronym-lost", "Send it to the ABCD office.", "Envíelo a la oficina ABCDE."),
        ("currency-changed", "It costs 5 USD.", "Cuesta 5."),
        ("number-lost", "See part III", "Véase la parte II"),
        ("final-punctuation", "(as in the hall.)", "(como en la sala)"),
        ("final-punctuation", "(as in the hall...)", "(como en la sala.)"),
        ("final-punctuation", "The hall;", "La sala?"),
        ("doubled-spaces", "See the hall.", "Vea  la sala."),
        ("doubled-spaces", "See the hall.", "Vea\xa0 la sala."),
        ("punctuation-spacing", "Where is it?", "¿ Dónde está?"),
        ("punctuation-spacing", "The hall", "La « sala »"),
        ("bracket-spacing", "The hall (old)", "La sala ( antigua)"),
        ("date-impossible", "On 30 June 2024", "El 31 junio 2024"),
        ("date-form", "On 9 May 2024", "El mayo 9, 2024"),
        ("sentence-case", "“The hall”", '"la sala"'),
        ("sentence-case", "The hall opens", "(la sala abre)"),
        ("heading-case", "The Art Museum Of Lima", "Las Obras Nuevas De Pintura"),
        ("target-language", "The museum opens its halls.", "O museu não abre as salas."),
    ],
)
def test_what_is_like_a_right_translation_is_still_looked_at(name: str, source: str, target: str) -> None:
    pair = Pair(source, target, "en", "es", Markup.NONE, "po/a.po", 7)
    assert name in [finding.rule for finding in check_pair(pair, Context(LANGUAGES), READING)]


@pytest.mark.parametrize(
    ("name", "source", "target"),
    [
        ("acronym-lost", "The UNESCO list", "La lista de la UNESCO"),
        ("currency-changed", "NATO has 5 rooms.", "La OTAN tiene 5 salas."),
        ("final-punctuation", "(See the hall.)", "(Vea la sala.)"),
        ("final-punctuation", "the hall;", "la sala;"),
        ("doubled-spaces", "See it.  Then go.", "Véalo.  Después salga."),
        ("punctuation-spacing", "Where is it?", "¿Dónde está?"),
        ("date-form", "most of 5", "la mayoría de 5"),
        ("sentence-case", ":ref:`it`", ":ref:`lo`"),
        ("heading-case", "New Works of the Lima Hall", "Nuevas obras de la Sala de Lima Antigua"),
        ("target-language", "socket", "socket"),
    ],
)
def test_what_both_texts_have_needs_no_rule(name: str, source: str, target: str) -> None:
    pair = Pair(source, target, "en", "es", Markup.NONE, "po/a.po", 7)
    assert not rule(name).signs & glances([pair], Context(LANGUAGES))[0]


def test_rules_that_ask_the_glossary_alone_need_no_glance() -> None:
    terms = tuple(one for one in READING if one.name.startswith("term-"))
    few = tuple(one for one in READING if one not in terms)[:2]
    context = Context(LANGUAGES, GLOSSARY)
    assert len(terms) == 5
    assert not context.needs_glance(terms)
    assert not context.needs_glance(terms + few)
    assert context.needs_glance(tuple(READING))


def test_each_rule_says_what_it_needs() -> None:
    assert all(rule(name).signs == 0 for name in RULES if rule(name) not in READING)
    assert all(one.signs in range(1, 1 << len(Sign)) for one in READING)
    assert not [one.name for one in READING if one.signs & ANYTHING]


@settings(max_examples=300, deadline=None)
@given(st.lists(TEXTS | WORDS, max_size=3), st.sampled_from(REGIONS))
def test_what_is_no_hint_of_a_region_is_no_sign_of_it(texts: list[str], region: str) -> None:
    texts = [text.lower() for text in texts]
    hinted = {number: told for number, *told in hints(region).among(texts)}
    for number, text in enumerate(texts):
        has_words, has_grammar = hinted.get(number, (False, False))
        found = signs(text.split(), text, region)
        assert has_words or not [word for word in text.split() if word in found]
        assert has_grammar or not [name for name in found if " " in name]


def test_letters_are_those_of_small_ones() -> None:
    for character in map(chr, range(0x20000)):
        small = character.casefold()
        assert letters(character) == bytes(one for one in small.encode("utf-8", "surrogatepass") if 97 <= one <= 122)


@given(TEXTS | WORDS, PIECES)
def test_texts_that_are_the_same_have_the_same_letters(text: str, piece: str) -> None:
    for other in (text.upper(), f"«{text}».", text + piece, text.replace("1", "23")):
        assert likeness(text) != likeness(other) or letters(text) == letters(other)


@settings(max_examples=200, deadline=None)
@given(st.lists(pairs(), max_size=8), contexts())
def test_many_translations_show_what_each_shows_alone(several: list[Pair], context: Context) -> None:
    assert glances(several, context) == [glances([one], context)[0] for one in several]


REPEATED = st.lists(
    st.tuples(
        st.sampled_from(
            ("casa", "casa", "otra", "un-dos-tres-cuatro", "casa-otra", "2casa", "casa_1", "d'otra", "ñé", "٣casa")
        ),
        st.sampled_from((" ", " ", " ", "-", ", ", "\xa0", "’", " (", ") ", " — ", "\n")),
    ).map("".join),
    min_size=2,
    max_size=24,
).map("".join)


@settings(max_examples=600, deadline=None)
@example(["un-dos-tres-cuatro d'otra casa-otra un-dos-tres-cuatro d'otra casa-otra"])
@example(["casa", "2casa casa"])
@given(st.lists(REPEATED | REPEATED.map(lambda text: f"{text} {text}"), max_size=4))
def test_what_is_said_twice_is_seen(texts: list[str]) -> None:
    context = Context(("en", "es"))
    several = [Pair("No words.", text, "en", "es", Markup.NONE, "po/a.po", 7) for text in texts]
    for pair, seen in zip(several, glances(several, context), strict=True):
        repeated = list(doubled_words.check_text(pair.translation, context))
        assert not repeated or seen & Sign.REPETITION


def test_a_sign_between_two_words_makes_them_no_repetition() -> None:
    texts = ("la casa, la casa", "la casa. La casa", "1, 2, 1, 2", "la casa (la casa)")
    several = [Pair("No words.", text, "en", "es", Markup.NONE, "po/a.po", 7) for text in texts]
    assert [seen & Sign.REPETITION for seen in glances(several, Context(("en", "es")))] == [0] * len(texts)


@pytest.mark.parametrize("piece", ["casa, casa, ", "n{0}x, n{0}x, ", "n{0}-x ", "l'n{0}-x, "])
def test_a_text_with_very_many_words_that_may_be_repeated_is_left_to_the_rule(piece: str) -> None:
    letters = str.maketrans("0123456789", "abcdefghij")
    text = "".join(piece.format(str(number).translate(letters)) for number in range(20_000)) + "la casa la casa"
    pair = Pair("No words.", text, "en", "es", Markup.NONE, "po/a.po", 7)
    assert glances([pair], Context(("en", "es")))[0] & Sign.REPETITION
