"""The harness that compares us with other tools judges rightly; what it measures is no test."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.edits import Verdict, edit, judge, restructured
from benchmarks.measuring import OURS, ROOT, Contender, Task, call, measure
from benchmarks.peer_precision import AT_RANDOM, LEAST, MORE, SIZE, drawn, labelled, verdicts
from benchmarks.report import table
from benchmarks.sameness import same_rendering
from benchmarks.seeded_faults import KINDS, detected, told
from benchmarks.seeding import Kind
from benchmarks.tools import PUBLISHED, Museotext, fill, new_job
from pipeline.catalogs import Catalog, Entry, new_catalog
from pipeline.checks import RULES, Pair
from pipeline.model import Markup, Unit

TEXTS = [f"The museum number {number} is open on weekdays from nine to five." for number in range(400)]


def translated() -> Catalog:
    catalog = new_catalog([Unit(text, "paragraph") for text in TEXTS], reference="a.md", project="p", language="es")
    return replace(catalog, entries=tuple(replace(one, msgstr=f"ES {one.msgid}") for one in catalog.entries))


def test_the_same_seed_edits_the_same_texts() -> None:
    old = translated()
    template, origins = edit(old, random.Random(1))
    assert (template, origins) == edit(old, random.Random(1))
    assert 8 < len(origins) < 40
    assert not set(origins) & set(TEXTS)
    assert len(template.entries) == len(TEXTS)
    assert not any(entry.filled for entry in template.entries)


def test_a_restructured_document_has_texts_taken_out_new_and_moved() -> None:
    template, origins = edit(translated(), random.Random(1))
    news = [f"A new sentence, number {number}." for number in range(100)]
    after, left = restructured(template, origins, [*news, *TEXTS], random.Random(1))
    texts = [entry.msgid for entry in after.entries]
    added = set(texts) & set(news)
    assert len(added) == 8
    assert set(texts) - added < {entry.msgid for entry in template.entries}
    assert left == {new: old for new, old in origins.items() if new in texts}
    assert texts != sorted(texts, key=[*(entry.msgid for entry in template.entries), *news].index)


@pytest.mark.parametrize(
    ("merged", "expected"),
    [
        ((Entry("new", "viejo", flags=("fuzzy",)), Entry("other", "otro")), Verdict(1, found=1)),
        ((Entry("new", "viejo"), Entry("other", "otro")), Verdict(1, wrong=1)),
        ((Entry("new", "otro", flags=("fuzzy",)), Entry("other", "otro")), Verdict(1, wrong=1, lost=1)),
        ((Entry("new"), Entry("other", "otro"), Entry("old", "viejo", obsolete=True)), Verdict(1)),
        ((Entry("new"), Entry("other")), Verdict(1, lost=2)),
        ((Entry("third", "otro", flags=("fuzzy",)), Entry("other", "otro")), Verdict(1, stray=1, lost=1)),
    ],
)
def test_a_merge_is_judged(merged: tuple[Entry, ...], expected: Verdict) -> None:
    old = Catalog(None, (Entry("old", "viejo"), Entry("other", "otro")))
    assert judge(old, Catalog(None, merged), {"new": "old"}) == expected


def test_markdown_is_the_same_when_it_is_rendered_to_the_same_page() -> None:
    assert same_rendering(b"# A\n\nOne\ntwo *three*.\n", b"A\n=\n\nOne two _three_.\n")
    assert not same_rendering(b"One *two*.\n", b"One two.\n")
    assert not same_rendering(b"```\na\n  b\n```\n", b"```\na\nb\n```\n")
    assert not same_rendering(b"---\ntitle: A\n---\n\nB\n", b"***\n\ntitle: A\n\n***\n\nB\n")


def test_a_tool_that_fails_is_shown_with_what_it_said() -> None:
    turns = []

    def fail(_folder: Path) -> None:
        turns.append("fail")
        call(sys.executable, "-c", "import sys; sys.exit('no such page')")

    def work(folder: Path) -> None:
        call(sys.executable, "-c", "", cwd=folder)

    task = Task("Work", "It works.", [Contender("another", fail), Contender(OURS, work)])
    results = measure(task, rounds=2, patience=60)
    lines = table(task, results).splitlines()
    assert [len(one.cpu) for one in results] == [0, 2]
    assert turns == ["fail"]
    assert lines[6].startswith(f"| {OURS} |")
    assert "1.00" in lines[6]
    assert "no such page" in lines[7]


def test_a_tool_that_takes_too_long_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    script = f"import os, time; os.fork() or time.sleep(1) or open({str(tmp_path / 'late')!r}, 'w'); time.sleep(60)"
    with pytest.raises(subprocess.TimeoutExpired):
        call(sys.executable, "-c", script, seconds=0.5)
    time.sleep(1)
    assert not (tmp_path / "late").exists()


def test_tools_in_python_keep_their_bytecode(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    call(sys.executable, "-c", "import sys; sys.exit(sys.dont_write_bytecode)")


def test_a_job_is_extracted_filled_and_published(tmp_path: Path) -> None:
    page = tmp_path / "0000.html"
    page.write_text('<html lang="en"><title>Museum</title><p>Open <b>today</b>.</p></html>')
    tool, job = Museotext(), tmp_path / "job"
    assert tool.readable([page]) == (page,)
    new_job(job, [page])
    tool.extract(job)
    fill(job, lambda text: f"{text} hoy")
    tool.publish(job)
    published = (job / PUBLISHED / page.name).read_text()
    assert published == '<html lang="es"><title>Museum hoy</title><p>Open <b>today</b>. hoy</p></html>'


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("benchmarks", ("--corpus", "--peers")),
        ("benchmarks.identity", ("--corpus", "--peers")),
        ("benchmarks.opening", ("FOLDER", "--seconds")),
    ],
)
def test_the_commands_explain_themselves(name: str, options: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", name, "--help"]
    said = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert all(option in said for option in options)


BARRIO = {
    "en": "Our museum opens its doors to everybody in the neighbourhood.",
    "es": "Nuestro museo abre sus puertas a todas las personas del barrio.",
    "pt_BR": "Nosso museu abre suas portas a todas as pessoas do bairro.",
}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_of_fault_can_be_put_in_and_is_found_and_nothing_before(kind: Kind) -> None:
    for language in kind.languages:
        source, target = (f"{BARRIO[one]} {kind.sentences.get(one, '')}".strip() for one in ("en", language))
        before = Pair(source, target, "en", language, Markup.MARKDOWN, "a.po", 1, flags=kind.flags)
        seeded = kind.seed(before, random.Random(1))
        assert seeded is not None
        assert seeded != target
        one, other = told([before]), told([replace(before, target=seeded)])
        assert one == [{}]
        assert detected(one, other) == [True]


def precision(heading: str) -> dict[str, list[str]]:
    """Return the cells of each row of the table under a heading, by what its first cell names."""
    section = (
        (ROOT / "docs" / "precision.md").read_text("utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    )
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if line[:1] == "|"]
    return {name.strip("`").removesuffix(" (on request)"): cells for name, *cells in rows}


def shown(cells: list[str], at: int) -> tuple[int, int]:
    """Return how many findings a row says were read and true in the language whose cells begin at a place."""
    return int(cells[at + 1] or 0), int(cells[at + 2] or 0)


@pytest.mark.parametrize(("language", "at"), [("es", 0), ("pt_BR", 3)])
def test_the_tables_of_our_precision_say_what_the_labels_say(language: str, at: int) -> None:
    tables = precision("Mechanical rules: public catalogs") | precision("Language rules: public catalogs")
    for name, counts in verdicts(language).items():
        assert shown(tables[name], at) == (counts.total(), counts["true"]), name


@pytest.mark.parametrize(("language", "at"), [("es", 0), ("pt_BR", 3)])
def test_every_drawn_finding_of_pofilter_is_labelled_and_in_the_table(language: str, at: int) -> None:
    labels, rows = labelled(language), precision("pofilter on the same entries")
    assert len({(one.test, one.path, one.line) for one in labels}) == len(labels)
    assert {one.verdict for one in labels} == {"true", "false"}
    assert all(one.why and one.ours in ({"", *RULES} if one.verdict == "true" else {""}) for one in labels)
    random_ones = [one for one in labels if one.drawn == AT_RANDOM]
    assert shown(rows["all, drawn at random"], at) == (SIZE, sum(one.verdict == "true" for one in random_ones))
    by_test = Counter(one.test for one in labels)
    true = Counter(one.test for one in labels if one.verdict == "true")
    for test, read in by_test.items():
        assert shown(rows[test], at) == (read, true[test]), test
        assert read >= min(LEAST, int(rows[test][at])), test
    assert sum(int(cells[at]) for name, cells in rows.items() if name in by_test) == int(
        rows["all, drawn at random"][at]
    )


def test_findings_are_drawn_at_random_and_more_of_those_that_are_few() -> None:
    tests = ["many"] * 500 + ["few"] * 5 + ["some"] * 20
    chosen = drawn(tests, size=30, least=8)
    assert chosen == drawn(tests, size=30, least=8)
    assert [how for how, _ in chosen][:30] == [AT_RANDOM] * 30
    assert len({place for _, place in chosen}) == len(chosen)
    read = Counter(tests[place] for _, place in chosen)
    assert (read["few"], read["some"]) == (5, 8)
    assert len(chosen) == 30 + sum(how == MORE for how, _ in chosen)
