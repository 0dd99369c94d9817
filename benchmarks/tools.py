"""How each tool extracts and publishes a folder of documents, in the form that suits it best.

A job is a folder: the documents stand in ``pages/en/``, a tool leaves what there is to
translate in ``catalogs/`` (as ``.po`` files), and publishes into ``out/es/``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import polib

from benchmarks.measuring import OURS, ROOT, call, driver
from benchmarks.programs import Programs

__all__ = ["CATALOGS", "PAGES", "PUBLISHED", "Localiser", "Tool", "fill", "is_there", "new_job", "tools"]

_PATIENCE = 20.0
"""Seconds for one document; some pages keep a tool busy for hours."""
PAGES, CATALOGS, PUBLISHED = Path("pages/en"), Path("catalogs"), Path("out/es")


class Tool(Protocol):
    """A tool that takes documents to catalogs and back."""

    @property
    def name(self) -> str:
        """What its row is called."""

    def __hash__(self) -> int:
        """Tools are plain data."""

    def extract(self, job: Path) -> None:
        """Write catalogs from the documents."""

    def publish(self, job: Path) -> None:
        """Write translated documents from the documents and the filled catalogs."""

    def readable(self, files: Sequence[Path]) -> tuple[Path, ...]:
        """Return those of ``files`` that do not stop a batch."""


def new_job(job: Path, files: Sequence[Path]) -> None:
    """Make a job of ``files``, under names that keep their place among all files."""
    for folder in (PAGES, CATALOGS, PUBLISHED):
        (job / folder).mkdir(parents=True)
    for path in files:
        (job / PAGES / path.name).write_bytes(path.read_bytes())


def is_there(path: Path) -> bool:
    """Tell whether a tool wrote ``path``; some leave an empty file where they fail."""
    return path.is_file() and path.stat().st_size > 0


def fill(job: Path, translate: Callable[[str], str]) -> None:
    """Translate every entry of the job's catalogs with ``translate``.

    polib reads them, because some tools write the same text twice, which gettext and we refuse.
    """
    for path in sorted((job / CATALOGS).rglob("*.po")):
        catalog = polib.pofile(str(path))
        for entry in catalog:
            entry.msgstr, entry.flags = translate(entry.msgid), []
        catalog.save()


def tools(kind: str, programs: Programs) -> tuple[list[Tool], list[str]]:
    """Return the tools for ``html`` or ``markdown`` that are here, ours first, and the names of those that are not."""
    found: list[Tool] = [Museotext()]
    absent = []
    ends = ("html2po", "po2html") if kind == "html" else ("md2po", "po2md")
    extractor, publisher = (programs.beside(name, "pofilter") for name in ends)
    if extractor and publisher:
        found.append(Toolkit(extractor, publisher))
    else:
        absent.append("translate-toolkit")
    if po4a := programs.find("po4a"):
        found.append(Po4a(po4a, *(("xhtml", "") if kind == "html" else ("text", "-o markdown"))))
    else:
        absent.append("po4a")
    if kind == "html":
        itstool, msgfmt = programs.find("itstool"), programs.find("msgfmt")
        if itstool and msgfmt:
            found.append(Itstool(itstool, msgfmt))
        else:
            absent.append("itstool")
    elif python := programs.python_with("mdpo"):
        found.append(Mdpo(python))
    else:
        absent.append("mdpo")
    return found, absent


@dataclass(frozen=True, slots=True)
class Museotext:
    """Ours, by its command line: one workspace with one target language."""

    name: str = OURS

    def extract(self, job: Path) -> None:
        """Write a template and a catalog for each document."""
        _settings(job)
        call(sys.executable, "-m", "pipeline", "extract", "--quiet", "--workspace", job, cwd=ROOT)

    def publish(self, job: Path) -> None:
        """Write the documents in both languages, and their editions."""
        call(sys.executable, "-m", "pipeline", "publish", "--quiet", "--workspace", job, cwd=ROOT, accept=(0, 1))

    def readable(self, files: Sequence[Path]) -> tuple[Path, ...]:
        """Return what ``museotext prove`` does not refuse."""
        with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
            rendered = self.prove(files, Path(folder))
            return tuple(path for path in files if (rendered / path.name).is_file())

    def prove(self, files: Sequence[Path], job: Path) -> Path:
        """Render documents with every translation equal to its source; return the folder they are in."""
        new_job(job, files)
        proving = (sys.executable, "-m", "pipeline", "prove", "--quiet", "--output", job / "proof", job / PAGES)
        call(*proving, cwd=ROOT, accept=(0, 1, 2))
        return job / "proof"


def _settings(job: Path) -> None:
    settings = ("[museotext]", "languages = en, es", "sources = pages", f"catalogs = {CATALOGS}", "build = out")
    (job / "setup.cfg").write_text("\n".join(settings) + "\n")


@dataclass(frozen=True, slots=True)
class Localiser(Museotext):
    """Ours without the editions and the documents in their own language, which other tools do not write either."""

    name: str = f"{OURS}, translations only"

    def publish(self, job: Path) -> None:
        """Write the documents in the other language."""
        command = (sys.executable, "-m", "pipeline", "publish", "--quiet", "--language", "es", "--edition", "none")
        call(*command, "--workspace", job, cwd=ROOT, accept=(0, 1))


@dataclass(frozen=True, slots=True)
class Toolkit:
    """translate-toolkit's converters, which work on folders and go on after a file they cannot read."""

    extractor: str
    publisher: str
    name: str = "translate-toolkit"

    def extract(self, job: Path) -> None:
        """Write a catalog for each document."""
        call(self.extractor, "--progress=none", "-i", job / PAGES, "-o", job / CATALOGS, accept=(0, 1))

    def publish(self, job: Path) -> None:
        """Write the translated documents."""
        where = ("-t", job / PAGES, "-i", job / CATALOGS, "-o", job / PUBLISHED)
        call(self.publisher, "--progress=none", *where, accept=(0, 1))

    def readable(self, files: Sequence[Path]) -> tuple[Path, ...]:
        """Return those that get a catalog."""
        return _with_catalog(self, files)


