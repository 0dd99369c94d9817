"""Superlatives of one word: *antiguo, antiquísimo*.

After the Real Academia Española and ASALE, *Nueva gramática de la lengua española* (2009),
7.3 to 7.5.
"""

from __future__ import annotations

from pipeline.glossary.forms.degrees import Degrees
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
"""*cultural, portugués*."""
_PLAIN = str.maketrans("áéíóú", "aeiou")

superlatives = Degrees("ísimo", _IRREGULAR, _RELATIONAL, _STEMS, _PLAIN).superlatives
"""Return the superlatives of an adjective, see Degrees."""
