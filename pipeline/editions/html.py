"""The edition as one web page: the languages in columns, a row for each unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.editions.model import Cell, Edition, Row, State
from pipeline.editions.pages import page
from pipeline.editions.places import INDEX, Links, edition_path, reference
from pipeline.locales import bcp47, native_name
from pipeline.markup import to_html
from pipeline.wording import Wording, wording

__all__ = ["render"]

_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class _Shown:
    """A cell as the page shows it."""

    tag: str
    """The column's language (BCP 47)."""
    name: str
    """The column's language in its own words."""
    label: str
    """What the unit is, in the reader's language; empty where its look says so."""
    state: str
    note: str
    """Why the original stands here, in the reader's language; else empty."""
    words: str
    """The language of ``label`` and ``note`` (BCP 47)."""
    text_tag: str
    text: str
    """Safe HTML."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A row as the page shows it."""

    name: str
    style: str
    """The kind of the unit as a class: ``heading-2``, ``list-item``."""
    element: str
    cells: tuple[_Shown, ...]


def render(edition: Edition) -> dict[str, bytes]:
    """Return the edition as an HTML page that needs no other file."""
    here = edition_path(edition.name, ".html")
    titles = dict(edition.titles)
    progress = edition.progress
    made = page(
        "edition.html",
        styles=("base.css", "edition.css"),
        script="edition.js",
        language=edition.source_language,
        words=wording(edition.source_language),
        edition=edition,
        title=titles.pop(edition.source_language),
        titles=tuple(titles.items()),
        complete=all(one.translated == one.total for one in progress),
        progress_of={one.language: one for one in progress},
        documents={one: reference(f"../{one}/{edition.name}", start=here) for one in edition.published},
        index=reference(INDEX, start=here),
        lines=list(_lines(edition, Links(edition, here))),
    )
    return {"": made}


def _lines(edition: Edition, links: Links) -> Iterator[_Line]:
    words = {language: wording(language) for language in edition.languages}
    for (name, row), element in zip(edition.identified(), _elements(edition.rows), strict=True):
        cells = tuple(_shown(row, cell, links, words[cell.language]) for cell in row.cells)
        yield _Line(name, row.sort.replace(" ", "-"), element, cells)


def _elements(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the element of each row: headings below the page's own, with no level left out."""
    above: list[int] = []
    for row in rows:
        if not row.level:
            yield "p"
            continue
        while above and above[-1] >= row.level:
            above.pop()
        above.append(row.level)
        yield f"h{min(len(above) + 1, _DEEPEST)}"


def _shown(row: Row, cell: Cell, links: Links, words: Wording) -> _Shown:
    shown = row.shown(cell)
    notes = {State.MISSING: words.not_translated, State.FUZZY: words.under_revision}
    return _Shown(
        tag=bcp47(cell.language),
        name=native_name(cell.language),
        label=words.kinds.get(row.sort, ""),
        state=cell.state.value,
        note=notes.get(cell.state, ""),
        words=bcp47(words.language),
        text_tag=bcp47(shown.language),
        text=links.redirected(to_html(shown.text, shown.markup, shown.filled), shown.language),
    )
