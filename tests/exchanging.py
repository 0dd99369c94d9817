"""Catalogs that go out as exchange files and come back, for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from hypothesis import strategies as st

from pipeline.catalogs import Approval, Catalog, Entry
from pipeline.editions import EDITIONS, Cell, Edition, Row, State
from pipeline.editions.returned import Returned, read_returned
from pipeline.model import Markup
from pipeline.stages.returned_texts import Taken, taken
from pipeline.stages.working import for_work

FORMS = tuple(form for form in EDITIONS if form.for_work)
HOSTILE = (
    "=1+1",
    "+34 600 000 000",
    "-5 €",
    "@museo",
    '=HYPERLINK("https://evil.example","x")',
    "' an apostrophe",
    "<script>alert(1)</script>",
    "<em>one</em> &amp; <b>two",
    "]]> <![CDATA[ x ]]>",
    "_x000D_ _x0041_",
    "a\r\nb\rc\td\n e ",
    "\x01\x0b\x1f\x7f\x85\ufffe\uffff",
    "\u202etxet\u2066\u200f",
    "#include \\ \" ' {{ n }} %s",
    "  two spaces  ",
    "\n",
)
# What a catalog can hold: no NUL, no EOT, no lone surrogate.
TEXT = st.sampled_from(HOSTILE) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0\4"), max_size=30
)
COMMENT = TEXT.map(lambda text: " ".join(text.split())).filter(bool)
ENTRY = st.builds(
    Entry,
    msgid=TEXT.filter(lambda text: bool(text.strip())),
    msgstr=TEXT,
    comments=st.lists(COMMENT, max_size=2).map(tuple),
    flags=st.sampled_from([(), ("fuzzy",), ("no-wrap",), ("fuzzy", "no-wrap")]),
    previous_msgid=st.none() | TEXT,
)
CATALOG = st.lists(ENTRY, max_size=6, unique_by=lambda entry: entry.msgid).map(
    lambda entries: Catalog(Entry("", "Language: es\n"), tuple(entries))
)
MARKUP = st.sampled_from(Markup)


def edition_of(
    catalog: Catalog, markup: Markup = Markup.NONE, name: str = "tides.html", *, tracked: bool = False
) -> Edition:
    """Return the edition of a document in English whose Spanish is in ``catalog``, for those who work on it."""
    entries = [entry for entry in catalog.entries if not entry.obsolete]
    rows = [
        Row(
            "paragraph",
            (Cell("en", one.msgid, markup, State.SOURCE), Cell("es", one.msgid, markup, State.MISSING)),
            section=("Lace",),
            note="a note",
        )
        for one in entries
    ]
    worked_on = for_work(rows, {"es": entries}, {}, tracked=tracked)
    return Edition(name, "Museum of Lace", "en", ("en", "es"), worked_on, tracks_review=tracked)


def sent(form: str, edition: Edition) -> tuple[Path, bytes]:
    """Return the name and the content of the Spanish file of an edition."""
    chosen = next(one for one in FORMS if one.name == form)
    [(path, data)] = chosen.render(edition).items()
    return Path(path), data


def brought_back(form: str, catalog: Catalog, markup: Markup = Markup.NONE, *, tracked: bool = False) -> list[Returned]:
    """Return the texts of a catalog that went out in ``form`` and came back untouched."""
    path, data = sent(form, edition_of(catalog, markup, tracked=tracked))
    return list(read_returned(data, path))


def take(catalog: Catalog, texts: Iterable[Returned], given: Approval | None = None) -> Taken:
    """Take ``texts`` back into a catalog; with an approval that is ``given``, reviews are tracked."""
    return taken(catalog, texts, "po/es/tides.html.po", given)


def catalog_of(*entries: Entry) -> Catalog:
    """Return a Spanish catalog of ``entries``."""
    return Catalog(Entry("", "Language: es\n"), entries)


def reasons(result: Taken) -> Sequence[str]:
    """Return why texts were left out."""
    return [one.reason for one in result.left_out]
