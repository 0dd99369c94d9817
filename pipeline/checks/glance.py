"""What can be seen of translations at a glance, before any rule is asked.

Most translations are right, and nearly all rules have nothing to say of them. One look at
both texts finds the signs (``pipeline.checks.signs``) that rules need; those without a
cause are not asked. The look is what every translation costs, so all translations of a
catalog are looked at together: most signs are rare, and one search that runs in C finds
where they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from operator import attrgetter, ne, or_
from string import ascii_uppercase
from typing import TYPE_CHECKING

from pipeline.checks.character_signs import (
    STRANGE,
    TELLING_BYTES,
    begin_alike,
    beginnings,
    characters,
    closed_alike,
    ends,
    strange_characters,
)
from pipeline.checks.comparison import PLAIN_TEXT_TAG
from pipeline.checks.currency_changed import LETTERS as CURRENCIES
from pipeline.checks.doubled_spaces import may_double
from pipeline.checks.figure_signs import MONTH_WORDS, differing, figures, source_signs, target_signs
from pipeline.checks.heading_case import has_small_word
from pipeline.checks.pair import Pair
from pipeline.checks.repetition import repeating
from pipeline.checks.same_texts import letters
from pipeline.checks.signs import Sign
from pipeline.checks.word_signs import HINTS, is_glued, word_signs
from pipeline.checks.wording import Wording
from pipeline.locales import primary
from pipeline.markup import INVISIBLE
from pipeline.markup.codes import with_codes
from pipeline.markup.joined import BETWEEN, Joined, all_but
from pipeline.markup.sameness import same_codes
from pipeline.model import Markup

if TYPE_CHECKING:
    from pipeline.checks.context import Context

__all__ = ["ALL", "glances"]

ALL = (1 << len(Sign)) - 1
"""The signs of a text that is too unusual to be judged at a glance."""

(
    ANYTHING, TERMS, INCLUSION, SUBTITLE, LIMIT, FORMAT, CODES, MARKUP, COPY, FOREIGN, MIXTURE, FORMER,
    CALENDAR, FIGURES, OTHER_FIGURES, SEPARATED_FIGURES, ORDINAL, PER_CENT, MONEY, DATE, SOURCE_DATE,
    SOURCE_CAPITALS, SOURCE_NUMERAL, QUOTATION, QUESTION, BRACKETS, BRACKET_SPACE, END, EDGE, PUNCTUATION_SPACE,
    WIDE_SPACE, REPETITION, NOTE, FIRST_LETTER, TITLE, LENGTH,
) = map(int, Sign)  # fmt: skip
"""The signs as plain numbers: adding up those of an enumeration takes ten times as long."""

_NUMERAL = re.compile("[IVXLC][IVXLC]")
_HYPHENED = re.compile(r"[^\W\d_]+-[^\W\d_][\w-]*")
_CAPITALS = re.compile("[A-Z][A-Z]+")
_SPACED_MARK = r"""
    (?<=[ \xa0\u202f][,;:?!.])(?![\w.]) | (?<=[,;])[^\W\d_]{2} | (?<=\.)[A-ZÁÉÍÓÚÂÊÔ][a-záéíóúãõâêôç]
"""
"""Behind a mark with a space before it, or with none behind it."""
_NOTES_CAPITAL = "(?<=N)[.d] | (?<=T)(?:ODO|B[DC]|N:) | (?<=F)IXME | (?<=X)XX"
_SPACED = re.compile(f"[,;:?!.](?:{_SPACED_MARK})", re.VERBOSE)
_NOTE = re.compile(f"[NTFX](?:{_NOTES_CAPITAL})", re.VERBOSE)
_SPACED_OR_NOTE = re.compile(f"[,;:?!.NTFX](?:{_SPACED_MARK} | {_NOTES_CAPITAL})", re.VERBOSE)
_SPACE_INSIDE = re.compile("[¿¡«][ \xa0\u202f]|[ \xa0\u202f]»")
_NOTES = ("ota d", "anslator", "orem i")
_DOUBTS = ("??", "¿?", "(?)")
_BRACKET_SPACE = re.compile(r"[(\[)\]](?:(?<=[(\[])[ \xa0]|(?<=[ \xa0][)\]]))")

_BEYOND_ASCII = re.compile(r"[^\w\x00-\x7e]|[^\D0-9]")
"""What is no letter of any alphabet."""
_IN_ASCII = {"’": "'"}
_LONGER = "İ"
"""The one capital whose small letter is a letter and a sign of its own."""

_ALL_BUT_TELLING = all_but(TELLING_BYTES)
_ALL_BUT_CAPITALS = all_but(bytes((*b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", *range(0xC3, 0xCA))))
"""Capitals, and the bytes that those with an accent begin with."""
_SIZES = bytes(ord("A" if chr(byte) in ascii_uppercase else " ") if byte else 0 for byte in range(256))
_TWO_CAPITALS = b"AA"
_WEEKDAY = ("day", "unes", "artes", "rcoles", "ueves", "iernes", "bado", "omingo", "feira")
_WEEKDAYS = {"en": _WEEKDAY[:1], "es": _WEEKDAY, "pt": _WEEKDAY}
_TITLED = ("es", "pt")
"""Languages in which headings are in small letters."""
_SET_APART = "([{'‘"
"""What may stand around words that are no part of the sentence."""
_TO_BE_TOLD = HINTS | FOREIGN | COPY
"""Signs of a text's words that a closer look may take back."""
_TITLE = 200
"""Characters of a heading at most."""
_TITLE_SPACES = 28
_FEWEST_CAPITALS = 3
_SHORT, _LEAST, _MOST = 69, 0.6, 1.6
"""Characters that two texts have together at most to be of any length, and how many times longer a translation is."""

