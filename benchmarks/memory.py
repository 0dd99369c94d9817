"""Look texts up in a translation memory: how long it takes, and whether the best one is found."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import Indel

from benchmarks.corpus import Corpus
from benchmarks.measuring import OURS, Contender, Task, call, driver
from benchmarks.memory_corpus import Looked, grown, queries, units
from benchmarks.programs import Programs
from pipeline.catalogs import Catalog, Entry, read, serialise
from pipeline.memory import LEAST
from pipeline.memory.tokens import keys
from pipeline.model import Markup

__all__ = ["look_up_all"]

UNITS, QUERIES = 100_000, 1000
_HEADER = Entry("", "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\nLanguage: es\n")


def look_up_all(corpus: Corpus, programs: Programs, folder: Path) -> Task:
    """Return the task of looking 1,000 texts up among 100,000."""
    texts = grown(units(corpus.catalogs, UNITS), UNITS)
    looked = queries(texts, QUERIES)
    (folder / "compendium.po").write_bytes(serialise(Catalog(_HEADER, tuple(Entry(one, f"ES {one}") for one in texts))))
    wanted = tuple(Entry(one.text) for one in {one.text: one for one in looked}.values())
    (folder / "queries.pot").write_bytes(serialise(Catalog(_HEADER, wanted)))
    (folder / "empty.po").write_bytes(serialise(Catalog(_HEADER)))
    (folder / "queries.json").write_text(json.dumps([one.text for one in looked]), "utf-8")
    driver("museotext_memory", "make", folder, folder / "compendium.po")
    facts = partial(_facts, looked, _best(texts, looked))
    contenders = [
        Contender(OURS, partial(_ours, folder), partial(_take_memory, folder), facts),
        Contender("museotext, making the memory", partial(_make, folder)),
    ]
    absent = []
    if python := programs.python_with("translate"):
        run = partial(_toolkit, python, folder)
        contenders.append(Contender("translate-toolkit (matcher)", run, facts=facts))
    else:
        absent.append("translate-toolkit (matcher)")
    if msgmerge := programs.find("msgmerge"):
        run = partial(_msgmerge, msgmerge, folder)
        contenders.append(Contender("gettext (msgmerge --compendium)", run, facts=facts))
    else:
        absent.append("gettext (msgmerge --compendium)")
    return Task(
        f"Look {len(looked)} texts up in a memory of {len(texts)}",
        "Half of them are in the memory, half are texts of it with 5 to 30 % of their words replaced. Each tool in one "
        "process: ours opens the memory, which is on disk (the second row makes it, once for all); the others read a "
        "PO file. Found: there is a match. Own: that is the text it was made from, or itself. Best: its likeness is "
        "that of the best of all texts, where there is one at 75 % or above; likeness is ours, of words.",
        contenders,
        absent,
    )


def _best(texts: Sequence[str], looked: Sequence[Looked]) -> list[float]:
    """Return the likeness of the most similar of all ``texts`` to each query, by looking at every one."""
    letters: dict[str, str] = {}

    def written(text: str) -> str:
        return "".join(letters.setdefault(key, chr(len(letters) + 0xF0000)) for key in keys(text, Markup.NONE))

    every = [written(text) for text in texts]
    found = [process.extractOne(written(one.text), every, scorer=Indel.normalized_similarity) for one in looked]
    return [100 * one[1] if one else 0.0 for one in found]


def _take_memory(inputs: Path, folder: Path) -> None:
    shutil.copyfile(inputs / "memory.sqlite", folder / "memory.sqlite")


def _ours(inputs: Path, folder: Path) -> None:
    driver("museotext_memory", "search", folder, inputs / "queries.json")


def _make(inputs: Path, folder: Path) -> None:
    driver("museotext_memory", "make", folder, inputs / "compendium.po")


def _toolkit(python: str, inputs: Path, folder: Path) -> None:
    arguments = (inputs / "compendium.po", inputs / "queries.json", folder / "found.json")
    driver("toolkit_memory", *arguments, python=python)


def _msgmerge(msgmerge: str, inputs: Path, folder: Path) -> None:
    names = ("empty.po", "queries.pot")
    options = ("--quiet", "--previous", "-C", inputs / "compendium.po")
    call(msgmerge, *options, *(inputs / name for name in names), "-o", folder / "merged.po")


def _facts(looked: Sequence[Looked], best: Sequence[float], folder: Path) -> Mapping[str, str]:
    found = _sources(looked, folder)
    own = sum(source == one.origin for one, source in zip(looked, found, strict=True))
    wanted = [place for place, score in enumerate(best) if score >= LEAST]
    same = 0
    for place in wanted:
        words, other = keys(looked[place].text, Markup.NONE), keys(found[place], Markup.NONE)
        same += 100 * Indel.normalized_similarity(words, other) >= best[place] - 1e-6
    return {
        "found": f"{sum(map(bool, found))}",
        "own": f"{own}",
        "best": f"{same} of {len(wanted)} ({100 * same / max(1, len(wanted)):.1f} %)",
    }


def _sources(looked: Sequence[Looked], folder: Path) -> list[str]:
    """Return the text each query was given the translation of; empty for none."""
    if (folder / "found.json").is_file():
        return [source for source, _ in json.loads((folder / "found.json").read_text("utf-8"))]
    path = folder / "merged.po"
    entries = {entry.msgid: entry for entry in read(path.read_bytes(), path).entries}
    made = [entries[one.text] for one in looked]
    return [(entry.previous_msgid or entry.msgid) if entry.filled else "" for entry in made]
