"""The search of a published site, in a real browser, from a disk."""

from __future__ import annotations

import shutil
from typing import Any

import pytest

from pipeline.editions import searching
from tests.browsing import looked
from tests.sample_editions import TIDES, write_site


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the browser saw of a site's search."""
    folder = tmp_path_factory.mktemp("aligned")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(searching, "_SHARD", 32)
        write_site(folder)
    (folder / "mail").mkdir()
    shutil.copy(folder / "index.html", folder / "mail" / "index.html")
    return looked("search.mjs", folder, "index.html", TIDES.name, "mail/index.html")


def answer(seen: dict[str, Any], text: str) -> dict[str, Any]:
    found: dict[str, Any] = seen["answers"]["answers"][text]
    return found


def test_capitals_and_accents_make_no_difference(seen: dict[str, Any]) -> None:
    rows = [["Row 1", "pt-BR", "marés"], ["Row 5", "pt-BR", "marés"]]
    for text in ("MARÉS", "mares"):
        found = answer(seen, text)
        assert [row for row in found["rows"] if row[1] == "pt-BR"] == rows
        assert found["documents"] == ["Lace and tides"]
        assert not found["list"]


def test_a_word_is_found_by_its_beginning_and_short_ones_as_a_whole(seen: dict[str, Any]) -> None:
    assert ["Row 1", "es", "Encaj"] in answer(seen, "encaj")["rows"]
    assert answer(seen, "en")["rows"] == [["Row 7", "es", "en"]]
    assert answer(seen, "a")["told"] == "Write at least two letters."


def test_all_words_stand_in_one_text(seen: dict[str, Any]) -> None:
    assert answer(seen, "sala mar")["rows"] == [["Row 2", "es", "sala|mar"], ["Row 2", "pt-BR", "sala|mar"]]
    assert [row[1] for row in answer(seen, "2028 plan")["rows"]] == ["en", "es", "pt-BR"]


def test_what_nobody_approved_is_not_found(seen: dict[str, Any]) -> None:
    for text in ("foram", "zzz"):
        assert answer(seen, text)["told"] == "Nothing was found in the languages shown."
        assert answer(seen, text)["rows"] == []


@pytest.mark.parametrize("text", ["<script>", "(", "\\"])
def test_signs_are_not_searched_for(seen: dict[str, Any], text: str) -> None:
    assert answer(seen, text)["rows"] == []


def test_only_the_languages_shown_are_searched(seen: dict[str, Any]) -> None:
    assert seen["answers"]["withoutSpanish"]["rows"] == []
    assert [row[1] for row in seen["answers"]["withSpanish"]["rows"]] == ["es"] * 4


def test_a_search_loads_what_it_needs_once_and_without_complaint(seen: dict[str, Any]) -> None:
    assert seen["answers"]["asks"] == 1
    requests = seen["answers"]["requests"][1:]
    words = [path for path in requests if path.startswith("words/")]
    assert 1 < len(words) < len(seen["answers"]["answers"])
    assert sorted(requests) == sorted({*words, "texts/tides.html.js", "texts/plan.md.js"})
    assert seen["answers"]["messages"] == []
    assert seen["answers"]["hash"] == ""


def test_from_a_page_to_a_row_and_back_with_a_keyboard(seen: dict[str, Any]) -> None:
    keyboard = seen["keyboard"]
    assert keyboard["told"] == "Rows found: 1 · documents: 1"
    assert "escuela" in keyboard["row"]
    assert keyboard["back"] == "escuela"
    assert keyboard["messages"] == []


def test_no_accessibility_violation(seen: dict[str, Any]) -> None:
    for view in seen["accessibility"]:
        assert view["violations"] == [], view
        assert view["undecided"] == [], view
        assert view["overflow"] == 0, view


def test_an_index_that_was_sent_alone_says_that_it_cannot_search(seen: dict[str, Any]) -> None:
    assert seen["withoutFiles"]["told"] == "To search, the folder “site” has to be beside this page."
