"""The real files that are worked on: a folder of one's own, or the repository's texts many times."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measuring import ROOT

__all__ = ["Corpus", "flat_copy", "megabytes", "read_corpus", "repeated_workspace"]

PAGES, ARTICLES = 500, 555
"""How many HTML pages and Markdown files are taken, evenly spread, of those there are."""
_COPIES = 20
_HTML = {".html", ".htm", ".xhtml"}
_MARKDOWN = {".md", ".markdown"}


@dataclass(frozen=True, slots=True)
class Corpus:
    """Files by what they are, sorted by path."""

    name: str
    catalogs: tuple[Path, ...]
    markdown: tuple[Path, ...]
    html: tuple[Path, ...]


def read_corpus(folder: Path, *, limit: int | None = None, every: bool = False) -> Corpus:
    """Return what ``folder`` has in ``catalogs/``, ``markdown/`` and ``html/``, any of which may be missing.

    Of documents 500 pages and 555 Markdown files are taken, all of them with ``every``;
    of everything at most ``limit`` files.
    """
    pages, articles = (None, None) if every else (PAGES, ARTICLES)
    return Corpus(
        folder.name,
        _spread(_files(folder / "catalogs", {".po"}), limit),
        _spread(_files(folder / "markdown", _MARKDOWN), limit or articles),
        _spread(_files(folder / "html", _HTML), limit or pages),
    )


def repeated_workspace(folder: Path) -> None:
    """Fill ``folder`` with copies of the repository's own source texts and Spanish catalogs, laid out as a corpus."""
    texts = [path for path in (ROOT / "source_texts").rglob("*") if path.suffix in _HTML | _MARKDOWN]
    catalogs = sorted((ROOT / "po" / "es").rglob("*.po"))
    for copy in range(_COPIES):
        for kind, paths in (
            ("html", [path for path in texts if path.suffix in _HTML]),
            ("markdown", [path for path in texts if path.suffix in _MARKDOWN]),
            ("catalogs", catalogs),
        ):
            to = folder / kind / f"{copy:02}"
            to.mkdir(parents=True)
            for path in paths:
                shutil.copyfile(path, to / path.name)


def flat_copy(files: Sequence[Path], folder: Path) -> None:
    """Copy ``files`` into ``folder`` under numbered names that no tool stumbles over."""
    folder.mkdir(parents=True)
    for number, path in enumerate(files):
        shutil.copyfile(path, folder / f"{number:04}{path.suffix}")


def megabytes(files: Sequence[Path]) -> float:
    """Return how many million bytes ``files`` have together."""
    return sum(path.stat().st_size for path in files) / 1e6


def _files(folder: Path, suffixes: set[str]) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in suffixes and path.is_file())


def _spread(files: Sequence[Path], limit: int | None) -> tuple[Path, ...]:
    """Return ``limit`` of ``files`` at even distances."""
    if limit is None or limit >= len(files):
        return tuple(files)
    return tuple(files[number * len(files) // limit] for number in range(limit))
