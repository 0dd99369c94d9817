"""Terms explained on published pages, in a real browser, from a disk."""

from __future__ import annotations

import shutil
from typing import Any

import pytest

from tests.browsing import looked
from tests.sample_editions import TIDES, write_site


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the browser saw of an edition's terms."""
    folder = tmp_path_factory.mktemp("aligned")
    write_site(folder)
    (folder / "mail").mkdir()
    shutil.copy(folder / TIDES.name, folder / "mail" / "alone.html")
    return looked("terms.mjs", folder, TIDES.name, "mail/alone.html")


def test_terms_are_found_in_each_language_with_their_forms_and_capitals(seen: dict[str, Any]) -> None:
    assert seen["keyboard"]["marked"] == [
        ["en", "Lace"],
        ["en", "Museum of Lace"],
        ["es", "Encaje"],
        ["en", "bobbins"],
        ["es", "bolillos"],
        ["en", "bobbins"],
        ["es", "encaje"],
        ["en", "lace"],
        ["es", "encaje"],
        ["en", "lace"],
        ["en", "Bobbin"],
        ["es", "Bolillo"],
        ["pt-BR", "Bilro"],
        ["en", "Museum of Lace"],
    ]


def test_an_explanation_has_the_terms_and_definitions_of_the_languages_shown(seen: dict[str, Any]) -> None:
    keyboard = seen["keyboard"]
    for text in ("bobbin · spool", "A small spool for lace, </script> not for rope.", "bolillo", "bilro"):
        assert text in keyboard["card"]
    assert keyboard["name"] == "bobbins"
    assert keyboard["languages"] == ["en", "es", "pt-BR"]
    assert keyboard["withoutSpanish"] == ["en", "pt-BR"]


def test_a_keyboard_opens_and_closes_and_returns_to_the_term(seen: dict[str, Any]) -> None:
    keyboard = seen["keyboard"]
    assert keyboard["pressed"] == "true"
    assert (keyboard["inCard"], keyboard["expanded"]) == ("explanation", "true")
    assert keyboard["afterEscape"] == [False, "explained"]
    assert keyboard["onButton"] == "close"
    assert keyboard["afterClose"] == [False, "explained", "false"]
    assert not keyboard["clickedBeside"]


def test_the_glossary_is_loaded_when_somebody_asks_and_the_choice_is_remembered(seen: dict[str, Any]) -> None:
    keyboard = seen["keyboard"]
    assert keyboard["asks"] == 1
    assert keyboard["asked"] == [TIDES.name, "terms.js"] * 2
    assert keyboard["remembered"] == "true"
    assert keyboard["cleared"]
    assert keyboard["messages"] == []


def test_only_rows_in_view_are_looked_at(seen: dict[str, Any]) -> None:
    assert 0 < seen["inView"]["first"] < seen["inView"]["later"]


@pytest.mark.parametrize("state", ["marked", "open"])
def test_no_accessibility_violation(seen: dict[str, Any], state: str) -> None:
    for view in seen["accessibility"][state]:
        assert view["violations"] == [], view
        assert view["overflow"] == 0, view


def test_a_page_that_was_sent_alone_says_that_it_has_no_glossary(seen: dict[str, Any]) -> None:
    assert seen["withoutGlossary"] == {
        "told": "The glossary was not found beside this page.",
        "disabled": True,
        "pressed": "false",
    }
