"""Words made of the same stem: *conservación* and *conservar*, a case for a human eye."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.glossary.forms.grammar import Grammar
from pipeline.glossary.words import folded

__all__ = ["Family"]

_SHORTEST_STEM = 4

_VOWEL_ENDINGS = ("", "a", "e", "o")


def _proves_much(ending: str) -> bool:
    """Tell whether a word without this ending may end in a vowel: *conserv-ador, conserv-a*, but not *direct-ores*."""
    return len(ending) > 3 and ending[0] in "aei"


class Family:
    """The words that look derived from the stem of a word, or that it looks derived from.

    This is on the careful side: both words have to be one stem with known endings
    (``Grammar.derived``), of which at least one is more than a vowel, or alternate as those
    of Greek nouns do (``Grammar.alternations``). Accents do not count.
    """

    __slots__ = ("_plurals", "_prefixed", "_stems")

    def __init__(self, forms: Iterable[str], rules: Grammar, *, verb: bool = False) -> None:
        """Take the forms of one word, in small letters, and whether it is a verb."""
        self._stems: dict[str, frozenset[str]] = {}
        """Stem -> the endings that make kin of it."""
        folded_forms = list(map(folded, forms))
        self._plurals = frozenset(f"{form}s" for form in folded_forms)
        """What looks like a plural is a wrong one, not another word."""
        self._prefixed = frozenset(prefix + form for prefix in rules.kin_prefixes for form in folded_forms)
        for form in folded_forms:
            for ending in _VOWEL_ENDINGS:
                if form.endswith(ending) and len(form) - len(ending) >= rules.shortest_root:
                    self._join(form.removesuffix(ending), rules.derived | rules.diminutives)
            for noun, adjectives in rules.alternations:
                self._alternate(form, (noun,), adjectives)
                self._alternate(form, adjectives, (noun,))
        for form in folded_forms:
            for ending in rules.derived if verb else rules.derived - rules.verbal:
                if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST_STEM:
                    stem = form.removesuffix(ending)
                    more = _VOWEL_ENDINGS if len(stem) >= rules.shortest_root and _proves_much(ending) else ()
                    self._join(stem, rules.derived.union(more))

    def _alternate(self, form: str, endings: Iterable[str], others: Iterable[str]) -> None:
        for ending in endings:
            if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST_STEM:
                self._join(form.removesuffix(ending), frozenset(others))

    def _join(self, stem: str, endings: frozenset[str]) -> None:
        self._stems[stem] = self._stems.get(stem, frozenset()) | endings

    def among(self, words: str) -> bool:
        """Tell whether one of ``words`` is kin; they are in small letters without accents, a space before each.

        The forms themselves are kin of their own: look for them first.
        """
        if self._prefixed and not self._prefixed.isdisjoint(words.split(" ")):
            return True
        stems = [(stem, ends) for stem, ends in self._stems.items() if f" {stem}" in words]
        return bool(stems) and any(
            word[len(stem) :] in ends
            for word in words.split(" ")
            if word not in self._plurals
            for stem, ends in stems
            if word.startswith(stem)
        )
