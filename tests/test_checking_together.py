"""Rules that look at all catalogs of a language, their waivers, and limits of length from catalog and settings."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pipeline.checks.dictionaries import speller
from pipeline.errors import MuseotextError
from pipeline.model import Finding
from pipeline.stages.check import check
from pipeline.stages.extract import extract
from pipeline.workspace import find_workspace

FIRST, SECOND = "Cómo solicitar el préstamo", "Cómo pedir las piezas"


def made(folder: Path, *, comment: str = "", settings: str = "") -> Path:
    """Make a workspace with one sentence in two documents, translated in two ways; return its second catalog."""
    (folder / "setup.cfg").write_text(f"[museotext]\nlanguages = en, es\n{settings}", "utf-8")
    (folder / "source_texts" / "en").mkdir(parents=True)
    (folder / "glossary").mkdir()
    (folder / "glossary" / "museum.csv").write_text("concept,lang,term\n", "utf-8")
    for name in ("a.txt", "b.txt"):
        (folder / "source_texts" / "en" / name).write_text("How to ask for a loan\n", "utf-8")
    extract(find_workspace(folder))
    for name, translation in (("a.txt", FIRST), ("b.txt", SECOND)):
        path = folder / "po" / "es" / f"{name}.po"
        text = path.read_text("utf-8").replace('loan"\nmsgstr ""', f'loan"\nmsgstr "{translation}"')
        path.write_text(text.replace("#. paragraph", f"{comment if name == 'b.txt' else ''}#. paragraph"), "utf-8")
    return folder / "po" / "es" / "b.txt.po"


def found(folder: Path) -> list[Finding]:
    return list(check(find_workspace(folder)).findings)


def test_a_text_is_compared_across_catalogs(tmp_path: Path) -> None:
    made(tmp_path)
    (finding,) = found(tmp_path)
    assert (finding.rule, finding.path, finding.suggestion) == ("two-translations", "po/es/b.txt.po", FIRST)
    assert finding.message == f"the same text is translated otherwise in po/es/a.txt.po:{finding.line}"
    assert (finding.document, finding.document_line) == ("source_texts/en/b.txt", 1)


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("# museotext: waive two-translations — another kind of loan\n", []),
        ("# museotext: waive two-translations\n", ["two-translations", "waiver-without-reason"]),
        ("# museotext: waive shared-translation — why not\n", ["two-translations", "waiver-unused"]),
    ],
)
def test_a_comment_waives_it(tmp_path: Path, comment: str, expected: list[str]) -> None:
    made(tmp_path, comment=comment)
    assert sorted(one.rule for one in found(tmp_path)) == expected


def test_a_waiver_of_what_stands_once_is_unused(tmp_path: Path) -> None:
    made(tmp_path, comment="# museotext: waive two-translations — another kind of loan\n")
    (tmp_path / "po" / "es" / "a.txt.po").unlink()
    assert [one.rule for one in found(tmp_path)] == ["waiver-unused"]


def test_a_translation_is_compared_across_catalogs(tmp_path: Path) -> None:
    second = made(tmp_path)
    second.write_text(second.read_text("utf-8").replace(SECOND, FIRST), "utf-8")
    (tmp_path / "source_texts" / "en" / "b.txt").write_text("Dogs wait outside\n", "utf-8")
    second.write_text(second.read_text("utf-8").replace("How to ask for a loan", "Dogs wait outside"), "utf-8")
    (finding,) = found(tmp_path)
    assert (finding.rule, finding.path) == ("shared-translation", "po/es/b.txt.po")


def test_a_row_of_the_file_waives_it(tmp_path: Path) -> None:
    made(tmp_path)
    rows = tmp_path / "glossary" / "waivers.csv"
    rows.write_text(
        "rule,concept,lang,document,source,target,reason\n"
        f"two-translations,,es,,How to ask for a loan,{SECOND},another kind of loan\n",
        "utf-8",
    )
    assert found(tmp_path) == []


@pytest.mark.parametrize("name", ["a.txt", "b.txt"])
def test_it_is_off_where_the_settings_say_so(tmp_path: Path, name: str) -> None:
    second = made(tmp_path, settings=f"severity.two-translations =\n  {name}: off\n")
    assert found(tmp_path) == []
    # The same translations, which have another rule look at all of them.
    for path, source, translation in (("a.txt.po", "Dogs wait outside", SECOND), ("b.txt.po", "Sit down", FIRST)):
        with (second.parent / path).open("a", encoding="utf-8") as catalog:
            catalog.write(f'\nmsgid "{source}"\nmsgstr "{translation}"\n')
    assert {one.rule for one in found(tmp_path)} == {"shared-translation"}


@pytest.mark.parametrize(
    ("comment", "settings", "expected"),
    [
        ("#. max-length: 12\n", "", "it has 21 characters, and 12 fit"),
        ("# max-length:5\n", "", "it has 21 characters, and 5 fit"),
        ("", "limits = heading: 3, paragraph: 20\n", "it has 21 characters, and 20 fit"),
        ("#. max-length: 30\n", "limits = paragraph: 20\n", ""),
        ("", "limits =\n", ""),
    ],
)
def test_a_limit_stands_in_the_catalog_or_in_the_settings(
    tmp_path: Path, comment: str, settings: str, expected: str
) -> None:
    made(tmp_path, comment=comment, settings=settings)
    assert [one.message for one in found(tmp_path) if one.rule == "length-limit" and "b.txt" in one.path] == (
        [expected] if expected else []
    )


def test_a_rule_that_nobody_asked_for_needs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path)
    monkeypatch.setitem(sys.modules, "hunspell", None)
    speller.cache_clear()
    assert [one.rule for one in found(tmp_path)] == ["two-translations"]
    with pytest.raises(MuseotextError, match="spelling needs a library"):
        check(find_workspace(tmp_path), select=["spelling"])
