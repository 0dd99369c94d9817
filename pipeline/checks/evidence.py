"""Which language a short text is in: the evidence of its own small words and spellings.

Statistics fail on captions and names of museums, so only words count that one language
has and another has not: *the*, *el*, *não*, *…ción*, *…ção*. Names of people and
institutions are no evidence, in whatever language they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from pipeline.checks.wordlists import (
    BEGINNINGS,
    CONNECTORS,
    ENDINGS,
    LABELS,
    NAME_STARTERS,
    PLACES,
    SPELLINGS,
    WORDS,
)
from pipeline.markup import INVISIBLE

__all__ = [
    "KNOWN",
    "Words",
    "all_words",
    "are_at_home",
    "begins_sentence",
    "compounds",
    "evidence",
    "is_at_home",
    "is_plainly",
    "languages_of",
    "matching",
    "may_speak_for",
    "ordinary_words",
    "without_code",
    "words_of",
]

KNOWN = tuple(WORDS)
"""The languages there is evidence for, without region."""

_OWN = {one: WORDS[one].difference(*(WORDS[other] for other in WORDS if other != one)) for one in WORDS}

_WORD_FORM = rf"[^\W\d_]+(?>(?:(?:{INVISIBLE}+|['’-])[^\W\d_]+)*)"
_WORD = re.compile(_WORD_FORM)
_TOKEN = re.compile(rf"(?<![\w/\\.@#=:*])(?<!\d-)(?>({_WORD_FORM}))(?![\d_/\\=]|-\d|\(\)|\.[^\W_])|{_WORD_FORM}")
"""The first group is a word; without it, the match is a piece of a path, an identifier, a role or a call."""
_JOINT = re.compile(r"['’-](?<=[^\W\d_].)(?=[^\W\d_])")
_COMPOUND = re.compile(r"[^\W\d_]+(?>(?:['’-][^\W\d_]+)+)")
_PIECE = re.compile(rf"(?:[^\W\d_]|{INVISIBLE})+")
_CAMEL_CASE = re.compile("[a-z][A-Z]")
_BETWEEN_BACKQUOTES = re.compile(
    r"``[^`]+``|(?<!:)`[^`\s]+`|(?<=\S)\s<[^<>`]+>(?=`)"
    r"|:(?!(?:ref|doc|term|dfn|abbr|guilabel|menuselection|emphasis|strong):)[\w:+.-]{1,40}:`[^`<>]+`"
)
"""Code, and what links point to, as reStructuredText marks them and people do in plain text."""

_MOST_WORDS = 1 << 17
"""How many words are remembered as judged."""

_WITHIN_NAME = re.compile(r"[\s\"'“”‘’«»&/_-]*")
"""What may stand between two words of one name."""

_QUOTES_AND_SPACE = " \t\n\xa0\"'“”‘’«»¿¡"
_BEFORE_SENTENCE = ".!?:;…•|—–(["

_LABELS = frozenset[str]().union(*LABELS.values())
_PLACES = frozenset[str]().union(*PLACES.values())
_SENTENCE_STARTERS = _LABELS.union(*WORDS.values()) - NAME_STARTERS
"""Words that begin a sentence with their capital, and no name."""


class Words(NamedTuple):
    """The words of a text, in small letters, that are evidence of its language."""

    all: list[str]
    labels: list[str]
    """Those of them that a colon makes labels, which count twice: *Foto: …*."""


def ordinary_words(text: str) -> Words:
    """Return the words of a masked text that are not part of a name, and countries that stand alone."""
    text = without_code(text)
    tokens = [token for token in _TOKEN.finditer(text) if token[1]]
    if _CAMEL_CASE.search(text):
        tokens = [token for token in tokens if not _CAMEL_CASE.search(token[1])]
    found = Words([], [])
    name_end = 0
    for at, token in enumerate(tokens):
        if at < name_end:
            continue
        written = token[1]
        word = written.lower()
        if written[0].isupper():
            name_end = _name_end(text, tokens, at)
            if name_end > at and not (name_end == at + 1 and word.replace(INVISIBLE, "") in _PLACES):
                continue
        if len(word) == 1 and text.startswith(".", token.end()):
            continue
        if INVISIBLE in word:
            word = word.replace(INVISIBLE, "")
        found.all.append(word)
        if word in _LABELS and _is_label(text, token):
            found.labels.append(word)
    return found


def without_code(text: str) -> str:
    """Return a masked text with the code blanked that stands between backquotes; every character keeps its place."""
    return _BETWEEN_BACKQUOTES.sub(lambda code: "`" * len(code[0]), text) if "`" in text else text


def words_of(text: str) -> list[str]:
    """Return the words of a masked text in small letters, whatever they are part of."""
    words = list(map(str.lower, _WORD.findall(text)))
    return [word.replace(INVISIBLE, "") for word in words] if INVISIBLE in text else words


def compounds(text: str) -> list[str]:
    """Return those words of a text without INVISIBLE that have hyphens or apostrophes in them, in small letters."""
    if not ("-" in text or "'" in text or "’" in text) or not _JOINT.search(text):
        return []
    return _COMPOUND.findall(text.lower())


def all_words(text: str) -> list[str]:
    """Return all words of a masked text, names too, and the pieces of file names, but no identifiers of programs."""
    pieces = _PIECE.findall(text)
    if INVISIBLE in text:
        pieces = [piece.replace(INVISIBLE, "") for piece in pieces]
    return [piece.lower() for piece in pieces if piece[1:].islower() or piece[1:].isupper()]


def evidence(words: Collection[str], language: str, other: str) -> tuple[int, int]:
    """Return how many of ``words``, in small letters, speak for ``language`` and for ``other``, both of KNOWN.

    Words that both have speak for neither.
    """
    one, two = _BITS[language], _BITS[other]
    ours = theirs = 0
    for languages in filter(None, _SPOKEN.of(words)):
        spoken = languages & (one | two)
        if spoken == one:
            ours += 1
        elif spoken == two:
            theirs += 1
    return ours, theirs


def is_at_home(text: str, language: str) -> bool:
    """Tell at a glance that a text is in ``language``: one word in five is a small word of no other one."""
    return are_at_home(text.split(), language)


def are_at_home(words: Sequence[str], language: str) -> bool:
    """Tell the same of what stands between the spaces of a text."""
    return 5 * sum(map(_OWN[language].__contains__, words)) > len(words)


def languages_of(words: Collection[str]) -> dict[str, set[str]]:
    """Return which of ``words``, in small letters, each of the KNOWN languages may have."""
    spoken = [(word, bits) for word, bits in zip(words, _SPOKEN.of(words), strict=True) if bits]
    return {language: {word for word, bits in spoken if bits & bit} for language, bit in _BITS.items()}


def matching(pattern: re.Pattern[str], words: Sequence[str]) -> Iterator[str]:
    """Yield those of ``words``, none of which has a line end, in which ``pattern`` is found within their line."""
    lines = "\n".join(words)
    found = pattern.search(lines)
    while found:
        end = lines.find("\n", found.end())
        yield lines[lines.rfind("\n", 0, found.start()) + 1 : end if end >= 0 else None]
        found = pattern.search(lines, end) if end >= 0 else None


def may_speak_for(words: Collection[str], language: str, others: tuple[str, ...]) -> bool:
    """Tell whether one of ``words``, in small letters, speaks for one of ``others`` and not for ``language``."""
    return not _strange(language, others).isdisjoint(_SPOKEN.of(words))


def is_plainly(words: Collection[str], language: str, others: tuple[str, ...]) -> bool:
    """Tell whether some of ``words``, in small letters, speak for ``language`` and none for any of ``others``.

    Words of names count as well, so that this is quick.
    """
    spoken = frozenset(_SPOKEN.of(words))
    return spoken.isdisjoint(_strange(language, others)) and not spoken.isdisjoint(_plain(language, others))


_BITS = {language: 1 << number for number, language in enumerate(KNOWN)}


def _by_word(lists: Iterable[Mapping[str, frozenset[str]]]) -> dict[str, int]:
    """Return for each word, or piece of one, of some lists by language the bits of the languages that have it."""
    found: dict[str, int] = {}
    for by_language in lists:
        for language, words in by_language.items():
            for word in words:
                found[word] = found.get(word, 0) | _BITS[language]
    return found


_LISTED = _by_word((WORDS, LABELS, PLACES))
_LINE = "\n"
_PIECES = {
    **{_LINE + piece: bits for piece, bits in _by_word((BEGINNINGS,)).items()},
    **{piece + _LINE: bits for piece, bits in _by_word((ENDINGS,)).items()},
    **_by_word((SPELLINGS,)),
}
"""Pieces of words, with the end of a line for that of the word, and the languages that have such words."""


class _Spoken(dict[str, int]):
    """The languages that words may be in, as bits, judging by the lists and their spelling: each is judged once."""

    def __missing__(self, word: str) -> int:
        self._judge([word])
        return self[word]

    def of(self, words: Collection[str]) -> Iterable[int]:
        """Return those of each of ``words``; new ones are judged together, which takes a fourth of the time."""
        new = [word for word in words if word not in self]
        if new:
            self._judge(new)
        return map(self.__getitem__, words)

    def _judge(self, words: Sequence[str]) -> None:
        if len(self) >= _MOST_WORDS:
            self.clear()
        judged = [_LISTED.get(word, 0) for word in words]
        lines = _LINE.join(("", *words, ""))
        starts = list(accumulate((len(word) + 1 for word in words), initial=0))
        for piece, bits in _PIECES.items():
            at = lines.find(piece)
            while at >= 0:
                number = bisect_right(starts, at)
                judged[number - 1] |= bits
                at = lines.find(piece, starts[number])
        self.update(zip(words, judged, strict=True))


_SPOKEN = _Spoken()


@cache
def _strange(language: str, others: tuple[str, ...]) -> frozenset[int]:
    """Return the bits of words that speak for one of ``others``, and not for ``language``."""
    own, rest = _BITS[language], sum(_BITS[other] for other in others)
    return frozenset(bits for bits in range(1 << len(KNOWN)) if bits & rest and not bits & own)


@cache
def _plain(language: str, others: tuple[str, ...]) -> frozenset[int]:
    """Return the bits of words that speak for ``language``, and for none of ``others``."""
    own, rest = _BITS[language], sum(_BITS[other] for other in others)
    return frozenset(bits for bits in range(1 << len(KNOWN)) if bits & own and not bits & rest)


def _name_end(text: str, tokens: Sequence[re.Match[str]], at: int) -> int:
    """Return the place after the name that begins with token ``at``, which has a capital; ``at`` if none does."""
    first = tokens[at]
    if text.startswith(":", first.end()):
        return at
    begins = begins_sentence(text, first.start())
    if begins and first[0].lower() in _SENTENCE_STARTERS:
        return at
    end = at + 1
    ahead = end
    while ahead < len(tokens) and _WITHIN_NAME.fullmatch(text, tokens[ahead - 1].end(), tokens[ahead].start()):
        if _is_label(text, tokens[ahead]):
            break
        if tokens[ahead][0][0].isupper():
            end = ahead + 1
        elif tokens[ahead][0] not in CONNECTORS or ahead - end > 2:
            break
        ahead += 1
    return at if begins and end == at + 1 else end


def _is_label(text: str, token: re.Match[str]) -> bool:
    return text.startswith(":", token.end()) and token[0].lower() in _LABELS


def begins_sentence(text: str, at: int) -> bool:
    """Tell whether the word at ``at`` may have a capital because it begins a sentence, an item or a title."""
    while at and text[at - 1] in _QUOTES_AND_SPACE:
        at -= 1
    return at == 0 or text[at - 1] in _BEFORE_SENTENCE
