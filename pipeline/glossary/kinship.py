"""Which terms a text has words of the same stem for, where it has not the terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.glossary.forms import Family, Grammar, Pattern
from pipeline.glossary.pieces import has_one
from pipeline.glossary.terms import PartOfSpeech, Term
from pipeline.glossary.words import Words, folded

__all__ = ["Kinship"]


class _Word(NamedTuple):
    """One of a term's words that carry its meaning."""

    forms: tuple[str, ...]
    """Its forms without accents, with a space before and behind."""
    marks: frozenset[str]
    """The same where it is a mark of punctuation."""
    family: Family
    signs: tuple[str, ...]
    """Where there is one of its forms or of its family, there is one of these."""

    def is_mark_of(self, text: Words) -> bool:
        """Tell whether it is a mark of punctuation that ``text`` has as a word."""
        return bool(self.marks) and not self.marks.isdisjoint(text.lowered)


class Kinship:
    """The words of the same stem as a lexicon's accepted terms; those of a concept are made on first use."""

    def __init__(self, accepted: Mapping[str, Sequence[Term]], whole: Mapping[Term, Pattern], rules: Grammar) -> None:
        """Take the accepted terms of each concept, each term's pattern, and the rules of their language."""
        self._accepted = accepted
        self._whole = whole
        self._rules = rules
        self._words: dict[str, list[list[_Word]]] = {}
        """Concept -> its terms as words."""

    def among(self, concepts: Iterable[str], text: Words) -> dict[str, tuple[int, int]]:
        """Return, for those of ``concepts`` that have kin in ``text``, where it stands; see ``Lexicon.kin``."""
        places: dict[str, tuple[int, int]] = {}
        for concept in concepts:
            for term in self._terms(concept):
                if concept not in places and _may_show(term, text):
                    start = _first_kin(term, text)
                    if start is not None:
                        places[concept] = text.ready.span(start, text.spaced.index(" ", start + 1) - 1)
        return places

    def _terms(self, concept: str) -> list[list[_Word]]:
        terms = self._words.get(concept)
        if terms is None:
            accepted = (term for term in self._accepted.get(concept, ()) if not term.exact)
            terms = self._words[concept] = [list(self._words_of(term)) for term in accepted]
        return terms

    def _words_of(self, term: Term) -> Iterator[_Word]:
        functions = self._rules.function_words
        for forms in self._whole[term].places:
            if forms.isdisjoint(functions):
                family = Family(forms, self._rules, verb=term.part_of_speech is PartOfSpeech.VERB)
                marks = frozenset(form for form in forms if not (form[0].isalnum() or form[0] == "_"))
                ours = frozenset(map(folded, forms - marks))
                yield _Word(tuple(map(" {} ".format, ours)), marks, family, family.signs)


def _may_show(term: Iterable[_Word], text: Words) -> bool:
    """Tell whether ``text`` has something like each word of a term."""
    return all(has_one(text.spaced, word.signs) or word.is_mark_of(text) for word in term)


def _first_kin(term: Iterable[_Word], text: Words) -> int | None:
    """Return where the first word begins that is kin of one of the term's; None if one of those has neither."""
    places: list[int] = []
    for word in term:
        if not (has_one(text.spaced, word.forms) or word.is_mark_of(text)):
            at = word.family.first(text.spaced)
            if at is None:
                return None
            places.append(at)
    return min(places, default=None)
