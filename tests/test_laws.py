"""The laws of the design as properties of the whole pipeline, over generated workspaces."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.catalogs import read, serialise
from pipeline.formats import FORMATS, Format
from pipeline.formats.document import ReadOptions
from pipeline.stages.documents import documents
from pipeline.stages.extract import extract
from pipeline.stages.prove import unkept
from pipeline.stages.publish import publish
from pipeline.workspace import Workspace, find_workspace
from tests import golden
from tests.workspaces import complete, contents

WORDS = ("museo", "lace", "año", "coleção", "the", "roof", "12", "«cal»", "A&B", "x_y", "50 %")
sentences = (
    st.lists(st.sampled_from(WORDS), min_size=3, max_size=9)
    .filter(lambda words: any(map(str.isalpha, words)))  # numbers alone are no text to translate
    .map(lambda words: " ".join(words).capitalize() + ".")
)
paragraphs = st.lists(sentences, min_size=1, max_size=8)
few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@contextmanager
def workspace() -> Iterator[Workspace]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "setup.cfg").write_text("[museotext]\nlanguages = en, es\n", "utf-8")
        (root / "source_texts/en").mkdir(parents=True)
        yield find_workspace(root)


def put(space: Workspace, name: str, texts: list[str]) -> None:
    (space.root / "source_texts/en" / name).write_text("\n\n".join(texts) + "\n", "utf-8")


def translations(space: Workspace) -> set[str]:
    """Return every translation there is, in use, fuzzy or obsolete."""
    return {
        entry.msgstr for _, path in space.catalogs("es") for entry in read(path.read_bytes()).entries if entry.msgstr
    }


def translate_all(space: Workspace, mark: str) -> None:
    for _, path in space.catalogs("es"):
        catalog = read(path.read_bytes())
        entries = tuple(
            entry if entry.filled or entry.obsolete else replace(entry, msgstr=f"{mark}: {entry.msgid}")
            for entry in catalog.entries
        )
        path.write_bytes(serialise(replace(catalog, entries=entries)))


edits = st.lists(
    st.tuples(st.sampled_from(["insert", "delete", "change", "move", "rename", "swap"]), st.integers(0, 99), sentences),
    min_size=1,
    max_size=6,
)


def edited(files: dict[str, list[str]], what: str, where: int, text: str) -> dict[str, list[str]]:
    """Return the source texts after one thing that people do to them."""
    files = {name: list(texts) for name, texts in files.items()}
    name = sorted(files)[where % len(files)]
    texts = files[name]
    at = where % (len(texts) or 1)
    if what == "insert":
        texts.insert(at, text)
    elif what == "delete" and texts:
        del texts[at]
    elif what == "change" and texts:
        texts[at] = f"{texts[at]} {text}"
    elif what == "swap" and texts:
        texts.append(texts.pop(at))
    elif what == "move" and texts:
        other = sorted(files)[(where + 1) % len(files)]
        files[other].append(texts.pop(at))
    elif what == "rename":
        files[f"renamed-{where}-{name}"] = files.pop(name)
    return files


@few
@given(first=paragraphs, second=paragraphs, steps=edits)
def test_law_3_nothing_a_person_wrote_is_lost(
    first: list[str], second: list[str], steps: list[tuple[str, int, str]]
) -> None:
    files = {"a.txt": first, "b.txt": second}
    with workspace() as space:
        written: set[str] = set()
        for number, step in enumerate([None, *steps]):
            if step is not None:
                files = edited(files, *step)
            for path in (space.root / "source_texts/en").iterdir():
                path.unlink()
            for name, texts in files.items():
                put(space, name, texts)
            extract(space)
            assert written <= translations(space)
            translate_all(space, str(number))
            written |= translations(space)


@few
@given(texts=paragraphs, at=st.integers(0, 99))
def test_law_3_a_text_that_moves_brings_its_translation_unchanged(texts: list[str], at: int) -> None:
    with workspace() as space:
        put(space, "a.txt", texts)
        put(space, "b.txt", ["Something else altogether."])
        extract(space)
        translate_all(space, "es")
        moving = texts[at % len(texts)]
        put(space, "a.txt", [text for text in texts if text != moving] or ["Nothing remains here now."])
        put(space, "b.txt", ["Something else altogether.", moving])
        extract(space)
        found = {entry.msgid: entry for entry in read(space.catalog_path("b.txt", "es").read_bytes()).active}
        assert found[moving].translated
        assert found[moving].msgstr == f"es: {moving}"


@few
@given(texts=paragraphs, steps=edits)
def test_law_4_extracting_again_changes_no_byte(texts: list[str], steps: list[tuple[str, int, str]]) -> None:
    files = {"a.txt": texts, "b.md": ["# Title", "A paragraph."]}
    with workspace() as space:
        for step in steps:
            files = edited(files, *step)
            for name, body in files.items():
                put(space, name, body)
            extract(space)
            translate_all(space, "es")
            before = contents(space.root / "po")
            assert extract(space).changes == ()
            assert contents(space.root / "po") == before


@few
@given(texts=paragraphs, fuzzy=st.sets(st.integers(0, 9)), empty=st.sets(st.integers(0, 9)), least=st.integers(0, 100))
def test_law_6_only_what_is_approved_is_published(
    texts: list[str], fuzzy: set[int], empty: set[int], least: int
) -> None:
    with workspace() as space:
        (space.root / "setup.cfg").write_text(f"[museotext]\nlanguages = en, es\npublish.minimum = {least}\n", "utf-8")
        put(space, "a.txt", texts)
        extract(space)
        path = space.catalog_path("a.txt", "es")
        catalog = read(path.read_bytes())
        path.write_bytes(
            serialise(
                replace(
                    catalog,
                    entries=tuple(
                        replace(
                            entry,
                            msgstr="" if number in empty else f"traducción {number}.",
                            flags=("fuzzy",) if number in fuzzy and number not in empty else (),
                        )
                        for number, entry in enumerate(catalog.entries)
                    ),
                )
            )
        )
        publish(find_workspace(space.root))
        published = space.published_path("a.txt", "es")
        if not published.exists():
            return
        lines = published.read_text("utf-8").split("\n\n")
        for number, entry in enumerate(catalog.entries):
            approved = number not in empty | fuzzy
            assert any(line.strip() == f"traducción {number}." for line in lines) == approved
            assert any("[" in line and entry.msgid in line for line in lines) != approved


def test_law_10_another_process_gives_the_same_bytes(tmp_path: Path) -> None:
    results = []
    for seed in ("1", "2"):
        root = tmp_path / seed
        complete(root)
        subprocess.run(
            [sys.executable, "-m", "pipeline", "run", "-C", str(root), "-q"],
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": f"UTC-{seed}"},
            check=True,
        )
        results.append(contents(root))
    assert results[0] == results[1]


REPOSITORY = find_workspace(Path(__file__).parent)


def samples(form: Format) -> list[tuple[str, bytes]]:
    """Return documents in a format, with their language: the repository's, and golden cases that are one file."""
    found = [(one.language, one.path) for one in documents(REPOSITORY) if one.name.endswith(form.suffixes)]
    found += [("en", path) for path in sorted((golden.CASES / form.name).glob("*/source.*")) if path.is_file()]
    return [(language, path.read_bytes()) for language, path in found]


