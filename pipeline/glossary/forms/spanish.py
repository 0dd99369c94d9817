"""How Spanish nouns and adjectives change.

Rules after the Real Academia Española and ASALE, *Nueva gramática de la lengua
española* (2009), chapters 2 (gender) and 3 (number), and *Ortografía de la lengua
española* (2010), chapter II (accents; *guion* is a word of one syllable).
"""

from __future__ import annotations

import re

from pipeline.glossary.forms.grammar import (
    Grammar,
    adjective_rows,
    by_ending,
    endings,
    families,
    irregulars,
    singulars_of,
    word_set,
)
from pipeline.glossary.forms.people import SPANISH
from pipeline.glossary.forms.spanish_degrees import superlatives
from pipeline.glossary.forms.spanish_verbs import conjugated

__all__ = ["GRAMMAR"]

_IRREGULAR_PLURALS = irregulars("""
    álbum: álbumes
    atelier: ateliers
    banner: banners
    bóer: bóeres
    carácter: caracteres
    club: clubes clubs
    cover: covers
    dossier: dosieres dossieres dossiers
    eslogan: eslóganes
    espécimen: especímenes
    estándar: estándares
    fan: fans
    fax: faxes fax
    film: filmes films
    filme: filmes
    frac: fracs fraques
    hipérbaton: hipérbatos
    jersey: jerséis
    líder: líderes
    lord: lores
    máster: másteres
    póster: pósteres
    ratio: ratios
    régimen: regímenes
    sándwich: sándwiches
    souvenir: souvenirs
    suéter: suéteres
""")
"""A stress that moves, and foreign words with a plural of their own."""
_IRREGULAR_SINGULARS = singulars_of(_IRREGULAR_PLURALS)

_FOREIGN = re.compile("(?:[kw]|bb|dd|ff|gg|mm|pp|ss|tt|zz|sh|th).*[^aáeéiíoóuúschxz]$")
"""Words that are not spelled as Spanish ones: only *-s* is added (*Nueva gramática* 3.4): *newsletters*."""

_PLURALS = endings("""
    ch: ch chs ches
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
    abad: abadesa
    actor: actriz
    alcalde: alcaldesa
    andaluz: andaluza
    barón: baronesa
    cliente: clienta
    concejal: concejala
    conde: condesa
    dependiente: dependienta
    dios: diosa
    duque: duquesa
    emperador: emperatriz emperadora
    español: española
    gallo: gallina
    gerente: gerenta
    héroe: heroína
    infante: infanta
    jefe: jefa
    juez: jueza
    marqués: marquesa
    monje: monja
    poeta: poetisa poeta
    presidente: presidenta
    príncipe: princesa
    rector: rectora
    rey: reina
    sacerdote: sacerdotisa sacerdota
    sastre: sastra
    sirviente: sirvienta

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

    modelo:
    piloto:
    testigo:

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
    ote: ota
    ete: eta
""")

_FORMER = endings("""
    guion: guión
    truhan: truhán
    ion: ión
""")
"""Spelling before the *Ortografía* of 2010: an accent on what is now one syllable. Only whole words."""

_PLAIN = str.maketrans("áéíóú", "aeiou")
_STRESSED = str.maketrans("aeiou", "áéíóú")


def _plurals(word: str) -> tuple[str, ...]:
    if word in _IRREGULAR_PLURALS:
        return _IRREGULAR_PLURALS[word]
    if _FOREIGN.search(word):
        return (f"{word}s",)
    if word.endswith("n") or (word.endswith("s") and _stressed_at_end(word)):
        return (_before_es(word) + "es",)
    return () if word.endswith("s") else by_ending(word, _PLURALS)


def _feminines(word: str) -> tuple[str, ...]:
    return _IRREGULAR_FEMININES[word] if word in _IRREGULAR_FEMININES else by_ending(word, _FEMININES)


_SINGULARS_IN_S = word_set("antes atlas campus lejos lunes martes menos viernes virus")


