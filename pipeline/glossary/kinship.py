"""Which terms a text has words of the same stem for, where it has not the terms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.glossary.forms import Family, Grammar, Pattern
from pipeline.glossary.hits import Look
from pipeline.glossary.terms import PartOfSpeech, Term
from pipeline.glossary.words import folded

__all__ = ["Kinship"]

_Kin = list[tuple[frozenset[str], Family]]
"""The words of a term: their forms without accents, and the words of the same stem."""


class Kinship:
    """The words of the same stem as a lexicon's accepted terms; those of a concept are made on first use."""

    def __init__(self, accepted: Mapping[str, Sequence[Term]], whole: Mapping[Term, Pattern], rules: Grammar) -> None:
        """Take the accepted terms of each concept, each term's pattern, and the rules of their language."""
        self._accepted = accepted
        self._whole = whole
        self._rules = rules
        self._families: dict[str, list[_Kin]] = {}
        """Concept -> its terms as words with their kin."""

    def among(self, concepts: Iterable[str], look: Look) -> dict[str, tuple[int, int]]:
        """Return, for those of ``concepts`` that have kin in a text, where it stands; see ``Lexicon.kin``."""
        found = [word if word.isascii() else folded(word) for word in look.text.lowered]
        spaced, there = f" {' '.join(found)}", frozenset(found)
        places: dict[str, tuple[int, int]] = {}
        for concept in concepts:
            for words_of_term in self._kin(concept):
                first = _first_kin(words_of_term, found, there, spaced)
                if first is not None:
                    places.setdefault(concept, look.text.span(first, first + 1))
        return places

    def _kin(self, concept: str) -> list[_Kin]:
        """Return for each term of ``concept`` the words that carry its meaning: their forms, and their kin."""
        if concept not in self._families:
            functions = self._rules.function_words
            terms = [term for term in self._accepted.get(concept, ()) if not term.exact]
            self._families[concept] = [
                [
                    (
                        frozenset(map(folded, forms)),
                        Family(forms, self._rules, verb=term.part_of_speech is PartOfSpeech.VERB),
                    )
                    for forms in self._whole[term].places
                    if forms.isdisjoint(functions)
                ]
                for term in terms
            ]
        return self._families[concept]


def _first_kin(kin: _Kin, found: Sequence[str], there: frozenset[str], spaced: str) -> int | None:
    """Return the place of the first word that is kin of one of the term's; None if one of those has neither."""
    absent = [family for forms, family in kin if forms.isdisjoint(there)]
    if not absent or not all(family.among(spaced) for family in absent):
        return None
    return next((at for at, word in enumerate(found) if any(family.among(f" {word}") for family in absent)), None)
