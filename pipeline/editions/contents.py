"""The page that leads to every edition, document by document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.editions.listing import Group, listed
from pipeline.editions.model import Progress, Summary
from pipeline.editions.pages import page
from pipeline.editions.places import INDEX, reference
from pipeline.editions.searching import identifier, shards, texts_path
from pipeline.wording import wording

__all__ = ["render"]

_WHOLE = 100


@dataclass(frozen=True, slots=True)
class _Version:
    """A document in one language."""

    language: str
    document: str
    """Where the document is published in this language; empty if it is not."""
    progress: Progress | None
    """None for the original."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """What the page says of one document."""

    name: str
    language: str
    title: str
    titles: tuple[tuple[str, str], ...]
    page: str
    """Its page with the languages beside each other; empty if there is none."""
    files: list[Group]
    """Its other editions."""
    versions: tuple[_Version, ...]
    identifier: str
    """What stands for it in the files of the search."""
    texts: str
    """The file with its texts for the search; empty if there is none."""


def render(summaries: Sequence[Summary], project: str, languages: tuple[str, ...]) -> bytes:
    """Return the index as an HTML page in the first of ``languages``."""
    return page(
        "index.html",
        styles=("base.css", "tools.css", "index.css"),
        scripts=_scripts(summaries),
        loads=True,
        language=languages[0],
        words=wording(languages[0]),
        project=project,
        languages=languages,
        totals=_totals(summaries, languages),
        lacking=any(one.percent < _WHOLE for summary in summaries for one in summary.progress),
        shards=shards(summaries) if any(summary.search for summary in summaries) else 0,
        entries=[_entry(summary) for summary in summaries],
    )


def _entry(summary: Summary) -> _Entry:
    progress = {one.language: one for one in summary.progress}
    titles = dict(summary.titles)
    files = {file.form: file.path for file in summary.files if not file.language}
    return _Entry(
        name=summary.name,
        language=summary.source_language,
        title=titles.pop(summary.source_language),
        titles=tuple(titles.items()),
        page=_link(files.get("html", "")),
        files=listed(summary.files, INDEX),
        versions=tuple(
            _Version(
                language,
                _link(f"../{language}/{summary.name}") if language in summary.published else "",
                progress.get(language),
            )
            for language in summary.languages
        ),
        identifier=identifier(summary.name),
        texts=_link(texts_path(summary.name)) if summary.search else "",
    )


def _scripts(summaries: Sequence[Summary]) -> tuple[str, ...]:
    """Return the scripts of the page: the list has its own, and the search where there is one."""
    if not summaries:
        return ()
    search = ("search.js",) if any(summary.search for summary in summaries) else ()
    return ("choice.js", "index.js", *search)


def _link(path: str) -> str:
    return reference(path, start=INDEX) if path else ""


def _totals(summaries: Sequence[Summary], languages: Iterable[str]) -> list[Progress]:
    """Return the progress of each language over all documents that are translated into it."""
    totals = []
    for language in languages:
        found = [one for summary in summaries for one in summary.progress if one.language == language]
        if found:
            translated, fuzzy = sum(one.translated for one in found), sum(one.fuzzy for one in found)
            approved = [one.approved for one in found if one.approved is not None]
            total = sum(one.total for one in found)
            totals.append(Progress(language, translated, fuzzy, total, approved=sum(approved) if approved else None))
    return totals
