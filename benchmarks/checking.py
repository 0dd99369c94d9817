"""Check translations with every rule there is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from benchmarks.corpus import Corpus, flat_copy, megabytes
from benchmarks.measuring import OURS, ROOT, Contender, Task, call, driver
from benchmarks.programs import Programs
from pipeline.catalogs import read
from pipeline.errors import CatalogError

__all__ = ["check_all"]


def check_all(corpus: Corpus, programs: Programs, folder: Path) -> Task:
    """Return the task of checking all catalogs with all rules."""
    flat_copy(corpus.catalogs, folder / "catalogs")
    contenders = [Contender(OURS, partial(_ours, folder / "catalogs"), facts=_our_findings)]
    absent = []
    if pofilter := programs.find("pofilter"):
        run = partial(_pofilter, pofilter, folder / "catalogs")
        contenders.append(Contender("translate-toolkit (pofilter)", run, facts=_their_findings))
    else:
        absent.append("translate-toolkit (pofilter)")
    return Task(
        f"Check {len(corpus.catalogs)} catalogs ({megabytes(corpus.catalogs):.1f} MB) with all rules",
        "Ours by a script in one process, with this repository's glossary, because `museotext check` wants the "
        "documents too. Pofilter in one process, with all its tests. The rules differ, and so do their findings.",
        contenders,
        absent,
    )


def _ours(catalogs: Path, folder: Path) -> None:
    driver("museotext_check", catalogs, ROOT / "glossary", folder / "report")


def _our_findings(folder: Path) -> Mapping[str, str]:
    entries, findings = (folder / "report").read_text().split("\n", 1)[0].split()
    return {"translations": entries, "findings": findings}


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