@dataclass(frozen=True, slots=True)
class Po4a:
    """po4a with one settings file and one catalog for all documents: reading it once is its fastest way."""

    program: str
    form: str
    option: str = ""
    name: str = "po4a"

    def extract(self, job: Path, seconds: float | None = None) -> None:
        """Write one template and one catalog."""
        self._run(job, "--no-translations", seconds=seconds)

    def publish(self, job: Path) -> None:
        """Write the translated documents."""
        self._run(job, "--no-update", "--keep", "0")

    def readable(self, files: Sequence[Path]) -> tuple[Path, ...]:
        """Return those that do not stop it."""
        return _one_by_one(self.extract, files)

    def _run(self, job: Path, *options: str, seconds: float | None = None) -> None:
        option = f' opt:"{self.option}"' if self.option else ""
        documents = (
            f"[type: {self.form}] {PAGES / path.name} es:{PUBLISHED / path.name}{option}" for path in _pages(job)
        )
        paths = f"[po4a_paths] {CATALOGS}/all.pot es:{CATALOGS}/all.po"
        (job / "po4a.cfg").write_text("\n".join(("[po4a_langs] es", paths, *documents)) + "\n")
        charsets = ("--master-charset", "UTF-8", "--localized-charset", "UTF-8")
        call(self.program, "--quiet", *charsets, *options, "po4a.cfg", cwd=job, seconds=seconds)


@dataclass(frozen=True, slots=True)
class Itstool:
    """itstool, for pages that are well-formed XML."""

    program: str
    msgfmt: str
    name: str = "itstool"

    def extract(self, job: Path, seconds: float | None = None) -> None:
        """Write one catalog for all documents."""
        call(self.program, "-o", job / CATALOGS / "all.po", *_pages(job), seconds=seconds)

    def publish(self, job: Path) -> None:
        """Compile the catalog and write the translated documents."""
        compiled = job / CATALOGS / "all.mo"
        call(self.msgfmt, job / CATALOGS / "all.po", "-o", compiled)
        call(self.program, "-m", compiled, "-o", job / PUBLISHED, *_pages(job))

    def readable(self, files: Sequence[Path]) -> tuple[Path, ...]:
        """Return those that are well-formed."""
        return _one_by_one(self.extract, files)


@dataclass(frozen=True, slots=True)
class Mdpo:
    """mdpo as a library, in one process for all documents; its programs take one file."""

    python: str
    name: str = "mdpo"

    def extract(self, job: Path) -> None:
        """Write a catalog for each document."""
        driver("mdpo_extract", job / PAGES, job / CATALOGS, python=self.python)

    def publish(self, job: Path) -> None:
        """Write the translated documents."""
        driver("mdpo_publish", job / PAGES, job / CATALOGS, job / PUBLISHED, python=self.python)

    def readable(self, files: Sequence[Path]) -> tuple[Path, ...]:
        """Return those that get a catalog."""
        return _with_catalog(self, files)


def _pages(job: Path) -> list[Path]:
    return sorted((job / PAGES).iterdir())


def _with_catalog(tool: Tool, files: Sequence[Path]) -> tuple[Path, ...]:
    """Return those of ``files`` for which ``tool`` writes a catalog of their own."""
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        job = Path(folder)
        new_job(job, files)
        tool.extract(job)
        return tuple(path for path in files if is_there(job / CATALOGS / f"{path.stem}.po"))


def _one_by_one(extract: Callable[[Path, float], None], files: Sequence[Path]) -> tuple[Path, ...]:
    """Return those of ``files`` that ``extract`` manages in good time when it is given nothing else."""
    accepted = []
    for path in files:
        with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
            job = Path(folder)
            new_job(job, [path])
            try:
                extract(job, _PATIENCE)
            except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
                continue
            accepted.append(path)
    return tuple(accepted)
