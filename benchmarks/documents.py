"""Extract documents into catalogs and publish them translated."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from functools import cache, partial
from pathlib import Path

import polib

from benchmarks.corpus import Corpus, flat_copy, megabytes
from benchmarks.measuring import Contender, Task
from benchmarks.programs import Programs
from benchmarks.tools import CATALOGS, PUBLISHED, Localiser, Tool, fill, is_there, new_job, tools

__all__ = ["extract_html", "extract_markdown", "publish_html", "publish_markdown"]

_TITLES = {"html": "HTML pages", "markdown": "Markdown files"}
_NOTE = (
    "The whole process, from files to files. Each tool works on the files it can read, in the form that suits it "
    "best; the ratio is per megabyte of them. "
)


def extract_html(corpus: Corpus, programs: Programs, folder: Path) -> Task:
    """Return the task of extracting all pages."""
    return _extract("html", corpus.html, programs, folder)


def extract_markdown(corpus: Corpus, programs: Programs, folder: Path) -> Task:
    """Return the task of extracting all Markdown files."""
    return _extract("markdown", corpus.markdown, programs, folder)


def publish_html(corpus: Corpus, programs: Programs, folder: Path) -> Task:
    """Return the task of publishing all pages translated."""
    return _publish("html", corpus.html, programs, folder)


def publish_markdown(corpus: Corpus, programs: Programs, folder: Path) -> Task:
    """Return the task of publishing all Markdown files translated."""
    return _publish("markdown", corpus.markdown, programs, folder)


def _extract(kind: str, paths: Sequence[Path], programs: Programs, folder: Path) -> Task:
    files = _numbered(kind, paths, folder)
    found, absent = tools(kind, programs)
    contenders = []
    for tool in found:
        readable = _readable(tool, files)
        if not readable:
            absent.append(f"{tool.name} (it reads none of them)")
            continue
        facts = partial(_offered, readable)
        prepare = partial(_prepare, readable)
        contenders.append(Contender(tool.name, tool.extract, prepare, facts, megabytes(readable)))
    return Task(
        f"Extract {len(files)} {_TITLES[kind]} ({megabytes(files):.1f} MB)",
        _NOTE + "Words are those of all different texts offered for translation.",
        contenders,
        absent,
    )


def _publish(kind: str, paths: Sequence[Path], programs: Programs, folder: Path) -> Task:
    files = _numbered(kind, paths, folder)
    found, absent = tools(kind, programs)
    localiser = Localiser()
    found.append(localiser)
    contenders = []
    for number, tool in enumerate(found):
        readable = _readable(tool, files)
        if not readable:
            absent.append(f"{tool.name} (it reads none of them)")
            continue
        job = folder / f"job{number}"
        new_job(job, readable)
        tool.extract(job)
        fill(job, _pseudo_translated)
        contenders.append(
            Contender(
                tool.name, tool.publish, partial(_copied, job), partial(_written, len(files)), megabytes(readable)
            )
        )
    return Task(
        f"Publish {len(files)} {_TITLES[kind]} ({megabytes(files):.1f} MB)",
        _NOTE + "Every text is translated, by its own words and one more. Ours writes each document in both languages, "
        "and two editions of it; the row that the others are compared with is for the translations only.",
        contenders,
        absent,
        localiser.name,
    )


def _numbered(kind: str, paths: Sequence[Path], folder: Path) -> tuple[Path, ...]:
    """Copy the documents beside ``folder``, once for all tasks."""
    files = folder.parent / f"{kind}-files"
    if not files.exists():
        flat_copy(paths, files)
    return tuple(sorted(files.iterdir()))


@cache
def _readable(tool: Tool, files: tuple[Path, ...]) -> tuple[Path, ...]:
    return tool.readable(files)


def _prepare(files: Sequence[Path], folder: Path) -> None:
    new_job(folder, files)


def _copied(job: Path, folder: Path) -> None:
    shutil.copytree(job, folder, dirs_exist_ok=True)


def _pseudo_translated(text: str) -> str:
    """Return another text; gettext wants the same line ends around both."""
    words = text.strip()
    return text.replace(words, f"{words} traducido", 1) if words else text


def _offered(files: Sequence[Path], folder: Path) -> Mapping[str, str]:
    texts = {entry.msgid for path in (folder / CATALOGS).rglob("*.po") for entry in polib.pofile(str(path))}
    words = sum(len(re.findall(r"\w+", re.sub(r"<[^>]*>", " ", text))) for text in texts)
    return {"files": str(len(files)), "MB": f"{megabytes(files):.1f}", "words": str(words)}


def _written(total: int, folder: Path) -> Mapping[str, str]:
    return {"files": f"{sum(map(is_there, (folder / PUBLISHED).rglob('*')))} of {total}"}
