"""Publishing what changed gives what publishing everything gives, to the byte."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.editions import EDITIONS
from pipeline.editions.searching import shards
from pipeline.errors import MuseotextError
from pipeline.stages.incremental.known_files import ABSENT, KnownFiles, digest_of, moment_in
from pipeline.stages.incremental.memory import NAME
from pipeline.stages.publish import PublishResult, publish
from pipeline.workspace import Workspace, find_workspace
from tests.workspaces import complete, contents

LATER = 10_000_000_000
"""Nanoseconds after which a file's look can be believed."""


def store_of(workspace: Workspace) -> Path:
    return workspace.root / "build" / NAME


def told(result: PublishResult) -> tuple[list[str], int, list[str]]:
    return sorted(result.written), result.current, sorted(map(str, result.refusals))


def replaced(path: str, old: str, new: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        if (root / path).is_file():
            text = (root / path).read_text("utf-8")
            (root / path).write_text(text.replace(old, new), "utf-8")

    return change


def removed(path: str) -> Callable[[Path], None]:
    return lambda root: (root / path).unlink(missing_ok=True)


def given_text(path: str, text: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")

    return change


SETTINGS = "[museotext]\nproject = {}\nlanguages = en, es, pt_BR\npublish.untranslated = {}\npublish.minimum = {}\n"
CHANGES: dict[str, Callable[[Path], None]] = {
    "a translation": replaced("po/es/rules.md.po", "Hable", "Hablen"),
    "the same translation back": replaced("po/es/rules.md.po", "Hablen", "Hable"),
    "a catalog deleted": removed("po/pt_BR/night.html.po"),
    "a translation that cannot be published": replaced("po/es/night.html.po", "<em>linterna</em>", "<em>linterna"),
    "it is mended": replaced("po/es/night.html.po", "<em>linterna y", "<em>linterna</em> y"),
    "a source text": replaced("source_texts/en/rules.md", "Whisper.", "Whisper, please."),
    "a source text back": replaced("source_texts/en/rules.md", "Whisper, please.", "Whisper."),
    "a page deleted": removed("build/aligned/night.html"),
    "a document deleted": removed("build/es/night.html"),
    "another document deleted": removed("build/es/rules.md"),
    "a page overwritten": replaced("build/aligned/rules.md.html", "<h1", "<h2"),
    "a part of the search deleted": removed("build/aligned/site/words/00.js"),
    "the index overwritten": given_text("build/aligned/index.html", "nothing"),
    "settings": given_text("setup.cfg", SETTINGS.format("Otro museo", "note", 0)),
    "strict settings": given_text("setup.cfg", SETTINGS.format("Otro museo", "refuse", 100)),
    "no glossary": removed("glossary/terms.csv"),
    "a glossary": given_text("glossary/terms.csv", "concept,lang,term\nT1,en,lace\nT1,es,encaje\n"),
    "a new document": given_text("source_texts/en/new.txt", "A new text\n\nAbout lace.\n"),
    "no new document": removed("source_texts/en/new.txt"),
    "an edition from elsewhere": given_text("build/aligned/rules.md.pdf", "%PDF"),
    "no edition from elsewhere": removed("build/aligned/rules.md.pdf"),
    "a picture": given_text("source_texts/en/moon.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='1'/>"),
    "another picture": given_text("source_texts/en/moon.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='2'/>"),
    "nothing": lambda root: None,
}
RUNS = ((), ("tmx",), ("html", "tmx", "epub", "jsonl"))


def publish_both(workspace: Workspace, names: tuple[str, ...], forms: tuple[str, ...], twin: Path) -> None:
    """Publish a workspace, and a copy that remembers nothing, and expect the same."""
    shutil.rmtree(twin, ignore_errors=True)
    shutil.copytree(workspace.root, twin)
    store_of(find_workspace(twin)).unlink(missing_ok=True)
    editions = [form for form in EDITIONS if form.name in forms] or None
    forgetful = publish(find_workspace(twin), names=names, editions=editions)
    dry = publish(workspace, names=names, editions=editions, dry=True)
    result = publish(workspace, names=names, editions=editions)
    assert told(result) == told(dry) == told(forgetful)
    assert contents(workspace.root / "build") == contents(twin / "build")


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(sorted(CHANGES)), min_size=1, max_size=2),
            st.sampled_from(RUNS),
            st.sampled_from(((), (), (), ("rules.md",))),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_whatever_changes_the_result_is_that_of_publishing_everything(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[list[str], tuple[str, ...], tuple[str, ...]]]
) -> None:
    folder = tmp_path_factory.mktemp("incremental")
    complete(folder / "one")
    publish(find_workspace(folder / "one"))
    for changes, forms, names in steps:
        for change in changes:
            CHANGES[change](folder / "one")
        publish_both(find_workspace(folder / "one"), names, forms, folder / "twin")
    shutil.rmtree(folder)


