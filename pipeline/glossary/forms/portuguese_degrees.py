"""Superlatives of one word: *antigo, antiquíssimo*.

After Celso Cunha and Lindley Cintra, *Nova Gramática do Português Contemporâneo*, chapter
10, *Gradação dos adjetivos*.
"""

from __future__ import annotations

from pipeline.glossary.forms.degrees import Degrees
from pipeline.glossary.forms.grammar import endings, irregulars

__all__ = ["superlatives"]

_IRREGULAR = irregulars("""
    amigo: amicíssimo
    antigo: antiquíssimo antiguíssimo
    bom: boníssimo
    célebre: celebérrimo
    cruel: crudelíssimo cruelíssimo
    difícil: dificílimo dificilíssimo
    doce: dulcíssimo docíssimo
    fácil: facílimo facilíssimo
    fiel: fidelíssimo
    frio: frigidíssimo friíssimo
    geral: generalíssimo
    humilde: humílimo humildíssimo
    livre: libérrimo
    nobre: nobilíssimo
    pobre: paupérrimo pobríssimo
    sábio: sapientíssimo
    sagrado: sacratíssimo
    sério: seriíssimo seríssimo
    simples: simplicíssimo simplíssimo
""")

_STEMS = endings("""
    vel: bil
    ca: qu
    co: qu
    ga: gu
    go: gu
    ão: an
    m: n
    z: c
    a:
    e:
    o:
    :
""")
_RELATIONAL = ("al", "ar", "ário", "ano", "ense", "ês", "eu", "ista", "tico", "gico", "fico", "nico")
"""*cultural, português*."""
_PLAIN = str.maketrans("áâãéêíóôõúç", "aaaeeiooouc")

superlatives = Degrees("íssimo", _IRREGULAR, _RELATIONAL, _STEMS, _PLAIN).superlatives
"""Return the superlatives of an adjective, see Degrees."""
