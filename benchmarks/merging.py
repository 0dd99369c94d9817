"""Merge catalogs with edited templates: how long it takes, and whose translations are found again."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from benchmarks.corpus import Corpus
from benchmarks.edits import Verdict, edit, judge, restructured
from benchmarks.measuring import OURS, Contender, Task, call, driver
from benchmarks.programs import Programs
from pipeline.catalogs import Catalog, read, serialise
from pipeline.errors import CatalogError

__all__ = ["merge_all", "merge_large", "merge_restructured"]

_SEED = 2026
_NOTE = (
    "One text in twenty is edited (`benchmarks/edits.py` says how). Found: the edited text has its own old "
    "translation, fuzzy. Wrong: it has another text's, or one that is not marked fuzzy. Stray: a text that is new has "
    "another's. Lost: translations, of whatever text, that are nowhere in the result."
)


@dataclass(frozen=True, slots=True)
class Case:
    """A catalog before the edits, and the old text of each edited one."""

    old: Catalog
    origins: Mapping[str, str]


def merge_all(corpus: Corpus, programs: Programs, folder: Path) -> Task:
    """Return the task of merging every catalog with its edited template."""
    catalogs = _readable(corpus.catalogs)
    cases = _cases(catalogs, folder)
    return Task(
        f"Merge {len(catalogs)} catalogs ({sum(len(one.entries) for one in catalogs)} entries) after edits",
        _NOTE + " Libraries and pot2po in one process for all files, msgmerge in one for each.",
        *_contenders(programs, folder, cases),
    )


def merge_restructured(corpus: Corpus, programs: Programs, folder: Path) -> Task:
    """Return the task of merging every catalog with the edited template of a document whose parts moved."""
    catalogs = _readable(corpus.catalogs)
    cases = _cases(catalogs, folder, restructure=True)
    return Task(
        f"Merge {len(catalogs)} catalogs after edits of restructured documents",
        "As above; texts are also taken out (one in fifty), new (one in fifty) and moved (one in twenty).",
        *_contenders(programs, folder, cases),
    )


def merge_large(corpus: Corpus, programs: Programs, folder: Path) -> Task:
    """Return the task of merging all catalogs joined into one."""
    catalogs = _readable(corpus.catalogs)
    entries = {entry.key: entry for one in catalogs for entry in one.active if entry.msgid_plural is None}
    unread = tuple(replace(entry) for entry in entries.values())
    cases = _cases([replace(catalogs[0], entries=unread, trailer="", header_at=0)] if catalogs else [], folder)
    return Task(
        f"Merge one catalog of {len(entries)} entries after edits", _NOTE, *_contenders(programs, folder, cases)
    )


def _readable(paths: Sequence[Path]) -> list[Catalog]:
    catalogs = []
    for path in paths:
        try:
            catalogs.append(read(path.read_bytes(), path))
        except CatalogError:
            continue
    return catalogs


def _cases(catalogs: Sequence[Catalog], folder: Path, *, restructure: bool = False) -> list[Case]:
    """Write each catalog and the template of its edited document into ``folder``."""
    chance = random.Random(_SEED)
    (folder / "old").mkdir()
    (folder / "new").mkdir()
    cases = []
    for number, old in enumerate(catalogs):
        template, origins = edit(old, chance)
        if restructure:
            news = [entry.msgid for entry in catalogs[number - 1].active]
            template, origins = restructured(template, origins, news, chance)
        (folder / "old" / f"{number:04}.po").write_bytes(serialise(old))
        (folder / "new" / f"{number:04}.pot").write_bytes(serialise(template))
        cases.append(Case(old, origins))
    return cases


def _contenders(programs: Programs, folder: Path, cases: Sequence[Case]) -> tuple[list[Contender], list[str]]:
    facts = partial(_facts, cases)

    def contender(name: str, run: partial[None]) -> Contender:
        return Contender(name, run, partial(_make, "merged"), facts)

    contenders = [contender(OURS, partial(_library, "museotext_merge", folder, python=None))]
    absent = []
    if msgmerge := programs.find("msgmerge"):
        contenders.append(contender("gettext (msgmerge --previous)", partial(_msgmerge, msgmerge, folder, ())))
        contenders.append(contender("gettext (msgmerge -N)", partial(_msgmerge, msgmerge, folder, ("-N",))))
    else:
        absent.append("gettext (msgmerge)")
    if pot2po := programs.find("pot2po"):
        contenders.append(contender("translate-toolkit (pot2po)", partial(_pot2po, pot2po, folder)))
    else:
        absent.append("translate-toolkit (pot2po)")
    if python := programs.python_with("polib"):
        contenders.append(contender("polib", partial(_library, "polib_merge", folder, python=python)))
    else:
        absent.append("polib")
    return contenders, absent


def _make(name: str, folder: Path) -> None:
    (folder / name).mkdir()


def _library(script: str, inputs: Path, folder: Path, *, python: str | None) -> None:
    arguments = (script, inputs / "old", inputs / "new", folder / "merged")
    driver(*arguments, python=python) if python else driver(*arguments)


def _msgmerge(msgmerge: str, inputs: Path, options: Sequence[str], folder: Path) -> None:
    for old in sorted((inputs / "old").iterdir()):
        new = inputs / "new" / f"{old.stem}.pot"
        call(msgmerge, "--quiet", "--previous", *options, old, new, "-o", folder / "merged" / old.name)


def _pot2po(pot2po: str, inputs: Path, folder: Path) -> None:
    call(pot2po, "--progress=none", "-t", inputs / "old", "-i", inputs / "new", "-o", folder / "merged")


def _facts(cases: Sequence[Case], folder: Path) -> Mapping[str, str]:
    verdict = Verdict()
    for number, case in enumerate(cases):
        path = folder / "merged" / f"{number:04}.po"
        new = read(path.read_bytes(), path) if path.is_file() else Catalog(None)
        verdict += judge(case.old, new, case.origins)
    return verdict.columns