USED = [form for form in FORMATS if samples(form)]


@pytest.mark.parametrize("source", documents(REPOSITORY), ids=lambda source: source.name)
def test_law_1_the_repositorys_documents_survive_being_written_anew(source) -> None:  # type: ignore[no-untyped-def]
    form = next(form for form in FORMATS if source.name.endswith(form.suffixes))
    document = form.read(source.path.read_bytes(), source.language, ReadOptions())
    assert document.units
    assert unkept(form, document, source.language, ReadOptions()) == ()


@pytest.mark.parametrize("form", USED, ids=lambda form: form.name)
@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_law_2_a_translation_is_spliced_in_and_every_other_byte_stays(form: Format, seed: int) -> None:
    chooser = random.Random(seed)
    language, data = chooser.choice(samples(form))
    document = form.read(data, language, ReadOptions())
    chosen = chooser.choice(document.units).text
    text = f"Otra {chosen}"
    results = document.with_texts([text if unit.text == chosen else None for unit in document.units])
    for part, result in zip(document.parts, results, strict=True):
        places = [slot for _, slot in part.places() if slot.unit.text == chosen]
        places += [slot for slot in part.echoes if slot.unit.text == chosen]
        assert only_changed_at(sorted((slot.start, slot.end) for slot in places), part.text, result)
    again = form.read(form.pack(document, results), language, ReadOptions().again(document)).units
    slots = [slot for part in document.parts for slot in part.slots]
    wanted = [
        new for slot in slots for new in (slot.read_again(text) if slot.unit.text == chosen else (slot.unit.text,))
    ]
    assert [unit.text for unit in again] == wanted


def only_changed_at(places: list[tuple[int, int]], before: str, after: str) -> bool:
    """Say whether all that stands between ``places`` stands in ``after`` too, in the same order, from end to end."""
    gaps = [before[end:start] for (_, end), (start, _) in pairwise([(0, 0), *places, (len(before), len(before))])]
    if len(gaps) == 1:
        return before == after
    at = len(gaps[0])
    for gap in gaps[1:-1]:
        at = after.find(gap, at) + len(gap)
        if at < len(gap):
            return False
    return after.startswith(gaps[0]) and after[at:].endswith(gaps[-1])
