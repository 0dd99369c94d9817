"""What the single words of a translation are signs of: each word is judged once in a run, whatever texts it is in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from pipeline.checks.calendar_words import DATES, PEOPLES
from pipeline.checks.evidence import KNOWN, is_at_home, speaks_for
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
        self._quiet: set[str] = set()
        self._telling: dict[str, int] = {}
        self._own: set[str] = set()
        """Words of the language and of no other one."""
        self._sure: set[str] = set()
        """Those of them that are part of no name when they stand alone in small letters."""
        self._former: dict[str, bool] = {}

    def of(self, words: Sequence[str]) -> int:
        """Return the signs of ``words``, in small letters and in their order.

        Among them is Sign.FOREIGN unless some speak for the language and none for another one,
        and HINTS if two may be of one other language.
        """
        seen = twice = 0
        if not self._quiet.issuperset(words):
            for word in self._judged(words):
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
        found = sum(self._telling.get(word, 0) & _FOREIGN > 0 for word in words)
        return found + text.count("-") + text.count("'") + text.count("’")

    def any_former(self, words: Iterable[str]) -> bool:
        """Tell whether one of some words with hyphens is in the former spelling."""
        for word in words:
            known = self._former.get(word)
            if known is None:
                known = self._former[word] = bool(present(word.lower(), self._target_language))
            if known:
                return True
        return False

    def _judged(self, words: Iterable[str]) -> set[str]:
        """Return those of ``words`` that are a sign of something."""
        strange = set(words).difference(self._quiet)
        for word in strange.difference(self._telling):
            sign = self._judge(word)
            if sign:
                self._telling[word] = sign
            else:
                if len(self._quiet) > _MOST_WORDS:
                    self._quiet.clear()
                self._quiet.add(word)
        return strange & self._telling.keys()

    def _judge(self, word: str) -> int:
        sign = 0
        language = self._language
        for number, other in enumerate(self._others if language in TELLING else ()):
            spelled = SPELLED[language].get(other)
            if word in TELLING[language].get(other, ()) or (spelled is not None and spelled.search(word)):
                sign |= _MIXTURE
            if word in HINTING[language].get(other, ()):
                sign |= _FIRST_HINT << number
        if language in DATES and (word in DATES[language] or word in PEOPLES[language]):
            sign |= _CALENDAR
        if language == "pt" and present(word, self._target_language):
            sign |= _FORMER
        if self.tells_languages:
            speaks = speaks_for(word, language, self._strangers)
            if speaks is False:
                sign |= _FOREIGN
            elif speaks:
                self._own.add(word)
                if len(word) > 1 and word.isalpha() and word not in CONNECTORS:
                    self._sure.add(word)
        return sign


def _tells_nothing(words: Sequence[str]) -> bool:
    return len(words) < _FEWEST or sum(map(len, words)) < _SHORTEST


@cache
def word_signs(target_language: str, others: tuple[str, ...]) -> WordSigns:
    """Return what a run knows of the words of a language (gettext name) beside ``others`` (without region)."""
    return WordSigns(target_language, others)
