"""The edition as one web page: the languages in columns, a row for each unit."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from pipeline.editions.listing import listed
from pipeline.editions.model import Cell, Edition, Row, State
from pipeline.editions.notes import with_notes
from pipeline.editions.pages import around_gaps, page
from pipeline.editions.places import INDEX, TERMS, Links, edition_path, reference
from pipeline.locales import bcp47, native_name
from pipeline.markup import to_html
from pipeline.model import NOWHERE, Place
from pipeline.wording import wording

__all__ = ["render"]

_DEEPEST = 6
_TABLE_ROW = slice(Place._fields.index("table"), Place._fields.index("row") + 1)
"""Where a Place has the numbers of its table and of its row there."""
_NOTE = re.compile('<sup class="note">([0-9]+)</sup>')
"""A reference to a footnote, as ``to_html`` writes it."""
_LEADING = re.compile("<(?:a|sup)[ >]")
"""What a title may have that a heading of the page has not: links, references to notes."""
_PAGES = (".html", ".htm", ".xhtml")
"""Documents that are web pages in each language, and so alternatives to each other."""


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
    remark: str
    """What else is to be known of the translation, in the reader's language; else empty."""
    words: str
    """The language of ``label``, ``note`` and ``remark`` (BCP 47)."""
    text_tag: str
    """The language of the text that stands in it (BCP 47)."""


def render(edition: Edition) -> dict[str, bytes]:
    """Return the edition as an HTML page that needs no other file."""
    here = edition_path(edition.name, ".html")
    titles = dict(edition.titles)
    heading = _heading(edition)
    documents = {one: reference(f"../{one}/{edition.name}", start=here) for one in edition.published}
    made = page(
        "edition.html",
        styles=("base.css", "tools.css", "edition.css"),
        scripts=("choice.js", "edition.js"),
        loads=edition.has_glossary,
        language=edition.source_language,
        words=wording(edition.source_language),
        edition=edition,
        title=titles.pop(edition.source_language),
        titles=tuple(titles.items()),
        heading=heading,
        progress_of={one.language: one for one in edition.progress},
        documents=documents,
        alternates=list(documents.items()) if edition.name.endswith(_PAGES) and len(documents) > 1 else [],
        files=listed(edition.files, here),
        index=reference(INDEX, start=here),
        terms=reference(TERMS, start=here) if edition.has_glossary else "",
        rows="".join(_rows(edition, Links(edition, here), frozenset(heading.names))),
    )
    return {"": made}


