"""Check the translations of a language together: what no single catalog can show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.catalogs import Entry
from pipeline.checks import LANGUAGE_RULES, TEXT_RULES, Context, Pair, Rule, check_language
from pipeline.checks.selection import Selection
from pipeline.checks.waiver_file import Seen, Shelf
from pipeline.checks.waivers import Verdict, covered, remarks, verdicts
from pipeline.model import Finding

__all__ = ["Comparable", "findings_together"]


class Comparable(NamedTuple):
    """A translation that is compared with those of other catalogs."""

    pair: Pair
    entry: Entry | None
    """Its entry, if that waives one of the rules that compare."""
    places: tuple[str, ...]
    """What it is known by in the settings: its document's name, the path of that, and of its catalog."""


def findings_together(
    translations: Sequence[Comparable], context: Context, chosen: Selection, shelf: Shelf, seen: Seen
) -> tuple[list[Finding], list[Verdict]]:
    """Return what is wrong with the translations of a language taken together, and what became of these waivers.

    Which waivers of the ``shelf`` were met is noted in ``seen``.
    """
    everywhere = {
        places: chosen.rules(TEXT_RULES, places) for places in dict.fromkeys(one.places for one in translations)
    }
    asked = {one.name: one for rules in everywhere.values() for one in rules if one.name in LANGUAGE_RULES}
    by_language: dict[str, list[Pair]] = {}
    for pair, _, _ in translations:
        by_language.setdefault(pair.target_language, []).append(pair)
    by_place: dict[tuple[str, int], list[Finding]] = {}
    for pairs in by_language.values():
        for finding in check_language(pairs, context, asked.values()):
            by_place.setdefault((finding.path, finding.line), []).append(finding)
    left: list[Finding] = []
    given: list[Verdict] = []
    for pair, entry, places in translations:
        here = by_place.get((pair.path, pair.line), [])
        if not here and entry is None:
            continue
        running = everywhere[places]
        here = _running(here, running)
        if entry is not None:
            names = tuple(one.name for one in running)
            its = verdicts(here, entry, path=pair.path, language=pair.target_language, rules=names)
            its = [one for one in its if one.waiver.rule in LANGUAGE_RULES]
            here = [one for one in here if not covered(one, its)]
            left += remarks(its, running)
            given += its
        language, document = pair.target_language, pair.document
        left += shelf.left(here, pair.source, pair.target, language=language, document=document, seen=seen)
    return left, given


def _running(findings: Sequence[Finding], rules: Sequence[Rule]) -> list[Finding]:
    """Return the findings of those rules that run, with the weight they have."""
    by_name = {one.name: one for one in rules}
    return [weighed for one in findings if one.rule in by_name for weighed in by_name[one.rule].weighed([one])]
