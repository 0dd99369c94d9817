"""How English nouns change; adjectives do not.

Rules after Rodney Huddleston and Geoffrey Pullum, *The Cambridge Grammar of the English
Language* (2002), chapter 18, section 4. British and American spellings are terms of
their own: the glossary lists those it wants.
"""

from __future__ import annotations

from pipeline.glossary.forms.grammar import Grammar, by_ending, endings, families, irregulars, word_set

__all__ = ["GRAMMAR"]

_IRREGULAR_PLURALS = irregulars("""
    aircraft:
    calf: calves
    cargo: cargoes cargos
    child: children
    corpus: corpora corpuses
    criterion: criteria
    curriculum: curricula curriculums
    datum: data
    deer:
    echo: echoes
    fish:
    foot: feet
    furniture:
    german: germans
    goose: geese
    half: halves
    hero: heroes
    human: humans
    index: indexes indices
    information:
    knife: knives
    leaf: leaves
    life: lives
    loaf: loaves
    medium: media mediums
    mosquito: mosquitoes mosquitos
    mouse: mice
    norman: normans
    offspring:
    ottoman: ottomans
    person: people persons
    phenomenon: phenomena
    potato: potatoes
    roman: romans
    self: selves
    series:
    shaman: shamans
    sheep:
    shelf: shelves
    species:
    staff:
    talisman: talismans
    thief: thieves
    tomato: tomatoes
    tooth: teeth
    volcano: volcanoes volcanos
    wife: wives
    wolf: wolves
""")

_PLURALS = endings("""
    ay: ays
    ch: ches
    ey: eys
    man: men
    oy: oys
    s: ses
    sh: shes
    sis: ses
    uy: uys
    x: xes
    xis: xes
    y: ies
    z: zes
    : s
""")


def _plurals(word: str) -> tuple[str, ...]:
    return _IRREGULAR_PLURALS[word] if word in _IRREGULAR_PLURALS else by_ending(word, _PLURALS)


GRAMMAR = Grammar(
    plurals=_plurals,
    joined=families("and &"),
    prepositions=word_set("""
        about across against at between by for from in into of on through to under with without
    """),
    articles=word_set("a an the"),
    coordinators=word_set("and or nor &"),
    others=word_set("not that which its their his her our this these as more very is are was were be who where"),
    adjectives=word_set("able al ary ed ful ible ic ive less ous"),
    adjectives_agree=False,
    head_first=False,
    acronym_plurals=("s",),
    derived=word_set("""
        e es ed ing ings er ers or ors ion ions ation ations ment ments ive ist ists orship orial
    """),
)
