"""Read and write catalogs, and count those that come back as the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.corpus import Corpus, flat_copy, megabytes
from benchmarks.measuring import OURS, Contender, Task, call, driver
from benchmarks.programs import Programs

__all__ = ["round_trip"]

_LIBRARIES = {
    "polib": ("polib", "polib_catalogs"),
    "translate-toolkit (pypo)": ("translate", "toolkit_catalogs"),
    "Babel": ("babel", "babel_catalogs"),
}


def round_trip(corpus: Corpus, programs: Programs, _folder: Path) -> Task:
    """Return the task of reading and writing all catalogs."""
    prepare, facts = partial(_prepare, corpus), partial(_facts, corpus)
    contenders = [Contender(OURS, partial(_library, "museotext_catalogs"), prepare, facts)]
    absent = []
    for name, (module, script) in _LIBRARIES.items():
        if python := programs.python_with(module):
            contenders.append(Contender(name, partial(_library, script, python=python), prepare, facts))
        else:
            absent.append(name)
    if msgcat := programs.find("msgcat"):
        contenders.append(Contender("gettext (msgcat)", partial(_msgcat, msgcat), prepare, facts))
    else:
        absent.append("gettext (msgcat)")
    return Task(
        f"Read and write {len(corpus.catalogs)} catalogs ({megabytes(corpus.catalogs):.1f} MB)",
        "Each library in one process for all files; msgcat, which joins the files it is given, in one for each.",
        contenders,
        absent,
    )


def _prepare(corpus: Corpus, folder: Path) -> None:
    flat_copy(corpus.catalogs, folder / "before")
    (folder / "after").mkdir()


def _library(script: str, folder: Path, *, python: str | None = None) -> None:
    arguments = (script, folder / "before", folder / "after")
    driver(*arguments, python=python) if python else driver(*arguments)


def _msgcat(msgcat: str, folder: Path) -> None:
    for path in sorted((folder / "before").iterdir()):
        call(msgcat, path, "-o", folder / "after" / path.name, accept=(0, 1))


def _facts(corpus: Corpus, folder: Path) -> dict[str, str]:
    total = len(corpus.catalogs)
    read, same = 0, 0
    for before, after in _pairs(folder):
        read += 1
        same += before.read_bytes() == after.read_bytes()
    return {"refused": str(total - read), "same bytes": f"{same} of {total}"}


def _pairs(folder: Path) -> Iterator[tuple[Path, Path]]:
    for path in sorted((folder / "after").iterdir()):
        yield folder / "before" / path.name, path
