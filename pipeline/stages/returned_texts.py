"""What becomes of the texts that come back to one catalog: a pure function."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.catalogs import Catalog, Entry, impossible_in, reviewed
from pipeline.editions import State
from pipeline.editions.keys import name_in, name_of, revision_in, revision_of
from pipeline.editions.returned import Returned

__all__ = ["LeftOut", "Taken", "taken"]

_LOST = re.compile("\r\n?|[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_SHOWN = 60
"""How much of a text a message shows."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A text that was not taken."""

    place: str
    """Where it stands in the file."""
    reason: str
    """Why, and what to do."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A catalog with what was taken; the very catalog if that is nothing."""

    catalog: Catalog
    left_out: tuple[LeftOut, ...]
    texts: int
    comments: int
    same: int


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a file wants an entry to be."""

    text: str
    fuzzy: bool


class _Refusal(Exception):  # noqa: N818  (nothing went wrong)
    """Why a text is left out."""


def taken(catalog: Catalog, texts: Iterable[Returned], path: str) -> Taken:
    """Return ``catalog``, which people know as ``path``, with the changes of ``texts`` that it can take.

    A text is taken if its entry is what it was when the file was made, or is still empty. What
    came back as it went changes nothing, whatever has become of the entry since. Two texts of
    one entry that want different things are both left out.
    """
    entries = {entry.msgid: entry for entry in catalog.active}
    names = {name_of(source): source for source in entries}
    wanted: dict[str, list[tuple[Returned, _Wanted]]] = {}
    comments: dict[str, list[str]] = {}
    left_out: list[LeftOut] = []
    same = 0
    for one in texts:
        try:
            entry = entries[_source(one, names)]
            change = _change(one, entry, path)
        except _Refusal as refusal:
            left_out.append(LeftOut(one.place, str(refusal)))
            continue
        comments.setdefault(entry.msgid, []).extend(one.comments)
        if change is None:
            same += 1
        else:
            wanted.setdefault(entry.msgid, []).append((one, change))
    made: dict[tuple[str | None, str], Entry] = {}
    changed = commented = 0
    for source, entry in entries.items():
        changes = wanted.get(source, [])
        if len({change for _, change in changes}) > 1:
            left_out += (LeftOut(one.place, _dissent(changes, one)) for one, _ in changes)
            changes = []
        change = changes[0][1] if changes else _Wanted(entry.msgstr, entry.fuzzy and entry.filled)
        new = reviewed(entry, text=change.text, fuzzy=change.fuzzy, comments=comments.get(source, ()))
        if new is not entry:
            made[entry.key] = new
            changed += bool(changes)
            commented += not set(entry.comments).issuperset(new.comments)
    if made:
        done = tuple(entry if entry.obsolete else made.get(entry.key, entry) for entry in catalog.entries)
        catalog = replace(catalog, entries=done)
    return Taken(catalog, tuple(left_out), changed, commented, same)


def _source(one: Returned, names: dict[str, str]) -> str:
    """Return the source text of the entry that a text belongs to."""
    if one.fault:
        raise _Refusal(one.fault)
    name = name_in(one.key)
    source = names.get(name or name_of(one.source))
    if source is not None and _alike(one.source, source, one):
        return source
    if source is not None or (name and name != name_of(one.source)):
        raise _Refusal("the original was changed here; change the source text, and leave the original as it was")
    raise _Refusal("its original is no longer in the document; make the file anew")


def _change(one: Returned, entry: Entry, path: str) -> _Wanted | None:
    """Return what a text wants of its entry; None if that is nothing."""
    now = _Wanted(entry.msgstr, entry.fuzzy and entry.filled)
    text = entry.msgstr if _alike(one.text, entry.msgstr, one) else one.text
    fuzzy = one.state is State.FUZZY if one.state or not text else now.fuzzy
    known = revision_in(one.key)
    as_it_was = known == revision_of(now.text, fuzzy=now.fuzzy)
    place = f"{path}:{entry.msgstr_line}"
    if as_it_was and one.state is State.MISSING and text and entry.msgstr:
        raise _Refusal(
            f"is marked as not translated and has a text; delete what is in {place}, or choose another state"
        )
    undone = [one.state is State.FUZZY] if one.state else [True, False]
    if _Wanted(text, fuzzy) == now or known in [revision_of(text, fuzzy=was) for was in undone]:
        return None
    if entry.msgid_plural is not None:
        raise _Refusal(f"has plural forms, which stand in {place} alone; change them there")
    if not text:
        raise _Refusal(f"the translation was deleted here and stays in {place}; mark it as to be reviewed instead")
    if entry.filled and not as_it_was:
        since = "was changed since this file was made" if known else "has another translation"
        raise _Refusal(f"conflict: {place} {since} (“{_short(entry.msgstr)}”) and stays; make the file anew")
    if impossible := impossible_in(text):
        raise _Refusal(f"a catalog cannot hold the character {impossible}; remove it")
    return _Wanted(text, fuzzy)


def _alike(text: str, other: str, one: Returned) -> bool:
    """Tell whether two texts are the same, as far as the file can tell."""
    return text == other or (not one.exact and _folded(text) == _folded(other))


def _folded(text: str) -> str:
    return _LOST.sub(lambda lost: "\n" if lost[0][0] == "\r" else "", text)


def _dissent(changes: Sequence[tuple[Returned, _Wanted]], one: Returned) -> str:
    other = next(place.place for place, _ in changes if place is not one)
    return f"wants another translation of the same text than {other}; make them equal"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
