"""Filling catalogs from the memory: what is filled, what is left alone, and what people are told."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.catalogs import Catalog, Entry, is_draft, merge, read, serialise
from pipeline.errors import CombinedError
from pipeline.settings import setting_name
from pipeline.stages.extract import extract
from pipeline.stages.fill import fill
from pipeline.stages.status import status
from pipeline.workspace import Workspace, find_workspace
from tests.workspaces import complete, contents, museotext_in

Captured = pytest.CaptureFixture[str]

NEW = """# House rules

Please do not touch the lace. It is older than it looks.

Leave bags in the [cloakroom](night.html) at once.

Something else altogether, which nobody has written before.
"""


def filled(root: Path, **texts: str) -> Workspace:
    """Make a workspace in which all is translated but a new document."""
    workspace = complete(root)
    (root / "source_texts" / "en" / "new.md").write_text(texts.get("new", NEW), "utf-8")
    extract(workspace)
    return workspace


def with_setting(root: Path, line: str) -> Workspace:
    with (root / "setup.cfg").open("a") as file:
        file.write(f"{line}\n")
    return find_workspace(root)


def entries(workspace: Workspace, name: str, language: str = "es") -> dict[str, Entry]:
    return {one.msgid: one for one in catalog(workspace, name, language).active}


def catalog(workspace: Workspace, name: str, language: str = "es") -> Catalog:
    path = workspace.catalog_path(name, language)
    return read(path.read_bytes(), path)


def test_empty_entries_get_drafts_that_say_where_they_come_from(tmp_path: Path) -> None:
    workspace = filled(tmp_path)
    result = fill(workspace)
    assert result.filled == {"fuzzy": 4}
    assert result.empty == 2
    assert result.summary == "4 texts filled (4 fuzzy), 2 still empty"
    found = entries(workspace, "new.md")
    draft = found["Leave bags in the [cloakroom](night.html) at once."]
    assert draft.msgstr == "Deje los bolsos en el [guardarropa](night.html)."
    assert draft.flags == ("fuzzy",)
    assert draft.previous_msgid == "Leave bags in the [cloakroom](night.html)."
    assert draft.comments == ("museotext: draft from memory, 83 %, rules.md; look at: “at once” is new",)
    assert is_draft(draft)
    look = found["Please do not touch the lace. It is older than it looks."]
    assert look.comments == ("museotext: draft from memory, 94 %, rules.md; look at: the markup differs",)
    assert not found["Something else altogether, which nobody has written before."].filled
    subprocess.run(["msgfmt", "-c", "-o", "/dev/null", workspace.catalog_path("new.md", "es")], check=True)


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    workspace = filled(tmp_path)
    fill(workspace)
    before = contents(tmp_path / "po")
    assert fill(workspace).changes == ()
    assert contents(tmp_path / "po") == before
    assert extract(workspace).changes == ()


def test_only_the_languages_and_documents_asked_for_are_filled(tmp_path: Path) -> None:
    workspace = filled(tmp_path)
    assert fill(workspace, names=["rules.md"]).changes == ()
    assert [change.path for change in fill(workspace, languages=["pt_BR"]).changes] == ["po/pt_BR/new.md.po"]


def test_status_shows_drafts_apart(tmp_path: Path, capsys: Captured) -> None:
    workspace = filled(tmp_path)
    fill(workspace)
    [row] = status(workspace, names=["new.md"])
    assert [(one.drafts, one.fuzzy, one.missing, one.translated) for one in row.translations] == [(2, 0, 1, 1)] * 2
    capsys.readouterr()
    museotext_in(tmp_path, "status", "new.md")
    assert "25 % (2 drafts, 1 missing)" in capsys.readouterr().out
    path = workspace.catalog_path("new.md", "es")
    edited = catalog(workspace, "new.md")
    path.write_bytes(serialise(replace(edited, entries=tuple(replace(one, comments=()) for one in edited.entries))))
    [row] = status(workspace, names=["new.md"])
    assert (row.translations[0].drafts, row.translations[0].fuzzy) == (0, 2)


def test_a_draft_keeps_saying_so_until_a_person_confirms_it(tmp_path: Path) -> None:
    workspace = filled(tmp_path)
    fill(workspace)
    source = tmp_path / "source_texts" / "en" / "new.md"
    source.write_text(NEW.replace("at once", "now"), "utf-8")
    extract(workspace)
    moved = entries(workspace, "new.md")["Leave bags in the [cloakroom](night.html) now."]
    assert is_draft(moved)
    assert moved.previous_msgid == "Leave bags in the [cloakroom](night.html)."
    confirmed = replace(moved, flags=(), previous_msgid=None)
    assert not is_draft(confirmed)
    old = Catalog(None, (replace(confirmed, extracted=("gone",)),))
    [kept] = merge(Catalog(None, (Entry(moved.msgid, extracted=("new",)),)), old).catalog.entries
    assert kept.comments == ()
    assert kept.msgstr == moved.msgstr


def test_drafts_are_not_remembered_as_translations(tmp_path: Path) -> None:
    workspace = filled(tmp_path)
    fill(workspace)
    (tmp_path / "source_texts" / "en" / "third.md").write_text("Leave bags in the [cloakroom](night.html) at once.\n")
    extract(workspace)
    for language in ("es", "pt_BR"):
        path = workspace.catalog_path("third.md", language)
        empty = catalog(workspace, "third.md", language)
        plain = (Entry(one.msgid, extracted=one.extracted, references=one.references) for one in empty.entries)
        path.write_bytes(serialise(replace(empty, entries=tuple(plain))))
    fill(workspace)
    [entry] = entries(workspace, "third.md").values()
    assert entry.comments[0].startswith("museotext: draft from memory, 83 %, rules.md")


@pytest.mark.parametrize("setting", ["fuzzy", "translated"])
def test_the_very_text_between_the_same_neighbours_is_taken_over_where_the_settings_say_so(
    tmp_path: Path, setting: str
) -> None:
    complete(tmp_path)
    workspace = with_setting(tmp_path, f"memory.in_context = {setting}")
    fill(workspace)
    for language in ("es", "pt_BR"):
        path = workspace.catalog_path("rules.md", language)
        old = catalog(workspace, "rules.md", language)
        copy = workspace.catalog_path("copy.md", language)
        copy.write_bytes(serialise(replace(old, entries=tuple(replace(one, msgstr="") for one in old.entries))))
        assert path.is_file()
    (tmp_path / "source_texts/en/copy.md").write_bytes((tmp_path / "source_texts/en/rules.md").read_bytes())
    result = fill(workspace)
    count = len(entries(workspace, "copy.md"))
    assert result.filled == {"exact with context": 2 * count}
    for entry in entries(workspace, "copy.md").values():
        assert entry.translated == (setting == "translated")
        assert is_draft(entry) == (setting == "fuzzy")
        assert "the same text between the same neighbours" in entry.comments[0]


def test_an_unreadable_catalog_stops_all_before_anything_is_written(tmp_path: Path) -> None:
    workspace = filled(tmp_path)
    path = workspace.catalog_path("night.html", "pt_BR")
    path.write_bytes(path.read_bytes() + b'\nmsgid "open\n')
    before = contents(tmp_path / "po")
    with pytest.raises(CombinedError, match=r"po/pt_BR/night\.html\.po:\d+: a text has no closing quotation mark"):
        fill(workspace)
    assert contents(tmp_path / "po") == before


def test_the_memory_follows_the_catalogs(tmp_path: Path, capsys: Captured) -> None:
    workspace = complete(tmp_path)
    museotext_in(tmp_path, "memory", "stats", "--format", "json")
    first = json.loads(capsys.readouterr().out)
    path = workspace.catalog_path("taller.txt", "en")
    path.write_bytes(path.read_bytes().replace(b"Bring scissors.", b"Please bring scissors."))
    assert museotext_in(tmp_path, "memory", "search", "--from", "es", "-l", "en", "Traiga tijeras.") == 0
    assert "Please bring scissors." in capsys.readouterr().out
    (tmp_path / "po" / "en" / "taller.txt.po").unlink()
    (tmp_path / "po" / "pt_BR" / "taller.txt.po").unlink()
    museotext_in(tmp_path, "memory", "stats", "--format", "json")
    after = json.loads(capsys.readouterr().out)
    assert sum(one["translations"] for one in first["languages"]) - 8 == sum(
        one["translations"] for one in after["languages"]
    )
    assert museotext_in(tmp_path, "memory", "search", "--from", "es", "-l", "en", "Traiga tijeras.") == 1


def test_check_and_diff_write_no_catalog(tmp_path: Path, capsys: Captured) -> None:
    filled(tmp_path)
    before = contents(tmp_path / "po")
    capsys.readouterr()
    assert museotext_in(tmp_path, "fill", "--check") == 1
    assert "would change po/es/new.md.po: 2 fuzzy" in capsys.readouterr().out
    assert museotext_in(tmp_path, "fill", "--diff") == 1
    assert "+# museotext: draft from memory, 83 %" in capsys.readouterr().out
    assert contents(tmp_path / "po") == before
    assert museotext_in(tmp_path, "fill", "--quiet") == 0
    assert museotext_in(tmp_path, "fill", "--check") == 0


def test_an_imported_memory_fills_and_is_replaced_by_its_next_version(tmp_path: Path, capsys: Captured) -> None:
    workspace = filled(tmp_path / "w")
    tmx = tmp_path / "other.tmx"
    text = "Something else altogether, which nobody has written before."
    tmx.write_text(
        '<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header srclang="en-GB"/><body>'
        f'<tu><tuv xml:lang="en-GB"><seg>{text}</seg></tuv><tuv xml:lang="ES-ES"><seg>UNO</seg></tuv>'
        '<tuv xml:lang="pt-PT"><seg>DOIS</seg></tuv></tu></body></tmx>',
        "utf-8",
    )
    assert museotext_in(tmp_path / "w", "memory", "import", str(tmx)) == 0
    assert "other.tmx: 2 translations" in capsys.readouterr().out
    fill(workspace)
    found = entries(workspace, "new.md")[text]
    assert (found.msgstr, found.fuzzy) == ("UNO", True)
    assert found.comments == ("museotext: draft from memory, 100 %, other.tmx",)
    assert not entries(workspace, "new.md", "pt_BR")[text].filled
    tmx.write_text(tmx.read_text("utf-8").replace("UNO", "DOS"), "utf-8")
    museotext_in(tmp_path / "w", "memory", "import", str(tmx))
    capsys.readouterr()
    museotext_in(tmp_path / "w", "memory", "search", "-l", "es", "--format", "json", text)
    assert [one["target"] for one in json.loads(capsys.readouterr().out)["matches"]] == ["DOS"]


def test_a_team_fills_from_its_server(tmp_path: Path, postgres: str, capsys: Captured) -> None:
    filled(tmp_path)
    workspace = with_setting(tmp_path, f"memory.url = {postgres}")
    assert workspace.settings.memory_url == postgres
    assert fill(workspace).filled == {"fuzzy": 4}
    assert fill(workspace).changes == ()
    assert not (tmp_path / "memory.sqlite").exists()
    assert museotext_in(tmp_path, "memory", "search", "-l", "es", "The museum at midnight") == 0
    assert "El museo de noche" in capsys.readouterr().out


def test_plural_entries_and_those_with_work_are_left_alone(tmp_path: Path) -> None:
    workspace = filled(tmp_path)
    path = workspace.catalog_path("new.md", "es")
    old = catalog(workspace, "new.md")
    texts = [one.msgid for one in old.entries]
    plural = Entry("One room", msgid_plural="Rooms", msgstr_plural=("", ""))
    mine = Entry("Whisper!", "Mío", flags=("fuzzy",))
    path.write_bytes(serialise(replace(old, entries=(*old.entries, plural, mine))))
    fill(workspace, languages=["es"])
    after = catalog(workspace, "new.md").entries
    assert [one.msgid for one in after] == [*texts, "One room", "Whisper!"]
    assert after[-2:] == (plural, mine)


STATES = st.sampled_from(["translated", "fuzzy", "empty", "empty", "obsolete"])
SENTENCES = st.sampled_from(
    [
        f"{who} {does} {number} {what}{end}"
        for who in ("We", "They")
        for does in ("see", "do not see")
        for number in ("2", "3,500")
        for what in ("*lace*", "rooms")
        for end in (".", "!\n")
    ]
)
CATALOGS = st.lists(st.tuples(SENTENCES, STATES), min_size=1, max_size=9, unique_by=lambda one: one[0])


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None, max_examples=40
)
@given(CATALOGS, CATALOGS)
def test_laws_3_4_and_6_filling_loses_nothing_and_guesses_nothing_silently(
    tmp_path: Path, one: Sequence[tuple[str, str]], other: Sequence[tuple[str, str]]
) -> None:
    for name in ("setup.cfg", "source_texts/en/a.md", "source_texts/en/b.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("[museotext]\nlanguages = en, es\n" if name == "setup.cfg" else "A\n", "utf-8")
    workspace = find_workspace(tmp_path)
    for name, states in (("a.md", one), ("b.md", other)):
        made = Catalog(
            Entry("", "Content-Type: text/plain; charset=UTF-8\n"),
            tuple(
                Entry(
                    text,
                    "" if state == "empty" else f"ES {text}",
                    flags=("fuzzy",) if state == "fuzzy" else (),
                    obsolete=state == "obsolete",
                )
                for text, state in sorted(states, key=lambda pair: pair[1] == "obsolete")
            ),
        )
        workspace.catalog_path(name, "es").parent.mkdir(parents=True, exist_ok=True)
        workspace.catalog_path(name, "es").write_bytes(serialise(made))
    before = {name: catalog(workspace, name) for name in ("a.md", "b.md")}
    fill(workspace)
    for name, old in before.items():
        new = catalog(workspace, name)
        assert [(entry.msgid, entry.obsolete) for entry in new.entries] == [
            (entry.msgid, entry.obsolete) for entry in old.entries
        ]
        for was, now in zip(old.entries, new.entries, strict=True):
            if was.filled or not now.filled:
                assert (now, now.raw.strip()) == (was, was.raw.strip())
            else:
                assert is_draft(now)
                assert now.previous_msgid is not None
                assert "%" in now.comments[-1]
                assert ("NEGATION" in now.comments[-1]) == (("not" in now.msgid) != ("not" in now.previous_msgid))
        assert serialise(new) == workspace.catalog_path(name, "es").read_bytes()
        subprocess.run(["msgfmt", "-c", "-o", "/dev/null", workspace.catalog_path(name, "es")], check=True)
    again = contents(tmp_path / "po")
    assert fill(workspace).changes == ()
    assert contents(tmp_path / "po") == again


def test_the_settings_of_the_memory_are_one_group() -> None:
    assert setting_name("memory_in_context") == "memory.in_context"
