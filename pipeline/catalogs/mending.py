"""An entry whose translation a program has mended."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from pipeline.catalogs.entry import Entry
from pipeline.catalogs.reasons import mended_because, without_reasons

__all__ = ["mended_by"]


def mended_by(entry: Entry, rules: Collection[str]) -> Entry:
    """Return an entry as one that a person has to look at again, because ``rules`` changed its translation.

    Without ``rules`` nobody has to, but no reviewer approved the new text either.
    """
    if not rules:
        return replace(entry, comments=without_reasons(entry.comments, fuzzy=entry.fuzzy))
    return replace(
        entry,
        comments=(*without_reasons(entry.comments), mended_because(rules)),
        flags=tuple(dict.fromkeys(("fuzzy", *entry.flags))),
        previous_msgctxt=entry.msgctxt,
        previous_msgid=entry.msgid,
        previous_msgid_plural=entry.msgid_plural,
    )
