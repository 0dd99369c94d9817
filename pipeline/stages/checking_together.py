"""Check the translations of a language together: what no single catalog can show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, compress
from operator import attrgetter
from zlib import crc32

from pipeline.catalogs import Entry
from pipeline.checks import LANGUAGE_RULES, TEXT_RULES, Context, Pair, Rule, check_language
from pipeline.checks.selection import Selection
from pipeline.checks.waiver_file import Seen, Shelf
from pipeline.checks.waivers import Verdict, covered, remarks, verdicts
from pipeline.model import Finding, Markup

__all__ = ["Translations", "findings_together"]

_WRITTEN = attrgetter("source", "target", "markup", "line", "document", "document_line")


@dataclass(slots=True)
class Translations:
    """Those of one catalog, to be compared with those of others: little enough to be sent from process to process."""

    source_language: str
    target_language: str
    path: str
    """The catalog, relative to the workspace."""
    places: tuple[str, ...]
    """What it is known by in the settings: its document's name, the path of that, and its own."""
    rules: tuple[str, ...]
    """The rules that compare which run on it."""
    texts: list[tuple[str, str, Markup, int, str, int]] = field(default_factory=list)
    """Source text, translation, markup, line, document and the line in it of each."""
    keys: dict[str, list[int]] = field(default_factory=dict)
    """By rule that says so: what each translation has in common with others, as a number; 0 for nothing."""
    waiving: dict[int, Entry] = field(default_factory=dict)
    """By their number, the entries that waive one of the rules."""

    def take(self, pairs: Sequence[Pair], waiving: Sequence[Entry | None], rules: Sequence[Rule]) -> None:
        """Take in what ``rules`` compare of a catalog's translations; ``waiving`` are their entries that waive one."""
        self.texts = list(map(_WRITTEN, pairs))
        self.keys = {one.name: list(map(crc32, one.common(pairs))) for one in rules if one.common is not None}
        self.waiving = {number: entry for number, entry in enumerate(waiving) if entry is not None}

    def pair(self, number: int) -> Pair:
        """Return one of the translations."""
        source, target, markup, line, document, document_line = self.texts[number]
        languages = self.source_language, self.target_language
        return Pair(source, target, *languages, markup, self.path, line, document, document_line)


def findings_together(
    catalogs: Sequence[Translations], context: Context, chosen: Selection, shelf: Shelf, seen: Seen
) -> tuple[list[Finding], list[Verdict]]:
    """Return what is wrong with the translations of a language taken together, and what became of these waivers.

    Which waivers of the ``shelf`` were met is noted in ``seen``.
    """
    everywhere = {places: chosen.rules(TEXT_RULES, places) for places in dict.fromkeys(one.places for one in catalogs)}
    asked = {one.name: one for rules in everywhere.values() for one in rules if one.name in LANGUAGE_RULES}
    by_language: dict[str, list[Translations]] = {}
    for catalog in catalogs:
        by_language.setdefault(catalog.target_language, []).append(catalog)
    left: list[Finding] = []
    given: list[Verdict] = []
    for language, its in by_language.items():
        met = list(_met(its, tuple(asked.values())))
        by_place: dict[tuple[str, int], list[Finding]] = {}
        for rule in asked.values():
            pairs = [pair for catalog, _, pair in met if rule.name in catalog.rules]
            for finding in check_language(pairs, context, [rule]):
                by_place.setdefault((finding.path, finding.line), []).append(finding)
        for catalog, entry, pair in met:
            found = by_place.get((pair.path, pair.line), [])
            if not found and entry is None:
                continue
            running = everywhere[catalog.places]
            here = _running(found, running)
            if entry is not None:
                names = tuple(one.name for one in running)
                ours = verdicts(here, entry, path=pair.path, language=language, rules=names)
                ours = [one for one in ours if one.waiver.rule in LANGUAGE_RULES]
                here = [one for one in here if not covered(one, ours)]
                left += remarks(ours, running)
                given += ours
            left += shelf.left(here, pair.source, pair.target, language=language, document=pair.document, seen=seen)
    return left, given


def _met(catalogs: Sequence[Translations], rules: Sequence[Rule]) -> Iterator[tuple[Translations, Entry | None, Pair]]:
    """Yield the translations that ``rules`` have to see together, and those that waive one of them."""
    names = [one.name for one in rules if one.common is not None]
    shared = {one.name: _shared(catalogs, one) for one in rules if one.common is not None}
    for catalog in catalogs:
        numbers = set(catalog.waiving) if len(names) == len(rules) else set(range(len(catalog.texts)))
        for name, keys in catalog.keys.items():
            numbers.update(compress(range(len(keys)), map(shared[name].__contains__, keys)))
        for number in sorted(numbers):
            yield catalog, catalog.waiving.get(number), catalog.pair(number)


def _shared(catalogs: Sequence[Translations], rule: Rule) -> set[int]:
    """Return the keys by which ``rule`` compares several translations, if these differ where it says so."""
    keys = Counter(chain.from_iterable(one.keys.get(rule.name, ()) for one in catalogs))
    shared = {key for key, times in keys.items() if times > 1 and key}  # 0 stands for nothing in common
    if not rule.differing:
        return shared
    first: dict[int, str] = {}
    differing: set[int] = set()
    for catalog in catalogs:
        its = catalog.keys.get(rule.name, ())
        for number in compress(range(len(its)), map(shared.__contains__, its)):
            source, target, *_ = catalog.texts[number]
            text = source if rule.differing == "source" else target
            if first.setdefault(its[number], text) != text:
                differing.add(its[number])
    return differing


def _running(findings: Sequence[Finding], rules: Sequence[Rule]) -> list[Finding]:
    """Return the findings of those rules that run, with the weight they have."""
    by_name = {one.name: one for one in rules}
    return [weighed for one in findings if one.rule in by_name for weighed in by_name[one.rule].weighed([one])]
