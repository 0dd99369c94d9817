"""A reviewer's approval holds for the texts it was given to, and for nothing else."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalogs import (
    Approval,
    Catalog,
    Elsewhere,
    Entry,
    approval,
    approved,
    is_approved,
    merge,
    new_catalog,
    read,
    serialise,
    withdrawn,
)
from pipeline.catalogs.approvals import fault_in
from pipeline.errors import SettingsError
from pipeline.model import Unit
from pipeline.stages.approving import approve, reviewer
from pipeline.stages.extract import extract
from pipeline.stages.fixing import fix
from pipeline.workspace import Workspace, find_workspace
from tests.sample_catalogs import HEADER, catalogs, entries, texts
from tests.workspaces import complete, contents, museotext_in

ANA = Approval("Ana Ruiz", "2026-11-20")
EVA = Approval("Eva", "2026-12-01")
SEA = Entry("The sea", "El mar", extracted=("paragraph",), references=("sea.txt",))
NAMES = st.text(max_size=40).filter(lambda name: not fault_in(name))


def catalog_of(*found: Entry) -> Catalog:
    return Catalog(HEADER, found)


def merged(old: Catalog, *sources: str, elsewhere: Elsewhere | None = None) -> Catalog:
    template = new_catalog(
        [Unit(text, "paragraph") for text in sources], reference="sea.txt", project="x", language="es"
    )
    return merge(template, old, elsewhere).catalog


def tracking(root: Path) -> Workspace:
    """Make a workspace in which everything is translated, and reviews are tracked."""
    complete(root)
    with (root / "setup.cfg").open("a", encoding="utf-8") as file:
        file.write("review.track = yes\n")
    return find_workspace(root)


def approvals(workspace: Workspace, name: str, language: str) -> dict[str, str]:
    """Return who approved which source text."""
    found = {
        entry.msgid: approval(entry) for entry in read(workspace.catalog_path(name, language).read_bytes()).entries
    }
    return {text: one.by for text, one in found.items() if one}


# An approval and its entry


@given(entries(), NAMES)
def test_an_approval_holds_while_the_texts_are_the_same(entry: Entry, name: str) -> None:
    new = approved(entry, Approval(name, "2026-11-20"))
    assert is_approved(new) == entry.translated
    if entry.translated:
        assert approval(new) == (" ".join(name.split()), "2026-11-20")
        moved = replace(new, extracted=("heading",), references=("b.txt",), flags=("no-wrap",), line=3)
        assert is_approved(moved)
        written = read(serialise(catalog_of(replace(new, comments=(*new.comments, "Why?")))))
        assert is_approved(written.entries[0])


@given(entries().filter(lambda entry: entry.translated), st.data())
def test_it_holds_no_longer_when_a_text_is_another(entry: Entry, data: st.DataObject) -> None:
    new = approved(entry, ANA)
    translation = "msgstr_plural" if entry.msgstr_plural else "msgstr"
    field = data.draw(st.sampled_from(["msgid", "msgctxt", "msgid_plural", translation]))
    other: object = data.draw(texts.filter(bool))
    if field == "msgstr_plural":
        other = (*entry.msgstr_plural, other)
    changed = replace(new, **{field: other})
    assert is_approved(changed) == (getattr(changed, field) == getattr(entry, field))
    assert is_approved(replace(changed, **{field: getattr(entry, field)}))


@given(entries())
def test_what_is_fuzzy_empty_or_no_longer_in_use_is_never_approved(entry: Entry) -> None:
    new = approved(replace(entry, flags=(), obsolete=False), ANA)
    assert not is_approved(replace(new, flags=("fuzzy",)))
    assert not is_approved(replace(new, sticky=("fuzzy",)))
    assert not is_approved(replace(new, obsolete=True))
    assert not is_approved(replace(new, msgstr="", msgstr_plural=()))


@given(entries())
def test_approving_twice_and_taking_back_leave_the_rest_alone(entry: Entry) -> None:
    new = approved(entry, ANA)
    assert approved(new, EVA) is new
    assert withdrawn(new) == entry
    assert withdrawn(entry) is entry


def test_an_approval_that_no_longer_holds_gives_way_to_the_next() -> None:
    changed = replace(approved(SEA, ANA), msgstr="La mar")
    assert approval(changed) is None
    new = approved(changed, EVA)
    assert approval(new) == EVA
    assert len(new.comments) == 1


@pytest.mark.parametrize("name", ["", "  ", "Ana\nmsgid", "Ana\u202e", "x" * 101])
def test_a_name_has_to_be_one_that_people_can_read(name: str) -> None:
    assert fault_in(name)


# What extraction makes of it


def test_an_entry_that_stays_or_says_something_else_of_its_place_keeps_it() -> None:
    old = catalog_of(approved(replace(SEA, extracted=("heading 1",)), ANA))
    assert approval(merged(old, "The sea", "The tide").entries[0]) == ANA


def test_an_entry_that_comes_back_has_it_again() -> None:
    gone = merged(catalog_of(approved(SEA, ANA)), "Please do not touch the lace")
    assert gone.entries[-1].obsolete
    assert approval(merged(gone, "The sea").entries[0]) == ANA


def test_a_text_that_moves_to_another_document_keeps_it() -> None:
    elsewhere = Elsewhere.of({"old.txt": catalog_of(approved(SEA, ANA))})
    assert approval(merged(catalog_of(), "The sea", elsewhere=elsewhere).entries[0]) == ANA


def test_documents_that_disagree_are_approved_by_nobody() -> None:
    both = {"a.txt": catalog_of(approved(SEA, ANA)), "b.txt": catalog_of(replace(SEA, msgstr="La mar"))}
    entry = merged(catalog_of(), "The sea", elsewhere=Elsewhere.of(both)).entries[0]
    assert entry.fuzzy
    assert not any("approved by" in comment for comment in entry.comments)


def test_a_text_that_changed_is_approved_by_nobody() -> None:
    old = catalog_of(approved(replace(SEA, msgid="The sea is calm tonight.", comments=("Why?",)), ANA))
    entry = merged(old, "The sea is calm today.").entries[0]
    assert (entry.msgstr, entry.fuzzy, entry.comments) == ("El mar", True, ("Why?",))
    assert not is_approved(replace(entry, flags=()))


@given(catalogs(), st.lists(texts.filter(bool), max_size=4, unique=True))
def test_no_merge_approves_what_nobody_approved(catalog: Catalog, sources: list[str]) -> None:
    old = replace(catalog, entries=tuple(approved(entry, ANA) for entry in catalog.entries))
    known = {(entry.key, entry.msgstr) for entry in old.entries if is_approved(replace(entry, obsolete=False))}
    known |= {(entry.key, entry.msgstr) for entry in catalog.entries if entry.obsolete}
    for entry in merged(old, *sources).entries:
        assert not is_approved(entry) or ((None, entry.msgid), entry.msgstr) in known


# Mending


def test_a_mended_translation_is_approved_anew(tmp_path: Path) -> None:
    workspace = tracking(tmp_path)
    path = workspace.catalog_path("night.html", "es")
    catalog = read(path.read_bytes())
    wrong = [replace(entry, msgstr=entry.msgstr.replace("El museo", "El  museo")) for entry in catalog.entries]
    path.write_bytes(serialise(replace(catalog, entries=tuple(wrong))))
    approve(workspace, ANA)
    assert "The museum at night" in approvals(workspace, "night.html", "es")
    assert fix(workspace).entries == 1
    assert "The museum at night" not in approvals(workspace, "night.html", "es")
    assert path.read_text("utf-8").count("approved by") == len(approvals(workspace, "night.html", "es"))


# The command


def test_approving_a_document_says_how_many_and_does_it_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = tracking(tmp_path)
    translate_one_fuzzy(workspace)
    before = contents(tmp_path)
    assert museotext_in(tmp_path, "approve", "taller.txt", "--language", "en", "--by", "Ana Ruiz") == 0
    said = capsys.readouterr()
    assert said.out == "wrote po/en/taller.txt.po: 3 translations approved\n"
    assert said.err == "3 translations approved, 0 before; 1 fuzzy or not translated\n"
    after = contents(tmp_path)
    assert [name for name in after if after[name] != before[name]] == ["po/en/taller.txt.po"]
    today = datetime.now().astimezone().date().isoformat()
    assert re.search(
        rf"^# museotext: approved by Ana Ruiz on {today} \([0-9a-f]{{8}}\)$",
        after["po/en/taller.txt.po"].decode(),
        re.MULTILINE,
    )
    assert museotext_in(tmp_path, "approve", "taller.txt", "-l", "en", "--by", "Eva", "--check") == 0
    assert museotext_in(tmp_path, "approve", "taller.txt", "-l", "en", "--by", "Eva") == 0
    assert "0 translations approved, 3 before; 1 fuzzy" in capsys.readouterr().err
    assert contents(tmp_path) == after


def translate_one_fuzzy(workspace: Workspace) -> None:
    path = workspace.catalog_path("taller.txt", "en")
    catalog = read(path.read_bytes())
    first, *others = catalog.entries
    path.write_bytes(serialise(replace(catalog, entries=(replace(first, flags=("fuzzy",)), *others))))


def test_approvals_can_be_taken_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tracking(tmp_path)
    before = contents(tmp_path)
    assert museotext_in(tmp_path, "approve", "--by", "Ana Ruiz", "--quiet") == 0
    assert contents(tmp_path) != before
    assert museotext_in(tmp_path, "approve", "--withdraw") == 0
    said = capsys.readouterr()
    assert "wrote po/en/taller.txt.po: 4 approvals taken back\n" in said.out
    assert said.err.endswith(" approvals taken back\n")
    assert {name: text.strip() for name, text in contents(tmp_path).items()} == {
        name: text.strip() for name, text in before.items()
    }


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_what_would_be_approved_is_shown_and_not_written(
    tmp_path: Path, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    tracking(tmp_path)
    before = contents(tmp_path)
    assert museotext_in(tmp_path, "approve", "taller.txt", "--by", "Ana Ruiz", option) == 1
    assert contents(tmp_path) == before
    assert ("would change" if option == "--check" else "+# museotext: approved by Ana Ruiz on ") in (
        capsys.readouterr().out
    )


def test_a_single_text_or_row_can_be_approved(tmp_path: Path) -> None:
    workspace = tracking(tmp_path)
    assert museotext_in(tmp_path, "approve", "--only", "Traiga tijeras.", "--by", "Ana Ruiz") == 0
    assert approvals(workspace, "taller.txt", "en") == {"Traiga tijeras.": "Ana Ruiz"}
    assert museotext_in(tmp_path, "approve", "taller.txt", "--only", "#2", "-l", "pt_BR", "--by", "Eva") == 0
    assert approvals(workspace, "taller.txt", "pt_BR") == {
        "Traiga tijeras.": "Ana Ruiz",
        "El taller dura dos horas.": "Eva",
    }
    assert museotext_in(tmp_path, "approve", "--only", "Traiga tijeras.", "--withdraw") == 0
    assert approvals(workspace, "taller.txt", "en") == {}


def test_the_path_of_a_catalog_means_that_catalog_alone(tmp_path: Path) -> None:
    workspace = tracking(tmp_path)
    catalog = workspace.catalog_path("rules.md", "es")
    assert museotext_in(tmp_path, "approve", str(catalog), "--by", "Ana Ruiz") == 0
    assert approvals(workspace, "rules.md", "es")
    assert not approvals(workspace, "rules.md", "pt_BR")
    assert museotext_in(tmp_path, "approve", "po/es/rules.md.po", "--language", "pt_BR", "--by", "Ana Ruiz") == 0
    assert not approvals(workspace, "rules.md", "pt_BR")
    assert museotext_in(tmp_path, "approve", "source_texts/en/rules.md", "--by", "Ana Ruiz") == 0
    assert approvals(workspace, "rules.md", "pt_BR")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["taller.txt"], "nobody is named who approves; give --by NAME"),
        (["--by", "Ana\tRuiz"], "is no name of a reviewer: it has characters that cannot be seen"),
        (["--by", "Ana", "taler.txt"], "did you mean taller.txt?"),
        (["--by", "Ana", "--language", "pt"], "did you mean pt_BR?"),
        (["--by", "Ana", "--only", "Traiga tijeras"], "did you mean 'Traiga tijeras.'?"),
        (["--by", "Ana", "--only", "#2"], "#2 is a row of one document; name the document"),
        (["--by", "Ana", "--only", "#5", "taller.txt"], "has no row 5; its rows are 1 to 4"),
    ],
)
def test_a_mistake_is_one_line_and_changes_nothing(
    tmp_path: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    tracking(tmp_path)
    before = contents(tmp_path)
    assert museotext_in(tmp_path, "approve", *arguments) == 2
    said = capsys.readouterr()
    assert message in said.err
    assert said.err.count("\n") == 1
    assert contents(tmp_path) == before


def test_a_catalog_that_cannot_be_read_stops_it_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = tracking(tmp_path)
    workspace.catalog_path("taller.txt", "pt_BR").write_bytes(b'msgid "a\n')
    before = contents(tmp_path)
    assert museotext_in(tmp_path, "approve", "--by", "Ana") == 2
    assert "po/pt_BR/taller.txt.po:1" in capsys.readouterr().err
    assert contents(tmp_path) == before


@pytest.mark.parametrize("option", ["--by=Ana", "--withdraw"])
def test_a_workspace_that_does_not_track_reviews_says_how_to(
    tmp_path: Path, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    complete(tmp_path)
    assert museotext_in(tmp_path, "approve", option) == 2
    assert "review.track is no" in capsys.readouterr().err


def test_the_reviewer_of_the_settings_approves(tmp_path: Path) -> None:
    workspace = tracking(tmp_path)
    with pytest.raises(SettingsError, match="--by NAME"):
        reviewer(workspace)
    named = replace(workspace, settings=replace(workspace.settings, review_reviewer="Eva"))
    assert reviewer(named).by == "Eva"
    assert reviewer(named, "Ana Ruiz").by == "Ana Ruiz"


# What is said of it


def test_status_tells_what_is_approved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = tracking(tmp_path)
    approve(workspace, ANA, names=["taller.txt"], only=["Traiga tijeras."])
    assert museotext_in(tmp_path, "status", "taller.txt") == 0
    assert "100 %, 25 % approved" in capsys.readouterr().out
    assert museotext_in(tmp_path, "status", "taller.txt", "--format", "json") == 0
    (document,) = json.loads(capsys.readouterr().out)["documents"]
    assert document["translations"]["en"] == {
        "translated": 4,
        "approved": 1,
        "drafts": 0,
        "fuzzy": 0,
        "missing": 0,
        "percent": 100,
    }


def test_nothing_is_said_of_it_where_nobody_tracks_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = tracking(tmp_path)
    approve(workspace, ANA)
    (tmp_path / "setup.cfg").write_text("[museotext]\n", "utf-8")
    for form in ("text", "json"):
        assert museotext_in(tmp_path, "status", "--format", form) == 0
        assert "approved" not in capsys.readouterr().out


def test_extracting_again_changes_no_byte_of_approved_catalogs(tmp_path: Path) -> None:
    workspace = tracking(tmp_path)
    approve(workspace, ANA)
    before = contents(tmp_path)
    assert extract(workspace).changes == ()
    assert contents(tmp_path) == before
