"""What the single words of a translation are signs of: each word is judged once in a run, whatever texts it is in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from pipeline.checks.calendar_words import DATES, PEOPLES
from pipeline.checks.evidence import KNOWN, is_at_home, languages_of, matching
from pipeline.checks.mixture_words import HINTING, SPELLED, TELLING
from pipeline.checks.signs import Sign
from pipeline.checks.wordlists import CONNECTORS
from pipeline.glossary import present
from pipeline.locales import primary

__all__ = ["HINTS", "WordSigns", "word_signs"]

_MOST_WORDS = 1 << 18
"""How many words without a sign are remembered; those with one are few."""

_CALENDAR, _FOREIGN, _FORMER, _MIXTURE = map(int, (Sign.CALENDAR, Sign.FOREIGN, Sign.FORMER, Sign.MIXTURE))
HINTS = 1 << (len(Sign) + 1)
"""Two words of a text may be of one other language: a sign beside those of Sign."""
_FIRST_HINT = 1 << len(Sign)
"""A word that may be of the first other language; the bits above are for the further ones. Two such words tell."""
_TIMES = 4
"""How many times more words of another language there have to be where some are of the text's (``foreign``)."""
_STRANGER = 2
"""What a word counts at most (``evidence``)."""
_FEWEST, _SHORTEST = 4, 20
"""Words, and letters of them, that tell something where none speaks for any language (``foreign``)."""
_ORDINARY = re.compile(r"(?<![\w/\\.@#=])[^\W\d_]+(?![\w/\\=]|\.\w|\(\))")
"""A word, or a piece of one, that is none of a path or of a program (``evidence``)."""
_REACH = 2
"""How far apart two such words are at most."""


class WordSigns:
    """The words of one language, beside other languages of a workspace."""

    def __init__(self, target_language: str, others: Sequence[str]) -> None:
        """Take the language (gettext name) that texts are in, and the workspace's, without region."""
        self._target_language = target_language
        self._language = primary(target_language)
        self._others = tuple(others)
        self._strangers = tuple(one for one in others if one != self._language and one in KNOWN)
        self.tells_languages = self._language in KNOWN and bool(self._strangers)
        """Whether it is known how to tell the language from the others."""
        self._met: set[str] = set()
        self._telling: dict[str, int] = {}
        self._tellers: set[str] = set()
        """The words that are a sign of something: those of ``_telling``."""
        self._foreign: set[str] = set()
        """Words of one of the other languages."""
        self._own: set[str] = set()
        """Words of the language and of no other one."""
        self._sure: set[str] = set()
        """Those of them that are part of no name when they stand alone in small letters."""
        self._former: dict[str, bool] = {}

    def meet(self, words: set[str]) -> None:
        """Judge those of ``words``, in small letters, that no text had before."""
        new = words - self._met
        if new:
            if len(self._met) > _MOST_WORDS:
                self._met = words & self._met
            self._judge(new)
            self._met |= new

    def of(self, words: Sequence[str]) -> int:
        """Return the signs of ``words``, which were met, in their order.

        Among them is Sign.FOREIGN unless some speak for the language and none for another one,
        and HINTS if two may be of one other language.
        """
        seen = twice = 0
        for word in self._tellers.intersection(words):
            sign = self._telling[word]
            twice |= seen & sign
            seen |= sign
        seen &= _FIRST_HINT - 1
        if twice >= _FIRST_HINT:
            seen |= HINTS
        return seen | _FOREIGN if self.tells_languages and self._own.isdisjoint(words) else seen

    def are_apart(self, words: Sequence[str]) -> bool:
        """Tell whether no two words that may be of one other language stand near each other."""
        signs = [self._telling.get(word, 0) & -_FIRST_HINT for word in words]
        return not any(
            here and here & there
            for apart in range(1, _REACH + 1)
            for here, there in zip(signs, signs[apart:], strict=False)
        )

    def are_at_home(self, words: Sequence[str], text: str, *, is_quoting: bool) -> bool:
        """Tell whether each line of ``text``, which has no marked-up words, is surely in its language, one of KNOWN.

        It is if many of its words are small ones of the language, or if more of them speak
        for it than could for any other. ``words`` are its words in small letters;
        ``is_quoting`` says that it has quotation marks.
        """
        strangers = -1
        if len(words) < _FEWEST:
            strangers = self.strangers(words, text)
            if not strangers:
                return True
        for line in text.split("\n"):
            if is_at_home(line, self._language) or not line.strip():
                continue
            if strangers < 0:
                strangers = self.strangers(words, text)
                if not strangers and _tells_nothing(_ORDINARY.findall(text)):
                    return True
            ours = 0 if is_quoting else sum(map(self._sure.__contains__, line.split()))
            if not ours or _STRANGER * strangers >= _TIMES * ours:
                return False
        return True

    def strangers(self, words: Sequence[str], text: str) -> int:
        """Return how many words of ``text`` may speak for another language, at most; ``words`` are those it has."""
        return sum(map(self._foreign.__contains__, words)) + text.count("-") + text.count("'") + text.count("’")

    def any_former(self, words: Iterable[str]) -> bool:
        """Tell whether one of some words with hyphens is in the former spelling."""
        for word in words:
            known = self._former.get(word)
            if known is None:
                known = self._former[word] = bool(present(word.lower(), self._target_language))
            if known:
                return True
        return False

    def _judge(self, words: set[str]) -> None:
        language = self._language
        listed = list(words)
        for number, other in enumerate(self._others if language in TELLING else ()):
            self._sign(words & TELLING[language].get(other, frozenset()), _MIXTURE)
            if other in SPELLED[language]:
                self._sign(matching(SPELLED[language][other], listed), _MIXTURE)
            self._sign(words & HINTING[language].get(other, frozenset()), _FIRST_HINT << number)
        if language in DATES:
            self._sign(words & DATES[language], _CALENDAR)
            self._sign(words & PEOPLES[language], _CALENDAR)
        if language == "pt":
            self._sign((word for word in listed if present(word, self._target_language)), _FORMER)
        if self.tells_languages:
            speakers = languages_of(listed)
            strangers = set[str]().union(*(speakers[one] for one in self._strangers))
            foreign = strangers - speakers[language]
            self._sign(foreign, _FOREIGN)
            self._foreign |= foreign
            own = speakers[language] - strangers
            self._own |= own
            self._sure.update(word for word in own - CONNECTORS if len(word) > 1 and word.isalpha())

    def _sign(self, words: Iterable[str], sign: int) -> None:
        for word in words:
            self._telling[word] = self._telling.get(word, 0) | sign
            self._tellers.add(word)


def _tells_nothing(words: Sequence[str]) -> bool:
    return len(words) < _FEWEST or sum(map(len, words)) < _SHORTEST


@cache
def word_signs(target_language: str, others: tuple[str, ...]) -> WordSigns:
    """Return what a run knows of the words of a language (gettext name) beside ``others`` (without region)."""
    return WordSigns(target_language, others)
