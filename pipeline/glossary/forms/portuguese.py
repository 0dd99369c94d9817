"""How Portuguese nouns and adjectives change, in Brazil and in Portugal.

Rules after Celso Cunha and Lindley Cintra, *Nova Gramática do Português
Contemporâneo*, chapters 8 (nouns) and 10 (adjectives); spelling after the *Acordo
Ortográfico da Língua Portuguesa* (1990).
"""

from __future__ import annotations

from pipeline.glossary.forms.grammar import Grammar, by_ending, endings, families, irregulars, word_set

__all__ = ["GRAMMAR"]

_IRREGULAR_PLURALS = irregulars("""
    alemão: alemães
    cão: cães
    capelão: capelães
    capitão: capitães
    caráter: caracteres
    carácter: caracteres
    catalão: catalães
    charlatão: charlatães
    chão: chãos
    cidadão: cidadãos
    cônsul: cônsules
    cortesão: cortesãos
    cristão: cristãos
    deus: deuses
    escrivão: escrivães
    gol: gols
    grão: grãos
    hífen: hifens
    irmão: irmãos
    júnior: juniores
    mal: males
    mão: mãos
    pagão: pagãos
    pão: pães
    pólen: polens
    sacristão: sacristães
    sênior: seniores
    sénior: seniores
    tabelião: tabeliães
    vão: vãos
""")
"""What became of Latin *-anos* and *-anes*; a stress that moves; *-es* where the ending asks for another."""

_PLURALS = endings("""
    al: ais
    ão: ões
    ás: ases
    aís: aíses
    aiz: aízes
    el: éis
    ês: eses
    il: is
    m: ns
    ol: óis
    ós: oses
    r: res
    s:
    uiz: uízes
    ul: uis
    x:
    z: zes
    : s
""")
_PLURALS_WITH_ACCENT = endings("""
    ão: ãos
    el: eis
    il: eis
    ol: ois
""")
"""Where the accent shows that the ending is not stressed: *órgão, órgãos*; *visível, visíveis*; *fácil, fáceis*."""

_IRREGULAR_FEMININES = irregulars("""
    ator: atriz
    cru: crua
    espanhol: espanhola
    judeu: judia
    mestre: mestra
    nu: nua
    presidente: presidenta

    anterior:
    exterior:
    inferior:
    interior:
    maior:
    melhor:
    menor:
    pior:
    posterior:
    superior:
    ulterior:

    cortês:
    descortês:
    incolor:
    montês:
    multicor:
""")
"""Feminines the ending does not tell; words that have none, comparatives in *-or* among them."""

_FEMININES = endings("""
    ão: ã
    ês: esa
    eu: eia
    o: a
    or: ora
""")


def _plurals(word: str) -> tuple[str, ...]:
    if word in _IRREGULAR_PLURALS:
        return _IRREGULAR_PLURALS[word]
    unstressed_ending = any(letter in "áâéêíóôú" for letter in word[:-2])
    return (unstressed_ending and by_ending(word, _PLURALS_WITH_ACCENT)) or by_ending(word, _PLURALS)


def _feminines(word: str) -> tuple[str, ...]:
    return _IRREGULAR_FEMININES[word] if word in _IRREGULAR_FEMININES else by_ending(word, _FEMININES)


GRAMMAR = Grammar(
    plurals=_plurals,
    feminines=_feminines,
    persons=("dor", "tor", "sor", "ólogo", "ógrafo"),
    families=families("""
        bom boa bons boas
        mau má maus más
        são santo santa santos santas
    """),
    joined=families("""
        de do da dos das dum duma
        em no na nos nas num numa
        a à ao às aos
        e &
        por pelo pela pelos pelas
    """),
    prepositions=word_set("""
        a à ao às aos após até com contra da das de desde do dos dum duma em entre na nas no nos
        num numa para pela pelas pelo pelos perante por sem sob sobre
    """),
    articles=word_set("a as o os um uma uns umas"),
    coordinators=word_set("e ou nem &"),
    others=word_set("não que se seu sua seus suas este esta estes estas como mais muito é são lhe cujo onde"),
    adjectives=word_set("""
        al ais ar ares vel veis il is ico ica icos icas ivo iva ivos ivas
        ário ária ários árias oso osa osos osas ano ana anos anas ado ada ados adas
        ido ida idos idas ante antes ente entes ense enses ês esa eses esas ista istas
    """),
    prefixes=word_set("afro anglo ex franco hispano ibero latino luso não pós pré recém semi socio sócio vice"),
    derived=word_set("""
        ar er ir am em amos imos emos aram eram iram ava avam ando endo indo ara arao era erao aremos
        ado ada ados adas ido ida idos idas acao acoes icao icoes
        ador adora adores adoras edor edora edores edoras idor idora idores idoras
        amento amentos imento imentos ativo ativa ativos ativas ista istas
    """),
)
