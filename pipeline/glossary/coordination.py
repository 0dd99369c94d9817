"""Where the last word of a term may stand if others come between: *bienes [naturales y] culturales*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.glossary.forms.grammar import Grammar
from pipeline.glossary.forms.patterns import Gap

__all__ = ["WIDEST_GAP", "WIDEST_OF", "Coordination"]

_WORDS_AFTER_A_NOUN = 3
"""How many words may stand between a noun and its preposition."""
_WORDS_IN_A_GAP = 5
"""How far the gap rule looks: three adjectives with the commas between them."""
WIDEST_GAP = _WORDS_IN_A_GAP + 4
"""How many words behind a place a pattern's last word may stand: a gap, a coordinator, two small words."""
WIDEST_OF = _WORDS_AFTER_A_NOUN + 1 + WIDEST_GAP
"""The same with adjectives and a preposition before it."""


class Coordination:
    """The gaps that the grammar of a language allows. Words are in small letters."""

    __slots__ = (
        "_adjectives",
        "_before_nouns",
        "_coordinators",
        "_functions",
        "_head_first",
        "_prepositions",
        "_small",
        "_sure_adjectives",
        "leads",
        "marks",
        "never_between",
        "punctuation",
    )

    def __init__(self, rules: Grammar) -> None:
        """Take the ``rules`` of the language."""
        self._head_first = rules.head_first
        self._coordinators = rules.coordinators
        self._functions = rules.function_words
        self._prepositions = rules.prepositions
        self._small = rules.articles | rules.prepositions | rules.coordinators | {"/"}
        self._before_nouns = rules.before_nouns
        self._adjectives = (*rules.adjectives, "o", "a", "os", "as")
        self.marks = rules.coordinators | {","}
        """One of these stands first or second in a gap of several words."""
        self.leads = rules.coordinator_leads
        """One of these may stand before a coordinator, behind an adjective: *cultural así como natural*."""
        self._sure_adjectives = tuple(rules.adjectives)
        self.never_between = self._functions - rules.coordinators
        """Words that do not stand between a noun and its preposition."""
        small = self._small | self._functions | self.marks | self.leads
        self.punctuation = frozenset(word for word in small if not word[0].isalnum())
        """The marks of punctuation that mean something here."""

    def opens(self, words: Sequence[str], at: int) -> bool:
        """Tell at a glance whether a gap may begin at ``at``."""
        return not self.marks.isdisjoint(words[at : at + 2]) or (at < len(words) and self.inserts(words[at]))

    def inserts(self, word: str) -> bool:
        """Tell whether ``word`` may be a gap by itself.

        It is surely an adjective, or a letter or number for a name; before the noun, any word may be.
        """
        if not self._head_first:
            return self._content(word)
        is_name = (len(word) == 1 or word.isdigit()) and self._content(word)
        return word.endswith(self._sure_adjectives) or is_name or word in self._before_nouns

    def past_adjectives(self, words: Sequence[str], noun: int) -> int | None:
        """Return the place of the preposition that adjectives part from a noun; None if it has none.

        *[Gestión] integral [de riesgos]*, *[argumentos] posicionales y [de palabra clave]*.
        """
        for at in range(noun + 1, min(noun + _WORDS_AFTER_A_NOUN + 2, len(words) - 1)):
            word = words[at]
            if at > noun + 1 and word in self._prepositions:
                return at
            if not (self._content(word) or word in self._coordinators):
                return None
        return None

    def beyond(self, words: Sequence[str], at: int) -> Iterator[tuple[int, Gap, tuple[Gap, ...]]]:
        """Yield the places where the last word may stand beyond a gap at ``at``, what that proves, for which patterns.

        With the head first these are *X (, X) y*; with the head last they are *and X*, the
        same words in another order.
        """
        for place, gap, kinds in self._places(words, at):
            if place is not None and place < len(words):
                yield place, gap, kinds

    def _places(self, words: Sequence[str], at: int) -> Iterator[tuple[int | None, Gap, tuple[Gap, ...]]]:
        if not self._head_first:
            yield self._after_coordinated(words, at), Gap.SHARED, (Gap.SHARED, Gap.LOOSE)
            yield self._after_one_word(words, at), Gap.LOOSE, (Gap.SHARED, Gap.LOOSE)
            return
        for place in self._after_adjectives(words, at):
            yield place, Gap.SHARED, (Gap.SHARED,)
        yield self._after_shared_nouns(words, at), Gap.LOOSE, (Gap.SHARED,)
        yield self._after_one_word(words, at), Gap.LOOSE, (Gap.SHARED, Gap.APPOSED, Gap.LOOSE)
        yield self._after_tail(words, at), Gap.LOOSE, (Gap.LOOSE,)

    def _after_adjectives(self, words: Sequence[str], at: int) -> Sequence[int]:
        """*[bienes] naturales, [históricos] y [culturales]*; *[patrimonio] cultural, así como el [natural]*."""
        limit = min(len(words) - 1, at + _WORDS_IN_A_GAP)
        places: list[int] = []
        if at < limit and words[at] in self._coordinators:
            at += 1
        while at < limit and self._content(words[at]) and words[at].endswith(self._adjectives):
            comma = words[at + 1] == ","
            at += 2 if comma else 1
            if at < limit and words[at] in self.leads:
                at += 1
            if at < limit and words[at] in self._coordinators:
                last = self._past_small_words(words, at + 1)
                return places if last is None else [*places, last]
            if not comma:
                break
            places.append(at)
        return ()

    def _after_shared_nouns(self, words: Sequence[str], at: int) -> int | None:
        """*[museos] y los archivos [comunitarios]*."""
        if at < len(words) and words[at] in self._coordinators:
            noun = self._past_small_words(words, at + 1)
            return noun + 1 if noun is not None and self._content(words[noun]) else None
        return None

    def _after_one_word(self, words: Sequence[str], at: int) -> int | None:
        """*[valor] inicial [predeterminado]*, *[red de] grandes [museos]*, *[permanent] photography [exhibition]*."""
        return at + 1 if at < len(words) and self.inserts(words[at]) else None

    def _after_tail(self, words: Sequence[str], at: int) -> int | None:
        """*[gestión de] bienes y de [colecciones]*."""
        if at + 1 < len(words) and self._content(words[at]) and words[at + 1] in self._coordinators:
            return self._past_small_words(words, at + 2)
        return None

    def _past_small_words(self, words: Sequence[str], at: int) -> int | None:
        """Return the place of the next word that is no article and no preposition; up to two are."""
        for place in range(at, min(at + 3, len(words))):
            if words[place] not in self._small:
                return place
        return None

    def _after_coordinated(self, words: Sequence[str], at: int) -> int | None:
        limit = min(len(words) - 1, at + _WORDS_IN_A_GAP)
        while at < limit and words[at] == "," and self._content(words[at + 1]):
            at += 2
        if at < limit and words[at] in self._coordinators and self._content(words[at + 1]):
            return at + 2
        return None

    def _content(self, word: str) -> bool:
        return word[0].isalnum() and word not in self._functions
