"""How Spanish nouns and adjectives change.

Rules after the Real Academia Española and ASALE, *Nueva gramática de la lengua
española* (2009), chapters 2 (gender) and 3 (number), and *Ortografía de la lengua
española* (2010), chapter II (accents; *guion* is a word of one syllable).
"""

from __future__ import annotations

import re

from pipeline.glossary.forms.grammar import Grammar, by_ending, endings, families, irregulars, word_set

__all__ = ["GRAMMAR"]

_IRREGULAR_PLURALS = irregulars("""
    álbum: álbumes
    carácter: caracteres
    club: clubes clubs
    espécimen: especímenes
    régimen: regímenes
""")
"""A stress that moves, and foreign words with a plural of their own."""

_PLURALS = endings("""
    d: des
    í: íes ís
    j: jes
    l: les
    nd: nds
    r: res
    rd: rds
    ú: úes ús
    x:
    y: yes
    z: ces
    : s
""")
"""Words in *-n* and *-s* apart, whose accent may change."""

_IRREGULAR_FEMININES = irregulars("""
    actor: actriz
    alcalde: alcaldesa
    andaluz: andaluza
    español: española
    jefe: jefa
    presidente: presidenta

    anterior:
    exterior:
    inferior:
    interior:
    mayor:
    mejor:
    menor:
    peor:
    posterior:
    superior:
    ulterior:

    afín:
    cortés:
    descortés:
    marrón:
    montés:
""")
"""Feminines the ending does not tell; words that have none, comparatives in *-or* among them."""

_FEMININES = endings("""
    o: a
    or: ora
    án: ana
    ín: ina
    ón: ona
    és: esa
""")

_PLAIN = str.maketrans("áéíóú", "aeiou")
_STRESSED = str.maketrans("aeiou", "áéíóú")


def _plurals(word: str) -> tuple[str, ...]:
    if word in _IRREGULAR_PLURALS:
        return _IRREGULAR_PLURALS[word]
    if word.endswith("n") or (word.endswith("s") and _stressed_at_end(word)):
        return (_before_es(word) + "es",)
    return () if word.endswith("s") else by_ending(word, _PLURALS)


def _feminines(word: str) -> tuple[str, ...]:
    return _IRREGULAR_FEMININES[word] if word in _IRREGULAR_FEMININES else by_ending(word, _FEMININES)


def _nuclei(word: str) -> list[int]:
    """Return where the vowel at the core of each syllable stands.

    Two strong vowels, or a weak one with an accent beside another, are two syllables
    (*Ortografía* II.2.1); every other group of vowels is one.
    """
    found: list[int] = []
    for group in re.finditer(r"[aeiouáéíóúü]+", word):
        strong = [at for at in range(*group.span()) if word[at] in "aeoáéíóú"]
        found += strong or [group.end() - 1]
    return found


def _stressed_at_end(word: str) -> bool:
    """Tell whether a word in *-s* is stressed on its last syllable: it is accented there, or has no other."""
    nuclei = _nuclei(word)
    return len(nuclei) == 1 or any(word[at] in "áéíóú" for at in nuclei[-1:])


def _before_es(word: str) -> str:
    """Return a word in *-n* or *-s* with the accents it has before the plural's *-es*.

    *colección, colecciones*; *joven, jóvenes*; the hiatus of *país, países* stays.
    """
    nuclei = _nuclei(word)
    if any(word[at] in "áéíóú" for at in nuclei[-1:]):
        at = nuclei[-1]
        hiatus = word[at] in "íú" and word[at - 1] in "aeo"
        return word if hiatus else word[:at] + word[at:].translate(_PLAIN)
    if len(nuclei) > 1 and word.translate(_PLAIN) == word:
        at = nuclei[-2]
        return word[:at] + word[at].translate(_STRESSED) + word[at + 1 :]
    return word


GRAMMAR = Grammar(
    plurals=_plurals,
    feminines=_feminines,
    persons=("dor", "tor", "sor", "ólogo", "ógrafo"),
    families=families("""
        buen bueno buena buenos buenas
        gran grande grandes
        mal malo mala malos malas
        primer primero primera primeros primeras
        tercer tercero tercera terceros terceras
        san santo santa santos santas
    """),
    joined=families("""
        de del
        a al
        y e &
        o u
    """),
    prepositions=word_set("""
        a al ante con contra de del desde en entre hacia hasta para por según sin sobre tras
    """),
    articles=word_set("el la los las un una unos unas"),
    coordinators=word_set("y e o u ni &"),
    others=word_set("no que se su sus este esta estos estas como más muy es son lo le les cuyo donde"),
    adjectives=word_set("""
        al ales ar ares ble bles il iles ico ica icos icas ivo iva ivos ivas
        ario aria arios arias oso osa osos osas ano ana anos anas ado ada ados adas
        ido ida idos idas ante antes ente entes ense enses és esa eses esas ista istas
    """),
    prefixes=word_set("afro anglo anti ex franco hispano ibero latino luso pos post pre semi socio vice"),
    derived=word_set("""
        ar er ir an en amos imos emos aron ieron aba aban ando iendo ara aran era eran aremos
        ado ada ados adas ido ida idos idas acion aciones icion iciones
        ador adora adores adoras edor edora edores edoras idor idora idores idoras
        amiento amientos imiento imientos ativo ativa ativos ativas ista istas
    """),
)
