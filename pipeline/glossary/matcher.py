"""Finding thousands of word patterns in a text in one pass.

The patterns share a trie whose edges are *classes*: the set of forms one place of a
pattern may have. Forms are not multiplied out, so a term of four inflected words is a
path of four edges, and the time to read a text does not depend on how many terms
there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from typing import NamedTuple

from pipeline.glossary.forms.grammar import Grammar
from pipeline.glossary.forms.patterns import Gap, Pattern

__all__ = ["Match", "Matcher"]

_WORDS_AFTER_A_NOUN = 3
"""How many words may stand between a noun and its preposition."""
_WORDS_IN_A_GAP = 5
"""How far the gap rule looks: three adjectives with the commas between them."""
_WIDEST_GAP = _WORDS_IN_A_GAP + 4
"""How many words behind a place a pattern's last word may stand: a gap, a coordinator, two small words."""
_WIDEST_OF = _WORDS_AFTER_A_NOUN + 1 + _WIDEST_GAP
"""The same with adjectives and a preposition before it."""


class Match(NamedTuple):
    """A pattern found in a list of words."""

    start: int
    """The first word, from 0."""
    end: int
    """The word after the last."""
    pattern: int
    """The pattern's place in the list the matcher was made of."""
    gap: Gap
    """Whether other words stand inside: *bienes [naturales y] culturales*."""


class _Node(NamedTuple):
    """A node of the trie."""

    ends: tuple[int, ...]
    """The patterns that end here."""
    steps: dict[str, tuple[int, ...]]
    """Word -> the nodes it leads to, one for each class the word belongs to."""
    gaps: dict[str, tuple[int, ...]]
    """Before the last place: word -> the patterns it may end beyond a gap."""


class _Start(NamedTuple):
    """What may begin with a word."""

    nodes: tuple[int, ...]
    """The nodes it leads to."""
    ends: tuple[int, ...]
    """The patterns that are this one word."""
    gaps: frozenset[str]
    """The words with which one of them lets a pattern end beyond a gap."""
    ahead: frozenset[str]
    """The words with which one of them goes on."""
    of: frozenset[str]
    """If it is a noun that goes on with a preposition, the words with which it then goes on or ends."""


