"""Drafts: what a memory or an engine offers for an empty entry, and how the entry then says where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

from pipeline.catalogs import Entry, draft
from pipeline.memory import Difference, Kind, Match, Query, Store, look_up
from pipeline.model import Markup
from pipeline.reports.display import counted

__all__ = ["Asked", "Draft", "Drafter", "MemoryDrafter", "drafted"]

_MOST = 6
"""How many differences a comment names."""
_LONG = 60
"""Letters of a difference that a comment shows."""
_TAKEN_OVER = "museotext: taken over from memory, exact with context"


class Asked(NamedTuple):
    """An empty entry, and where it stands."""

    entry: Entry
    before: str
    """The source text before it in its document; empty at the start."""
    after: str


@dataclass(frozen=True, slots=True)
class Place:
    """What all entries of a catalog have in common."""

    document: str
    source: str
    """The language of the texts (gettext name)."""
    target: str
    markup: Markup


@dataclass(frozen=True, slots=True)
class Draft:
    """A translation that no person has looked at."""

    text: str
    sort: str
    """What it counts as in the summary: ``exact``, ``fuzzy``, an engine's name."""
    origin: str
    """Where it comes from and what to look at, in one line for the translator."""
    source: str
    """The text it was made for."""
    approved: bool = False
    """Whether it may stand as translated."""


class Drafter(Protocol):
    """Makes drafts: the memory, or an engine; one after the other is asked for what the others left empty."""

    def drafts(self, asked: Sequence[Asked], place: Place) -> Iterator[Draft | None]:
        """Yield for each entry a draft, or None."""


@dataclass(frozen=True, slots=True)
class MemoryDrafter:
    """Drafts from the translation memory."""

    store: Store
    minimum: int
    """The likeness, in per cent, from which a translation is offered."""
    takes_over: bool
    """Whether the very text between the very neighbours is taken over as translated."""

    def drafts(self, asked: Sequence[Asked], place: Place) -> Iterator[Draft | None]:
        """Yield for each entry the memory's best translation."""
        for entry, before, after in asked:
            query = Query(entry.msgid, place.markup, place.source, place.target, place.document, before, after)
            matches = look_up(self.store, query, minimum=self.minimum)
            yield self._draft(matches[0]) if matches else None

    def _draft(self, match: Match) -> Draft:
        sure = match.kind is Kind.CONTEXT and not match.rivals and self.takes_over
        return Draft(match.target, match.kind.value, _told(match), match.source, sure)


def _told(match: Match) -> str:
    """Return where a match comes from, how alike the texts are, and what to look at."""
    where = match.found.document or match.found.origin
    told = [f"memory, {match.score} %, {where}"]
    if match.kind is Kind.CONTEXT:
        told.append("the same text between the same neighbours")
    if match.kind is Kind.SENTENCES:
        told = [f"memory, {match.score} %, sentences from {where}; gaps are marked […]"]
    if match.rivals:
        told.append(f"{counted(match.rivals, 'other translation')} of this text")
    alarms = [one for one in match.differences if one.alarm]
    others = [one for one in match.differences if not one.alarm]
    differences = [_difference(one) for one in (*alarms, *others)[:_MOST]]
    if differences:
        more = "" if len(match.differences) <= _MOST else " and more"
        told.append(f"look at: {', '.join(differences)}{more}")
    if match.replaced:
        told.append("put in: " + ", ".join(f"{_short(new)} for {_short(old)}" for old, new in match.replaced[:_MOST]))
    return "; ".join(told)


def _difference(one: Difference) -> str:
    if one.alarm == "markup":
        return "the markup differs"
    if not one.old:
        said = f"“{_short(one.new)}” is new"
    elif not one.new:
        said = f"“{_short(one.old)}” is gone"
    else:
        said = f"“{_short(one.old)}” is now “{_short(one.new)}”"
    return f"{said} ({one.alarm.upper()})" if one.alarm else said


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONG else text[: _LONG - 1].rstrip() + "…"


def drafted(entry: Entry, made: Draft) -> Entry:
    """Return an empty ``entry`` with a draft: fuzzy, unless the draft may stand, and saying where it comes from."""
    text = _with_line_ends(made.text, entry.msgid)
    if made.approved:
        return replace(entry, msgstr=text, comments=(*entry.comments, f"{_TAKEN_OVER}; {made.origin}"))
    return replace(
        entry,
        msgstr=text,
        comments=(*entry.comments, draft(made.origin)),
        flags=tuple(dict.fromkeys(("fuzzy", *entry.flags))),
        previous_msgid=made.source or entry.msgid,
    )


def _with_line_ends(text: str, source: str) -> str:
    """Return ``text`` with the line ends at its edges that ``source`` has; msgfmt wants them alike."""
    head = source[: len(source) - len(source.lstrip("\n"))]
    tail = source[len(source.rstrip("\n")) :]
    return f"{head}{text.strip(chr(10))}{tail}"