def _singulars(word: str) -> tuple[str, ...]:
    if not word.endswith("s") or word in _SINGULARS_IN_S or word[-2:-1] in "iáéíóú":
        return ()
    candidates = [word[:-1], word[:-2], f"{word[:-3]}z"]
    if word.endswith("nes"):
        candidates += [f"{word[:-4]}{word[-4].translate(_STRESSED)}n", word[:-2].translate(_PLAIN)]
    if word.endswith("ses"):
        candidates.append(f"{word[:-4]}{word[-4].translate(_STRESSED)}s")
    candidates += _IRREGULAR_SINGULARS.get(word, ())
    return tuple(one for one in dict.fromkeys(candidates) if len(one) > 3 and word in _plurals(one))


def _former(word: str) -> tuple[str, ...]:
    return next((forms for piece, forms in _FORMER if piece == word), ())


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
    conjugated=conjugated,
    degrees=superlatives,
    feminines=_feminines,
    singulars=_singulars,
    persons=("dor", "tor", "sor", "ólogo", "ógrafo", "ágogo", "iatra"),
    people=SPANISH,
    former=_former,
    adjective_rows=adjective_rows("""
        bueno buena buenos buenas buen
        grande grande grandes grandes gran
        malo mala malos malas mal
        primero primera primeros primeras primer
        tercero tercera terceros terceras tercer
        santo santa santos santas san
        alguno alguna algunos algunas algún
        ninguno ninguna ningunos ningunas ningún
        postrero postrera postreros postreras postrer
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
    articles=word_set("""
        el la los las un una unos unas mi mis tu tus su sus nuestro nuestra nuestros nuestras
        vuestro vuestra vuestros vuestras este esta estos estas ese esa esos esas aquel aquella aquellos aquellas
    """),
    coordinators=word_set("y e o u ni & tanto como"),
    coordinator_leads=word_set("así"),
    others=word_set("no que se más muy es son lo le les cuyo donde"),
    adjectives=word_set("""
        al ales ar ares ble bles il iles ico ica icos icas ivo iva ivos ivas
        ario aria arios arias oso osa osos osas ano ana anos anas ado ada ados adas
        ido ida idos idas ante antes ente entes ense enses és esa eses esas ista istas
    """),
    appositions=word_set(
        "museo casa web piloto clave modelo escuela límite base sede madre fuente meta taller líder cumbre"
    ),
    prefixes=word_set("afro anglo anti ex franco hispano ibero latino luso pos post pre semi socio vice"),
    derived=word_set("""
        ar er ir an en amos imos emos aron ieron aba aban ando iendo ara aran era eran aremos
        ado ada ados adas ido ida idos idas acion aciones icion iciones
        ador adora adores adoras edor edora edores edoras idor idora idores idoras
        aduria adurias eduria edurias ccion cciones ctor ctora ctores ctoras ion iones or ora ores oras ia ias
        able ables ible ibles amiento amientos imiento imientos ativo ativa ativos ativas ista istas ero era eros eras
        ologo ologa ologos ologas ologia ologias ografo ografa ografos ografas ografia ografias
    """),
    verbal=word_set("""
        ar er ir an en amos imos emos aron ieron aba aban ando iendo ara aran era eran aremos
    """),
    alternations=endings("""
        sis: tico tica ticos ticas ticamente sico sica sicos sicas
        xis: ctico ctica cticos cticas cticamente
    """),
    diminutives=word_set("ito ita itos itas cito cita citos citas ecito ecita ecitos ecitas"),
    open_prefixes=("ex",),
    kin_prefixes=word_set("micro mini multi pos post pre sub vice"),
    after_verbs=word_set("""
        el la los las un una unos unas su sus este esta estos estas ese esa esos esas nuestro nuestra nuestros nuestras
    """),
    before_nouns=word_set("""
        antigua antiguas antiguo antiguos buen buena buenas buenos doble dobles gran grandes mala malas mejor
        mejores misma mismas mismo mismos muchas muchos nueva nuevas nuevo nuevos numerosas numerosos otra otras
        otro otros pequeña pequeñas pequeño pequeños primer primera primeras primeros principal principales
        próxima próximas próximo próximos segunda segundo tercer tercera última últimas último últimos única
        únicas único únicos varias varios
    """),
    verb_endings=("a",),
    before_verbs=word_set("se me te le les nos os yo tú ella ellos ellas nosotros"),
)
