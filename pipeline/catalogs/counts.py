"""How far a catalog is: entries and words, by state."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.catalogs.entry import Catalog, Entry

__all__ = ["Amount", "Counts", "count", "words"]

_TAG = re.compile(r"</?[A-Za-z0-9][^<>]*>")
_WORD_CHARACTER = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of entries and of words in their source texts."""

    entries: int = 0
    words: int = 0

    def __add__(self, other: Amount) -> Amount:
        """Return both together."""
        return Amount(self.entries + other.entries, self.words + other.words)


@dataclass(frozen=True, slots=True)
class Counts:
    """The state of a catalog's entries; each entry is in exactly one."""

    translated: Amount = Amount()
    fuzzy: Amount = Amount()
    """With a translation that a person has to confirm."""
    untranslated: Amount = Amount()
    obsolete: Amount = Amount()

    @property
    def total(self) -> Amount:
        """All entries in use."""
        return self.translated + self.fuzzy + self.untranslated

    def __add__(self, other: Counts) -> Counts:
        """Return the counts of both catalogs together."""
        return Counts(
            self.translated + other.translated,
            self.fuzzy + other.fuzzy,
            self.untranslated + other.untranslated,
            self.obsolete + other.obsolete,
        )


def count(catalog: Catalog) -> Counts:
    """Count the entries of a catalog, the header apart, and the words of their source texts."""
    amounts = {"translated": [0, 0], "fuzzy": [0, 0], "untranslated": [0, 0], "obsolete": [0, 0]}
    for entry in catalog.entries:
        amount = amounts[_state(entry)]
        amount[0] += 1
        amount[1] += words(entry.msgid)
    return Counts(**{state: Amount(*amount) for state, amount in amounts.items()})


def _state(entry: Entry) -> str:
    if entry.obsolete:
        return "obsolete"
    if entry.translated:
        return "translated"
    return "fuzzy" if entry.fuzzy and entry.filled else "untranslated"


def words(text: str) -> int:
    """Return the number of words in ``text`` as translators count them: between spaces, without tags."""
    return sum(1 for token in _TAG.sub(" ", text).split() if _WORD_CHARACTER.search(token))
