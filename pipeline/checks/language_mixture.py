"""A translation has words of another of the workspace's languages among its own.

# What it finds
Spanish in Portuguese and Portuguese in Spanish, down to a word (`os museus e los arquivos`,
`uma exposición`, `la coleção`), and phrases of English left in a translation or of Spanish or
Portuguese left in English. Names, quotations and words in italics are left alone, and so is
what stands in a source text of a third language. A whole line in another language is
`target-language`, and a translation that is its source text `untranslated-copy`.

# Why it matters
Neighbouring languages slip into each other, and no reader of one of them overlooks it.

# Example
In a Portuguese catalog: `Os museus e los arquivos da cidade`

# What to do
Write the words in the language of the catalog.

# How to waive
`# museotext: waive language-mixture — the song’s first words`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.foreign import english_name, foreign_lines, is_publication, own_words
from pipeline.checks.mixture_words import HINTING, SPELLED, TELLING
from pipeline.checks.pair import Pair
from pipeline.checks.signs import Sign
from pipeline.checks.untranslated_copy import is_copy
from pipeline.checks.wordlists import CONNECTORS, WORDS
from pipeline.locales import primary
from pipeline.markup import INVISIBLE
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "SIGNS", "check"]

NAME = "language-mixture"
SEVERITY = Severity.WARNING
SIGNS = Sign.MIXTURE

_WORD = re.compile(r"[^\W\d_]+")
_SPACE = re.compile(r"[\s\xa0]+")
_BETWEEN = 2
"""Words of neither language that may stand between two of the other's."""
_SMALL_WORDS = 3
"""Small words that may stand in a row inside a name."""
_JOINTS = tuple("_-/\\@#=.&'’$")
_JOINTS_BEHIND = tuple("_-/\\@#=&'’$(")
_SINGLE_QUOTES = re.compile(r"(?<!\w)['‘][^'‘’]+['’](?!\w)")
_PARENTHESES = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def check(pair: Pair, context: Context) -> Iterator[Finding]:
    """Yield a finding for each other language that a translation has words of."""
    language = primary(pair.target_language)
    if language not in TELLING:
        return
    words = pair.translation.words
    for other in dict.fromkeys(map(primary, context.languages)):
        telling = TELLING[language].get(other, frozenset())
        hinting = HINTING[language].get(other, frozenset())
        spelled = SPELLED[language].get(other)
        if (
            words.isdisjoint(telling)
            and len(words & hinting) < 2
            and (spelled is None or not spelled.search(pair.target_masked))
        ):
            continue
        yield from _mixed_with(pair, context, other)


def _mixed_with(pair: Pair, context: Context, other: str) -> Iterator[Finding]:
    language = primary(pair.target_language)
    text = own_words(pair.translation).replace(INVISIBLE, " ")
    if other == "en":
        text = _blanked(_SINGLE_QUOTES, _blanked(_PARENTHESES, text))
    tokens = list(_WORD.finditer(text))
    known = pair.source_words if primary(pair.source_language) != other else frozenset()
    signs = [
        0 if token[0].lower() in known else _sign(text, tokens, at, language, other) for at, token in enumerate(tokens)
    ]
    runs = [run for run in _runs(text, tokens, signs, language) if sum(signs[slice(*run)]) > 1]
    if not runs or is_copy(pair) or is_publication(text) or any(foreign_lines(pair.translation, context)):
        return
    span = tokens[runs[0][0]].start(), tokens[runs[0][1] - 1].end()
    more = f" (and more: {len(runs)} places)" if len(runs) > 1 else ""
    languages = f"is {english_name([other])}, and the catalog is in {english_name([language])}"
    yield pair.finding(NAME, SEVERITY, f"“{pair.target[slice(*span)]}” {languages}{more}", target_span=span)


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: " " * len(found[0]), text)


def _sign(text: str, tokens: list[re.Match[str]], at: int, language: str, other: str) -> int:
    """Return 2 for a word that can only be of the other language, 1 for one that may be, 0 for all others."""
    token = tokens[at]
    sign = _sign_of(token[0], language, other)
    return 0 if not sign or _is_technical(text, token) or _is_within_name(text, tokens, at) else sign


def _sign_of(word: str, language: str, other: str) -> int:
    """Return the same of a word, wherever it stands."""
    if not word.islower():
        return 0
    if word in TELLING[language].get(other, ()):
        return 2
    spelled = SPELLED[language].get(other)
    if spelled is not None and spelled.fullmatch(word):
        return 2
    return 1 if word in HINTING[language].get(other, ()) else 0


def _runs(text: str, tokens: list[re.Match[str]], signs: list[int], language: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of words with signs of the other language, and few of neither between them."""
    first = last = None
    for at, sign in enumerate(signs):
        if first is not None and last is not None:
            gap = at - last - 1
            broken = not _SPACE.fullmatch(text, tokens[at - 1].end(), tokens[at].start())
            if broken or gap >= _BETWEEN or (not sign and tokens[at][0].lower() in WORDS[language]):
                yield first, last + 1
                first = last = None
        if sign:
            first = at if first is None else first
            last = at
    if first is not None and last is not None:
        yield first, last + 1


def _is_technical(text: str, token: re.Match[str]) -> bool:
    """Whether a word is a piece of an identifier, a path, a compound or a verb with its pronoun."""
    before, after = text[max(0, token.start() - 1) : token.start()], text[token.end() : token.end() + 2]
    return before in _JOINTS or after[:1] in _JOINTS_BEHIND or (after[:1] == "." and after[1:].isalnum())


def _is_within_name(text: str, tokens: list[re.Match[str]], at: int) -> bool:
    """Whether words with a capital stand on both sides, small words of names between."""
    return _is_capital_beyond(text, tokens, at, -1) and _is_capital_beyond(text, tokens, at, 1)


def _is_capital_beyond(text: str, tokens: list[re.Match[str]], at: int, step: int) -> bool:
    for _ in range(_SMALL_WORDS + 1):
        if not 0 <= at + step < len(tokens):
            return False
        one, other = sorted((tokens[at], tokens[at + step]), key=re.Match.start)
        if not _SPACE.fullmatch(text, one.end(), other.start()):
            return False
        at += step
        if tokens[at][0][0].isupper():
            return True
        if tokens[at][0] not in CONNECTORS:
            return False
    return False