@dataclass(frozen=True, slots=True)
class _Heading:
    """The heading of the page, where it says all that the title's rows do; else nothing."""

    names: tuple[str, ...] = ()
    """The names of these rows, which stand nowhere else."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """The title in each language, as HTML."""


def _heading(edition: Edition) -> _Heading:
    titles = edition.title_rows
    first = next((row for row in edition.rows if row.level), None)
    if not titles or (titles[0].level and titles[0] is not first):
        return _Heading()
    if any(not cell.for_readers or _remark(cell, tracked=edition.tracks_review) for cell in titles[0].cells):
        return _Heading()
    texts = {cell.language: to_html(cell.text, cell.markup, cell.filled) for cell in titles[0].cells}
    if any(_LEADING.search(text) for text in texts.values()):
        return _Heading()
    wanted = {id(row) for row in titles}
    return _Heading(tuple(name for name, row in edition.identified() if id(row) in wanted), texts)


def _rows(edition: Edition, links: Links, left_out: frozenset[str]) -> Iterator[str]:
    """Yield the element of each row but those whose names are ``left_out``.

    Most rows are alike but for their number, name and texts: what is around those is made once of its template.
    """
    words = wording(edition.source_language)
    edition = with_notes(edition)
    noted = _note_links(edition)
    around: dict[Hashable, tuple[str, ...]] = {}
    above = NOWHERE
    for name, number, row, element in _blocks(edition, left_out):
        shown = [row.shown(cell) for cell in row.cells]
        style = _style(row, above)
        above = row.place
        like = (
            bool(name),
            row.sort,
            style,
            element,
            *((cell.language, cell.state, one.language) for cell, one in zip(row.cells, shown, strict=True)),
        )
        if like not in around:
            cells = [_cell(row, cell, tracked=edition.tracks_review) for cell in row.cells]
            around[like] = around_gaps(
                "row.html", words=words, fixed=not name, style=style, element=element, cells=cells
            )
        ordinal = _ordinal(row)
        notes = dict(row.notes)
        texts = [
            ordinal + links.redirected(to_html(one.text, one.markup, one.filled, notes), one.language) for one in shown
        ]
        if notes:
            texts = [_NOTE.sub(lambda found: noted.get(int(found[1]), found[0]), text) for text in texts]
        marks = (name, name, str(number), str(number)) if name else ()
        yield "".join(chain.from_iterable(zip(around[like], (*marks, *texts, ""), strict=True)))


def _blocks(edition: Edition, left_out: frozenset[str]) -> Iterator[tuple[str, int, Row, str]]:
    """Yield each row with its name, its number and its element, and what is fixed in tables without name and number.

    What is fixed elsewhere says nothing to those who compare languages; a table without its figures is none.
    """
    tables = {row.place.table for row in edition.rows if row.place.table}
    fixed = deque((before, row) for before, row in edition.fixed if row.place.table in tables)
    above: list[int] = []
    for place, (name, row) in enumerate(edition.identified()):
        while fixed and fixed[0][0] <= place:
            yield "", 0, fixed.popleft()[1], "p"
        if name not in left_out:
            yield name, place + 1, row, _element(row, above)
    for _, row in fixed:
        yield "", 0, row, "p"


def _style(row: Row, above: Place) -> str:
    """Return the classes of a row that stands below one in ``above``."""
    styles = [row.sort.replace(" ", "-")]
    if row.place.number:
        styles.append("numbered")
    elif row.place.begins and row.sort != "list item":
        styles.append("list-item")
    if row.place.depth > 1:
        styles.append(f"depth-{min(row.place.depth, _DEEPEST)}")
    if row.place.table:
        styles.append("continued" if row.place[_TABLE_ROW] == above[_TABLE_ROW] else "begun")
    return " ".join(styles)


def _element(row: Row, above: list[int]) -> str:
    """Return the element of a row: headings stand below the page's own, with no level left out.

    ``above`` are the levels of the headings that it stands under, which is kept up to date.
    """
    if not row.level:
        return "p"
    while above and above[-1] >= row.level:
        above.pop()
    above.append(row.level)
    return f"h{min(len(above) + 1, _DEEPEST)}"


def _remark(cell: Cell, *, tracked: bool) -> str:
    """Return what is to be known of a translation that stands there; empty where nothing is."""
    return wording(cell.language).not_reviewed if tracked and cell.state is State.TRANSLATED else ""


def _cell(row: Row, cell: Cell, *, tracked: bool) -> _Cell:
    words = wording(cell.language)
    notes = {State.MISSING: words.not_translated, State.FUZZY: words.under_revision}
    return _Cell(
        tag=bcp47(cell.language),
        name=native_name(cell.language),
        label=words.kinds.get(row.sort, ""),
        state=cell.state.value,
        note=notes.get(cell.state, ""),
        remark=_remark(cell, tracked=tracked),
        words=bcp47(words.language),
        text_tag=bcp47(row.shown(cell).language),
    )


def _note_links(edition: Edition) -> dict[int, str]:
    """Return the link to each footnote that has a row, by its number."""
    return {
        row.begins_note: f'<sup><a href="#{name}" role="doc-noteref">{row.begins_note}</a></sup>'
        for name, row in (edition.identified() if any(row.begins_note for row in edition.rows) else ())
        if row.begins_note
    }


def _ordinal(row: Row) -> str:
    """Return the number that a row begins with: that of an item, or of a footnote."""
    if row.begins_note:
        return f"<sup>{row.begins_note}</sup> "
    return f'<span class="ordinal">{row.place.number}. </span>' if row.place.number else ""
