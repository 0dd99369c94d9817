"""Superlatives of one word: *antiguo, antiquísimo*.

After the Real Academia Española and ASALE, *Nueva gramática de la lengua española* (2009),
7.3 to 7.5.
"""

from __future__ import annotations

from pipeline.glossary.forms.grammar import endings, irregulars

__all__ = ["superlatives"]

_IRREGULAR = irregulars("""
    amigo: amicísimo amiguísimo
    antiguo: antiquísimo
    bueno: bonísimo buenísimo
    célebre: celebérrimo
    cierto: certísimo ciertísimo
    cruel: crudelísimo cruelísimo
    fiel: fidelísimo
    fuerte: fortísimo fuertísimo
    grande: grandísimo
    íntegro: integérrimo integrísimo
    joven: jovencísimo
    libre: libérrimo
    mísero: misérrimo
    nuevo: novísimo nuevísimo
    pobre: paupérrimo pobrísimo
    sabio: sapientísimo
    sagrado: sacratísimo
    tierno: ternísimo tiernísimo
""")

_STEMS = endings("""
    ble: bil
    ca: qu
    co: qu
    ga: gu
    go: gu
    guo: gü
    io:
    z: c
    a:
    e:
    o:
    :
""")
_RELATIONAL = ("al", "ar", "ario", "ano", "ense", "és", "ista", "tico", "gico", "fico", "nico")
"""How adjectives end that have no degrees, because they say to what something belongs: *cultural, portugués*."""
_PLAIN = str.maketrans("áéíóú", "aeiou")


def superlatives(adjective: str) -> tuple[str, ...]:
    """Return the superlatives of an adjective in all numbers and genders; none if it has no degrees.

    It is given in the masculine singular.
    """
    found = _IRREGULAR.get(adjective, () if adjective.endswith(_RELATIONAL) else (f"{_stem(adjective)}ísimo",))
    return tuple(one[:-1] + ending for one in found for ending in ("o", "a", "os", "as"))


def _stem(adjective: str) -> str:
    for ending, stems in _STEMS:
        if adjective.endswith(ending):
            stem = adjective[: len(adjective) - len(ending)] + (stems[0] if stems else "")
            return stem.translate(_PLAIN)
    return adjective
