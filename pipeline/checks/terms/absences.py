"""Concepts of a source text that its translation does not name, or less often."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from pipeline.checks.code_names import is_between_code
from pipeline.checks.kept_names import is_left
from pipeline.checks.pair import Pair
from pipeline.checks.terms.verdicts import Doubt, Fault, Missing
from pipeline.glossary import Hit, Lexicon, Standing, Words

__all__ = ["absences", "absent", "fewer", "named"]

_NAMES_ITS_CONCEPT = (Standing.ACCEPTED, Standing.DEPRECATED)


def absences(
    pair: Pair, absent: Collection[Sequence[Hit]], target: Lexicon, text: Words, possible: Iterable[str]
) -> list[Missing]:
    """Say what the translation lacks of the terms ``absent`` from it, unless parts of its words name them.

    ``possible`` are the concepts that it may name, ``text`` its words, ``target`` the terms of its language.
    """
    wanted = {hit.concept for group in absent for hit in group}
    in_compounds = target.named_in_compounds(text, wanted.intersection(possible))
    derived = target.kin(wanted, text)
    return [
        _missing(pair, group, derived, target)
        for group in absent
        if in_compounds.isdisjoint(hit.concept for hit in group) and not _is_verb_of_code(pair, group[0])
    ]


def absent(asking: Iterable[Sequence[Hit]], named: AbstractSet[str], target: Lexicon) -> Collection[Sequence[Hit]]:
    """Return the terms of the source text that ask for a translation and have none among the words of it.

    ``asking`` are those terms by their places, ``named`` the concepts that the translation
    names, ``target`` the terms of its language.
    """
    found: dict[str, Sequence[Hit]] = {}
    for group in asking:
        concepts = [hit.concept for hit in group]
        if named.isdisjoint(concepts) and all(map(target.knows, concepts)):
            found.setdefault(concepts[0], group)
    return found.values()


def _missing(pair: Pair, group: Sequence[Hit], derived: Mapping[str, tuple[int, int]], target: Lexicon) -> Missing:
    """Say what the translation lacks; ``derived`` are concepts of whose stem it has a word."""
    hit = group[0]
    term, span = hit.sense.term, hit.span
    kin = next((derived[one.concept] for one in group if one.concept in derived), None)
    doubt = None
    if kin is not None:
        doubt = Doubt.DERIVED
    elif not term.exact and is_left(pair, span):
        doubt = Doubt.NAME
    suggestions = dict.fromkeys(map(target.suggestion, group))
    return Missing(term, span, pair.source[slice(*span)], tuple(suggestions), doubt, kin)


def _is_verb_of_code(pair: Pair, hit: Hit) -> bool:
    """Tell whether a word stands between two pieces of code: `` `list` subclasses `object` ``."""
    has_code = pair.source_masked != pair.source
    return has_code and " " not in hit.sense.term.text and is_between_code(pair, hit.span)


def named(hits: Iterable[Hit], faults: Iterable[Fault]) -> set[str]:
    """Return the concepts that a text names with ``hits``, or with the wrong terms that are its ``faults``."""
    return {hit.concept for hit in _naming(hits)} | {fault.term.concept for fault in faults}


def fewer(
    pair: Pair, asking: Iterable[Sequence[Hit]], hits: Iterable[Hit], faults: Iterable[Fault], target: Lexicon
) -> Iterator[Missing]:
    """Yield the concepts that the translation names less often than the source text does."""
    ends: dict[str, set[int]] = {}
    for hit in _naming(hits):
        ends.setdefault(hit.concept, set()).add(hit.end)
    for fault in faults:
        ends.setdefault(fault.term.concept, set()).add(fault.span[1])
    places: dict[str, list[Hit]] = {}
    for group in asking:
        if len({hit.concept for hit in group}) == 1:
            places.setdefault(group[0].concept, []).append(group[0])
    for concept, found in places.items():
        there = len(ends.get(concept, ()))
        if 0 < there < len(found):
            hit = found[there]
            span = hit.span
            suggestions = (target.suggestion(hit),)
            times = (len(found), there)
            yield Missing(hit.sense.term, span, pair.source[slice(*span)], suggestions, Doubt.FEWER, times=times)


def _naming(hits: Iterable[Hit]) -> Iterator[Hit]:
    return (hit for hit in hits if hit.sense.standing in _NAMES_ITS_CONCEPT)
