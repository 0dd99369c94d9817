"""A word is spelt as no dictionary has it, and one slip away from a word that fits.

# What it finds
Words of translations that neither the hunspell dictionary of the language nor the glossary has,
if one letter more, less or other, an accent, or two letters that changed places make them a
word: one that the translations use elsewhere, or any word where only accents and doubled or
swapped letters differ. A word that stands in three places is taken for one of the field. Names,
acronyms, words of the source text, compounds with hyphens, quotations, words in italics, code,
and English words are left alone.

The rule is run where it is asked for. It needs `pip install 'museotext[spelling]'` and the
dictionaries of the languages: on Debian the packages `hunspell-es`, `hunspell-pt-br`,
`hunspell-pt-pt` and `hunspell-en-gb`; elsewhere a folder with the `.aff` and `.dic` files, named in
the variable `DICPATH`.

# Why it matters
A misspelt word is the first thing a reader sees.

# Example
Translation: `La exposcición abre el lunes` – write: `exposición`

# What to do
Write the word as the finding shows it. If it is right, add it to the glossary.

# How to waive
`# museotext: waive spelling — as the poet wrote it`
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from pipeline.checks.context import Context
from pipeline.checks.dictionaries import Speller, english, speller
from pipeline.checks.evidence import begins_sentence
from pipeline.checks.foreign import own_words
from pipeline.checks.pair import Pair
from pipeline.glossary.words import folded
from pipeline.locales import primary
from pipeline.model import Finding, Severity

__all__ = ["NAME", "ON_BY_DEFAULT", "SEVERITY", "check_language"]

NAME = "spelling"
SEVERITY = Severity.WARNING
ON_BY_DEFAULT = False

_WORD = re.compile(r"(?<![\w'’@/.\\$#&\xad-])[^\W\d_]{4,}(?![\w'’@/\\\xad(-]|\.\w)")
_TOO_OFTEN = 3
"""Places in which nobody makes the same slip."""
_LONG = 7
"""Letters of a word in which two that changed places make no other word."""
_STEM = 5
"""Letters by which words of one stem are known."""
_ENDINGS = "aeosr"
_FREQUENT = 20 / 1_000_000
"""The share of all words that makes a word a likely one."""


def check_language(pairs: Sequence[Pair], context: Context) -> Iterator[Finding]:
    """Yield a finding for each misspelt word. Raises SettingsError when there is no dictionary."""
    words = speller(pairs[0].target_language) if pairs else None
    if words is None:
        return
    counts: Counter[str] = Counter()
    places: dict[str, list[tuple[Pair, tuple[int, int]]]] = {}
    for pair in pairs:
        text = pair.target_masked
        for word in _WORD.finditer(text):
            small = str(word[0]).lower()
            counts[small] += 1
            if not words.accepts(small) and counts[small] <= _TOO_OFTEN:
                places.setdefault(small, []).append((pair, word.span()))
    borrowed = english(words.language)
    stems = Counter(dict.fromkeys(map(_stem, places), 0))
    for small in places:
        stems[_stem(small)] += counts[small]
    enough = max(1, _FREQUENT * counts.total())
    likely = {small for small, number in counts.items() if number >= enough}
    for small, found in places.items():
        if counts[small] >= _TOO_OFTEN or (borrowed and borrowed.knows(small)):
            continue
        meant = _meant(small, words, counts, likely, alone=stems[_stem(small)] < _TOO_OFTEN)
        for pair, span in found if meant else ():
            if _is_ordinary(pair, span, context):
                written = pair.target[slice(*span)]
                now = meant.capitalize() if written[0].isupper() else meant
                yield pair.finding(NAME, SEVERITY, f"no dictionary has “{written}”", target_span=span, suggestion=now)


def _stem(word: str) -> str:
    return folded(word)[:_STEM]


def _meant(word: str, words: Speller, counts: Counter[str], likely: Collection[str], *, alone: bool) -> str:
    """Return what a word was meant to be: the most frequent word near it; empty if that is not clear.

    A word that is not ``alone`` has others of its stem beside it that no dictionary has
    either, so it is probably one of the field.
    """
    for candidate in words.same_letters(word):
        if candidate in likely or folded(candidate) == folded(word) or len(word) >= _LONG:
            return candidate
    near = [one for one in words.near(word, likely) if not _differs_in_ending(word, one)] if alone else []
    return max(near, key=lambda one: (counts[one], one), default="")


def _differs_in_ending(word: str, other: str) -> bool:
    """Whether the two may be forms of one word (*usuarie, usuario*), or begin with different letters."""
    return word[0] != other[0] or (word[:-1] == other[:-1] and word[-1] in _ENDINGS and other[-1] in _ENDINGS)


def _stands_in_source(pair: Pair, word: str) -> bool:
    """Whether the source text has the word, which a neighbouring language would not spell alike."""
    languages = {primary(pair.source_language), primary(pair.target_language)}
    return word in pair.source_words and languages != {"es", "pt"}


def _is_ordinary(pair: Pair, span: tuple[int, int], context: Context) -> bool:
    """Whether a word is no name, stands in no quotation, and neither source text nor glossary has it."""
    written = pair.target[slice(*span)]
    is_name = not written.islower() and not (written[1:].islower() and begins_sentence(pair.target_masked, span[0]))
    if is_name or _stands_in_source(pair, written.lower()) or own_words(pair.translation)[slice(*span)].isspace():
        return False
    if context.glossary is None:
        return True
    hits = context.glossary.lexicon(pair.target_language).find(pair.target_masked)
    return not any(hit.start <= span[0] < hit.end for hit in hits)
