"""``python -m benchmarks.identity``: publish with every translation equal to its source, and compare.

Each tool extracts every document, gets its own texts back as translations, and
publishes. A document counts as failed when the tool refuses it, crashes, or takes more
than 20 seconds for it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.corpus import flat_copy, megabytes, read_corpus, repeated_workspace
from benchmarks.omegat import Omegat
from benchmarks.programs import Programs
from benchmarks.report import machine, markdown_table
from benchmarks.sameness import same_pages, same_rendering
from benchmarks.tools import PUBLISHED, Museotext, Tool, fill, is_there, new_job, tools

_TITLES = {"html": "HTML pages", "markdown": "Markdown files"}


def main() -> None:
    """Print one table for pages and one for Markdown."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.identity", description=__doc__)
    parser.add_argument(
        "--corpus", type=Path, help="a folder with markdown/ and html/; by default this repository's texts"
    )
    parser.add_argument("--peers", type=Path, help="a folder of virtual environments with other tools")
    parser.add_argument("--limit", type=int, help="at most this many files of each kind")
    given = parser.parse_args()
    programs = Programs(given.peers)
    with tempfile.TemporaryDirectory(prefix="benchmark-") as temporary:
        folder = given.corpus
        if folder is None:
            folder = Path(temporary, "this repository's texts")
            repeated_workspace(folder)
        corpus = read_corpus(folder, limit=given.limit, every=True)
        print(f"# Identity\n\n{machine(programs.versions, corpus.name)}\n", flush=True)
        for kind, paths in (("html", corpus.html), ("markdown", corpus.markdown)):
            files = Path(temporary, kind)
            flat_copy(paths, files)
            print(_table(kind, sorted(files.iterdir()), programs), flush=True)


def _table(kind: str, files: Sequence[Path], programs: Programs) -> str:
    found, absent = tools(kind, programs)
    if kind == "html" and (omegat := programs.find("omegat")):
        found.append(Omegat(omegat))
    lxml = programs.python_with("lxml")
    seen = "same tree" if kind == "html" else "same rendered page"
    rows = [["tool", "same bytes", seen, "failed"]]
    for tool in found:
        with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
            results = _published(tool, files, Path(folder))
            same = sum(after.read_bytes() == before.read_bytes() for before, after in results)
            alike = _alike(kind, results, lxml)
        failed = len(files) - len(results)
        rows.append([tool.name, *(_share(number, len(files)) for number in (same, alike, failed))])
        print(*rows[-1], sep=", ", file=sys.stderr, flush=True)
    left = f"\nNot compared, because not found here: {', '.join(absent)}.\n" if absent else ""
    return f"## {len(files)} {_TITLES[kind]} ({megabytes(files):.1f} MB)\n\n{markdown_table(rows)}{left}"


def _share(number: int | None, total: int) -> str:
    return "-" if number is None or not total else f"{100 * number / total:.1f} % ({number})"


def _alike(kind: str, results: Sequence[tuple[Path, Path]], lxml: str | None) -> int | None:
    """Return how many look the same; None when that cannot be told here."""
    if kind == "markdown":
        return sum(same_rendering(before.read_bytes(), after.read_bytes()) for before, after in results)
    return None if lxml is None else sum(same_pages(results, lxml))


def _published(tool: Tool, files: Sequence[Path], folder: Path) -> list[tuple[Path, Path]]:
    """Return each document that ``tool`` publishes, and what it published."""
    if isinstance(tool, Museotext):
        rendered = tool.prove(files, folder)
        return [(path, rendered / path.name) for path in files if (rendered / path.name).is_file()]
    return _together(tool, tool.readable(files), folder)


def _together(tool: Tool, files: Sequence[Path], folder: Path) -> list[tuple[Path, Path]]:
    """Publish ``files`` in one batch, or in two when one of them stops the others."""
    done = _batch(tool, files, folder / f"{files[0].name}-{len(files)}") if files else []
    if done is not None or len(files) == 1:
        return done or []
    half = len(files) // 2
    return _together(tool, files[:half], folder) + _together(tool, files[half:], folder)


def _batch(tool: Tool, files: Sequence[Path], job: Path) -> list[tuple[Path, Path]] | None:
    """Publish ``files`` together in the folder ``job``; None when one of them stops the others."""
    new_job(job, files)
    try:
        tool.extract(job)
        fill(job, str)
        tool.publish(job)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired, OSError, UnicodeError):
        return None
    return [(path, job / PUBLISHED / path.name) for path in files if is_there(job / PUBLISHED / path.name)]


if __name__ == "__main__":
    main()
