"""The labelled set for the term rules is what it says it is."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.labelled import CASES, Case, found


def test_the_set_is_large_and_half_of_it_are_traps() -> None:
    assert len(CASES) >= 600
    assert sum(case.trap for case in CASES) * 2 >= len(CASES)
    assert sum(bool(case.verdicts) for case in CASES) > len(CASES) / 3


def test_the_set_has_every_language() -> None:
    languages = Counter(language for case in CASES for language in case.languages)
    assert all(languages[language] >= 40 for language in ("en", "es", "pt_BR", "pt_PT"))


def test_no_case_is_there_twice() -> None:
    texts = Counter((case.languages, case.markup, case.source, case.target) for case in CASES)
    assert [text for text, number in texts.items() if number > 1] == []


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case.place} {case.title}") for case in CASES])
def test_case(case: Case) -> None:
    assert sorted(map(str, found(case))) == sorted(map(str, case.verdicts))
