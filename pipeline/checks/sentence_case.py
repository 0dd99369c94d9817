"""A translation begins with a capital where its source text begins small, or the other way round.

# What it finds
The first letters of the two texts, where both begin with a word. Names at the beginning are
left alone, and so are words that one language writes with a capital and the other does not
(*January*, *Spanish*), identifiers, words that stand in both texts, and source texts of a single
small word, which may be the name of a thing.

# Why it matters
A list begins small in four items and with a capital in the fifth; a sentence begins
in the middle.

# Example
Source: `Opening hours` – translation: `horarios de apertura`

# What to do
Begin the translation as the source text begins.

# How to waive
`# museotext: waive sentence-case — it goes on from the line above`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.calendar_words import MEANINGS
from pipeline.checks.context import Context
from pipeline.checks.pair import Pair
from pipeline.checks.signs import Sign
from pipeline.checks.wordlists import PLACES
from pipeline.glossary.words import folded
from pipeline.locales import primary
from pipeline.markup import Code, Kind
from pipeline.markup.tags import names
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "SIGNS", "check", "may_begin_sentence"]

NAME = "sentence-case"
SEVERITY = Severity.WARNING
SIGNS = Sign.FIRST_LETTER

_OPENING = "\"'“”‘’«»¿¡(["
_FIRST = re.compile(rf"[\s{re.escape(_OPENING)}]*((?!\w[).])[^\W\d_]+)(?=\s|$|[.,;:!?)\]»”’\"](?!\w))")
_CAPITAL = re.compile(r"(?<!\w)[^\W\d_a-zà-ÿ][^\W\d_]+")
_TRANSPARENT = (Kind.TAG, Kind.EMPHASIS, Kind.NUMBER, Kind.LINK)
_SURE = names(
    """
    a al as el la las los o os the an un una uno unos unas um uma uns umas this these that those esta este estas estos
    de del do da dos das en em in on of for to from by with con com para por se si if when cuando quando
    """
)
"""Words that begin no name."""
_ENDS = " \t\n.,;:!?…"
_ALIKE = 3
"""Letters that a name has in common with its translation: *Brazil, Brasil*."""


def may_begin_sentence(character: str) -> bool:
    """Tell whether a text that begins with ``character`` may have its first word there or behind it."""
    return character.isalnum() or character.isspace() or character in _OPENING


def check(pair: Pair, _context: Context) -> Iterator[Finding]:
    """Yield a finding if the two texts begin with letters of another size."""
    source, target = pair.source_masked, pair.target_masked
    if source[:1].isupper() and target[:1].isupper():
        return
    one, other = _FIRST.match(source), _FIRST.match(target)
    if one is None or other is None or one[1][0].isupper() == other[1][0].isupper():
        return
    if _begins_with_a_thing(pair.source_codes, one.start(1)) or _begins_with_a_thing(pair.target_codes, other.start(1)):
        return
    if _is_marked(pair.source_codes, source, one.start(1)) != _is_marked(pair.target_codes, target, other.start(1)):
        return
    first, word = one[1], other[1]
    if (
        _is_special(first, pair.source_language)
        or _is_special(word, pair.target_language)
        or first[1:] != first[1:].lower()
    ):
        return
    if word[1:] != word[1:].lower() or _stands_in(word, pair.source) or _stands_in(first, pair.target):
        return
    if first[0].isupper():
        wanted = word[0].upper() + word[1:]
        yield pair.finding(
            NAME,
            SEVERITY,
            f"the source text begins with a capital, and “{word}” does not",
            target_span=other.span(1),
            suggestion=wanted,
        )
    elif first != source.strip(_ENDS) and not _is_name(word, pair.source):
        yield pair.finding(
            NAME,
            SEVERITY,
            f"the source text begins small, and “{word}” has a capital",
            target_span=other.span(1),
            suggestion=word[0].lower() + word[1:],
        )


def _begins_with_a_thing(found: tuple[Code, ...], before: int) -> bool:
    """Whether a piece of code, a picture or an address stands before the first word."""
    return any(code.start < before and code.kind not in _TRANSPARENT for code in found[:4])


def _stands_in(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){word}(?!\w)", text) is not None


def _is_marked(found: tuple[Code, ...], text: str, before: int) -> bool:
    """Whether the first word is the first of a quotation, or of words in another look."""
    return bool(text[:before].strip(" ¿¡([")) or any(code.start < before for code in found[:1])


def _is_special(word: str, language: str) -> bool:
    return word.lower() in MEANINGS.get(primary(language), {}) or (len(word) == 1 and word.lower() not in _SURE)


def _is_name(word: str, source: str) -> bool:
    """Whether the capital may be that of a name of the source text, in this language's spelling."""
    if word.lower() in _SURE:
        return False
    if any(word.lower() in places for places in PLACES.values()):
        return True
    start = folded(word)[:_ALIKE]
    return any(folded(name)[:_ALIKE] == start for name in _CAPITAL.findall(source)) or len(word) < _ALIKE
