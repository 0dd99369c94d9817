"""From the units of a document to the catalog that offers them for translation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from pipeline.catalogs.entry import Catalog, Entry
from pipeline.catalogs.headers import new_header
from pipeline.catalogs.strings import IMPOSSIBLE
from pipeline.errors import DocumentError
from pipeline.model import Unit

__all__ = ["in_language", "new_catalog"]


def new_catalog(units: Iterable[Unit], *, reference: str, project: str, language: str, bugs: str = "") -> Catalog:
    """Return a catalog that offers ``units`` for translation, untranslated, in the document's order.

    ``language`` (gettext name) is what its texts are translated into; for a template, the
    language they are in. ``reference`` is the document's path as translators should see it
    (``source_texts/en/about.html``), ``project`` and ``bugs`` (an address) go into the
    header. Equal texts share one entry. There are no dates and no line numbers, so the
    same units always give the same catalog.

    Raises DocumentError, with the unit's line, for a text that no PO file can hold.
    """
    places: dict[str, list[Unit]] = {}
    for unit in units:
        if impossible := IMPOSSIBLE.search(unit.text):
            raise DocumentError(
                f"a catalog cannot hold the character U+{ord(impossible[0]):04X}", line=unit.line, remedy="remove it"
            )
        if unit.text:
            places.setdefault(unit.text, []).append(unit)
    name = IMPOSSIBLE.sub("\ufffd", reference)
    where = (f"\u2068{name}\u2069" if " " in name else name,)
    entries = (Entry(text, extracted=_place(same), references=where) for text, same in places.items())
    return Catalog(new_header(project=project, language=language, bugs=bugs), tuple(entries))


def in_language(
    catalog: Catalog, *, project: str, language: str, bugs: str = "", notes: Mapping[str, str] | None = None
) -> Catalog:
    """Return a new catalog with the texts of ``catalog``, to be translated into ``language`` (gettext name).

    ``notes`` has one more line for the translator of a text.
    """
    header = new_header(project=project, language=language, bugs=bugs)
    return replace(catalog, header=header, entries=tuple(_noted(entry, notes or {}) for entry in catalog.entries))


def _noted(entry: Entry, notes: Mapping[str, str]) -> Entry:
    note = " ".join(IMPOSSIBLE.sub("", notes.get(entry.msgid, "")).split())
    return replace(entry, extracted=(*entry.extracted, note)) if note else entry


def _place(units: list[Unit]) -> tuple[str, ...]:
    """Return what a translator should know of a text: what it is, below which headings, and the format's help."""
    first, others = units[0], len(units) - 1
    place = first.kind
    if first.section:
        place += f" · {' › '.join(first.section)}"
    if others:
        place += f" (and {others} more {'place' if others == 1 else 'places'})"
    lines = (" ".join(IMPOSSIBLE.sub("", line).split()) for line in (place, first.note))
    return tuple(line for line in lines if line)
