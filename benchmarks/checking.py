"""Check translations with every rule there is, by the commands that people use."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import count
from pathlib import Path

from benchmarks.corpus import Corpus, megabytes
from benchmarks.measuring import OURS, ROOT, Contender, Task, call, driver
from benchmarks.programs import Programs
from pipeline.catalogs import read
from pipeline.errors import CatalogError

__all__ = ["check_all", "check_growing"]

ENTRIES = 64_000
GROWING = (16_000, 32_000, 64_000, 128_000)
_PEER = "translate-toolkit (pofilter)"
_REPORT = "report.jsonl"


def check_all(corpus: Corpus, programs: Programs, folder: Path) -> Task:
    """Return the task of checking 64,000 translations with all rules."""
    files, entries = _catalogs(corpus, folder / "catalogs", ENTRIES)
    contenders = [
        Contender(OURS, partial(_ours, files, ROOT), facts=partial(_our_findings, entries)),
        Contender(f"{OURS}, without glossary", partial(_ours, files, folder), facts=partial(_our_findings, entries)),
        Contender(f"{OURS}, only reading", partial(_read, "museotext_read", sys.executable, folder / "catalogs")),
    ]
    absent = []
    python = programs.python_with("translate")
    if (pofilter := programs.find("pofilter")) and python:
        contenders += (
            Contender(_PEER, partial(_pofilter, pofilter, folder / "catalogs"), facts=_their_findings),
            Contender("translate-toolkit, only reading", partial(_read, "toolkit_read", python, folder / "catalogs")),
        )
    else:
        absent.append(_PEER)
    return Task(
        f"Check {entries} translations in {len(files)} catalogs ({megabytes(files):.1f} MB) with all rules",
        "By the commands `museotext check FILE…`, which uses all cores, in this repository for its glossary and "
        "elsewhere without one, and `pofilter` with all its tests, which uses one. Without reading: take away the "
        "row of whoever only reads. The rules differ, and so do their findings.",
        contenders,
        absent,
    )


def check_growing(corpus: Corpus, _programs: Programs, folder: Path) -> Task:
    """Return the task of checking twice as many translations, and twice as many again."""
    contenders = []
    for wanted in GROWING:
        files, entries = _catalogs(corpus, folder / str(wanted), wanted)
        name = f"{OURS}, {wanted} translations"
        run = partial(_ours, files, ROOT)
        contenders.append(Contender(name, run, facts=partial(_our_findings, entries), work=entries))
    return Task(
        "Check more and more translations with all rules",
        "The command as above. The ratio is the CPU time of a translation beside that in the first row; the start of "
        "the program, half a second, is in it.",
        contenders,
        base=contenders[0].name,
    )


def _catalogs(corpus: Corpus, folder: Path, wanted: int) -> tuple[list[Path], int]:
    """Copy catalogs to ``folder`` until they have so many translations; return them and the number.

    When there are too few in the corpus, they are taken again.
    """
    folder.mkdir(parents=True)
    files: list[Path] = []
    entries = 0
    numbers = count()
    while entries < wanted and corpus.catalogs:
        for path, size in _sizes(corpus.catalogs):
            if entries >= wanted:
                break
            copy = folder / f"{next(numbers):04}.po"
            copy.write_bytes(path.read_bytes())
            files.append(copy)
            entries += size
        if not entries:
            break
    return files, entries


def _sizes(catalogs: Sequence[Path]) -> Iterator[tuple[Path, int]]:
    """Yield the catalogs that can be read, with the number of their translations."""
    for path in catalogs:
        try:
            yield path, sum(entry.translated for entry in read(path.read_bytes(), path).entries)
        except CatalogError:
            continue


def _ours(files: Sequence[Path], where: Path, folder: Path) -> None:
    options = ("--quiet", "--from", "en", "--format", "jsonl", "--output", folder / _REPORT)
    call(sys.executable, "-m", "pipeline", "check", *options, *files, accept=(0, 1, 2), cwd=where)


def _our_findings(entries: int, folder: Path) -> Mapping[str, str]:
    lines = (folder / _REPORT).read_text("utf-8").splitlines()
    findings = sum("rule" in json.loads(line) for line in lines)
    return {"translations": str(entries), "findings": str(findings)}


def _read(script: str, python: str, catalogs: Path, _folder: Path) -> None:
    driver(script, catalogs, python=python)


def _pofilter(pofilter: str, catalogs: Path, folder: Path) -> None:
    call(pofilter, "--progress=none", "-i", catalogs, "-o", folder, accept=(0, 1))


def _their_findings(folder: Path) -> Mapping[str, str]:
    """Count what pofilter wrote: each entry it complains of, with one comment line for each of its tests."""
    findings = 0
    for path in folder.glob("*.po"):
        try:
            catalog = read(path.read_bytes(), path)
        except CatalogError:
            continue
        findings += sum(line.startswith("(pofilter)") for entry in catalog.entries for line in entry.comments)
    return {"findings": str(findings)}
