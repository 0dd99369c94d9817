"""Find which old text each new one was made from, in time that grows linearly with their number.

Candidates are old texts that share rare words with the new one, and those that stand at
the same place: between the same unchanged neighbours. RapidFuzz compares them letter by
letter; the best pairs are taken first, and each old text serves once.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Standing", "pair", "skeleton", "standings"]

_WORD = re.compile(r"\w+")
_STEM = 5
"""Letters of a word that are looked up, so that inflected forms find each other."""
_POSTINGS = 200
"""How many old texts are looked at in the word index for one new text."""
_COMPARED = 12
"""How many of them are compared letter by letter."""
_WINDOW = 4
"""How many places away a text may stand between the same neighbours."""
_LONG = 10_000
"""Letters of both texts together from which comparing them letter by letter takes too long."""

_SIMILAR = 65.0
"""Likeness in per cent that makes a pair: above the 60 of msgmerge, for fewer chance finds."""
_SIMILAR_BESIDE = 50.0
"""Likeness that makes a pair of texts at the same place; unrelated sentences have 30 to 40 on average."""
_BESIDE_BONUS = 20.0
_CERTAIN = 90.0
"""Likeness to a text at the same place that makes looking elsewhere needless."""
_CONTAINED = 15
"""Letters from which a text that begins or ends another counts as contained in it."""

_UNSTABLE = re.compile(r"[\s\u00ad\u200b-\u200d\u2060\ufeff\"'`´‘’‚‛“”„‟«»‹›′″\u2010-\u2015−-]+")
"""Spaces visible or not, quotation marks, dashes."""
_EDGES = ".,;:!?…·¡¿"


@dataclass(frozen=True, slots=True)
class Standing:
    """A text that only one of two versions of a document has, and where it stands there."""

    text: str
    before: int = -1
    """Which text that both versions have stands before it; -1 for none."""
    after: int = -1
    """Which stands after it."""
    from_before: int = 0
    """How many others stand between that one and it."""
    to_after: int = 0


def standings(texts: Sequence[str], shared: Sequence[int]) -> list[Standing | None]:
    """Return where each text stands among those that both versions have.

    ``shared`` has one number for each text, the same in both versions, or -1 for texts
    that only this version has; only these get a standing.
    """
    before = list(_distances(shared))
    after = list(_distances(shared[::-1]))[::-1]
    return [
        Standing(text, before[at][0], after[at][0], before[at][1], after[at][1]) if number < 0 else None
        for at, (text, number) in enumerate(zip(texts, shared, strict=True))
    ]


def _distances(shared: Iterable[int]) -> Iterator[tuple[int, int]]:
    last, distance = -1, 0
    for number in shared:
        yield last, distance
        distance = 0 if number >= 0 else distance + 1
        last = number if number >= 0 else last


def skeleton(text: str) -> str:
    """Return ``text`` without what changes the look and not the words.

    That is spaces, quotation marks and dashes anywhere, and punctuation at both ends.
    """
    return _UNSTABLE.sub("", text).strip(_EDGES)


def pair(wanted: Sequence[Standing], spare: Sequence[Standing]) -> dict[int, int]:
    """Return which of the ``wanted`` texts was made from which of the ``spare`` ones, by their positions.

    Each text is in one pair at most. The result depends on nothing but the two sequences.
    """
    if not wanted or not spare:
        return {}
    index = _Index(spare)
    proposals: list[tuple[float, int, int, int]] = []
    for number, new in enumerate(wanted):
        proposals += ((-likeness, distance, number, old) for likeness, distance, old in index.proposals(new))
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, _, number, old in sorted(proposals):
        if number not in pairs and old not in used:
            pairs[number] = old
            used.add(old)
    return pairs


class _Index:
    """Old texts, found by their words, their skeleton and their neighbours."""

    def __init__(self, spare: Sequence[Standing]) -> None:
        self._texts = [old.text.lower() for old in spare]
        self._skeletons = [skeleton(old.text) for old in spare]
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        self._by_skeleton: dict[str, list[int]] = defaultdict(list)
        self._by_before: dict[int, list[int]] = defaultdict(list)
        self._by_after: dict[int, list[int]] = defaultdict(list)
        for number, old in enumerate(spare):
            for stem in _stems(self._texts[number]):
                self._by_stem[stem].append(number)
            self._by_skeleton[self._skeletons[number]].append(number)
            self._by_before[old.before].append(number)
        for number in reversed(range(len(spare))):
            self._by_after[spare[number].after].append(number)

    def proposals(self, new: Standing) -> Iterator[tuple[float, int, int]]:
        """Yield likeness, distance and number of the old texts that ``new`` may have been made from."""
        text, bones = new.text.lower(), skeleton(new.text)
        beside = self._beside(new)
        same = self._by_skeleton.get(bones, [])[:_COMPARED] if bones else []
        best = 0.0
        for old in dict.fromkeys((*beside, *same)):
            likeness = 100.0 if old in same else _likeness(text, self._texts[old], _SIMILAR_BESIDE)
            if likeness:
                yield likeness + _BESIDE_BONUS * (old in beside), beside.get(old, len(self._texts)), old
            best = max(best, likeness)
        if best >= _CERTAIN:
            return
        for old in self._sharing_words(text):
            if old not in beside and (likeness := _likeness(text, self._texts[old], _SIMILAR)):
                yield likeness, len(self._texts), old

    def _beside(self, new: Standing) -> dict[int, int]:
        """Return the old texts between the same neighbours, and how far away they stand."""
        found: dict[int, int] = {}
        sides = (
            (self._by_before.get(new.before, []), new.from_before),
            (self._by_after.get(new.after, []), new.to_after),
        )
        for numbers, place in sides:
            first = max(0, place - _WINDOW)
            for at, old in enumerate(numbers[first : place + _WINDOW + 1], first):
                found[old] = min(abs(at - place), found.get(old, _WINDOW))
        return found

    def _sharing_words(self, text: str) -> list[int]:
        """Return the old texts that share the rarest words with ``text``, the best first."""
        votes: dict[int, float] = defaultdict(float)
        visited = 0
        stems = [stem for stem in _stems(text) if stem in self._by_stem]
        for stem in sorted(stems, key=lambda stem: (len(self._by_stem[stem]), stem)):
            numbers = self._by_stem[stem]
            for old in numbers[: _POSTINGS - visited]:
                votes[old] += 1 / len(numbers)
            visited += len(numbers)
            if visited >= _POSTINGS:
                break
        return sorted(votes, key=lambda old: (-votes[old], old))[:_COMPARED]


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text)}


def _likeness(one: str, other: str, threshold: float) -> float:
    """Return how alike two texts are, in per cent; 0 below ``threshold``."""
    if len(one) + len(other) > _LONG:
        likeness = _likeness_of_long(one.split(), other.split())
        return likeness if likeness >= threshold else 0.0
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  (catalogs without changes do not need it)

    likeness = ratio(one, other, score_cutoff=threshold)
    if likeness == 0 and min(len(one), len(other)) >= _CONTAINED:
        short, long = sorted((one, other), key=len)
        return threshold if long.startswith(short) or long.endswith(short) else 0.0
    return likeness


def _likeness_of_long(one: Sequence[str], other: Sequence[str]) -> float:
    """Return how many pairs of neighbouring words two texts share, in per cent."""
    pairs, others = Counter(pairwise(one)), Counter(pairwise(other))
    return 200.0 * (pairs & others).total() / max(1, pairs.total() + others.total())
