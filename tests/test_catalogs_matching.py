"""Which old text a new one was made from: by its words, and by its place."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from pipeline.catalogs.matching import pair, skeleton, standings


def paired(old: Sequence[str], new: Sequence[str]) -> dict[str, str]:
    """Return the old text of each new one, where texts in both stay as they are."""
    shared = {text: number for number, text in enumerate(old) if text in new}
    spare = [place for place in standings(old, [shared.get(text, -1) for text in old]) if place]
    wanted = [place for place in standings(new, [shared.get(text, -1) for text in new]) if place]
    return {wanted[at].text: spare[number].text for at, number in pair(wanted, spare).items()}


def much_changed(number: int) -> tuple[str, str]:
    """Return a text before and after an edit that is too large to be recognised anywhere but at its place."""
    return (
        f"Lace {number}: cotton thread, white, made in Vila do Conde about {1900 + number}",
        f"Lace {number}: silk and linen thread, blue, a gift of the guild, {1900 + number}",
    )


OLDS, NEWS = zip(*(much_changed(number) for number in range(30)), strict=True)
EXPECTED = dict(zip(NEWS, OLDS, strict=True))
OTHERS = tuple(f"{word} {word} {word}" for word in ("zip", "quux", "jolly", "vex", "fjord", "why", "myth", "gypsy"))


def test_a_text_that_changed_much_is_found_at_its_place_only() -> None:
    assert paired(["a1", OLDS[0], "b2"], ["a1", NEWS[0], "b2"]) == {NEWS[0]: OLDS[0]}
    assert paired(["a1", OLDS[0], "b2", "c3"], ["a1", "b2", "c3", NEWS[0]]) == {}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["a1", *OLDS, "b2"], ["a1", *NEWS, "b2"]),
        (["a1", *OLDS, "b2"], ["a1", *OTHERS, *NEWS, "b2"]),
        (["a1", *OLDS, "b2"], ["a1", *NEWS, *OTHERS, "b2"]),
        (["a1", *OTHERS, *OLDS, "b2"], ["a1", *NEWS, "b2"]),
        (["a1", *OLDS[:3], "b2"], ["a1", OTHERS[0], *NEWS[:3], OTHERS[1], "b2"]),
        (OLDS, NEWS),
    ],
)
def test_neighbours_that_changed_much_keep_their_order(old: Sequence[str], new: Sequence[str]) -> None:
    found = paired(old, new)
    assert found == {text: EXPECTED[text] for text in found}
    assert len(found) == min(len(OLDS), sum(text in EXPECTED for text in new))


def test_of_texts_that_are_equally_alike_the_nearest_is_taken() -> None:
    olds = [f"Item {letter} of the list" for letter in "abcdefghijklmn"]
    news = [f"Item {digit} of the list" for digit in "0123456789"]
    assert paired(olds, [*news, *OTHERS[:4]]) == dict(zip(news, olds, strict=False))
    assert paired(olds, [*OTHERS[:4], *news]) == dict(zip(news, olds[4:], strict=True))
    assert paired(olds, [*OTHERS[:6], *news[:2], *OTHERS[:6]]) == dict(zip(news[:2], olds[6:8], strict=True))


def test_a_text_that_moved_and_changed_is_found_although_others_stand_at_its_place() -> None:
    old = ["The lace of Vila is made by hand", "a1", "Two looms came from the coast", "b2"]
    new = ["Photographs are welcome", "a1", "b2", "The lace of Vila is made by many hands"]
    assert paired(old, new) == {new[3]: old[0]}


def test_inflected_words_find_each_other() -> None:
    old = ["Los museos comunitarios participantes", *OTHERS]
    new = [*OTHERS, "El museo comunitario participante"]
    assert paired(old, new) == {new[-1]: old[0]}


def test_a_long_text_whose_parts_changed_places_is_found() -> None:
    pick = random.Random(1)
    parts = [" ".join(f"word{pick.randrange(9999)}" for _ in range(400)) for _ in range(5)]
    assert paired([" ".join(parts)], [" ".join(reversed(parts))])
    assert not paired([" ".join(parts[:2])], [" ".join(parts[3:])])


def test_a_better_pair_elsewhere_comes_before_a_worse_one_at_the_same_place() -> None:
    old = ["a1", "Tickets cost five euros", "b2", "Children pay nothing on Sundays"]
    new = ["a1", "Children pay nothing on Saturdays", "b2", "Tickets cost six euros"]
    assert paired(old, new) == {new[1]: old[3], new[3]: old[1]}


def test_no_texts_no_pairs() -> None:
    assert pair([], []) == {}
    assert paired(["a"], []) == {}
    assert paired([], ["a"]) == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("«Casa»", '"Casa"'),
        ("l'art", "l’art"),
        (" a  b ", "a\u00a0b"),
        ("1–2", "1-2"),
        ("¿Qué?", "Qué"),
        ("co\u00adop", "coop"),
    ],
)
def test_the_skeleton_has_only_the_words(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other) != ""


@pytest.mark.parametrize(("one", "other"), [("casa", "Casa"), ("a.b", "ab"), ("año", "ano"), ("1,5", "15")])
def test_other_texts_have_other_skeletons(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_texts_without_a_word_are_no_pair_by_their_look() -> None:
    assert paired(["a1", "—", "b2"], ["a1", "…", "b2"]) == {}
