"""What the single words of a translation are signs of: each word is judged once in a run, whatever texts it is in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import cycle

from pipeline.checks.calendar_words import DATES, PEOPLES
from pipeline.checks.evidence import KNOWN, are_at_home, compounds, languages_of, matching, may_speak_for, without_code
from pipeline.checks.mixture_words import HINTING, SPELLED, TELLING
from pipeline.checks.signs import Sign
from pipeline.checks.wording import NEW, Codes, Wording
from pipeline.checks.wordlists import CONNECTORS, LABELS
from pipeline.glossary import present
from pipeline.locales import primary

__all__ = ["HINTS", "WordSigns", "is_glued", "word_signs"]

_MOST_WORDS = 1 << 18
"""How many words are remembered."""

_CALENDAR, _FOREIGN, _FORMER, _MIXTURE = map(int, (Sign.CALENDAR, Sign.FOREIGN, Sign.FORMER, Sign.MIXTURE))
HINTS = 1 << (len(Sign) + 1)
"""Two words of a text may be of one other language: a sign beside those of Sign."""
_OWN = 1 << (len(Sign) + 2)
"""A word of the language and of no other one."""
_FIRST_HINT = 1 << (len(Sign) + 3)
"""A word that may be of the first other language; the bits above are for the further ones. Two such words tell."""
_JUST_OWN, _NOTHING = range(121, 188), range(188, NEW)
"""The codes of words that are just of the language, and of those without any sign: some, so that few share one.

Few signs go together: there are no more than 100 combinations of them.
"""
_SILENT = bytes((*_JUST_OWN, *_NOTHING))
_TIMES = 4
"""How many times more words of another language there have to be where some are of the text's (``foreign``)."""
_FEWEST, _FEWEST_HINTED, _SHORTEST = 4, 3, 20
"""Words that tell something where none speaks for any language, and where one does; letters of them (``foreign``)."""
_ORDINARY = re.compile(r"(?<![\w/\\.@#=])[^\W\d_]+(?![\w/\\=]|\.\w|\(\))")
"""A word, or a piece of one, that is none of a path or of a program (``evidence``)."""
_GLUED = re.compile(r"[0-9_](?:(?<=[^\x00-@\[-`{-\x7f].)|(?=[^\x00-@\[-`{-\x7f]))")
_LABELS = frozenset[str]().union(*LABELS.values())
_JOINTS = re.compile("['’-]")
_REACH = 2
"""How far apart two such words are at most."""


