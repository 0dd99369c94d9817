"""What the other catalogs of a language know: translations follow a text that moves between documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.catalogs.entry import Catalog, Entry
from pipeline.catalogs.reasons import differs, without_reasons

__all__ = ["Elsewhere", "chosen", "taken_over"]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The translations in all catalogs of one language, by source text."""

    entries: Mapping[str, tuple[tuple[str, Entry], ...]] = field(default_factory=dict)
    """For each text the documents that have a translation of it, by name, and their entries."""
    vanished: Mapping[str, Catalog] = field(default_factory=dict)
    """The catalogs of documents that are no longer there, by name."""

    @classmethod
    def of(cls, catalogs: Mapping[str, Catalog], vanished: Collection[str] = ()) -> Elsewhere:
        """Return what ``catalogs`` (by document name) know; ``vanished`` names the documents that are gone."""
        entries: dict[str, list[tuple[str, Entry]]] = defaultdict(list)
        for name in sorted(catalogs):
            for entry in catalogs[name].entries:
                if entry.msgstr:
                    entries[entry.msgid].append((name, entry))
        gone = {name: catalogs[name] for name in sorted(catalogs) if name in vanished}
        return cls({text: tuple(found) for text, found in entries.items()}, gone)

    def translated(self, entry: Entry) -> Entry | None:
        """Return a new ``entry`` with the translation that other documents have of its very text.

        Translations in use come before obsolete ones, and these before fuzzy ones. Where
        the documents disagree, the most frequent translation is taken, of equally
        frequent ones that of the first document, and it is fuzzy.
        """
        found = self.entries.get(entry.msgid, ())
        return taken_over(entry, *chosen(found)) if found else None

    def renamed(self, template: Catalog) -> Catalog | None:
        """Return the catalog of the vanished document that ``template``'s document used to be.

        That is the one it shares most translated texts with, at least half of them.
        """
        shared = Counter(
            name
            for wanted in template.entries
            for name, entry in self.entries.get(wanted.msgid, ())
            if name in self.vanished and not entry.obsolete
        )
        for name, number in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
            if 2 * number >= sum(entry.filled for entry in self.vanished[name].active):
                return self.vanished[name]
        return None


def chosen(found: Sequence[tuple[str, Entry]]) -> tuple[Entry, list[str]]:
    """Return which of several entries for one text to take, and the documents that translate it differently."""
    best = min(_rank(entry) for _, entry in found)
    equal = [(name, entry) for name, entry in found if _rank(entry) == best]
    votes = Counter(entry.msgstr for _, entry in equal)
    source = max((entry for _, entry in equal), key=lambda entry: votes[entry.msgstr])
    return source, sorted({name for name, entry in equal if entry.msgstr != source.msgstr})


def _rank(entry: Entry) -> int:
    return 2 if entry.fuzzy else int(entry.obsolete)


def taken_over(entry: Entry, source: Entry, dissent: Sequence[str]) -> Entry:
    """Return a new ``entry`` with the translation of ``source``, which has the very text.

    It is fuzzy where ``source`` is, and where the documents ``dissent`` have other translations.
    """
    fuzzy = source.fuzzy or bool(dissent)
    comments = without_reasons(source.comments, fuzzy=source.fuzzy, same=not fuzzy)
    return replace(
        entry,
        msgstr=source.msgstr,
        comments=comments + ((differs(dissent),) if dissent else ()),
        flags=tuple(dict.fromkeys(("fuzzy", *source.flags))) if fuzzy else source.flags,
        sticky=source.sticky,
        previous_msgctxt=source.previous_msgctxt,
        previous_msgid=(source.previous_msgid or entry.msgid) if fuzzy else None,
    )
