"""Which terms may stand in a text: their words have to be in it, be it as parts of longer ones."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.glossary.forms import Grammar, Pattern

__all__ = ["Parts", "common_parts", "has_one"]


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

    def beginnings(self, lowered: str, concepts: Iterable[str]) -> set[str]:
        """Return words with which those of ``concepts`` begin that a text, in small letters, may name.

        Nothing if it surely names none of them, be it with parts of words.
        """
        return {
            word
            for concept in concepts
            if self._may_name(lowered, concept)
            for pattern in self._patterns[concept]
            for word in pattern.places[0]
            if word in lowered
        }

    def may_be_compound(self, lowered: str, concepts: Iterable[str]) -> bool:
        """Tell whether a text, in small letters, may name one of ``concepts`` with parts of words."""
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


def common_parts(words: Iterable[str]) -> tuple[str, ...]:
    """Return the fewest of ``words`` one of which each of them has in it."""
    found: list[str] = []
    for word in sorted(words, key=_length):
        if not has_one(word, found):
            found.append(word)
    return tuple(found)


def has_one(text: str, parts: Iterable[str]) -> bool:
    """Tell whether ``text`` has one of ``parts``."""
    for part in parts:  # noqa: SIM110  (a third of the time that any() takes)
        if part in text:
            return True
    return False


def _length(word: str) -> tuple[int, str]:
    return len(word), word
