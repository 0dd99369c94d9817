"""Bring a catalog up to date with its document, and lose nothing that a person wrote.

In this order each text of the document gets the translation of: the same text in the
catalog, in use or obsolete; the same text in another document; the old text it was made
from, fuzzy, with that text as previous one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from operator import is_

from pipeline.catalogs.elsewhere import Elsewhere, chosen, taken_over
from pipeline.catalogs.entry import Catalog, Entry
from pipeline.catalogs.matching import Standing, pair, skeleton, standings
from pipeline.catalogs.reasons import LOOK_CHANGED, without_reasons
from pipeline.catalogs.strings import quoted

__all__ = ["MergeResult", "MergeStatistics", "merge"]

_Key = tuple[str | None, str]
_NOWHERE = -2
"""What an obsolete text stands between."""


@dataclass(frozen=True, slots=True)
class MergeStatistics:
    """What a merge did, in entries."""

    kept: int = 0
    """Texts that the catalog had in use already."""
    revived: int = 0
    """Texts that were obsolete."""
    moved: int = 0
    """New texts with a translation from another document or another context."""
    changed: int = 0
    """New texts with the translation of the old text they were made from, now fuzzy."""
    new: int = 0
    """New texts without a translation."""
    retired: int = 0
    """Entries that are obsolete from now on."""
    dropped: int = 0
    """Entries that went because nobody had written anything in them."""


@dataclass(frozen=True, slots=True)
class MergeResult:
    """A catalog that offers exactly what its document has."""

    catalog: Catalog
    statistics: MergeStatistics


def merge(template: Catalog, old: Catalog | None, elsewhere: Elsewhere | None = None) -> MergeResult:
    """Return the catalog of a document after its texts became those of ``template``.

    ``template`` is the untranslated catalog in the target language (``new_catalog``),
    ``old`` what the translators have, None for a document that is new or renamed.
    Header and untouched entries of ``old`` stay as they are; when there is nothing to
    do, the catalog is ``old`` itself and is written as the same bytes. Merging again
    changes nothing.
    """
    elsewhere = elsewhere or Elsewhere()
    old = old or elsewhere.renamed(template) or Catalog(template.header)
    known = {entry.key: entry for entry in old.entries}
    got = {entry.key: _kept(known[entry.key], entry) for entry in template.entries if entry.key in known}
    kept = set(got)
    used = _take_moved(template, old, elsewhere, got)
    moved = len(got) - len(kept)
    used |= _take_changed(template, old, got, used)
    active = [got.get(entry.key, entry) for entry in template.entries]
    left = [entry for entry in old.entries if entry.key not in kept and entry.key not in used]
    obsolete = [entry for entry in left if entry.obsolete]
    unused = [entry for entry in left if not entry.obsolete]
    retired = [replace(entry, obsolete=True, extracted=(), references=()) for entry in unused if _has_work(entry)]
    revived = sum(known[key].obsolete for key in kept)
    statistics = MergeStatistics(
        kept=len(kept) - revived,
        revived=revived,
        moved=moved,
        changed=len(got) - len(kept) - moved,
        new=len(active) - len(got),
        retired=len(retired),
        dropped=len(unused) - len(retired),
    )
    return MergeResult(_renewed(old, template, active, [*obsolete, *retired]), statistics)


def _renewed(old: Catalog, template: Catalog, active: list[Entry], obsolete: list[Entry]) -> Catalog:
    """Return the catalog with these entries; ``old`` itself if they are all its own in its own order."""
    before = [*old.active, *(entry for entry in old.entries if entry.obsolete)]
    after = [*active, *obsolete]
    if len(before) == len(after) and all(map(is_, before, after)):
        return old
    return replace(old, header=old.header or template.header, header_at=0, entries=tuple(after))


def _has_work(entry: Entry) -> bool:
    """Whether a person or a tool put anything into an entry that must not be lost."""
    return entry.filled or bool(without_reasons(entry.comments))


def _kept(old: Entry, new: Entry) -> Entry:
    """Return the entry of a text that the catalog has, with what the document now says of it."""
    if old.msgid_plural is not None and new.msgid_plural is None:
        old = _singular(old)
    if (old.extracted, old.references, old.obsolete) == (new.extracted, new.references, False):
        return old
    comments = old.comments if old.fuzzy else without_reasons(old.comments, same=True)
    return replace(old, extracted=new.extracted, references=new.references, comments=comments, obsolete=False)


def _singular(old: Entry) -> Entry:
    """Return a plural entry as one without plural; forms that have no place any more go into comments."""
    forms = [(at, form) for at, form in enumerate(old.msgstr_plural) if form]
    if not forms:
        return replace(old, msgid_plural=None, msgstr_plural=())
    spare = (quoted(f"msgstr[{at}]", form).splitlines() for at, form in forms[1:])
    return replace(
        old,
        msgid_plural=None,
        msgstr=forms[0][1],
        msgstr_plural=(),
        comments=(*old.comments, *(line for lines in spare for line in lines)),
        flags=_fuzzy_first(old.flags),
        previous_msgid=old.previous_msgid or old.msgid,
        previous_msgid_plural=old.previous_msgid_plural or old.msgid_plural,
    )


def _take_moved(template: Catalog, old: Catalog, elsewhere: Elsewhere, got: dict[_Key, Entry]) -> set[_Key]:
    """Give texts that are new here the translation of the same text in another context or document.

    Returns the keys of the old entries whose translations are in use again.
    """
    contexts: dict[str, list[Entry]] = defaultdict(list)
    for entry in old.entries:
        if entry.key not in got and entry.msgstr:
            contexts[entry.msgid].append(entry)
    used: set[_Key] = set()
    for new in template.entries:
        if new.key in got:
            continue
        if here := contexts.get(new.msgid):
            source, dissent = chosen([("this document", entry) for entry in here])
            got[new.key] = taken_over(new, source, dissent)
            used.add(source.key)
        elif found := elsewhere.translated(new):
            got[new.key] = found
    return used


def _take_changed(template: Catalog, old: Catalog, got: dict[_Key, Entry], used: set[_Key]) -> set[_Key]:
    """Give texts that are new here the translation of the old text they were made from.

    Returns the keys of the old entries whose translations are in use again.
    """

    def is_spare(entry: Entry) -> bool:
        return entry.key not in got and entry.key not in used and entry.msgid_plural is None and _has_work(entry)

    shared = {entry.key: number for number, entry in enumerate(old.active) if entry.key in got}
    wanted = _placed(template.entries, shared, lambda new: new.key not in got)
    spare = _placed(old.entries, shared, is_spare)
    pairs = pair([standing for _, standing in wanted], [standing for _, standing in spare])
    for at, number in pairs.items():
        new, entry = wanted[at][0], spare[number][0]
        got[new.key] = _changed(entry, new)
    return {spare[number][0].key for number in pairs.values()}


def _placed(
    entries: Iterable[Entry], shared: Mapping[_Key, int], wanted: Callable[[Entry], bool]
) -> list[tuple[Entry, Standing]]:
    """Return the ``wanted`` entries and where they stand among those that old and new catalog share."""
    active = [entry for entry in entries if not entry.obsolete]
    places = standings([entry.msgid for entry in active], [shared.get(entry.key, -1) for entry in active])
    obsolete = (entry for entry in entries if entry.obsolete)
    return [
        *((entry, place) for entry, place in zip(active, places, strict=True) if place and wanted(entry)),
        *((entry, Standing(entry.msgid, _NOWHERE, _NOWHERE)) for entry in obsolete if wanted(entry)),
    ]


def _changed(old: Entry, new: Entry) -> Entry:
    """Return the new entry with the translation of the old one, which a person now has to confirm."""
    comments = without_reasons(old.comments, fuzzy=old.fuzzy)
    if not old.filled:
        return replace(new, comments=comments, sticky=old.sticky)
    context, previous = old.msgctxt, old.msgid
    if old.fuzzy and old.previous_msgid is not None:
        context, previous = old.previous_msgctxt, old.previous_msgid
    if previous != new.msgid and skeleton(previous) == skeleton(new.msgid):
        comments += (LOOK_CHANGED,)
    return replace(
        new,
        msgstr=old.msgstr,
        comments=comments,
        flags=_fuzzy_first(old.flags),
        sticky=old.sticky,
        previous_msgctxt=context,
        previous_msgid=previous,
    )


def _fuzzy_first(flags: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(("fuzzy", *flags)))
