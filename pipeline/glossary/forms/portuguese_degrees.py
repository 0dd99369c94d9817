"""Superlatives of one word: *antigo, antiquíssimo*.

After Celso Cunha and Lindley Cintra, *Nova Gramática do Português Contemporâneo*, chapter
10, *Gradação dos adjetivos*.
"""

from __future__ import annotations

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
"""How adjectives end that have no degrees, because they say to what something belongs: *cultural, português*."""
_PLAIN = str.maketrans("áâãéêíóôõúç", "aaaeeiooouc")


def superlatives(adjective: str) -> tuple[str, ...]:
    """Return the superlatives of an adjective in all numbers and genders; none if it has no degrees.

    It is given in the masculine singular.
    """
    found = _IRREGULAR.get(adjective, () if adjective.endswith(_RELATIONAL) else (f"{_stem(adjective)}íssimo",))
    return tuple(one[:-1] + ending for one in found for ending in ("o", "a", "os", "as"))


def _stem(adjective: str) -> str:
    for ending, stems in _STEMS:
        if adjective.endswith(ending):
            stem = adjective[: len(adjective) - len(ending)] + (stems[0] if stems else "")
            return stem.translate(_PLAIN)
    return adjective