_LANGUAGES = attrgetter("source_language", "target_language", "markup")


def glances(pairs: Sequence[Pair], context: Context) -> list[int]:
    """Return the signs (the numbers of Sign, added up) that each of some translations shows."""
    alike: dict[tuple[str, str, Markup], list[int]] = {}
    for number, languages in enumerate(map(_LANGUAGES, pairs)):
        alike.setdefault(languages, []).append(number)
    seen = [ALL] * len(pairs)
    for numbers in alike.values():
        usual = [number for number in numbers if _is_usual(pairs[number])]
        if usual:
            for number, signs in zip(usual, _Look([pairs[one] for one in usual], context).signs(), strict=True):
                seen[number] = signs
    return seen


def _is_usual(pair: Pair) -> bool:
    return bool(pair.source and pair.target) and BETWEEN not in pair.source and BETWEEN not in pair.target


class _Look:
    """A look at translations of one language, from one language and in one markup."""

    def __init__(self, pairs: Sequence[Pair], context: Context) -> None:
        self._pairs = pairs
        first = pairs[0]
        self._markup = first.markup
        self._limits = context.limits
        self._language, self._source_language = primary(first.target_language), primary(first.source_language)
        languages = tuple(dict.fromkeys(map(primary, context.languages)))
        self._words = word_signs(first.target_language, languages)
        has_terms = context.glossary is not None and bool(context.glossary.concepts)
        self._tells_copies = self._source_language in languages and not has_terms
        self._always = (
            ANYTHING
            | (TERMS if has_terms else 0)
            | (INCLUSION if context.inclusive != "any" else 0)
            | (SUBTITLE if self._markup is Markup.SUBTITLE else 0)
        )
        self._seen = [self._always] * len(pairs)
        self._sources = [pair.source for pair in pairs]
        self._targets = [pair.target for pair in pairs]
        self._coded: set[int] = set()
        """Those that may have inline codes."""
        self._source, self._target = Joined(self._sources), Joined(self._targets)
        self._on_lines = set(self._target.having("\n"))
        """Those of several lines."""
        self._priced: set[int] = set()
        """Those whose source text may name a currency by its letters."""

    def signs(self) -> list[int]:
        """Return the signs of each."""
        self._measure()
        self._look_at_writing()
        self._look_at_codes()
        lowered = self._target.text.lower()
        spelled = lowered.encode("utf-8", "surrogatepass")
        self._look_at_characters(spelled)
        self._look_at_sequences()
        self._look_at_figures()
        self._look_at_titles()
        self._look_at_copies()
        self._look_at_words(lowered)
        for number in self._target.having(INVISIBLE, _LONGER):
            self._seen[number] = ALL
        for number in self._source.having(INVISIBLE):
            self._seen[number] = ALL
        for number, (pair, seen) in enumerate(zip(self._pairs, self._seen, strict=True)):
            if seen & ~self._always and number not in self._coded:
                pair.keep_whole()
        return [seen & ALL for seen in self._seen]

    def _mark(self, numbers: Iterable[int], sign: int) -> None:
        seen = self._seen
        for number in numbers:
            seen[number] |= sign

    def _measure(self) -> None:
        """Look for what is known of translations beside their texts, and at how long these are."""
        seen = self._seen
        for number, (pair, source, target) in enumerate(zip(self._pairs, self._sources, self._targets, strict=True)):
            if pair.flags:
                seen[number] |= FORMAT
            if pair.seconds:
                seen[number] |= SUBTITLE
            length, other = len(source), len(target)
            limit = self._limits.get(pair.kind) if pair.limit is None else pair.limit
            if limit is not None and other > limit:
                seen[number] |= LIMIT
            if length + other > _SHORT and not _LEAST * length < other < _MOST * length:
                seen[number] |= LENGTH
            if len(source.strip()) < length or len(target.strip()) < other:
                seen[number] |= EDGE

    def _look_at_writing(self) -> None:
        """Look for the signs of texts as they are written."""
        self._mark(self._target.having("\xa0"), WIDE_SPACE)
        self._mark(self._target.matching(_BRACKET_SPACE), BRACKET_SPACE)
        self._mark(self._source.having(*_WEEKDAYS.get(self._source_language, ())), SOURCE_DATE)
        if self._markup is Markup.NONE:
            self._mark((one for one in self._target.having("  ") if may_double(self._targets[one])), WIDE_SPACE)
            for number in {*self._source.having("<"), *self._target.having("<")}:
                if PLAIN_TEXT_TAG.search(self._targets[number]) or PLAIN_TEXT_TAG.search(self._sources[number]):
                    self._seen[number] |= MARKUP

    def _look_at_codes(self) -> None:
        """Look for inline codes, and from now on at texts without them."""
        self._coded = with_codes(self._source, self._markup) | with_codes(self._target, self._markup)
        if not self._coded:
            return
        for number in self._coded:
            pair = self._pairs[number]
            self._seen[number] |= CODES if same_codes(pair.source, pair.target, self._markup) else CODES | MARKUP
            self._sources[number], self._targets[number] = pair.source_masked, pair.target_masked
        self._source, self._target = Joined(self._sources), Joined(self._targets)

    def _look_at_characters(self, spelled: bytes) -> None:
        """Look for single characters; ``spelled`` are the translations in small letters, in UTF-8."""
        seen = self._seen
        for number, telling in enumerate(spelled.translate(None, _ALL_BUT_TELLING).split(b"\0")):
            if telling:
                signs = characters(telling)
                if signs & STRANGE:
                    signs |= strange_characters(self._targets[number])
                    if signs & PUNCTUATION_SPACE and not _SPACE_INSIDE.search(self._targets[number]):
                        signs ^= PUNCTUATION_SPACE
                seen[number] |= signs
        self._mark(self._target.having("×", "÷"), STRANGE)

    def _look_at_sequences(self) -> None:
        """Look for characters that stand side by side."""
        for number, sizes in enumerate(self._source.translated(_SIZES)):
            if _TWO_CAPITALS in sizes:
                self._look_at_capitals(number)
        for number in self._target.matching(_SPACED_OR_NOTE):
            target = self._targets[number]
            self._seen[number] |= (PUNCTUATION_SPACE if _SPACED.search(target) else 0) | (
                NOTE if _NOTE.search(target) else 0
            )
        self._mark(self._target.having(*_NOTES), NOTE)
        doubtful = (number for number, signs in enumerate(self._seen) if signs & QUESTION)
        self._mark((one for one in doubtful if any(doubt in self._targets[one] for doubt in _DOUBTS)), NOTE)
        for bracket in "([":
            for number in self._target.having(bracket):
                if self._targets[number].count(bracket) > self._sources[number].count(bracket):
                    self._seen[number] |= NOTE

    def _look_at_capitals(self, number: int) -> None:
        """Look at the rows of capitals of one source text."""
        ours = set(_CAPITALS.findall(self._sources[number]))
        if not ours.issubset(_CAPITALS.findall(self._pairs[number].target)):
            self._seen[number] |= SOURCE_CAPITALS
        if not CURRENCIES.isdisjoint(ours):
            self._priced.add(number)
        if any(map(_NUMERAL.search, ours)):
            self._seen[number] |= SOURCE_NUMERAL

    def _look_at_figures(self) -> None:
        """Look for figures, and for what is only of interest beside them."""
        seen = self._seen
        ours, theirs = figures(self._source), figures(self._target)
        self._mark((number for number, is_other in enumerate(map(ne, ours, theirs)) if is_other), OTHER_FIGURES)
        numbered = [number for number, its in enumerate(ours) if its]
        alike = [number for number in numbered if ours[number] == theirs[number]]
        self._mark(differing(self._sources, self._targets, alike), OTHER_FIGURES)
        self._mark(self._priced.intersection(numbered), MONEY)
        if numbered:
            texts = Joined([self._sources[number] for number in numbered])
            self._mark_among(numbered, source_signs(texts, self._source_language))
        numbered = [number for number, its in enumerate(theirs) if its]
        if numbered:
            texts = Joined([self._targets[number] for number in numbered])
            self._mark_among(numbered, target_signs(texts, self._language))
        for number, its in enumerate(theirs):
            if not its:
                seen[number] &= ~(ORDINAL | PER_CENT)

    def _mark_among(self, numbers: Sequence[int], signs: Iterable[tuple[Iterable[int], int]]) -> None:
        for found, sign in signs:
            self._mark((numbers[one] for one in found), sign)

    def _look_at_titles(self) -> None:
        """Look at how texts begin and end."""
        seen = self._seen
        titled = self._language in _TITLED
        capitals = self._target.split(_ALL_BUT_CAPITALS)
        for number, (source, target) in enumerate(zip(self._sources, self._targets, strict=True)):
            signs = beginnings(source[0], target[0]) | ends(source[-1], target[-1])
            if signs & END and closed_alike(source, target):
                signs ^= END
            if signs & TITLE and not (
                titled
                and len(target) <= _TITLE
                and target.count(" ") <= _TITLE_SPACES
                and (seen[number] & STRANGE or _has_capitals(target, capitals[number]))
                and not has_small_word(target)
            ):
                signs ^= TITLE
            seen[number] |= signs

    def _look_at_copies(self) -> None:
        """Look for translations that have the letters of their source texts."""
        for number, (source, target) in enumerate(zip(self._sources, self._targets, strict=True)):
            length = len(source)
            if (
                abs(len(target) - length) <= 4 + length // 8
                and begin_alike(source[0], target[0])
                and letters(source) == letters(target)
            ):
                self._seen[number] |= COPY

    def _look_at_words(self, lowered: str) -> None:
        """Look for words and their order; ``lowered`` are the translations in small letters."""
        seen, known = self._seen, self._words
        texts = lowered.split(BETWEEN)
        for number, signs in enumerate(seen):
            if signs & STRANGE:
                texts[number] = _BEYOND_ASCII.sub(_in_ascii, texts[number])
        wording = Wording(texts, known.codes)
        for number, signs in enumerate(map(or_, seen, known.of(wording))):
            is_open = signs & _TO_BE_TOLD or number in self._on_lines
            seen[number] = self._tell(signs, number, wording.of(number)) if is_open else signs
        self._mark(repeating(wording, texts), REPETITION)
        if self._language in MONTH_WORDS:
            self._mark((number for number, signs in enumerate(seen) if signs & CALENDAR and signs & FIGURES), DATE)
        if self._language == "pt":
            for number in self._target.having("-"):
                if known.any_former(_HYPHENED.findall(self._targets[number])):
                    seen[number] |= FORMER

    def _tell(self, seen: int, number: int, words: list[str]) -> int:
        """Return the signs ``seen`` of a text, with those of its language that a look at its ``words`` leaves open."""
        target = self._targets[number]
        if self._sources[number] == target:  # no rule asks which language a copy is in but the one about copies
            is_right = self._tells_copies and not self._words.strangers(words, target)
            return seen & ~(FOREIGN | MIXTURE | (COPY if is_right else 0))
        is_marked = number in self._coded and self._markup is not Markup.NONE  # so some may be in italics
        is_quoting = seen & QUOTATION > 0
        if seen & HINTS and self._words.are_hinting(words):
            is_even = not (is_marked or is_quoting or is_glued(target) or any(sign in target for sign in _SET_APART))
            seen |= 0 if is_even and self._words.are_apart(words) else MIXTURE
        if self._words.tells_languages and number in self._on_lines:
            seen |= FOREIGN
        if seen & FOREIGN and not is_marked and self._words.are_at_home(words, target, is_quoting=is_quoting):
            seen &= ~FOREIGN
        return seen


def _in_ascii(sign: re.Match[str]) -> str:
    """Return a figure, space or other sign of ASCII for one of _BEYOND_ASCII."""
    if sign[0].isdecimal():
        return "0"
    return " " if sign[0].isspace() else _IN_ASCII.get(sign[0], "|")


def _has_capitals(text: str, capitals: bytes) -> bool:
    """Tell whether a text has as many capitals as an English heading; ``capitals`` are the bytes they begin with."""
    if len(capitals) < _FEWEST_CAPITALS:
        return False
    return capitals[:_FEWEST_CAPITALS].isalpha() or sum(map(ne, text, text.lower())) >= _FEWEST_CAPITALS
