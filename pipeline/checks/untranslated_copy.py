"""A translation is its source text, though that has words to translate.

# What it finds
A translation that is the same as its source text (capitals, spaces and punctuation
apart), where the text has words of the source language that the other language does
not have. Names, numbers, addresses, credits and lines of programs may stay as they are, and so may words
that both languages share: *Acervo bibliográfico* is Spanish and Portuguese. What a translator
set in italics or between quotation marks is meant to stay. A term for
which the glossary has another one in the language of the catalog may not.

# Why it matters
The published document shows the source language to readers of another one, and the
statistics call it translated.

# Example
Source and translation: `Photo: Jack Zalium / CC.` (in Spanish it is *Foto*)

# What to do
Translate the text. If it is to be translated later, leave the translation empty.

# How to waive
`# museotext: waive untranslated-copy — the title of the exhibition is in English`
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.checks.context import Context
from pipeline.checks.evidence import KNOWN, evidence, may_speak_for, ordinary_words, words_of
from pipeline.checks.listings import is_listing
from pipeline.checks.pair import Pair
from pipeline.checks.same_texts import letters
from pipeline.checks.signs import Sign
from pipeline.glossary import outermost
from pipeline.locales import primary
from pipeline.markup import INVISIBLE
from pipeline.model import Finding, Severity

__all__ = ["FINAL", "NAME", "SEVERITY", "SIGNS", "check", "is_copy"]

NAME = "untranslated-copy"
SEVERITY = Severity.WARNING
SIGNS = Sign.COPY
FINAL = True

_NO_WORD = re.compile(r"[\W\d_]+")

_JOINT = re.compile(rf"[{INVISIBLE}'’-]")
"""What joins pieces of a word that may be words when some are taken out."""

_AT_HOME_EVERYWHERE = re.compile(
    r"\b(?:in situ|ex situ|in vitro|in memoriam|per capita|per se|ad hoc|et al|vice versa|copyright|open access)\b",
    re.IGNORECASE,
)
"""Phrases that are the same in all languages."""

_LETTERS = frozenset("aeiouyàéóú")
"""Those that are words; others are names that a formula has."""

_SPELLED_OUT = re.compile(r"[\w.-]{1,64} (?:at|@) [\w-]+(?: (?:dot|\.) [\w-]+)+")
"""An e-mail address that is hidden from programs: *name at museum dot org*."""

_SET_APART = re.compile(r"[*_]{1,3}[^*_]+[*_]{1,3}|«[^«»]+»|“[^“”]+”|<(?:em|i|cite)\b[^<>]*>[^<>]+</(?:em|i|cite)>")
"""A whole text in italics or between quotation marks, as words of other languages are set."""


def check(pair: Pair, context: Context) -> Iterator[Finding]:
    """Yield a finding if the translation is its source text and has words that show it."""
    has_words = is_copy(pair) and (_has_foreign_words(pair, context) or _has_foreign_term(pair, context))
    if has_words and not is_listing(pair.source) and not _is_set_apart(pair):
        yield pair.finding(NAME, SEVERITY, "the translation is the source text, word for word")


def _is_set_apart(pair: Pair) -> bool:
    """Whether somebody set the translation as words of another language are set, and the source text is not so."""
    return _SET_APART.fullmatch(pair.target) is not None and _SET_APART.fullmatch(pair.source) is None


def _has_foreign_term(pair: Pair, context: Context) -> bool:
    """Whether the glossary has another term for something in the text."""
    if context.glossary is None or not context.glossary.concepts:
        return False
    target = context.glossary.lexicon(pair.target_language)
    named = {hit.concept for hit in target.find(pair.target_masked) if hit.accepted}
    asked = context.glossary.lexicon(pair.source_language).find(pair.source_masked)
    return any(
        named.isdisjoint(concepts) and all(map(target.knows, concepts))
        for group in outermost(hit for hit in asked if hit.accepted and hit.capitals)
        if (concepts := [hit.concept for hit in group])
    )


def _has_foreign_words(pair: Pair, context: Context) -> bool:
    source, target = primary(pair.source_language), primary(pair.target_language)
    if source == target or source not in KNOWN or target not in KNOWN:
        return False
    text = pair.source_masked
    if not (_JOINT.search(text) or may_speak_for(words_of(text), target, (source,))):
        return False
    if context.glossary is not None and context.glossary.concepts:
        hits = context.glossary.lexicon(pair.target_language).find(text)
        text = _without(text, ((hit.start, hit.end) for hit in hits if hit.accepted))
    words = ordinary_words(_SPELLED_OUT.sub("", _AT_HOME_EVERYWHERE.sub("", text)))
    different = list(dict.fromkeys(words.all))
    ours, theirs = evidence(different + words.labels, target, source)
    several = sum(len(word) > 1 or word in _LETTERS for word in different) > 2
    return bool(theirs) and not ours and (theirs > 1 or several)


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return ``text`` with ``spans`` (in order, some inside others) blanked."""
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        if end > at:
            pieces += (text[at : max(at, start)], " " * (end - max(at, start)))
            at = end
    return "".join((*pieces, text[at:]))


def is_copy(pair: Pair) -> bool:
    """Tell whether source text and translation have the same letters, capitals and spaces apart."""
    if abs(len(pair.source) - len(pair.target)) > 4 + len(pair.source) // 8:
        return False
    if pair.source == pair.target:
        return True
    if letters(pair.source_masked) != letters(pair.target_masked):
        return False
    differing = pair.source_words ^ pair.translation.words
    if any(map(str.isalpha, differing)) and not any(map(_joins, differing)):
        return False
    return _letters(pair.source_masked) == _letters(pair.target_masked)


def _joins(word: str) -> bool:
    """Tell whether letters stand beside figures or an underscore in a word."""
    return not word.isalpha() and not word.isdigit()


def _letters(text: str) -> str:
    return _NO_WORD.sub(" ", text).strip().casefold()
