"""Tell readers of findings where each stands: in the catalog by line and column, in the document by its headings."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from pipeline.catalogs import Entry, region
from pipeline.model import Finding, Unit

__all__ = ["Written", "placed"]


class Written(NamedTuple):
    """What is known of a text beside the text itself."""

    entry: Entry
    form: int = 0
    """The number of the plural form, 0 without plurals."""


def placed(finding: Finding, written: Written | None, unit: Unit | None, *, counts_units: bool) -> Finding:
    """Return the finding with its place in the catalog and in the document, as far as these are known.

    ``counts_units`` says that the document has no lines, and that its units are counted instead.
    """
    entry = written.entry if written else None
    span = finding.target_span
    return replace(
        finding,
        counts_units=counts_units,
        region=region(written.entry, written.form, span) if written and span else None,
        place=_place(unit, entry),
        fuzzy=bool(entry and entry.fuzzy),
        previous=entry.previous_msgid or "" if entry and entry.fuzzy else "",
    )


def _place(unit: Unit | None, entry: Entry | None) -> str:
    if unit is not None:
        return " · ".join(filter(None, (unit.kind, " › ".join(unit.section))))
    return " ".join(entry.extracted[:1]) if entry else ""