class _Own:
    """Words of a language, parted by what tells that they are in no name."""

    def __init__(self) -> None:
        """Have none."""
        self.sure: set[str] = set()
        """Those of which small letters tell it."""
        self.small: set[str] = set()
        """The others: names have such words, and begin with some."""

    def add(self, words: set[str]) -> None:
        """Take in ``words``."""
        sure = {word for word in words - CONNECTORS if len(word) > 1 and word.isalpha()}
        self.sure |= sure
        self.small |= words - sure


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
        """Those of the words there were."""
        self._signs = [0]
        """The signs of words by their code, of those that have some beside being of the language."""
        self._code_of: dict[int, int] = {}
        """The codes of words with some signs."""
        self._own_codes = bytes(_JUST_OWN)
        """Those of words of the language and of no other one."""
        self._telling: dict[str, int] = {}
        """The signs of the words that have some."""
        self._foreign: set[str] = set()
        """Words of one of the other languages."""
        self._labels: set[str] = set()
        """Those of them that count twice as labels."""
        self._compounds: dict[str, bool] = {}
        """Whether words with joints are such ones."""
        self._own = _Own()
        """Words of the language and of no other one."""
        self._kin = _Own()
        """Words of the language that not all others have."""
        self._former: dict[str, bool] = {}
        self._seen: dict[bytes, int] = {b"": 0}
        """The signs of texts by the codes of their words that have some."""

    def of(self, wording: Wording) -> list[int]:
        """Return the signs of texts whose words, in small letters, have their codes from here.

        Among them is Sign.FOREIGN unless some speak for the language and none for another one,
        and HINTS if two may be of one other language.
        """
        self._meet(wording)
        telling = wording.codes.translate(None, _SILENT).split(b"\0")
        if len(self._seen) > _MOST_WORDS:
            self._seen.clear()
        for its in set(telling).difference(self._seen):
            self._seen[its] = self._signs_of(its)
        seen = map(self._seen.__getitem__, telling)
        if not self.tells_languages:
            return list(seen)
        own = wording.codes.translate(None, bytes(range(1, 256)).translate(None, self._own_codes))
        return [signs if its else signs | _FOREIGN for signs, its in zip(seen, own.split(b"\0"), strict=True)]

    def _meet(self, wording: Wording) -> None:
        """Judge the words that no text had before, and give them their codes."""
        new = self.codes.new()
        if new:
            self._judge(new)
            met = bytearray(wording.codes)
            place = met.find(NEW)
            while place >= 0:
                met[place] = self.codes[wording.all[place]]
                place = met.find(NEW, place + 1)
            wording.codes = bytes(met)
        if len(self.codes) > _MOST_WORDS:
            self.codes = Codes()

    def _signs_of(self, codes: bytes) -> int:
        """Return the signs of a text whose words with signs have these codes."""
        seen = twice = 0
        for code in codes:
            twice |= seen & self._signs[code]
            seen |= self._signs[code]
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

    def are_at_home(self, words: Sequence[str], text: str, *, is_quoting: bool) -> bool:
        """Tell whether each line of ``text``, which has no marked-up words, is surely in its language, one of KNOWN.

        It is if many of its words are small ones of the language, or if more of them speak
        for it than could for any other. ``words`` are its words in small letters;
        ``is_quoting`` says that it has quotation marks.
        """
        joints = text.count("-") + text.count("'") + text.count("’")
        strangers = self._single_strangers(words)
        if not strangers and not joints and len(words) < _FEWEST:
            return True
        lines = [line for line in map(str.split, text.split("\n")) if line and not are_at_home(line, self._language)]
        if not lines or (not is_quoting and self._have(lines, self._own, strangers + joints)):
            return True
        if joints:
            strangers += sum(map(self._is_foreign, compounds(text)))
            if (not strangers and len(words) < _FEWEST) or (not is_quoting and self._have(lines, self._own, strangers)):
                return True
        if strangers >= 2 or (strangers and is_glued(text)):
            return False
        if not is_quoting and self._have(lines, self._kin):
            return True
        return _tells_nothing(text, _FEWEST_HINTED if strangers else _FEWEST)

    def _have(self, lines: Iterable[Sequence[str]], own: _Own, strangers: int = 0) -> bool:
        """Tell whether each line has so many ``own`` words, in no name at least, that ``strangers`` count for nothing.

        An article that begins a line is in no name if a word in small letters follows.
        """
        fewest = strangers // _TIMES + 1
        for line in lines:
            if not self._are_enough(line, own, fewest):
                return False
            written = " ".join(line)
            if "`" in written and not self._are_enough(without_code(written).split(), own, fewest):
                return False
        return True

    def _are_enough(self, words: Sequence[str], own: _Own, fewest: int) -> bool:
        found = sum(map(own.sure.__contains__, words))
        return found >= fewest or (bool(words) and found + self._small(words, own) >= fewest)

    def _small(self, words: Sequence[str], own: _Own) -> int:
        """Return how many words of a line, with the signs around them, are such ``own`` ones as names have, in none."""
        first = words[0].lower() if words[0].istitle() else words[0]
        if first not in own.small and own.small.isdisjoint(words):
            return 0
        return sum(
            word in own.small and after.isalpha() and after.islower() and after not in CONNECTORS
            for word, after in zip((first, *words[1:]), words[1:], strict=False)
        )

    def strangers(self, words: Sequence[str], text: str) -> int:
        """Return what the words of ``text`` that may speak for another language count at most.

        ``words`` are those it has; a label counts twice.
        """
        return self._single_strangers(words) + sum(map(self._is_foreign, compounds(text)))

    def _single_strangers(self, words: Sequence[str]) -> int:
        """Return the same of words, but for those with joints."""
        found = sum(map(self._foreign.__contains__, words))
        if found and not self._labels.isdisjoint(words):
            found += sum(map(self._labels.__contains__, words))
        return found

    def _is_foreign(self, compound: str) -> bool:
        """Tell whether words with joints between them may speak for another language."""
        known = self._compounds.get(compound)
        if known is None:
            known = self.tells_languages and may_speak_for([compound], self._language, self._strangers)
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
            self._own.add(own)
            self._kin.add(
                speakers[language].difference(words.intersection(*(speakers[one] for one in self._strangers)))
            )
        self._telling |= telling
        codes = self.codes
        codes.update(zip(words.difference(telling), cycle(_NOTHING), strict=False))
        codes.update(zip((word for word, its in telling.items() if its == _OWN), cycle(_JUST_OWN), strict=False))
        codes.update((word, self._code(its)) for word, its in telling.items() if its != _OWN)

    def _code(self, signs: int) -> int:
        """Return the code of words with some signs: there are fewer combinations than codes for them."""
        code = self._code_of.get(signs)
        if code is None:
            self._signs.append(signs)
            code = self._code_of[signs] = len(self._signs) - 1
            if signs & _OWN:
                self._own_codes += bytes((code,))
        return code


def is_glued(text: str) -> bool:
    """Tell whether a figure or a low line stands beside a letter, or beside another sign that is not in ASCII."""
    return _GLUED.search(text) is not None


def _tells_nothing(text: str, fewest: int) -> bool:
    """Tell whether a text has too few words, or too few letters of them and signs between these."""
    words = _ORDINARY.findall(text)
    return len(words) < fewest or sum(map(len, (*words, *_JOINTS.findall(text)))) < _SHORTEST


def word_signs(target_language: str, others: tuple[str, ...]) -> WordSigns:
    """Return what a run knows of the words of a language (gettext name) beside ``others`` (without region)."""
    language = primary(target_language)
    return _word_signs(target_language if language == "pt" else language, others)


_word_signs = cache(WordSigns)
"""Only Portuguese has words that are signs of something in one region and not in another."""
