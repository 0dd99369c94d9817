"""How Portuguese nouns and adjectives change, in Brazil and in Portugal.

Rules after Celso Cunha and Lindley Cintra, *Nova Gramática do Português
Contemporâneo*, chapters 8 (nouns) and 10 (adjectives); spelling after the *Acordo
Ortográfico da Língua Portuguesa* (1990).
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
from pipeline.glossary.forms.people import PORTUGUESE
from pipeline.glossary.forms.portuguese_degrees import superlatives
from pipeline.glossary.forms.portuguese_former import former
from pipeline.glossary.forms.portuguese_plurals import IRREGULAR_PLURALS
from pipeline.glossary.forms.portuguese_verbs import conjugated

__all__ = ["GRAMMAR"]

_IRREGULAR_SINGULARS = singulars_of(IRREGULAR_PLURALS)

_FOREIGN = re.compile("(?:[kwy]|bb|dd|ff|gg|ll|mm|nn|pp|tt|zz|sh|th).*[^aáâãeéêiíoóôõuúsxzy]$")
"""Words that are not spelled as Portuguese ones: only *-s* is added: *newsletters*."""

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
    abade: abadessa
    ator: atriz
    actor: actriz
    andaluz: andaluza
    avô: avó
    barão: baronesa
    conde: condessa
    comum:
    cru: crua
    cônsul: consulesa
    deus: deusa
    duque: duquesa
    embaixador: embaixadora embaixatriz
    espanhol: espanhola
    folião: foliona
    herói: heroína
    ilhéu: ilhoa
    imperador: imperatriz
    judeu: judia
    juiz: juíza
    ladrão: ladra
    leão: leoa
    mestre: mestra
    monge: monja
    nu: nua
    patrão: patroa
    poeta: poetisa poeta
    presidente: presidenta
    príncipe: princesa
    rei: rainha
    réu: ré
    sacerdote: sacerdotisa
    sultão: sultana
    tecelão: tecelã teceloa
    vilão: vilã viloa

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
    chão: chona
    lão: lona
    ês: esa
    um: uma
    eu: eia
    o: a
    or: ora
""")

_SINGULARS_IN_S = word_set("""
    alferes antes atlas bônus bónus cais campus corpus cútis íris lápis mais menos oásis ônibus ônus ourives pélvis
    pires simples status tênis ténis vírus
""")
_SINGULARS = endings("""
    ais: al
    ões: ão
    ães: ão
    ãos: ão
    éis: el
    eis: el il
    óis: ol
    ois: ol
    uis: ul
    is: il
    ns: m
    aíses: aís
    eses: ês
    ases: ás
    oses: ós
    aízes: aiz
    uízes: uiz
""")


def _plurals(word: str) -> tuple[str, ...]:
    if word in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[word]
    if _FOREIGN.search(word):
        return (f"{word}s",)
    unstressed_ending = any(letter in "áâéêíóôú" for letter in word[:-2])
    return (unstressed_ending and by_ending(word, _PLURALS_WITH_ACCENT)) or by_ending(word, _PLURALS)


def _feminines(word: str) -> tuple[str, ...]:
    return _IRREGULAR_FEMININES[word] if word in _IRREGULAR_FEMININES else by_ending(word, _FEMININES)


def _singulars(word: str) -> tuple[str, ...]:
    if not word.endswith("s") or word in _SINGULARS_IN_S or word[-2:-1] in "áâéêíóôú":
        return ()
    candidates = [word[:-1], word[:-2]]
    for plural, singulars in _SINGULARS:
        if word.endswith(plural):
            candidates += [word.removesuffix(plural) + one for one in singulars]
    candidates += _IRREGULAR_SINGULARS.get(word, ())
    return tuple(one for one in dict.fromkeys(candidates) if len(one) > 3 and word in _plurals(one))


