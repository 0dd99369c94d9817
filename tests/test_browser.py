"""Published pages in a real browser: accessibility, the choice of languages, links, print."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.editions import EDITIONS
from tests.browsing import looked
from tests.sample_editions import MOONS, TIDES, made, write_site

COLUMNS = ["en", "es", "pt-BR"]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the browser saw of an edition and the index."""
    folder = tmp_path_factory.mktemp("aligned")
    write_site(folder)
    (folder / "moons.html").write_bytes(made(EDITIONS[0], MOONS))
    return looked("check.mjs", folder, TIDES.name, "index.html", "moons.html")


@pytest.mark.parametrize("page", ["edition", "index"])
def test_no_accessibility_violation_wide_or_narrow_light_or_dark(seen: dict[str, Any], page: str) -> None:
    views = seen[page]["views"]
    assert {(view["width"], view["colorScheme"]) for view in views} == {
        (width, scheme) for width in (400, 1400) for scheme in ("light", "dark")
    }
    for view in views:
        assert view["violations"] == [], view
        assert view["undecided"] == [], view


@pytest.mark.parametrize("page", ["edition", "index"])
def test_a_page_fits_its_window_and_follows_the_colours_of_the_system(seen: dict[str, Any], page: str) -> None:
    views = seen[page]["views"]
    assert [view["overflow"] for view in views] == [0] * 4
    assert len({view["background"] for view in views}) == 2


def test_a_narrow_page_names_the_language_of_each_cell(seen: dict[str, Any]) -> None:
    assert {view["width"]: view["named"] for view in seen["edition"]["views"]} == {400: True, 1400: False}


@pytest.mark.parametrize("page", ["edition", "index"])
def test_a_page_asks_for_nothing_and_has_no_complaint(seen: dict[str, Any], page: str) -> None:
    assert len(seen[page]["requests"]) == 1
    assert seen[page]["requests"][0].startswith("file:")
    assert seen[page]["messages"] == []


def test_a_language_can_be_hidden_and_stays_hidden(seen: dict[str, Any]) -> None:
    switch = seen["languageSwitch"]
    assert switch["first"] == COLUMNS
    assert switch["withoutSpanish"] == switch["remembered"] == ["en", "pt-BR"]
    assert switch["byKeyboard"] == ["pt-BR"]
    assert switch["back"] == ["es", "pt-BR"]
    assert switch["messages"] == []


def test_one_language_always_stays(seen: dict[str, Any]) -> None:
    assert seen["languageSwitch"]["lastIsHeld"]
    assert seen["languageSwitch"]["allForbidden"] == COLUMNS


def test_what_other_pages_remember_is_kept(seen: dict[str, Any]) -> None:
    assert set(seen["languageSwitch"]["stored"].split()) == {"qu", "es"}


def test_a_link_to_a_row_leads_there(seen: dict[str, Any]) -> None:
    assert seen["deepLink"] == {"target": True, "inSight": True}


def test_without_scripts_every_language_is_shown(seen: dict[str, Any]) -> None:
    assert seen["withoutScript"] == {"cells": len(COLUMNS), "choice": False}


def test_on_paper_the_page_is_white_and_rows_stay_whole(seen: dict[str, Any]) -> None:
    assert seen["print"] == {
        "choice": False,
        "background": "rgb(255, 255, 255)",
        "row": "avoid",
        "head": "table-header-group",
    }


def test_the_list_of_documents_can_be_narrowed_and_shares_the_choice_of_languages(seen: dict[str, Any]) -> None:
    narrowed = seen["narrowed"]
    assert narrowed["all"] == [["Lace and tides", COLUMNS], ["Plan 2028", COLUMNS]]
    assert narrowed["incomplete"] == [["Lace and tides", COLUMNS]]
    assert narrowed["onlyEnglish"] == []
    assert narrowed["remembered"] == [["Lace and tides", ["en"]], ["Plan 2028", ["en"]]]
    assert narrowed["onPage"] == ["en"]
    assert narrowed["messages"] == []


def test_a_language_from_right_to_left_is_laid_out_so(seen: dict[str, Any]) -> None:
    page = seen["rightToLeft"]
    assert page["page"] == "rtl"
    assert page["texts"] == ["rtl", "ltr"]
    assert page["original"] == "rtl"
    assert page["order"]
    assert page["gap"]
    for view in page["views"]:
        assert view["violations"] == [], view
        assert view["overflow"] == 0, view
