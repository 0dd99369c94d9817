"""What the glossary says of a text or a translation, read once for all term rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from pipeline.checks.code_names import is_between_code
from pipeline.checks.context import Context
from pipeline.checks.kept_names import is_kept, is_left
from pipeline.checks.pair import Pair, Text
from pipeline.glossary import (
    Difference,
    Hit,
    Lexicon,
    Look,
    Standing,
    Term,
    When,
    asked,
    is_listed,
    outermost,
    unmistakable,
)
from pipeline.locales import primary

__all__ = ["Doubt", "Fault", "Kind", "Missing", "Reading", "read_pair", "read_source"]


_MOST_SPACES = 20
"""How many spaces two copies of a text may differ in."""


class Kind(Enum):
    """What is wrong with a term that a text has."""

    FORBIDDEN = auto()
    DEPRECATED = auto()
    REGION = auto()
    CAPITALS = auto()


class Doubt(Enum):
    """Why a translation may be right though it lacks a term."""

    DERIVED = auto()
    """It has words of the same stem: *conservar* for *conservation*."""
    NAME = auto()
    """The words are part of a name or quotation that it leaves as it is: *British Museum*."""
    FEWER = auto()
    """It has the term, but not as often as the source text; only if the workspace counts."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A term that should not stand as it does."""

    kind: Kind
    term: Term
    span: tuple[int, int]
    """Characters of the text."""
    words: str
    """The words of the text."""
    suggestion: str
    """The term to write instead; empty if the glossary has none."""
    evidence: tuple[int, int] | None = None
    """Characters of the source text that have the concept; None if it is not there."""
    difference: Difference | None = None
    """For a term of another region: how it differs from this region's."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A term of the source text whose concept the translation does not name."""

    term: Term
    span: tuple[int, int]
    """Characters of the source text."""
    words: str
    """The words of the source text."""
    suggestions: tuple[str, ...]
    """The best term for each concept the words may stand for."""
    doubt: Doubt | None
    """Why the translation may be right all the same."""
    kin: tuple[int, int] | None = None
    """Characters of the translation that are a word of the same stem."""
    times: tuple[int, int] = (1, 0)
    """How often the source text has the concept, and the translation."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the term rules have to say of one text."""

    faults: tuple[Fault, ...] = ()
    missing: tuple[Missing, ...] = ()

    def of(self, kind: Kind) -> Sequence[Fault]:
        """Return the faults of one kind."""
        return [fault for fault in self.faults if fault.kind is kind] if self.faults else ()


_NOTHING = Reading()
_KINDS = {
    Standing.ACCEPTED: Kind.CAPITALS,
    Standing.DEPRECATED: Kind.DEPRECATED,
    Standing.FORBIDDEN: Kind.FORBIDDEN,
    Standing.REGIONAL: Kind.REGION,
}
_NAMES_ITS_CONCEPT = (Standing.ACCEPTED, Standing.DEPRECATED)


def read_source(text: Text, context: Context) -> Reading:
    """Read a text on its own: it shows what is wrong whatever is meant."""
    if context.glossary is None:
        return _NOTHING
    lexicon = context.glossary.lexicon(text.language)
    hits = lexicon.find(text.masked)
    return Reading(tuple(_faults(text.text, hits, lexicon, frozenset()))) if hits else _NOTHING


def read_pair(pair: Pair, context: Context) -> Reading:
    """Read a translation beside its source text; an untranslated copy is not judged."""
    if context.glossary is None or _is_copy(pair):
        return _NOTHING
    source = context.glossary.lexicon(pair.source_language)
    target = context.glossary.lexicon(pair.target_language)
    asking_look, look = source.look(pair.source_masked), target.look(pair.target_masked)
    if not context.count_terms and target.is_plain(look):
        mentioned = source.mentioned(asking_look)
        if not mentioned or mentioned <= target.named(look):
            return _NOTHING
    asking = asked(source.hits(asking_look), source)
    hits = target.hits(look)
    if not asking and not hits:
        return _NOTHING
    evidence = {hit.concept: (hit.start, hit.end) for group in reversed(asking) for hit in group}
    faults = tuple(
        replace(fault, evidence=evidence.get(fault.term.concept))
        for fault in _faults(pair.target, hits, target, frozenset(evidence))
        if not _is_kept_fault(fault, pair)
    )
    named = _naming(hits, faults)
    missing = list(_missing(pair, asking, named, target, look))
    if context.count_terms:
        missing += _fewer(pair, asking, named, target)
    return Reading(faults, tuple(missing))


def _naming(hits: Iterable[Hit], faults: Iterable[Fault]) -> dict[str, set[int]]:
    """Return the concepts that a translation names, rightly or wrongly, with the places where it does."""
    named: dict[str, set[int]] = {}
    for hit in hits:
        if hit.sense.standing in _NAMES_ITS_CONCEPT:
            named.setdefault(hit.concept, set()).add(hit.end)
    for fault in faults:
        named.setdefault(fault.term.concept, set()).add(fault.span[1])
    return named


def _fewer(
    pair: Pair, asking: Iterable[Sequence[Hit]], named: Mapping[str, set[int]], target: Lexicon
) -> Iterator[Missing]:
    """Yield the concepts that the translation names less often than the source text does."""
    places: dict[str, list[Hit]] = {}
    for group in asking:
        if len({hit.concept for hit in group}) == 1:
            places.setdefault(group[0].concept, []).append(group[0])
    for concept, found in places.items():
        there = len(named.get(concept, ()))
        if 0 < there < len(found):
            hit = found[there]
            span = (hit.start, hit.end)
            suggestions = (target.suggestion(hit),)
            times = (len(found), there)
            yield Missing(hit.sense.term, span, pair.source[slice(*span)], suggestions, Doubt.FEWER, times=times)


