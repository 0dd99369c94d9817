"""A month, weekday, language or nationality has the capitals of another language.

# What it finds
In Spanish and Portuguese these words are written small (`3 de julio`, `às segundas-feiras`, `em
espanhol`, `los artistas peruanos`), in English with a capital. Only words that translate
one of the source text are looked at; names (`Avenida 9 de Julio`, `Viernes Santo`, `Instituto
Italiano de Cultura`), titles in capitals and the beginnings of sentences are left alone.

# Why it matters
It is the commonest trace of English in a translation, and in English a plain mistake.

# Example
Source: `Open on Sundays in July` – translation: `Abierto los Domingos de Julio`

# What to do
Write the word as the finding shows it.

# How to waive
`# museotext: waive word-case — the name of the hall`
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from pipeline.checks.calendar_words import DATES, HOLIDAYS, MEANINGS, PEOPLES
from pipeline.checks.context import Context
from pipeline.checks.evidence import begins_sentence
from pipeline.checks.pair import Pair
from pipeline.checks.signs import Sign
from pipeline.locales import primary
from pipeline.markup.tags import names
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "SIGNS", "check"]

NAME = "word-case"
SEVERITY = Severity.WARNING
SIGNS = Sign.CALENDAR

_WORD = re.compile(r"[^\W_]+(?>(?:[-'’][^\W_]+)*)")
_ALSO_ENGLISH = names("may march august china second polish")
"""English words that are written small in another sense."""
_SEPARATED = re.compile(r"[|/•·–—\n:]\s*$")
_NEAR = 4
_SMALL = names("a al and ao aos as às da das de del do dos e el em en la las los na nas no nos o ou os para por y o")


def check(pair: Pair, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each such word of a translation that has the wrong initial."""
    language, source = primary(pair.target_language), primary(pair.source_language)
    if language not in MEANINGS or source not in MEANINGS:
        return
    words = pair.translation.words
    if words.isdisjoint(DATES[language]) and words.isdisjoint(PEOPLES[language]):
        return
    meanings = MEANINGS[language]
    known = {MEANINGS[source][word] for word in pair.source_words & MEANINGS[source].keys()}
    text = pair.target_masked
    tokens = list(_WORD.finditer(text))
    kept = frozenset(_WORD.findall(pair.source))
    for at, token in enumerate(tokens):
        if meanings.get(token[0].partition("-")[0].lower()) not in known:
            continue
        wrong = _is_small_in_english(token, kept) if language == "en" else _is_capital(pair, tokens, at, language, kept)
        if wrong:
            written = token[0]
            now = written.capitalize() if language == "en" else written.lower()
            message = f"“{written}” is written “{now}” in {_LANGUAGES[language]}"
            yield pair.finding(NAME, SEVERITY, message, target_span=token.span(), suggestion=now)


_LANGUAGES = {"en": "English", "es": "Spanish", "pt": "Portuguese"}


def _is_small_in_english(token: re.Match[str], kept: Container[str]) -> bool:
    return token[0].islower() and token[0] not in _ALSO_ENGLISH and token[0] not in kept


def _is_capital(pair: Pair, tokens: list[re.Match[str]], at: int, language: str, kept: Container[str]) -> bool:
    """Whether the word has a capital that is no name's and no sentence's, and ``kept`` has it not from the source."""
    text, token = pair.target_masked, tokens[at]
    word = token[0]
    if not word[0].isupper() or word.isupper() or begins_sentence(text, token.start()):
        return False
    if _SEPARATED.search(text[max(0, token.start() - _NEAR) : token.start()]) or word in kept:
        return False
    if _is_capitalised(text, tokens, at + 1, 1) or _is_holiday(tokens, at, language):
        return False
    return not _is_capitalised(text, tokens, at - 1, -1)


def _is_capitalised(text: str, tokens: list[re.Match[str]], at: int, step: int) -> bool:
    """Whether the next word in a direction that is no small one has a capital, and so may be of one name with this."""
    for _ in range(3):
        if not 0 <= at < len(tokens):
            return False
        one, other = sorted((tokens[at], tokens[at - step]), key=re.Match.start)
        gap = text[one.end() : other.start()]
        if gap.strip(" \xa0\"'«“‘"):
            return False
        word = tokens[at][0]
        if word.lower() not in _SMALL or (word[0].isupper() and len(word) > 1):
            is_sentence = step < 0 and begins_sentence(text, tokens[at].start())
            is_other = word.partition("-")[0].lower() in _ANY
            return word[0].isupper() and not is_sentence and not is_other
        at += step
    return False


_ANY = frozenset(word for words in (*DATES.values(), *PEOPLES.values()) for word in words)


def _is_holiday(tokens: list[re.Match[str]], at: int, language: str) -> bool:
    """Whether the day gives its name to a feast or street and no year follows."""
    if at < 2 or f"{tokens[at - 2][0]}-{tokens[at][0].lower()}" not in HOLIDAYS[language]:
        return False
    return not any(token[0].isdigit() and len(token[0]) == 4 for token in tokens[at + 1 : at + 3])
