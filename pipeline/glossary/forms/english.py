"""How English nouns change; adjectives do not.

Rules after Rodney Huddleston and Geoffrey Pullum, *The Cambridge Grammar of the English
Language* (2002), chapter 18, section 4. British and American spellings are terms of
their own: the glossary lists those it wants.
"""

from __future__ import annotations

import re

from pipeline.glossary.forms.english_plurals import IRREGULAR_PLURALS, UNCHANGING
from pipeline.glossary.forms.english_verbs import conjugated
from pipeline.glossary.forms.grammar import Grammar, by_ending, endings, families, irregulars, singulars_of, word_set

__all__ = ["GRAMMAR"]

_IRREGULAR_SINGULARS = singulars_of(IRREGULAR_PLURALS)
_IRREGULAR_DEGREES = irregulars("""
    bad: worse worst
    far: farther farthest further furthest
    good: better best
    lead:
    own:
""")

_PLURALS = endings("""
    ay: ays
    ch: ches
    eau: eaus eaux
    ey: eys
    ium: iums ia
    man: men
    oy: oys
    s: ses
    sh: shes
    sis: ses
    uy: uys
    x: xes
    xis: xes
    y: ies
    ych: ychs
    z: zes
    : s
""")


def _plurals(word: str) -> tuple[str, ...]:
    if word in UNCHANGING:
        return ()
    return IRREGULAR_PLURALS[word] if word in IRREGULAR_PLURALS else by_ending(word, _PLURALS)


def _singulars(word: str) -> tuple[str, ...]:
    if word in UNCHANGING or word.endswith(("ss", "us", "is", "ics")):
        return ()
    candidates = [word[:-1], word[:-2], f"{word[:-3]}y", f"{word[:-2]}is", f"{word[:-3]}man"]
    candidates += _IRREGULAR_SINGULARS.get(word, ())
    return tuple(one for one in dict.fromkeys(candidates) if len(one) > 2 and word in _plurals(one))


def _degrees(word: str) -> tuple[str, ...]:
    """Return *larger* and *largest*, for adjectives that have them; those of three syllables have not.

    *Cambridge Grammar*, chapter 7, section 4.
    """
    if word in _IRREGULAR_DEGREES or len(word) < 3:
        return _IRREGULAR_DEGREES.get(word, ())
    groups = _VOWELS.findall(word.removesuffix("e"))
    long = len(groups) > 1
    if word.endswith(("ed", "ing", "ful", "less", "ous", "ive", "ish", "ic", "al", "ant", "ent")) or (
        long and not word.endswith(("y", "er", "le", "ow", "et", "re"))
    ):
        return ()
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        stem = f"{word[:-1]}i"
    elif not long and _DOUBLED.search(word):
        stem = word + word[-1]
    else:
        stem = word.removesuffix("e")
    return (f"{stem}er", f"{stem}est") if len(groups) < 3 else ()


_VOWELS = re.compile("[aeiouy]+")
_DOUBLED = re.compile("(?<![aeiou])[aeiou][bdgmnpt]$")
"""One vowel and one consonant at the end of a syllable: *big, bigger*."""

GRAMMAR = Grammar(
    plurals=_plurals,
    conjugated=conjugated,
    degrees=_degrees,
    singulars=_singulars,
    joined=families("and &"),
    prepositions=word_set("""
        about across against at between by for from in into of on through to under up with without
    """),
    articles=word_set("a an the my your his her its our their this these that those"),
    coordinators=word_set("and or nor &"),
    others=word_set("not which as more very is are was were be who where"),
    adjectives=word_set("able al ary ed ful ible ic ing ive less ous"),
    adjectives_agree=False,
    head_first=False,
    behind_heads=word_set("designate elect general"),
    acronym_plurals=("s",),
    derived=word_set("""
        e es ed ing ings er ers or ors ion ions ation ations ment ments ement ements ive ist ists orship orial
    """),
    alternations=endings("""
        sis: tic tical tically
        x: ctic ctical ctically
        xis: ctic ctical ctically
    """),
    shortest_root=4,
    before_bare_verbs=word_set("to just also simply always never easily directly then"),
    after_verbs=word_set("the a an its their his her our your my this these those it them him us me you"),
    before_nouns=word_set("""
        all ancient any big both current different dozen dozens each early every excellent few first former free
        frequent future great good high hundred important independent key large last late long main major many
        minor more most new next no old only open other own past permanent present recent relevant rich same
        second several short significant small some special such third thousand two three four five six seven
        eight nine ten eleven twelve fifteen twenty thirty forty fifty young
    """),
    before_verbs=word_set("""
        will would can could may might must shall should cannot i you we they he she it who please
    """),
)