class Matcher:
    """Finds every pattern of a list in a text; made once for a glossary and language."""

    __slots__ = (
        "_adjectives",
        "_before_nouns",
        "_coordinator_leads",
        "_coordinators",
        "_functions",
        "_head_first",
        "_kinds",
        "_marks",
        "_nodes",
        "_prepositions",
        "_small",
        "_starts",
        "_sure_adjectives",
    )

    def __init__(self, patterns: Sequence[Pattern], rules: Grammar) -> None:
        self._head_first = rules.head_first
        self._coordinators = rules.coordinators
        self._functions = rules.function_words
        self._prepositions = rules.prepositions
        self._small = rules.articles | rules.prepositions | rules.coordinators | {"/"}
        self._before_nouns = rules.before_nouns
        self._coordinator_leads = rules.coordinator_leads
        self._sure_adjectives = tuple(rules.adjectives)
        self._adjectives = (*rules.adjectives, "o", "a", "os", "as")
        self._nodes: list[_Node] = []
        """Node 0 is the root."""
        self._starts: dict[str, _Start] = {}
        self._marks = rules.coordinators | {","}
        self._kinds = [pattern.gap for pattern in patterns]
        self._build(patterns)

    def _build(self, patterns: Sequence[Pattern]) -> None:
        edges: list[dict[frozenset[str], int]] = [{}]
        ends: list[list[int]] = [[]]
        gaps: dict[int, dict[frozenset[str], list[int]]] = {}
        for number, pattern in enumerate(patterns):
            node = 0
            for place, forms in enumerate(pattern.places):
                if pattern.gap and place == len(pattern.places) - 1:
                    gaps.setdefault(node, {}).setdefault(forms, []).append(number)
                if forms not in edges[node]:
                    edges[node][forms] = len(edges)
                    edges.append({})
                    ends.append([])
                node = edges[node][forms]
            ends[node].append(number)
        for number, (its_edges, its_ends) in enumerate(zip(edges, ends, strict=True)):
            steps = _by_word((forms, (following,)) for forms, following in its_edges.items())
            lasts = _by_word(gaps[number].items()) if number in gaps else {}
            self._nodes.append(_Node(tuple(its_ends), steps, lasts))
        for word, nodes in self._nodes[0].steps.items():
            reached = [self._nodes[node] for node in nodes]
            ahead = {following for node in reached for following in node.steps}
            last_words = {last for node in reached for last in node.gaps}
            of = self._behind_prepositions(reached) if self._head_first else ()
            its_ends = [pattern for node in reached for pattern in node.ends]
            self._starts[word] = _Start(nodes, tuple(its_ends), frozenset(last_words), frozenset(ahead), frozenset(of))

    def _behind_prepositions(self, reached: Iterable[_Node]) -> Iterator[str]:
        """Yield the words that may follow a preposition, at once or beyond a gap, and those that end a pattern."""
        for node in reached:
            for word in self._prepositions & node.steps.keys():
                for ends, steps, gaps in (self._nodes[number] for number in node.steps[word]):
                    yield from (word,) if ends else ()
                    yield from steps
                    yield from gaps

    def find(self, words: Sequence[str]) -> list[Match]:
        """Return all matches in ``words`` (in small letters) by their start; those inside others too."""
        starts = self._starts
        shared = not self._coordinators.isdisjoint(words)
        # Without a coordinator there is at most one word in a gap.
        widest_gap = _WIDEST_GAP if shared else 1
        following = [*words[1:], ""]
        found: list[Match] = []
        for at in compress(range(len(words)), map(starts.__contains__, words)):
            nodes, ends, gaps, ahead, of = starts[words[at]]
            if of and not of.isdisjoint(words[at + 2 : at + 2 + _WIDEST_OF]):
                self._walk_past_adjectives(words, at, nodes, found)
            if following[at] in ahead or (
                gaps and not gaps.isdisjoint(words[at + 2 : at + 2 + widest_gap]) and self._opens_gap(words, at + 1)
            ):
                self._walk(words, at, nodes, found, shared=shared)
            elif ends:
                found += [Match(at, at + 1, pattern, Gap.NONE) for pattern in ends]
        return found

    def _walk_past_adjectives(self, words: Sequence[str], start: int, nodes: Sequence[int], found: list[Match]) -> None:
        """Add the matches whose noun at ``start`` has adjectives before its preposition.

        *[Gestión] integral [de riesgos]*, *[argumentos] posicionales y [de palabra clave]*.
        """
        for at in range(start + 1, min(start + _WORDS_AFTER_A_NOUN + 2, len(words) - 1)):
            word = words[at]
            if at > start + 1 and word in self._prepositions:
                following = [node for one in nodes for node in self._nodes[one].steps.get(word, ())]
                self._walk(words, start, following, found, shared=False, at=at + 1, gap=Gap.LOOSE)
                return
            if not (self._content(word) or word in self._coordinators):
                return

    def _walk(
        self,
        words: Sequence[str],
        start: int,
        nodes: Sequence[int],
        found: list[Match],
        *,
        shared: bool,
        at: int = 0,
        gap: Gap = Gap.NONE,
    ) -> None:
        """Add every match that begins with the word at ``start``, and whose words before ``at`` lead to ``nodes``.

        ``shared`` says whether there is a coordinator in the text at all, ``gap`` whether
        other words stand between those before ``at``; by default that is the word after
        ``start``.
        """
        known = self._nodes
        at = at or start + 1
        while nodes:
            following: list[int] = []
            word = words[at] if at < len(words) else ""
            for node in nodes:
                ends, steps, gaps = known[node]
                if ends:
                    found += [Match(start, at, pattern, gap) for pattern in ends]
                if (
                    gaps
                    and not gaps.keys().isdisjoint(words[at + 1 : at + 1 + _WIDEST_GAP])
                    and (not shared or self._opens_gap(words, at))
                ):
                    found += self._over_gap(words, start, at, gaps)
                if word in steps:
                    following += steps[word]
            nodes = following
            at += 1

    def _opens_gap(self, words: Sequence[str], at: int) -> bool:
        """Tell at a glance whether coordinated words may begin at ``at``."""
        marks = self._marks
        if at < len(words) and self._is_inserted(words[at]):
            return True
        return at < len(words) and (words[at] in marks or (at + 1 < len(words) and words[at + 1] in marks))

    def _over_gap(
        self, words: Sequence[str], start: int, at: int, lasts: dict[str, tuple[int, ...]]
    ) -> Iterator[Match]:
        """Yield the patterns whose last place stands after other coordinated words.

        With the head first these are *X (, X) y*, from ``at``; with the head last they are
        *and X*, the same words in another order.
        """
        for last, gap, kind in self._beyond(words, at):
            if last is not None and last < len(words):
                for pattern in lasts.get(words[last], ()):
                    if self._kinds[pattern] in kind:
                        yield Match(start, last + 1, pattern, max(gap, self._kinds[pattern]))

    def _beyond(self, words: Sequence[str], at: int) -> Iterator[tuple[int | None, Gap, tuple[Gap, ...]]]:
        """Yield the places where the last word may stand, what that proves, and for which patterns."""
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
            if at < limit and words[at] in self._coordinator_leads:
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
        return at + 1 if at < len(words) and self._is_inserted(words[at]) else None

    def _is_inserted(self, word: str) -> bool:
        """Tell whether a word is surely an adjective, or a letter or number for a name; before the noun, any may be."""
        if not self._head_first:
            return self._content(word)
        is_name = (len(word) == 1 or word.isdigit()) and self._content(word)
        return word.endswith(self._sure_adjectives) or is_name or word in self._before_nouns

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


def _by_word(edges: Iterable[tuple[frozenset[str], Iterable[int]]]) -> dict[str, tuple[int, ...]]:
    """Return what each word leads to, given what each set of words leads to."""
    numbers: dict[str, list[int]] = {}
    for forms, reached in edges:
        for word in forms:
            numbers.setdefault(word, []).extend(reached)
    return {word: tuple(reached) for word, reached in numbers.items()}
