"""Which languages a word may be of: what the lists and its spelling say, whether it comes alone or with others."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.checks import Context, Pair, check_pair, rule
from pipeline.checks.evidence import KNOWN, compounds, languages_of, ordinary_words
from pipeline.checks.wordlists import BEGINNINGS, ENDINGS, LABELS, PLACES, SPELLINGS, WORDS
from pipeline.model import Markup

PIECES = sorted({piece for lists in (BEGINNINGS, ENDINGS, SPELLINGS) for its in lists.values() for piece in its})
LISTED = sorted({word for lists in (WORDS, LABELS, PLACES) for its in lists.values() for word in its})
SPELLED = st.lists(st.sampled_from((*PIECES, *"abcdeinorstñãé")), min_size=1, max_size=4).map("".join)


def may_be_of(word: str, language: str) -> bool:
    return (
        any(word in lists.get(language, ()) for lists in (WORDS, LABELS, PLACES))
        or word.startswith(tuple(BEGINNINGS.get(language, ())))
        or word.endswith(tuple(ENDINGS.get(language, ())))
        or any(spelling in word for spelling in SPELLINGS.get(language, ()))
    )


@example(["zción", "yción", "thz", "zth", "thy"])
@given(st.lists(SPELLED | st.sampled_from(LISTED), max_size=12))
def test_words_are_of_the_languages_that_lists_and_spelling_say(words: list[str]) -> None:
    found = languages_of(words)
    assert found == {language: {word for word in words if may_be_of(word, language)} for language in KNOWN}


def test_compounds_are_words_with_signs_between_letters_only() -> None:
    assert compounds("Don't copy 'this' d’água - e-mail-2, guarda-roupa-") == [
        "don't",
        "d’água",
        "e-mail",
        "guarda-roupa",
    ]
    assert compounds("“no” -- 'nor this'") == []


def test_roles_and_addresses_are_looked_for_in_time_in_words_without_end() -> None:
    assert ordinary_words("`" + ":a" * 300_000 + " museum").all == ["museum"]
    text = "a" * 300_000 + " of the house"
    copy = Pair(text, text, "en", "es", Markup.NONE, "po/a.po", 7)
    assert check_pair(copy, Context(("en", "es")), [rule("untranslated-copy")])