def made_by(workspace: Workspace) -> set[str]:
    """Return the documents that publishing makes again."""
    counted: list[str] = []

    class Counting:
        def start(self, what: str, total: int) -> None:
            counted.append(f"{what} {total}")

        def step(self) -> None:
            pass

    publish(workspace, progress=Counting())
    return set(counted)


def test_only_the_document_that_changed_is_made_again(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    assert made_by(workspace) == {"Publishing 3"}
    assert made_by(workspace) == {"Publishing 0"}
    CHANGES["a translation"](tmp_path)
    assert made_by(workspace) == {"Publishing 1"}
    (tmp_path / "build/pt_BR/taller.txt").unlink()
    assert made_by(workspace) == {"Publishing 1"}
    assert (tmp_path / "build/pt_BR/taller.txt").is_file()


def test_a_look_that_can_be_believed_saves_reading(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    publish(workspace)
    time.sleep(2.1)
    publish(workspace)
    with sqlite3.connect(store_of(workspace)) as store:
        known = {bytes(path).decode() for (path,) in store.execute("SELECT path FROM file")}
    assert {
        str(tmp_path / path) for path in ("po/es/rules.md.po", "source_texts/en/night.html", "build/es/rules.md")
    } <= known
    publish_both(workspace, (), (), tmp_path.parent / f"{tmp_path.name}-twin")
    for change in ("a translation", "a page overwritten", "a document deleted"):
        CHANGES[change](tmp_path)
    publish_both(workspace, (), (), tmp_path.parent / f"{tmp_path.name}-twin")


def test_a_document_that_did_not_change_follows_one_that_turns_out_unpublishable(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    twin = tmp_path.parent / f"{tmp_path.name}-twin"
    publish_both(workspace, (), (), twin)
    page = tmp_path / "build/es/rules.md"
    assert "(night.html)" in page.read_text("utf-8")
    CHANGES["a translation that cannot be published"](tmp_path)
    publish_both(workspace, (), (), twin)
    assert "(night.html)" in page.read_text("utf-8"), "the page of an earlier run stands"
    (tmp_path / "build/es/night.html").unlink()
    publish_both(workspace, (), (), twin)
    assert "(../en/night.html)" in page.read_text("utf-8")
    assert made_by(workspace) == {"Publishing 0"}
    CHANGES["it is mended"](tmp_path)
    publish_both(workspace, (), (), twin)
    assert "(night.html)" in page.read_text("utf-8")


def test_a_document_that_did_not_change_follows_one_that_is_new(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    twin = tmp_path.parent / f"{tmp_path.name}-twin"
    replaced("source_texts/en/rules.md", "slug: rules", "slug: rules\nnext: a")(tmp_path)
    replaced("source_texts/en/rules.md", "Whisper.", "[Whisper](new.txt).")(tmp_path)
    replaced(
        "po/es/rules.md.po", 'msgid "Whisper."\nmsgstr "', 'msgid "[Whisper](new.txt)."\nmsgstr "[Chis](new.txt). '
    )(tmp_path)
    publish_both(workspace, (), (), twin)
    assert "[Chis](new.txt)" in (tmp_path / "build/es/rules.md").read_text("utf-8")
    CHANGES["a new document"](tmp_path)
    publish_both(workspace, (), (), twin)
    assert "[Chis](../en/new.txt)" in (tmp_path / "build/es/rules.md").read_text("utf-8")


def test_an_edition_to_work_with_follows_the_glossary(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    twin = tmp_path.parent / f"{tmp_path.name}-twin"
    publish_both(workspace, (), ("jsonl",), twin)
    path = tmp_path / "build/aligned/rules.md.jsonl"
    before = path.read_bytes()
    replaced("glossary/terms.csv", "encaje", "randa")(tmp_path)
    publish_both(workspace, (), ("jsonl",), twin)
    assert b"randa" in path.read_bytes() != before


def test_a_book_follows_the_pictures_it_shows(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    twin = tmp_path.parent / f"{tmp_path.name}-twin"
    publish_both(workspace, (), ("epub",), twin)
    for change in ("a picture", "another picture"):
        CHANGES[change](tmp_path)
        publish_both(workspace, (), ("epub",), twin)
    (tmp_path / "source_texts/en/moon.svg").unlink()
    publish_both(workspace, (), ("epub",), twin)


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"not a database at all, but long enough to look like one" * 99),
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        lambda path: path.write_bytes(path.read_bytes().replace(b"House rules", b"House RULES")),
        lambda path: path.write_bytes(bytes(byte ^ (at % 251 == 0) for at, byte in enumerate(path.read_bytes()))),
    ],
    ids=["empty", "foreign", "cut", "another title", "flipped bits"],
)
def test_a_damaged_store_is_made_anew(tmp_path: Path, damage: Callable[[Path], object]) -> None:
    workspace = complete(tmp_path)
    publish(workspace)
    damage(store_of(workspace))
    CHANGES["a translation"](tmp_path)
    publish_both(workspace, (), (), tmp_path.parent / f"{tmp_path.name}-twin")
    assert made_by(workspace) == {"Publishing 0"}


def test_another_programs_database_is_not_read(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    (tmp_path / "build").mkdir()
    with sqlite3.connect(store_of(workspace)) as other:
        other.execute("CREATE TABLE document (name)")
    publish_both(workspace, (), (), tmp_path.parent / f"{tmp_path.name}-twin")
    assert made_by(workspace) == {"Publishing 0"}


def test_a_dry_run_writes_no_store(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    assert publish(workspace, dry=True).written
    assert not (tmp_path / "build").exists()


class Saving:
    """Somebody who saves a file while documents are made, and thinks better of it before the end."""

    def __init__(self, path: Path, old: str, new: str) -> None:
        self.path, self.old, self.new = path, old, new

    def start(self, what: str, total: int) -> None:
        self.path.write_text(self.path.read_text("utf-8").replace(self.old, self.new), "utf-8")
        self.left = total

    def step(self) -> None:
        self.left -= 1
        if not self.left:
            self.path.write_text(self.path.read_text("utf-8").replace(self.new, self.old), "utf-8")


def test_what_was_saved_and_taken_back_meanwhile_is_not_taken_for_current(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    publish(workspace, progress=Saving(tmp_path / "source_texts/en/rules.md", "slug: rules", "slug: wrong"))
    assert "slug: wrong" in (tmp_path / "build/en/rules.md").read_text("utf-8")
    publish_both(workspace, (), (), tmp_path.parent / f"{tmp_path.name}-twin")
    assert "slug: rules" in (tmp_path / "build/en/rules.md").read_text("utf-8")


def test_nothing_is_written_where_a_link_leads_out_of_the_workspace(tmp_path: Path) -> None:
    workspace = complete(tmp_path / "workspace")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "workspace/build").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(MuseotextError, match="leads out of the workspace"):
        publish(workspace)
    assert not list((tmp_path / "elsewhere").iterdir())


# What is in files


def test_a_file_that_was_written_just_now_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "text"
    path.write_bytes(b"one")
    files = KnownFiles({}, moment_in(tmp_path))
    assert files.digest(str(path)) == digest_of(b"one")
    assert not files.learnt, "it may be written once more within the same tick"


def test_a_file_that_looks_the_same_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "text"
    path.write_bytes(b"one")
    later = moment_in(tmp_path) + LATER
    files = KnownFiles({}, later)
    files.digest(str(path))
    stamp, _ = files.learnt[str(path)]
    assert KnownFiles({str(path): (stamp, "known")}, later).digest(str(path)) == "known"
    for change in (lambda: path.write_bytes(b"more"), lambda: os.utime(path), lambda: path.chmod(0o600)):
        time.sleep(0.02)
        change()
        assert KnownFiles({str(path): (stamp, "known")}, later).digest(str(path)) == digest_of(path.read_bytes())


def test_a_file_that_changes_while_it_is_used_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "text"
    path.write_bytes(b"one")
    files = KnownFiles({}, moment_in(tmp_path))
    files.digest(str(path))
    assert files.is_still(str(path))
    path.write_bytes(b"two")
    assert not files.is_still(str(path))
    assert files.digest(str(path)) == digest_of(b"one"), "asked again, it is what it was"
    path.write_bytes(b"one")
    time.sleep(0.02)
    os.utime(path)
    assert not files.is_still(str(path)), "meanwhile somebody may have read the other"


def test_what_is_no_file_has_no_digest(tmp_path: Path) -> None:
    files = KnownFiles({}, moment_in(tmp_path))
    assert files.digest(str(tmp_path / "none")) == files.digest(str(tmp_path)) == ABSENT
    assert not files.is_still(str(tmp_path / "unasked"))
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    assert files.digest(str(fifo)) is None


def test_what_is_read_is_known_by_its_digest_without_reading_it_again(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    files = KnownFiles({}, moment_in(tmp_path))
    old = files.read(path)
    assert (old, files.holds(str(path), old), files.holds(str(path), None)) == (b"old", True, False)
    path.write_bytes(b"new")
    assert files.read(path) == b"new"
    assert files.digest(str(path)) == digest_of(b"old")
    assert files.holds(str(path), bytes(bytearray(b"old")))
    assert not files.holds(str(path), b"new")
    assert files.holds(str(tmp_path / "none"), None)
    assert not files.holds(str(tmp_path / "none"), b"")


# The search


def test_a_search_of_many_parts_is_made_anew_where_words_came_or_went(tmp_path: Path) -> None:
    workspace = complete(tmp_path)
    vocabulary = [
        f"{one}{two}{three}{four}" for one in "bcdfgh" for two in "aeiou" for three in "lmnrst" for four in "aeiouy"
    ]
    for number in range(60):
        words = vocabulary[number * 3 :] + vocabulary[: number * 3]
        (tmp_path / f"source_texts/en/many-{number}.txt").write_text(" ".join(words), "utf-8")
    publish(workspace)
    parts = tmp_path / "build/aligned/site/words"
    assert len(list(parts.iterdir())) > 1
    assert shards([]) == 1
    path = tmp_path / "source_texts/en/many-7.txt"
    path.write_text(path.read_text("utf-8") + " zuzu", "utf-8")
    result = publish(workspace)
    assert 0 < sum("site/words/" in name for name in result.written) < len(list(parts.iterdir()))
    publish_both(workspace, (), (), tmp_path.parent / f"{tmp_path.name}-twin")
    path.unlink()
    publish_both(workspace, (), (), tmp_path.parent / f"{tmp_path.name}-twin")
