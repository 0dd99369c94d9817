"""What becomes of the texts that come back to one catalog: a pure function."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.catalogs import Approval, Catalog, Entry, approved, impossible_in, is_approved, reviewed, withdrawn
from pipeline.editions import State
from pipeline.editions.keys import name_in, name_of, review_in, revision_in, revision_of
from pipeline.editions.returned import Returned

__all__ = ["NOBODY", "LeftOut", "Taken", "taken"]

NOBODY = Approval("", "")
"""In the place of a reviewer nobody has named: all is taken but approvals."""

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
    approved: int = 0
    """How many texts are approved now that were not."""
    withdrawn: int = 0
    """How many texts are no longer approved."""
    nameless: str = ""
    """Where an approval stands that could not be taken, because nobody is named who gave it."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a file wants an entry to be."""

    text: str
    fuzzy: bool
    approved: bool = False


class _Refusal(Exception):  # noqa: N818  (nothing went wrong)
    """Why a text is left out."""


def taken(catalog: Catalog, texts: Iterable[Returned], path: str, given: Approval | None = None) -> Taken:
    """Return ``catalog``, which people know as ``path``, with the changes of ``texts`` that it can take.

    ``given`` is what an approval in the file says in the catalog; with None reviews are not tracked, and an
    approved text is a translated one.

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
            change = _change(one, entry, path, tracked=given is not None)
        except _Refusal as refusal:
            left_out.append(LeftOut(one.place, str(refusal)))
            continue
        comments.setdefault(entry.msgid, []).extend(one.comments)
        if change is None:
            same += 1
        else:
            wanted.setdefault(entry.msgid, []).append((one, change))
    made: dict[tuple[str | None, str], Entry] = {}
    changed = commented = approvals = withdrawals = 0
    nameless = ""
    for source, entry in entries.items():
        changes = wanted.get(source, [])
        if len({change for _, change in changes}) > 1:
            left_out += (LeftOut(one.place, _dissent(changes, one)) for one, _ in changes)
            changes = []
        now = _now(entry, tracked=given is not None)
        change = changes[0][1] if changes else now
        new = reviewed(entry, text=change.text, fuzzy=change.fuzzy, comments=comments.get(source, ()))
        commented += not set(entry.comments).issuperset(new.comments)
        if given and change.approved and not now.approved:
            nameless = nameless or ("" if given.by else changes[0][0].place)
            new, approvals = approved(new, given), approvals + 1
        elif now.approved and not change.approved:
            new, withdrawals = withdrawn(new), withdrawals + 1
        if new is not entry:
            made[entry.key] = new
            changed += bool(changes)
    if made:
        done = tuple(entry if entry.obsolete else made.get(entry.key, entry) for entry in catalog.entries)
        catalog = replace(catalog, entries=done)
    return Taken(catalog, tuple(left_out), changed, commented, same, approvals, withdrawals, nameless)


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


def _now(entry: Entry, *, tracked: bool) -> _Wanted:
    """Return what an entry is."""
    return _Wanted(entry.msgstr, entry.fuzzy and entry.filled, tracked and is_approved(entry))


def _change(one: Returned, entry: Entry, path: str, *, tracked: bool) -> _Wanted | None:
    """Return what a text wants of its entry; None if that is nothing."""
    now = _now(entry, tracked=tracked)
    text = entry.msgstr if _alike(one.text, entry.msgstr, one) else one.text
    fuzzy = one.state is State.FUZZY if one.state or not text else now.fuzzy
    known = revision_in(one.key)
    went_approved = tracked and bool(review_in(one.key))
    as_it_was = known == revision_of(now.text, fuzzy=now.fuzzy) and went_approved == now.approved
    place = f"{path}:{entry.msgstr_line}"
    if as_it_was and one.state is State.MISSING and text and entry.msgstr:
        raise _Refusal(
            f"is marked as not translated and has a text; delete what is in {place}, or choose another state"
        )
    undone = [one.state is State.FUZZY] if one.state else [True, False]
    as_it_went = known in [revision_of(text, fuzzy=was) for was in undone]
    says_approved = tracked and one.state is State.APPROVED and bool(text)
    # An approval is of the text that it was given to: one that came with the file is none of a new text.
    is_given = says_approved and (as_it_went or not went_approved) if one.state else now.approved and text == now.text
    wanted = _Wanted(text, fuzzy, is_given)
    if wanted == now or (as_it_went and (one.state is None or says_approved == went_approved)):
        return None
    if entry.msgid_plural is not None:
        raise _Refusal(f"has plural forms, which stand in {place} alone; change them there")
    if not text:
        raise _Refusal(f"the translation was deleted here and stays in {place}; mark it as to be reviewed instead")
    confirms = wanted.approved and text == now.text and not now.fuzzy
    if entry.filled and not as_it_was and not confirms:
        since = "was changed since this file was made" if known else "has another translation"
        raise _Refusal(f"conflict: {place} {since} (“{_short(entry.msgstr)}”) and stays; make the file anew")
    if impossible := impossible_in(text):
        raise _Refusal(f"a catalog cannot hold the character {impossible}; remove it")
    return wanted


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
