"""How Portuguese words were spelled before the present orthography.

After the *Acordo Ortográfico da Língua Portuguesa* (1990), bases IV (the consonants that
are not spoken: *acção*), IX (*idéia*, *vôo*) and XIV (the diaeresis: *freqüência*). In
Brazil the silent consonants went in 1943, the accents and the diaeresis in 2009.
Spellings that one region still has are no former ones: *facto*, *contacto*, *secção*.
"""

from __future__ import annotations

from pipeline.glossary.forms.grammar import endings

__all__ = ["former"]

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
    oica: óica
    oico: óico
    oide: óide
    oo_: ôo_
    oos_: ôos_
""")
"""Pieces of words, and how they were written; ``_`` stands for the beginning or end of a word."""


def former(word: str) -> tuple[str, ...]:
    """Return the former spellings of ``word``, in small letters; none if it was written as now."""
    marked = f"_{word}_"
    found = (marked.replace(piece, olds[0]) for piece, olds in _PIECES if piece in marked)
    return tuple(dict.fromkeys(spelling.strip("_") for spelling in found if spelling != marked))
