"""What can be seen of a translation at a glance, without reading it word by word.

Most translations have the terms that their source text asks for, and no other of which
anything is to be said. To see so takes a tenth of the time that reading them takes.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import islice, product
from math import prod

from pipeline.glossary.forms import Grammar, Pattern
from pipeline.glossary.matcher import Matcher
from pipeline.glossary.words import Words
from pipeline.markup.joined import BETWEEN

__all__ = ["Glance", "in_small_letters"]

_BEFORE = frozenset(" \n\t\N{NO-BREAK SPACE}([{*`\"'«“‘¿¡/—–")
_AFTER = frozenset(" \n\t\N{NO-BREAK SPACE})]}*`\"'»”’,;:!?/—–…")
"""What may stand around a word and is no part of it, nor of a name of a program or a file."""

_SMALL = bytes(range(256)).decode("latin-1").lower().encode("latin-1")
"""The characters of Latin-1 in small letters: so many texts are lowered in a fifth of the time."""

_MOST_TEXTS = 40
"""How many texts one pattern may be, and one concept, to be looked for; others are left to those who read the words."""


class Glance:
    """The terms of one language that need no remark (*plain* ones), by concept, and the words of all others."""

    __slots__ = ("_known", "_patterns", "_telling", "_texts")

    def __init__(
        self,
        plain: Iterable[tuple[str, Pattern]],
        telling: Sequence[Pattern],
        known: Container[str],
        rules: Grammar,
    ) -> None:
        """Take the patterns of plain terms with their concepts, and those of which more is to be said.

        ``known`` are the concepts that have an accepted term; others are never missed.
        """
        self._known = known
        self._patterns: dict[str, list[Pattern]] = {}
        for concept, pattern in plain:
            self._patterns.setdefault(concept, []).append(pattern)
        self._texts: dict[str, tuple[str, tuple[str, ...]]] = {}
        """Concept -> what is looked for; first the likeliest with a space before and behind it. Filled on first use."""
        self._telling = Matcher(telling, rules) if telling else None

    @property
    def is_plain(self) -> bool:
        """Whether all terms are plain, so that every text is quiet."""
        return self._telling is None

    def is_quiet(self, text: Words) -> bool:
        """Tell whether all terms of ``text`` are plain."""
        return self._telling is None or not self._telling.find(text.lowered)

    def loud(self, texts: Sequence[str]) -> set[int]:
        """Return the numbers of those of many texts that are not quiet."""
        return set() if self._telling is None else {number for number, *_ in self._telling.find_in_all(texts)}

    def unseen(self, small: str, concepts: Iterable[str]) -> list[str]:
        """Return those of ``concepts`` that are known and that a text, which is quiet, names not for sure.

        Seen is what is certain: the words of a plain term in a row, with one space between
        and space or punctuation around.
        """
        known = self._texts
        unseen: list[str] = []
        for concept in concepts:
            likely, texts = known.get(concept) or self._looked_for(concept)
            if not (texts and (likely in small or _sees(small, texts))) and concept in self._known:
                unseen.append(concept)
        return unseen

    def _looked_for(self, concept: str) -> tuple[str, tuple[str, ...]]:
        texts = tuple(islice(self._written(concept), _MOST_TEXTS))
        found = self._texts[concept] = f" {''.join(texts[:1])} ", texts
        return found

    def _written(self, concept: str) -> Iterator[str]:
        """Yield the texts that the plain terms of ``concept`` may be, each term as the glossary has it first."""
        for pattern in self._patterns.get(concept, ()):
            if prod(map(len, pattern.places)) <= _MOST_TEXTS:
                yield from map(" ".join, product(*map(_given_first, pattern.places, pattern.models)))


def in_small_letters(texts: Sequence[str]) -> list[str]:
    """Return many texts in small letters, with a space before and behind each."""
    together = f" {f' {BETWEEN} '.join(texts)} "
    try:
        small = together.encode("latin-1").translate(_SMALL).decode("latin-1").split(BETWEEN)
    except UnicodeEncodeError:
        small = []
    return small if len(small) == len(texts) else [f" {text.lower()} " for text in texts]


def _given_first(forms: Iterable[str], model: str) -> list[str]:
    given = model.lower()
    return sorted(forms, key=lambda form: (form != given, form))


def _sees(small: str, texts: Iterable[str]) -> bool:
    """Tell whether one of ``texts`` stands for sure in a text in small letters with a space before and behind it."""
    for words in texts:
        at = small.find(words)
        while at > 0:
            end = at + len(words)
            if small[at - 1] in _BEFORE and ((after := small[end]) in _AFTER or _is_stop(after, small, end)):
                return True
            at = small.find(words, end)
    return False


def _is_stop(mark: str, small: str, at: int) -> bool:
    """Tell whether ``mark``, which stands at ``at``, is a full stop: behind it there is a space, or nothing."""
    return mark == "." and small[at + 1].isspace()
