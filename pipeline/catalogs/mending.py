"""An entry whose translation a program has mended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.catalogs.entry import Entry
from pipeline.catalogs.reasons import mended_because, without_reasons

__all__ = ["mended_by"]


def mended_by(entry: Entry, rules: Iterable[str]) -> Entry:
    """Return an entry as one that a person has to look at again, because ``rules`` changed its translation."""
    return replace(
        entry,
        comments=(*without_reasons(entry.comments), mended_because(rules)),
        flags=tuple(dict.fromkeys(("fuzzy", *entry.flags))),
        previous_msgctxt=entry.msgctxt,
        previous_msgid=entry.msgid,
        previous_msgid_plural=entry.msgid_plural,
    )
