"""Which terms may stand in a text: their words have to be in it, be it as parts of longer ones."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.glossary.forms import Grammar, Pattern
from pipeline.glossary.pieces import common_parts, has_one
from pipeline.glossary.words import Words, folded

__all__ = ["Parts"]


class Parts:
    """The pieces of words that a text has to have for each concept; those of a concept are made on first use."""

    def __init__(self, patterns: Iterable[tuple[str, Pattern]], rules: Grammar) -> None:
        """Take all patterns with their concepts, and the rules of their language."""
        self._functions = rules.function_words
        self._prefixes = rules.open_prefixes
        self._patterns: dict[str, list[Pattern]] = {}
        for concept, pattern in patterns:
            self._patterns.setdefault(concept, []).append(pattern)
        self._needed: dict[str, tuple[tuple[tuple[str, ...], ...], ...]] = {}
        """Concept -> its patterns, each with its places, each with the parts of which a text has to have one."""
        self._prefixed: dict[str, tuple[str, ...]] = {}
        """Concept -> its words behind prefixes, and those that are a prefix."""

    def possible(self, text: Words, concepts: Iterable[str]) -> list[str]:
        """Return those of ``concepts`` that a text may name, be it with parts of words."""
        lowered = text.ready.lowered
        return [concept for concept in concepts if self._may_name(lowered, concept)]

    def beginnings(self, text: Words, concepts: Iterable[str]) -> set[str]:
        """Return the words of a text with which terms for ``concepts`` begin."""
        lowered = text.ready.lowered
        return {
            word
            for concept in concepts
            for pattern in self._patterns.get(concept, ())
            for word in pattern.places[0]
            if word in lowered and _may_be_word(word, text)
        }

    def may_be_compound(self, text: Words, concepts: Iterable[str]) -> bool:
        """Tell whether a text may name one of ``concepts``, which are ``possible``, with parts of words."""
        lowered = text.ready.lowered
        return "-" in lowered or any(has_one(lowered, self._behind_prefixes(concept)) for concept in concepts)

    def _behind_prefixes(self, concept: str) -> tuple[str, ...]:
        found = self._prefixed.get(concept)
        if found is None:
            words = {word for pattern in self._patterns.get(concept, ()) for forms in pattern.places for word in forms}
            joined = (prefix + word for prefix in self._prefixes for word in words)
            found = self._prefixed[concept] = common_parts((*joined, *words.intersection(self._prefixes)))
        return found

    def _may_name(self, lowered: str, concept: str) -> bool:
        needed = self._needed.get(concept)
        if needed is None:
            places = (self._places(pattern) for pattern in self._patterns.get(concept, ()))
            needed = self._needed[concept] = tuple(dict.fromkeys(places))
        for pattern in needed:
            for parts in pattern:
                if not has_one(lowered, parts):
                    break
            else:
                return True
        return False

    def _places(self, pattern: Pattern) -> tuple[tuple[str, ...], ...]:
        return tuple(common_parts(forms) for forms in pattern.places if forms.isdisjoint(self._functions))


def _may_be_word(word: str, text: Words) -> bool:
    """Tell whether ``word``, which is in a text, may be a word of it; a mark of punctuation always is."""
    return f" {folded(word)} " in text.spaced or not word[0].isalnum()
