"""The edition as one web page: the languages in columns, a row for each unit."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from pipeline.editions.model import Cell, Edition, Row, State
from pipeline.editions.pages import around_gaps, page
from pipeline.editions.places import INDEX, Links, edition_path, reference
from pipeline.locales import bcp47, native_name
from pipeline.markup import to_html
from pipeline.wording import wording

__all__ = ["render"]

_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell as the page shows it, but for its text."""

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
    """The language of the text that stands in it (BCP 47)."""


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
        rows="".join(_rows(edition, Links(edition, here))),
    )
    return {"": made}


def _rows(edition: Edition, links: Links) -> Iterator[str]:
    """Yield the element of each row.

    Most rows are alike but for their number, name and texts: what is around those is made once of its template.
    """
    words = wording(edition.source_language)
    around: dict[Hashable, tuple[str, ...]] = {}
    numbered = enumerate(zip(edition.identified(), _elements(edition.rows), strict=True), start=1)
    for number, ((name, row), element) in numbered:
        shown = [row.shown(cell) for cell in row.cells]
        like = (
            row.sort,
            element,
            *((cell.language, cell.state, one.language) for cell, one in zip(row.cells, shown, strict=True)),
        )
        if like not in around:
            style = row.sort.replace(" ", "-")
            cells = [_cell(row, cell) for cell in row.cells]
            around[like] = around_gaps("row.html", words=words, style=style, element=element, cells=cells)
        texts = (links.redirected(to_html(one.text, one.markup, one.filled), one.language) for one in shown)
        gaps = (name, name, str(number), str(number), *texts, "")
        yield "".join(chain.from_iterable(zip(around[like], gaps, strict=True)))


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


def _cell(row: Row, cell: Cell) -> _Cell:
    words = wording(cell.language)
    notes = {State.MISSING: words.not_translated, State.FUZZY: words.under_revision}
    return _Cell(
        tag=bcp47(cell.language),
        name=native_name(cell.language),
        label=words.kinds.get(row.sort, ""),
        state=cell.state.value,
        note=notes.get(cell.state, ""),
        words=bcp47(words.language),
        text_tag=bcp47(row.shown(cell).language),
    )