def _is_kept_fault(fault: Fault, pair: Pair) -> bool:
    """Tell whether the words at fault are part of a name or quotation that the source text has too.

    Names of the glossary are to be written as it says. Between two regions of a language
    most words are the same anyway.
    """
    if fault.term.exact or primary(pair.source_language) == primary(pair.target_language):
        return False
    return is_kept(pair.target, fault.span, pair.source)


def _is_copy(pair: Pair) -> bool:
    """Tell whether nothing was translated; between two regions of a language many texts stay equal."""
    same = pair.source == pair.target or (
        abs(len(pair.source) - len(pair.target)) < _MOST_SPACES and pair.source.split() == pair.target.split()
    )
    return same and primary(pair.source_language) != primary(pair.target_language)


def _missing(
    pair: Pair, asking: Iterable[Sequence[Hit]], named: Mapping[str, set[int]], target: Lexicon, look: Look
) -> Iterator[Missing]:
    absent: dict[str, Sequence[Hit]] = {}
    for group in asking:
        concepts = [hit.concept for hit in group]
        if named.keys().isdisjoint(concepts) and all(map(target.knows, concepts)):
            absent.setdefault(concepts[0], group)
    if not absent:
        return
    in_compounds = _named_in_compounds(pair.target_masked, target)
    derived = target.kin({hit.concept for group in absent.values() for hit in group}, look)
    for group in absent.values():
        concepts = [hit.concept for hit in group]
        term, span = group[0].sense.term, (group[0].start, group[0].end)
        if in_compounds.isdisjoint(concepts) and (" " in term.text or not is_between_code(pair, span)):
            doubt = None
            kin = next((derived[one] for one in concepts if one in derived), None)
            if kin is not None:
                doubt = Doubt.DERIVED
            elif not term.exact and is_left(pair, span):
                doubt = Doubt.NAME
            suggestions = dict.fromkeys(map(target.suggestion, group))
            yield Missing(term, span, pair.source[slice(*span)], tuple(suggestions), doubt, kin)


def _named_in_compounds(text: str, target: Lexicon) -> set[str]:
    """Return the concepts named by parts of words: *SEGIB-Ibram*, *exdirector*."""
    apart = target.apart(text)
    return {hit.concept for hit in target.find(apart) if hit.accepted} if apart != text else set()


def _faults(text: str, hits: Sequence[Hit], lexicon: Lexicon, concepts: frozenset[str]) -> Iterator[Fault]:
    """Yield what is wrong in ``text``, equal words once; ``concepts`` are those the source text has."""
    right = frozenset(hit.concept for hit in hits if hit.accepted and hit.capitals)
    if all(hit.accepted and hit.capitals for hit in hits):
        return
    reported: set[tuple[str, str]] = set()
    for group in outermost(hit for hit in hits if _matters(hit, concepts, right)):
        if (hit := _wrong(group, text, concepts)) is not None:
            words = text[hit.start : hit.end]
            if (key := (hit.concept, words.lower())) not in reported:
                reported.add(key)
                yield _fault(hit, words, lexicon)


def _fault(hit: Hit, words: str, lexicon: Lexicon) -> Fault:
    sense = hit.sense
    return Fault(
        _KINDS[sense.standing],
        sense.term,
        (hit.start, hit.end),
        words,
        _instead(hit, lexicon),
        difference=sense.foreign.difference if sense.foreign else None,
    )


def _instead(hit: Hit, lexicon: Lexicon) -> str:
    """Return what to write instead: the term itself if only its spelling is wrong, else the best of its concept."""
    own = hit.sense.term if hit.sense.term.status.accepted else None
    if hit.sense.foreign:
        own = hit.sense.foreign.own
    return lexicon.written(own, hit.shape) if own else lexicon.suggestion(hit)


def _matters(hit: Hit, concepts: frozenset[str], right: frozenset[str]) -> bool:
    """Tell whether these words are this term, as far as can be said from the concepts of the source text.

    ``right`` are the concepts the text names rightly: what might be a common noun or
    another region's term beside them needs no remark.
    """
    term, standing = hit.sense.term, hit.sense.standing
    meant = term.concept in concepts
    if hit.sense.foreign and hit.sense.foreign.difference is Difference.WORD:
        return meant and hit.capitals and term.concept not in right
    if standing is Standing.ACCEPTED:
        return hit.capitals or unmistakable(term) or (meant and term.concept not in right)
    if term.when is When.SOURCE and not meant:
        return False
    return hit.capitals or meant or unmistakable(term)


def _wrong(group: Iterable[Hit], text: str, concepts: frozenset[str]) -> Hit | None:
    """Return what is wrong with the words of one span; None if they are right.

    Words that are right for another concept are wrong only where the source text has the
    concept for which they are, and not the other: *conservator* for *curador*.
    """
    best: dict[str, Hit] = {}
    for hit in sorted(group, key=lambda hit: _unlikelihood(hit, text)):
        best.setdefault(hit.concept, hit)
    right = {hit.concept for hit in best.values() if hit.accepted and hit.capitals}
    wrong = [hit for hit in best.values() if hit.concept not in right]
    if right and concepts.isdisjoint(right):
        wrong = [hit for hit in wrong if hit.concept in concepts]
    elif right:
        return None
    return min(wrong, key=lambda hit: hit.concept not in concepts, default=None)


def _unlikelihood(hit: Hit, text: str) -> tuple[bool, bool, bool, bool]:
    """Order the readings of words for one concept: right capitals, this region, as listed, accepted."""
    return (not hit.capitals, hit.sense.standing is Standing.REGIONAL, not is_listed(hit, text), not hit.accepted)
