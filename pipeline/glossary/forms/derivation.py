"""Words made of the same stem: *conservación* and *conservar*, a case for a human eye."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from pipeline.glossary.forms.grammar import Endings, Grammar
from pipeline.glossary.pieces import common_beginnings, common_parts, has_one
from pipeline.glossary.words import folded

__all__ = ["Family"]

_SHORTEST_STEM = 4

_VOWEL_ENDINGS = ("", "a", "e", "o")
_BARE = frozenset(_VOWEL_ENDINGS)
_either = lru_cache(maxsize=64)(frozenset[str].union)
_without = lru_cache(maxsize=64)(frozenset[str].difference)


@lru_cache(maxsize=64)
def _alternating(alternations: Endings) -> tuple[str, ...]:
    return tuple(ending for noun, adjectives in alternations for ending in (noun, *adjectives))


def _proves_much(ending: str) -> bool:
    """Tell whether a word without this ending may end in a vowel: *conserv-ador, conserv-a*, but not *direct-ores*."""
    return len(ending) > 3 and ending[0] in "aei"


class Family:
    """The words that look derived from the stem of a word, or that it looks derived from.

    This is on the careful side: both words have to be one stem with known endings
    (``Grammar.derived``), of which at least one is more than a vowel, or alternate as those
    of Greek nouns do (``Grammar.alternations``). Accents do not count.
    """

    __slots__ = ("_begun", "_forms", "_longest", "_plurals", "_prefixed", "_rules", "_shortest", "_stems", "_verb")

    def __init__(self, forms: Iterable[str], rules: Grammar, *, verb: bool = False) -> None:
        """Take the forms of one word, in small letters, and whether it is a verb."""
        self._rules, self._verb = rules, verb
        self._shortest = min(_SHORTEST_STEM, rules.shortest_root)
        """No stem has fewer letters."""
        self._longest = 0
        """None has more, once all are made."""
        self._forms = list(map(folded, forms))
        self._plurals = frozenset(f"{form}s" for form in self._forms)
        """What looks like a plural is a wrong one, not another word."""
        self._prefixed: frozenset[str] = frozenset()
        self._stems: dict[str, list[frozenset[str]]] = {}
        """Stem -> sets of the endings that make kin of it."""
        self._begun: tuple[str, ...] | None = None
        """With one of these, which have a space before, each word of such a stem begins; all is made on first use."""

    def _find_stems(self) -> tuple[str, ...]:
        rules = self._rules
        self._prefixed = frozenset(prefix + form for prefix in rules.kin_prefixes for form in self._forms)
        grown = _either(rules.derived, rules.diminutives)
        derived = rules.derived if self._verb else _without(rules.derived, rules.verbal)
        for form in self._forms:
            for ending in _VOWEL_ENDINGS:
                if form.endswith(ending) and len(form) - len(ending) >= rules.shortest_root:
                    self._join(form.removesuffix(ending), grown)
            for noun, adjectives in rules.alternations if form.endswith(_alternating(rules.alternations)) else ():
                self._alternate(form, (noun,), adjectives)
                self._alternate(form, adjectives, (noun,))
            for end in range(_SHORTEST_STEM, len(form) + 1):
                if (ending := form[end:]) in derived:
                    bare = end >= rules.shortest_root and _proves_much(ending)
                    self._join(form[:end], _either(rules.derived, _BARE) if bare else rules.derived)
        self._longest = max(map(len, self._stems), default=0)
        return tuple(f" {beginning}" for beginning in common_beginnings(self._stems))

    @property
    def signs(self) -> tuple[str, ...]:
        """A text (see ``first``) that has one of the forms, or kin, has one of these in it."""
        beginnings = common_beginnings(form[: self._shortest] for form in self._forms)
        behind_prefixes = common_parts(self._forms) if self._rules.kin_prefixes else ()
        return (*map(" {}".format, beginnings), *behind_prefixes)

    def _alternate(self, form: str, endings: Iterable[str], others: Iterable[str]) -> None:
        for ending in endings:
            if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST_STEM:
                self._join(form.removesuffix(ending), frozenset(others))

    def _join(self, stem: str, endings: frozenset[str]) -> None:
        sets = self._stems.setdefault(stem, [])
        if endings not in sets:
            sets.append(endings)

    def first(self, spaced: str) -> int | None:
        """Return where the first word that is kin begins in a text, without the space before it; None if there is none.

        The text is as ``Words.spaced`` has it. The forms themselves are kin of their own: look for them first.
        """
        if self._begun is None:
            self._begun = self._find_stems()
        places: list[int] = []
        if has_one(spaced, self._forms):
            places += (at for at in (spaced.find(f" {word} ") for word in self._prefixed) if at >= 0)
        for beginning in self._begun:
            at = spaced.find(beginning)
            while at >= 0:
                end = spaced.index(" ", at + 1)
                if self._is_derived(spaced[at + 1 : end]):
                    places.append(at)
                    break
                at = spaced.find(beginning, end)
        return min(places, default=None)

    def _is_derived(self, word: str) -> bool:
        """Tell whether a word is a stem with one of its endings."""
        if word in self._plurals:
            return False
        ends = range(self._shortest, min(self._longest, len(word)) + 1)
        stems = ((word[end:], self._stems.get(word[:end], ())) for end in ends)
        return any(ending in some for ending, ends in stems for some in ends)
