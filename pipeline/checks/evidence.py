"""Which language a short text is in: the evidence of its own small words and spellings.

Statistics fail on captions and names of museums, so only words count that one language
has and another has not: *the*, *el*, *não*, *…ción*, *…ção*. Names of people and
institutions are no evidence, in whatever language they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.checks.wordlists import CONNECTORS, LABELS, NAME_STARTERS, PLACES, SPELLINGS, WORDS
from pipeline.markup import INVISIBLE

__all__ = [
    "KNOWN",
    "Word",
    "all_words",
    "begins_sentence",
    "evidence",
    "is_at_home",
    "is_plainly",
    "languages_of",
    "matching",
    "ordinary_words",
    "speaks_for",
]

KNOWN = tuple(WORDS)
"""The languages there is evidence for, without region."""

_OWN = {one: WORDS[one].difference(*(WORDS[other] for other in WORDS if other != one)) for one in WORDS}

_WORD = re.compile(rf"[^\W\d_]+(?>(?:(?:{INVISIBLE}+|['’-])[^\W\d_]+)*)")
_PIECE = re.compile(rf"(?:[^\W\d_]|{INVISIBLE})+")

_MOST_WORDS = 1 << 17
"""How many words are remembered as judged; what they speak for is kept."""

_CAMEL_CASE = re.compile("[a-z][A-Z]")

_WITHIN_NAME = re.compile(r"[\s\"'“”‘’«»&/_-]*")
"""What may stand between two words of one name."""

_QUOTES_AND_SPACE = " \t\n\xa0\"'“”‘’«»¿¡"
_BEFORE_SENTENCE = ".!?:;…•|—–(["


@dataclass(frozen=True, slots=True)
class Word:
    """A word that is evidence of its language."""

    text: str
    """The word in small letters."""
    weight: int = 1


def ordinary_words(text: str) -> list[Word]:
    """Return the words of a masked text that are not part of a name, and countries that stand alone."""
    tokens = [token for token in _WORD.finditer(text) if not _is_technical(text, token)]
    found: list[Word] = []
    at = 0
    while at < len(tokens):
        end = _name_end(text, tokens, at)
        token = tokens[at]
        word = token[0].replace(INVISIBLE, "").lower()
        is_country = end == at + 1 and _is_listed(word, PLACES)
        is_abbreviation = len(word) == 1 and text.startswith(".", token.end())
        if (end == at or is_country) and not is_abbreviation:
            found.append(Word(word, 2 if _is_label(text, token) else 1))
        at = max(end, at + 1)
    return found


def all_words(text: str) -> list[Word]:
    """Return all words of a masked text, names too, and the pieces of file names, but no identifiers of programs."""
    pieces = (token[0].replace(INVISIBLE, "") for token in _PIECE.finditer(text))
    return [Word(piece.lower()) for piece in pieces if piece[1:].islower() or piece[1:].isupper()]


def evidence(words: Iterable[Word], language: str, other: str) -> tuple[int, int]:
    """Return how much speaks for ``language`` and how much for ``other``, both of KNOWN.

    Words that both have speak for neither.
    """
    ours = theirs = 0
    for word in words:
        languages = _languages_of(word.text)
        if (language in languages) != (other in languages):
            if language in languages:
                ours += word.weight
            else:
                theirs += word.weight
    return ours, theirs


def is_at_home(text: str, language: str) -> bool:
    """Tell at a glance that a text is in ``language``: one word in five is a small word of no other one."""
    words = text.split()
    own = _OWN[language]
    return 5 * sum(map(own.__contains__, words)) > len(words)


def speaks_for(word: str, language: str, others: Sequence[str]) -> bool | None:
    """Tell whether a word, in small letters, speaks for ``language``; False if for one of ``others``, None if for none.

    One that ``language`` shares with one of them speaks for none.
    """
    languages = _languages_of(word)
    if language not in languages:
        return None if languages.isdisjoint(others) else False
    return True if languages.isdisjoint(others) else None


def is_plainly(words: frozenset[str], language: str, others: Sequence[str]) -> bool:
    """Tell whether some of ``words``, in small letters, speak for ``language`` and none for any of ``others``.

    Words of names count as well, so that this is quick: each word is judged once, whatever
    texts it stands in.
    """
    known = _speakers(language, tuple(others))
    new = words - known.judged
    if new:
        known.judge(new)
    return known.theirs.isdisjoint(words) and not known.ours.isdisjoint(words)


class _Speakers:
    """The words met so far, and for which of some languages they speak."""

    def __init__(self, language: str, others: Sequence[str]) -> None:
        self._language = language
        self._others = others
        self.judged: set[str] = set()
        self.ours: set[str] = set()
        self.theirs: set[str] = set()

    def judge(self, words: Iterable[str]) -> None:
        """Find out for which languages ``words`` speak."""
        if len(self.judged) > _MOST_WORDS:
            self.judged.clear()
        for word in words:
            speaks = speaks_for(word, self._language, self._others)
            if speaks is not None:
                (self.ours if speaks else self.theirs).add(word)
        self.judged.update(words)


@cache
def _speakers(language: str, others: tuple[str, ...]) -> _Speakers:
    return _Speakers(language, others)


@lru_cache(maxsize=1 << 16)
def _languages_of(word: str) -> frozenset[str]:
    """Return the languages that a word may be in, judging by the lists and its spelling."""
    return frozenset(
        language
        for language in KNOWN
        if any(word in lists[language] for lists in (WORDS, LABELS, PLACES)) or SPELLINGS[language].search(word)
    )


def _is_technical(text: str, token: re.Match[str]) -> bool:
    """Tell whether a word is a piece of a path, an identifier or a call."""
    start, end = token.span()
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    return (
        before.isdigit()
        or before in tuple("_/\\.@#=")
        or after[:1].isdigit()
        or after[:1] in tuple("_/\\=")
        or after == "()"
        or (after[:1] == "." and after[1:].isalnum())
        or _CAMEL_CASE.search(token[0]) is not None
    )


def _is_listed(word: str, lists: Mapping[str, frozenset[str]]) -> bool:
    return any(word in listed for listed in lists.values())


def _name_end(text: str, tokens: Sequence[re.Match[str]], at: int) -> int:
    """Return the place after the name that begins with token ``at``; ``at`` itself if none does."""
    first = tokens[at]
    if not first[0][0].isupper() or text.startswith(":", first.end()):
        return at
    word = first[0].lower()
    begins = begins_sentence(text, first.start())
    if begins and word not in NAME_STARTERS and (_is_listed(word, WORDS) or _is_listed(word, LABELS)):
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
    return text.startswith(":", token.end()) and _is_listed(token[0].lower(), LABELS)


def begins_sentence(text: str, at: int) -> bool:
    """Tell whether the word at ``at`` may have a capital because it begins a sentence, an item or a title."""
    while at and text[at - 1] in _QUOTES_AND_SPACE:
        at -= 1
    return at == 0 or text[at - 1] in _BEFORE_SENTENCE


def languages_of(words: Sequence[str]) -> dict[str, set[str]]:
    """Return which of ``words``, in small letters, each of the KNOWN languages may have: many are judged at once."""
    together = set(words)
    found: dict[str, set[str]] = {}
    for language in KNOWN:
        its = found[language] = together & _LISTED[language]
        its.update(matching(_SPELT[language], words))
    return found


def matching(pattern: re.Pattern[str], words: Sequence[str]) -> Iterator[str]:
    """Yield those of ``words``, none of which has a line end, in which ``pattern`` is found within their line."""
    lines = "\n".join(words)
    found = pattern.search(lines)
    while found:
        end = lines.find("\n", found.end())
        yield lines[lines.rfind("\n", 0, found.start()) + 1 : end if end >= 0 else None]
        found = pattern.search(lines, end) if end >= 0 else None


_LISTED = {one: frozenset().union(*(lists[one] for lists in (WORDS, LABELS, PLACES))) for one in WORDS}
_SPELT = {one: re.compile(pattern.pattern, re.MULTILINE) for one, pattern in SPELLINGS.items()}
