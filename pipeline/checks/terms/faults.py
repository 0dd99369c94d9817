"""Terms that should not stand as they do: forbidden, deprecated, of another region, without capitals."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.checks.kept_names import is_kept
from pipeline.checks.pair import Pair
from pipeline.checks.terms.verdicts import Fault, Kind
from pipeline.glossary import Difference, Hit, Lexicon, Standing, When, is_listed, outermost, unmistakable
from pipeline.locales import primary

__all__ = ["faults", "translation_faults"]

_KINDS = {
    Standing.ACCEPTED: Kind.CAPITALS,
    Standing.DEPRECATED: Kind.DEPRECATED,
    Standing.FORBIDDEN: Kind.FORBIDDEN,
    Standing.REGIONAL: Kind.REGION,
}


def translation_faults(
    pair: Pair, hits: Sequence[Hit], lexicon: Lexicon, evidence: Mapping[str, Hit]
) -> Iterator[Fault]:
    """Yield what is wrong with the terms of a translation; ``evidence`` has those of its source text by concept."""
    for fault in faults(pair.target, hits, lexicon, evidence.keys()):
        if not _is_kept(fault, pair):
            hit = evidence.get(fault.term.concept)
            yield replace(fault, evidence=(hit.start, hit.end)) if hit else fault


def _is_kept(fault: Fault, pair: Pair) -> bool:
    """Tell whether the words at fault are part of a name or quotation that the source text has too.

    Names of the glossary are to be written as it says. Between two regions of a language
    most words are the same anyway.
    """
    if fault.term.exact or primary(pair.source_language) == primary(pair.target_language):
        return False
    return is_kept(pair.target, fault.span, pair.source)


def faults(text: str, hits: Sequence[Hit], lexicon: Lexicon, concepts: Collection[str] = ()) -> Iterator[Fault]:
    """Yield what is wrong in ``text``, equal words once; ``concepts`` are those its source text has."""
    if all(hit.accepted and hit.capitals for hit in hits):
        return
    meant = frozenset(concepts)
    right = frozenset(hit.concept for hit in hits if hit.accepted and hit.capitals)
    reported: set[tuple[str, str]] = set()
    for group in outermost(hit for hit in hits if _matters(hit, meant, right)):
        if (hit := _wrong(group, meant)) is not None:
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


def _wrong(group: Iterable[Hit], concepts: frozenset[str]) -> Hit | None:
    """Return what is wrong with the words of one span; None if they are right.

    Words that are right for another concept are wrong only where the source text has the
    concept for which they are, and not the other: *conservator* for *curador*.
    """
    best: dict[str, Hit] = {}
    for hit in sorted(group, key=_unlikelihood):
        best.setdefault(hit.concept, hit)
    right = {hit.concept for hit in best.values() if hit.accepted and hit.capitals}
    wrong = [hit for hit in best.values() if hit.concept not in right]
    if right and concepts.isdisjoint(right):
        wrong = [hit for hit in wrong if hit.concept in concepts]
    elif right:
        return None
    return min(wrong, key=lambda hit: hit.concept not in concepts, default=None)


def _unlikelihood(hit: Hit) -> tuple[bool, bool, bool, bool]:
    """Order the readings of words for one concept: right capitals, this region, as listed, accepted."""
    return (not hit.capitals, hit.sense.standing is Standing.REGIONAL, not is_listed(hit), not hit.accepted)
