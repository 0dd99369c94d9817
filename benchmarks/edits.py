"""Edit catalogs as authors edit documents, and judge what a merge made of the translations.

One text in twenty is edited, in one of nine ways, each as likely as the others: a word
is replaced, added or removed; two words are replaced; one letter is wrong; the final
punctuation differs; a sentence from elsewhere is added; the last quarter is cut; the
first word moves to the end. Texts with plural forms or a context are left alone. A
document can be restructured too: one text in fifty is taken out, one in fifty is new,
and one in twenty moves to another place. The random numbers have a fixed seed, so every
tool and every run gets the same edits.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, dataclass, replace

from pipeline.catalogs import Catalog, Entry

__all__ = ["Verdict", "edit", "judge", "restructured"]

SHARE = 0.05
_TAKEN_OUT, _ADDED, _MOVED = 0.02, 0.02, 0.05
_WORDS = ("museum", "programme", "heritage", "document", "value", "object", "method", "function", "local", "public")

_Edit = Callable[[list[str], random.Random, str], list[str]]


def _replaced(words: list[str], chance: random.Random, _other: str) -> list[str]:
    words[chance.randrange(len(words))] = chance.choice(_WORDS)
    return words


def _added(words: list[str], chance: random.Random, _other: str) -> list[str]:
    words.insert(chance.randrange(len(words) + 1), chance.choice(_WORDS))
    return words


def _removed(words: list[str], chance: random.Random, _other: str) -> list[str]:
    del words[chance.randrange(len(words))]
    return words


def _twice_replaced(words: list[str], chance: random.Random, other: str) -> list[str]:
    return _replaced(_replaced(words, chance, other), chance, other)


def _misspelt(words: list[str], chance: random.Random, _other: str) -> list[str]:
    at = chance.randrange(len(words))
    letters = list(words[at] or "x")
    letters[chance.randrange(len(letters))] = chance.choice("aeinorst")
    words[at] = "".join(letters)
    return words


def _punctuated(words: list[str], chance: random.Random, _other: str) -> list[str]:
    words[-1] = words[-1].rstrip(".:;,!?") + chance.choice((".", ":", ";", "!", ""))
    return words


def _extended(words: list[str], _chance: random.Random, other: str) -> list[str]:
    return [*words, *other.split(" ")[:12]]


def _cut(words: list[str], _chance: random.Random, _other: str) -> list[str]:
    return words[: len(words) - max(1, len(words) // 4)]


def _turned(words: list[str], _chance: random.Random, _other: str) -> list[str]:
    return [*words[1:], words[0]]


_EDITS: tuple[_Edit, ...] = (
    _replaced,
    _added,
    _removed,
    _twice_replaced,
    _misspelt,
    _punctuated,
    _extended,
    _cut,
    _turned,
)


def edit(old: Catalog, chance: random.Random) -> tuple[Catalog, dict[str, str]]:
    """Return the template of the edited document, and the old text of each edited one."""
    active = list(old.active)
    texts = {entry.msgid for entry in old.entries}
    origins: dict[str, str] = {}
    entries = []
    for entry in active:
        text = entry.msgid
        if entry.filled and entry.msgid_plural is None and entry.msgctxt is None and chance.random() < SHARE:
            words, other = text.split(" "), chance.choice(active).msgid
            text = " ".join(chance.choice(_EDITS)(words, chance, other))
            if not text.strip() or text in texts:
                text = entry.msgid
            else:
                texts.add(text)
                origins[text] = entry.msgid
        entries.append(_untranslated(entry, text))
    return replace(old, entries=tuple(entries), trailer="", header_at=0), origins


def restructured(
    template: Catalog, origins: Mapping[str, str], news: Sequence[str], chance: random.Random
) -> tuple[Catalog, dict[str, str]]:
    """Return an edited template after texts were taken out, added and moved, and the edited ones that are left.

    What is added comes from ``news``, as far as the document does not have it.
    """
    known = {entry.msgid for entry in template.entries} | set(origins.values())
    fresh = [Entry(text) for text in dict.fromkeys(news) if text not in known]
    entries = [entry for entry in template.entries if chance.random() >= _TAKEN_OUT]
    for entry in chance.sample(fresh, min(len(fresh), round(len(entries) * _ADDED))):
        entries.insert(chance.randrange(len(entries) + 1), entry)
    for _ in range(round(len(entries) * _MOVED)):
        entries.insert(chance.randrange(len(entries)), entries.pop(chance.randrange(len(entries))))
    left = {entry.msgid for entry in entries}
    return replace(template, entries=tuple(entries)), {new: old for new, old in origins.items() if new in left}


def _untranslated(entry: Entry, text: str) -> Entry:
    flags = tuple(flag for flag in entry.flags if flag != "fuzzy")
    return Entry(
        text,
        msgctxt=entry.msgctxt,
        msgid_plural=entry.msgid_plural,
        msgstr_plural=("",) * len(entry.msgstr_plural),
        extracted=entry.extracted,
        references=entry.references,
        flags=flags,
    )


@dataclass(slots=True)
class Verdict:
    """What became of the translations of edited texts, in entries."""

    edited: int = 0
    found: int = 0
    """The edited text has its own old translation, marked fuzzy."""
    wrong: int = 0
    """It has the translation of another text, or one that nobody is asked to confirm."""
    stray: int = 0
    """A new text, made from none, has the translation of another."""
    lost: int = 0
    """A translation, of whatever text, that is nowhere in the result."""

    def __add__(self, other: Verdict) -> Verdict:
        """Return both together."""
        return Verdict(*(ours + theirs for ours, theirs in zip(astuple(self), astuple(other), strict=True)))

    @property
    def columns(self) -> Mapping[str, str]:
        """The verdict as columns of a table."""
        share = f" ({100 * self.found / self.edited:.1f} %)" if self.edited else ""
        return {
            "edited": str(self.edited),
            "found": f"{self.found}{share}",
            "wrong": str(self.wrong),
            "stray": str(self.stray),
            "lost": str(self.lost),
        }


def judge(old: Catalog, new: Catalog, origins: Mapping[str, str]) -> Verdict:
    """Return what a merge that gave ``new`` made of the translations of ``old``."""
    before = {entry.msgid: entry.msgstr for entry in old.active}
    known = {entry.msgid for entry in old.entries}
    verdict = Verdict(edited=len(origins))
    for entry in new.active:
        if entry.msgid in origins and entry.filled:
            if entry.fuzzy and entry.msgstr == before[origins[entry.msgid]]:
                verdict.found += 1
            else:
                verdict.wrong += 1
        elif entry.msgid not in known:
            verdict.stray += entry.filled
    kept = {text for entry in new.entries for text in _translations(entry)}
    verdict.lost = sum(any(text not in kept for text in _translations(entry)) for entry in old.entries)
    return verdict


def _translations(entry: Entry) -> Sequence[str]:
    return [text for text in (entry.msgstr, *entry.msgstr_plural) if text]
