"""How Portuguese words were spelled before the present orthography.

After the *Acordo Ortográfico da Língua Portuguesa* (1990), bases IV (the consonants that
are not spoken: *acção*), IX (*idéia*, *vôo*) and XIV (the diaeresis: *freqüência*). In
Brazil the silent consonants went in 1943, the accents and the diaeresis in 2009.
Spellings that one region still has are no former ones: *facto*, *contacto*, *secção*.
``present`` goes the other way, from a word of a text to how it is written now: it has to
know what each region keeps (base IV, 1 c) and what the agreement did to hyphens (bases XV
and XVI), as the *Vocabulário Ortográfico da Língua Portuguesa* of the two academies has it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.glossary.forms.grammar import endings
from pipeline.glossary.forms.portuguese_kept import COMPOUNDS, KEPT, OPEN, WORDS

__all__ = ["former", "present"]

_PIECES = endings("""
    _ata_: _acta_
    _atas_: _actas_
    _ativ: _activ
    _ato_: _acto_
    _ator: _actor
    _atos_: _actos_
    _atriz: _actriz
    _atua: _actua
    _ação_: _acção_
    _ações_: _acções_
    _adot: _adopt
    _afet: _afect
    _colec: _colecc
    _colet: _colect
    _coleç: _colecç
    _corret: _correct
    _correç: _correcç
    _detet: _detect
    _deteç: _detecç
    _diret: _direct
    _direç: _direcç
    _efet: _efect
    _eletiv: _electiv
    _eletr: _electr
    _elétr: _eléctr
    _exat: _exact
    _exceto_: _excepto_
    _fator: _factor
    _fatur: _factur
    _fraç: _fracç
    _lecion: _leccion
    _otim: _optim
    _reat: _react
    _reaç: _reacç
    _selec: _selecc
    _selet: _select
    _seleç: _selecç
    _teto_: _tecto_
    _tetos_: _tectos_
    _tát: _táct
    _vetor: _vector
    _ótim: _óptim
    adoç: adopç
    arquitet: arquitect
    aspet: aspect
    batis: baptis
    batiz: baptiz
    conceç: concepç
    deceç: decepç
    dialet: dialect
    didát: didáct
    egito: egipto
    espetac: espectac
    espetad: espectad
    espetác: espectác
    excecion: excepcion
    exceç: excepç
    inativ: inactiv
    indiret: indirect
    injeç: injecç
    inspet: inspect
    inspeç: inspecç
    interat: interact
    interaç: interacç
    letiv: lectiv
    noturn: nocturn
    objet: object
    objeç: objecç
    perceç: percepç
    perspetiv: perspectiv
    proativ: proactiv
    projet: project
    projeç: projecç
    protet: protect
    proteç: protecç
    receç: recepç
    redat: redact
    redaç: redacç
    reflet: reflect
    respetiv: respectiv
    rutur: ruptur
    trajet: traject
    transaç: transacç
    traç: tracç
    aguent: agüent
    bilíngu: bilíngü
    cinquent: cinqüent
    delinqu: delinqü
    eloqu: eloqü
    frequ: freqü
    linguist: lingüist
    linguíst: lingüíst
    quinqu: qüinqü
    sequên: seqüên
    tranquil: tranqüil
    eia_: éia_
    eias_: éias_
    eica_: éica_
    eicas_: éicas_
    eico_: éico_
    eicos_: éicos_
    oia_: óia_
    oias_: óias_
    oica: óica
    oico: óico
    oide: óide
    oo_: ôo_
    oos_: ôos_
""")
"""Pieces of words, and how they were written; ``_`` stands for the beginning or end of a word."""


_FIRST_OLDS = tuple((olds[0], new) for new, olds in sorted(_PIECES, key=lambda rule: -len(rule[1][0])))
_DIAERESIS = re.compile(r"(?<=[gq])ü(?=[eéêií])")
_ACCENTED = re.compile(r"(?<=[gq])ú(?=es?$|em$)|[éó]i(?=[ao]s?$|[cd][ao]s?$|des?$)|ô(?=os?$)|(?<=[cdlrv])ê(?=em$)")
_MAY_BE_FORMER = re.compile("[cp][cçt]|[üúéóôê-]")
"""What each former spelling has that is not in WORDS: one of the pieces above, or an accent."""
_PLAIN = str.maketrans("éóôêúü", "eooeuu")
_HYPHEN = re.compile(r"(?P<first>[^\W\d_]+)-(?P<rest>[^\W\d_]+)")
_VOWELS = "aeiouáéíóúâêôãõ"
_SHORTEST = 4
_PORTUGUESE = re.compile(r"(?:[aeioãéíóúê]s?|[^l]l|[rmz])$")
"""How words end that are no borrowed ones: *vectorcall*, *object*."""


def former(word: str) -> tuple[str, ...]:
    """Return the former spellings of ``word``, in small letters; none if it was written as now."""
    marked = f"_{word}_"
    found = (marked.replace(piece, olds[0]) for piece, olds in _PIECES if piece in marked)
    return tuple(dict.fromkeys(spelling.strip("_") for spelling in found if spelling != marked))


@lru_cache(maxsize=1 << 16)
def present(word: str, language: str) -> str:
    """Return how ``word``, in small letters, is written now in ``language``; empty if it is no former spelling.

    ``language`` is ``pt_BR``, ``pt_PT``, or ``pt`` for what is former in both.
    """
    if word in WORDS:
        return WORDS[word]
    if len(word) < _SHORTEST or not _MAY_BE_FORMER.search(word):
        return ""
    if "-" in word:
        return _joined(word)
    found = _DIAERESIS.sub("u", word)
    found = _ACCENTED.sub(lambda match: match[0].translate(_PLAIN), found)
    spanish = found.endswith(("ción", "ciones"))
    if not spanish and _PORTUGUESE.search(found) and not any(piece in word for piece in _kept(language)):
        marked = f"_{found}_"
        for old, new in _FIRST_OLDS:
            if old in marked:
                marked = marked.replace(old, new)
        found = marked.strip("_")
    return "" if found == word else found


def _kept(language: str) -> tuple[str, ...]:
    """Return the pieces of words that keep their consonants; where the region is open, those of both."""
    return KEPT.get(language) or tuple(piece for pieces in KEPT.values() for piece in pieces)


def _joined(word: str) -> str:
    """Return a compound as it is written since its prefix takes no hyphen: *infraestrutura*, *autorretrato*."""
    if word in COMPOUNDS:
        return COMPOUNDS[word]
    parts = _HYPHEN.fullmatch(word)
    if parts is None or parts["first"] not in OPEN or len(parts["rest"]) < _SHORTEST:
        return ""
    first, rest = parts["first"], parts["rest"]
    if first == "co":
        return "" if rest[0] == "h" else f"co{_doubled(rest)}"
    if rest[0] in "rs":
        return first + _doubled(rest)
    is_open = rest[0] in _VOWELS and rest[0].translate(_UNACCENTED) != first[-1]
    return first + rest if is_open else ""


_UNACCENTED = str.maketrans("áéíóúâêôãõ", "aeiouaeoao")


def _doubled(rest: str) -> str:
    return rest[0] * (rest[0] in "rs" and rest[1:2] != rest[0]) + rest
