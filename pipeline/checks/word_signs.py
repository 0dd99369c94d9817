"""What the single words of a translation are signs of: each word is judged once in a run, whatever texts it is in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from pipeline.checks.calendar_words import DATES, PEOPLES
from pipeline.checks.evidence import KNOWN, compounds, is_at_home, languages_of, matching
from pipeline.checks.mixture_words import HINTING, SPELLED, TELLING
from pipeline.checks.signs import Sign
from pipeline.checks.wording import NEW, Codes, Wording
from pipeline.checks.wordlists import CONNECTORS, LABELS
from pipeline.glossary import present
from pipeline.locales import primary

__all__ = ["GLUED", "HINTS", "WordSigns", "word_signs"]

_MOST_WORDS = 1 << 18
"""How many words are remembered."""

_CALENDAR, _FOREIGN, _FORMER, _MIXTURE = map(int, (Sign.CALENDAR, Sign.FOREIGN, Sign.FORMER, Sign.MIXTURE))
HINTS, GLUED = 1 << (len(Sign) + 1), 1 << (len(Sign) + 2)
"""Two words of a text may be of one other language, and a figure is part of a word: signs beside those of Sign."""
_OWN = 1 << (len(Sign) + 3)
"""A word of the language and of no other one."""
_FIRST_HINT = 1 << (len(Sign) + 4)
"""A word that may be of the first other language; the bits above are for the further ones. Two such words tell."""
_NOTHING, _OWN_KIND = 1, 2
"""The kinds of words without any sign, and of those that are just of the language."""
_TIMES = 4
"""How many times more words of another language there have to be where some are of the text's (``foreign``)."""
_FEWEST, _FEWEST_HINTED, _SHORTEST = 4, 3, 20
"""Words that tell something where none speaks for any language, and where one does; letters of them (``foreign``)."""
_ORDINARY = re.compile(r"(?<![\w/\\.@#=])[^\W\d_]+(?![\w/\\=]|\.\w|\(\))")
"""A word, or a piece of one, that is none of a path or of a program (``evidence``)."""
_LABELS = frozenset[str]().union(*LABELS.values())
_GLUED = re.compile(r"[\d_](?:(?=[^\W\d_])|(?<=[^\W\d_].))")
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
        self.codes = Codes()
        """Those of the words there were; the ones with the same signs are of one kind."""
        self._kind_of: dict[int, int] = {0: _NOTHING, _OWN: _OWN_KIND}
        """The kind of the words with some signs."""
        self._telling: dict[str, int] = {}
        """The signs of the words that have some."""
        self._foreign: set[str] = set()
        """Words of one of the other languages."""
        self._labels: set[str] = set()
        """Those of them that count twice as labels."""
        self._compounds: dict[str, bool] = {}
        """Whether words with joints are such ones."""
        self._own: set[str] = set()
        """Words of the language and of no other one."""
        self._sure: set[str] = set()
        """Those of them that are part of no name when they stand in small letters."""
        self._former: dict[str, bool] = {}
        self._seen: dict[bytes, int] = {b"": 0}
        """The signs of texts by the kinds of their words."""

    def of(self, wording: Wording) -> list[int]:
        """Return the signs of texts whose words, in small letters, have their numbers from here.

        Among them is Sign.FOREIGN unless some speak for the language and none for another one,
        and HINTS if two may be of one other language.
        """
        kinds = self._met(wording)
        telling = kinds.translate(None, bytes((_NOTHING, _OWN_KIND))).split(b"\0")
        if len(self._seen) > _MOST_WORDS:
            self._seen.clear()
        for its in set(telling).difference(self._seen):
            self._seen[its] = self._signs_of(its)
        seen = map(self._seen.__getitem__, telling)
        if not self.tells_languages:
            return list(seen)
        own = kinds.translate(None, bytes(kind for signs, kind in self._kind_of.items() if not signs & _OWN))
        return [signs if its else signs | _FOREIGN for signs, its in zip(seen, own.split(b"\0"), strict=True)]

    def _met(self, wording: Wording) -> bytes:
        """Return of which kind the words are, after judging those that no text had before."""
        new, kinds = self.codes.new(), bytearray(wording.kinds)
        if new:
            self._judge(new)
            place = kinds.find(NEW)
            while place >= 0:
                kinds[place] = self.codes[wording.all[place]] >> 8
                place = kinds.find(NEW, place + 1)
        if len(self.codes) > _MOST_WORDS:
            self.codes = Codes()
        return bytes(kinds)

    def _signs_of(self, kinds: bytes) -> int:
        """Return the signs of a text with words of these kinds."""
        signs = dict(zip(self._kind_of.values(), self._kind_of, strict=True))
        seen = twice = 0
        for kind in kinds:
            twice |= seen & signs[kind]
            seen |= signs[kind]
        seen &= _OWN - 1
        return seen | HINTS if twice >= _FIRST_HINT else seen

    def are_hinting(self, words: Iterable[str]) -> bool:
        """Tell whether two different words may be of one other language."""
        seen = twice = 0
        for word in set(words):
            sign = self._telling.get(word, 0) & -_FIRST_HINT
            twice |= seen & sign
            seen |= sign
        return twice > 0

    def are_apart(self, words: Sequence[str]) -> bool:
        """Tell whether no two words that may be of one other language stand near each other."""
        signs = [self._telling.get(word, 0) & -_FIRST_HINT for word in words]
        return not any(
            here and here & there
            for apart in range(1, _REACH + 1)
            for here, there in zip(signs, signs[apart:], strict=False)
        )

    def are_at_home(self, words: Sequence[str], text: str, *, is_quoting: bool, is_glued: bool) -> bool:
        """Tell whether each line of ``text``, which has no marked-up words, is surely in its language, one of KNOWN.

        It is if many of its words are small ones of the language, or if more of them speak
        for it than could for any other. ``words`` are its words in small letters;
        ``is_quoting`` says that it has quotation marks, ``is_glued`` that figures are part of some words.
        """
        strangers = self.strangers(words, text)
        if not strangers and len(words) < _FEWEST:
            return True
        is_quiet = strangers < (1 if is_glued else 2)
        for line in text.split("\n"):
            if is_at_home(line, self._language) or not line.strip():
                continue
            if is_quiet and _tells_nothing(_ORDINARY.findall(text), _FEWEST_HINTED if strangers else _FEWEST):
                return True
            ours = 0 if is_quoting else self._ours(line.split())
            if not ours or strangers >= _TIMES * ours:
                return False
        return True

    def _ours(self, words: Sequence[str]) -> int:
        """Return how many of the words of a line, with the signs around them, speak for the language at least.

        Those do that can be part of no name: an article before a word in small letters begins none.
        """
        first, *others = words
        joining = (first.lower() if first.istitle() else first, *others)
        return sum(map(self._sure.__contains__, words)) + sum(
            word in self._own
            and word not in self._sure
            and after.isalpha()
            and after.islower()
            and after not in CONNECTORS
            for word, after in zip(joining, others, strict=False)
        )

    def strangers(self, words: Sequence[str], text: str) -> int:
        """Return what the words of ``text`` that may speak for another language count at most.

        ``words`` are those it has; a label counts twice.
        """
        found = sum(map(self._foreign.__contains__, words)) + sum(map(self._labels.__contains__, words))
        if "-" in text or "'" in text or "’" in text:
            found += sum(map(self._is_foreign, compounds(text)))
        return found

    def _is_foreign(self, compound: str) -> bool:
        """Tell whether words with joints between them may speak for another language."""
        known = self._compounds.get(compound)
        if known is None:
            its = languages_of([compound])
            known = self.tells_languages and not its[self._language] and any(its[one] for one in self._strangers)
            self._compounds[compound] = known
        return known

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
        telling: dict[str, int] = {}

        def sign(words: Iterable[str], sign: int) -> None:
            for word in words:
                telling[word] = telling.get(word, 0) | sign

        sign(matching(_GLUED, listed), GLUED)
        for number, other in enumerate(self._others if language in TELLING else ()):
            sign(words & TELLING[language].get(other, frozenset()), _MIXTURE)
            if other in SPELLED[language]:
                sign(matching(SPELLED[language][other], listed), _MIXTURE)
            sign(words & HINTING[language].get(other, frozenset()), _FIRST_HINT << number)
        if language in DATES:
            sign(words & DATES[language], _CALENDAR)
            sign(words & PEOPLES[language], _CALENDAR)
        if language == "pt":
            sign((word for word in listed if present(word, self._target_language)), _FORMER)
        if self.tells_languages:
            speakers = languages_of(listed)
            strangers = set[str]().union(*(speakers[one] for one in self._strangers))
            foreign = strangers - speakers[language]
            sign(foreign, _FOREIGN)
            self._foreign |= foreign
            self._labels |= foreign & _LABELS
            own = speakers[language] - strangers
            sign(own, _OWN)
            self._own |= own
            self._sure.update(word for word in own - CONNECTORS if len(word) > 1 and word.isalpha())
        self._telling |= telling
        by_signs: dict[int, list[str]] = {0: list(words.difference(telling))}
        for word, signs in telling.items():
            by_signs.setdefault(signs, []).append(word)
        for signs, its in by_signs.items():
            self.codes.tell(its, self._kind(signs))

    def _kind(self, signs: int) -> int:
        """Return the kind of words with some signs: there are fewer than 200 combinations."""
        return self._kind_of.setdefault(signs, len(self._kind_of) + 1)


def _tells_nothing(words: Sequence[str], fewest: int) -> bool:
    return len(words) < fewest or sum(map(len, words)) < _SHORTEST


def word_signs(target_language: str, others: tuple[str, ...]) -> WordSigns:
    """Return what a run knows of the words of a language (gettext name) beside ``others`` (without region)."""
    language = primary(target_language)
    return _word_signs(target_language if language == "pt" else language, others)


_word_signs = cache(WordSigns)
"""Only Portuguese has words that are signs of something in one region and not in another."""