GRAMMAR = Grammar(
    plurals=_plurals,
    conjugated=conjugated,
    degrees=superlatives,
    feminines=_feminines,
    singulars=_singulars,
    persons=("dor", "tor", "sor", "ólogo", "ógrafo", "ágogo", "iatra"),
    people=PORTUGUESE,
    former=former,
    adjective_rows=adjective_rows("""
        bom boa bons boas
        mau má maus más
        santo santa santos santas são
    """),
    joined=families("""
        de do da dos das dum duma deste desta destes destas desse dessa desses dessas daquele daquela daqueles daquelas
        em no na nos nas num numa neste nesta nestes nestas nesse nessa nesses nessas naquele naquela naqueles naquelas
        a à ao às aos àquele àquela àqueles àquelas
        e &
        por pelo pela pelos pelas
    """),
    prepositions=word_set("""
        a à ao às aos após até com contra da das de desde do dos dum duma em entre na nas no nos
        num numa para pela pelas pelo pelos perante por sem sob sobre
        deste desta destes destas desse dessa desses dessas daquele daquela daqueles daquelas
        neste nesta nestes nestas nesse nessa nesses nessas naquele naquela naqueles naquelas
    """),
    acronym_plurals=("s",),
    articles=word_set("""
        a as o os um uma uns umas meu minha meus minhas teu tua teus tuas seu sua seus suas nosso nossa nossos nossas
        este esta estes estas esse essa esses essas aquele aquela aqueles aquelas
    """),
    coordinators=word_set("e ou nem & tanto como quanto"),
    coordinator_leads=word_set("assim bem"),
    others=word_set("não que se mais muito é são lhe cujo onde"),
    adjectives=word_set("""
        al ais ar ares vel veis il is ico ica icos icas ivo iva ivos ivas
        ário ária ários árias oso osa osos osas ano ana anos anas ado ada ados adas
        ido ida idos idas ante antes ente entes ense enses ês esa eses esas ista istas
    """),
    appositions=word_set("""
        museu casa web piloto clave modelo escola limite base sede mãe fonte meta líder oficina padrão
    """),
    prefixes=word_set("afro anglo ex franco hispano ibero latino luso não pós pré recém semi socio sócio vice"),
    derived=word_set("""
        ar er ir am em amos imos emos aram eram iram ava avam ando endo indo ara arao era erao aremos
        ado ada ados adas ido ida idos idas acao acoes icao icoes
        ador adora adores adoras edor edora edores edoras idor idora idores idoras
        cao coes cionador cionadora cionadores cionadoras cionista cionistas
        ao or ora ores oras oria orias ia ias
        avel aveis ivel iveis amento amentos imento imentos ativo ativa ativos ativas ista istas eiro eira eiros eiras
        ologo ologa ologos ologas ologia ologias ografo ografa ografos ografas ografia ografias
    """),
    verbal=word_set("""
        ar er ir am em amos imos emos aram eram iram ava avam ando endo indo ara arao era erao aremos
    """),
    alternations=endings("""
        se: tico tica ticos ticas ticamente sico sica sicos sicas
        xe: tico tica ticos ticas ctico ctica cticos cticas
    """),
    diminutives=word_set("inho inha inhos inhas zinho zinha zinhos zinhas"),
    kin_prefixes=word_set("micro mini multi pos pre sub"),
    after_verbs=word_set("""
        o os as um uma uns umas seu sua seus suas este esta estes estas esse essa esses essas nosso nossa nossos nossas
    """),
    before_nouns=word_set("""
        antiga antigas antigo antigos boa boas bom bons dupla grande grandes má más melhor melhores mesma mesmas
        mesmo mesmos muitas muitos nova novas novo novos outra outras outro outros pequena pequenas pequeno
        pequenos primeira primeiras primeiro primeiros principais principal próxima próximas próximo próximos
        segunda segundo terceira terceiro última últimas último últimos única únicas único únicos várias vários
    """),
    verb_endings=("a",),
    before_verbs=word_set("se me te lhe lhes eu você ele ela eles elas nós"),
)
