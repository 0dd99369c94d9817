"""An entry as a person leaves it who looked at its translation outside the catalog."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.catalogs.entry import Entry
from pipeline.catalogs.reasons import without_reasons
from pipeline.catalogs.strings import IMPOSSIBLE

__all__ = ["impossible_in", "reviewed"]

_FUZZY = "fuzzy"


def impossible_in(text: str) -> str:
    """Return the first character of ``text`` that no catalog can hold, as ``U+0000``; empty if it has none."""
    found = IMPOSSIBLE.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


def reviewed(entry: Entry, *, text: str, fuzzy: bool, comments: Iterable[str] = ()) -> Entry:
    """Return an entry without plural with this translation and state, and what ``comments`` have that is new in it.

    Comments are lines; none of the entry's own goes, but for our reasons why it was fuzzy. The
    entry itself is returned if there is nothing to change. A new text begins and ends with a line
    end where the original does, as msgfmt wants it.
    """
    text = text if text == entry.msgstr else _with_ends_of(entry.msgid, text)
    known = {"", *map(_seen, entry.comments)}
    lines = (IMPOSSIBLE.sub("", line).strip() for comment in comments for line in comment.splitlines())
    new = tuple(line for line in dict.fromkeys(without_reasons(lines)) if _seen(line) not in known)
    if (text, fuzzy) == (entry.msgstr, entry.fuzzy and entry.filled):
        return replace(entry, comments=entry.comments + new) if new else entry
    others = tuple(flag for flag in entry.flags if flag != _FUZZY)
    return replace(
        entry,
        msgstr=text,
        flags=(_FUZZY, *others) if fuzzy else others,
        sticky=entry.sticky if fuzzy else tuple(flag for flag in entry.sticky if flag != _FUZZY),
        comments=(*without_reasons(entry.comments, fuzzy=fuzzy), *new),
        previous_msgctxt=(entry.previous_msgctxt if entry.fuzzy else entry.msgctxt) if fuzzy else None,
        previous_msgid=(entry.previous_msgid or entry.msgid) if fuzzy else None,
        previous_msgid_plural=None,
    )


def _seen(line: str) -> str:
    """Return a comment without its spaces and what files cannot hold or programs replace."""
    return "".join(char for char in line if char.isprintable() and char not in " \N{REPLACEMENT CHARACTER}")


def _with_ends_of(source: str, text: str) -> str:
    if text.startswith("\n") == source.startswith("\n") and text.endswith("\n") == source.endswith("\n"):
        return text
    inner = text.strip("\n")
    before, after = "\n" * source.startswith("\n"), "\n" * source.endswith("\n")
    return before + inner + after if inner else text
