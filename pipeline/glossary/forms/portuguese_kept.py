"""What the Orthographic Agreement of 1990 left to each country, and words it changed one by one. Linguists may edit it.

Consonants after base IV, 1 c, as the *Vocabulário Ortográfico da Língua Portuguesa* (Academia
Brasileira de Letras, 5th edition) and the *Vocabulário Ortográfico Português* (ILTEC) have them.
"""

from __future__ import annotations

from pipeline.glossary.forms.grammar import irregulars
from pipeline.markup.tags import names

__all__ = ["COMPOUNDS", "KEPT", "OPEN", "WORDS"]

_DOUBLE = ("aspect", "concepç", "recepç", "ruptur", "espectad", "táctil", "tácteis", "concept", "recept", "sector")
"""Both spellings are good in Portugal (the agreement's own examples, and what both vocabularies list)."""

KEPT = {
    "pt_BR": (
        *_DOUBLE,
        *("perspectiv", "decepç", "percepç", "percept", "respectiv", "detect", "detecç", "excepcion", "infecç"),
        *("dissecç", "intersecç", "prospecç", "prospect", "circunspec", "contracep"),
    ),
    "pt_PT": (*_DOUBLE, "percept", "prospect", "circunspec", "contracep", "intersecç", "dissecç"),
}
"""Pieces of words that each country still writes with the consonant that the other one may have lost."""

WORDS = {
    old: new
    for new, olds in irregulars(
        """
        creem: crêem
        deem: dêem
        leem: lêem
        veem: vêem
        para: pára
        pelo: pêlo
        pelos: pêlos
        polo: pólo
        polos: pólos
        pera: pêra
        pela: péla
        feiura: feiúra
        baiuca: baiúca
        bocaiuva: bocaiúva
        voo: vôo
        zoo: zôo
        """
    ).items()
    for old in olds
}
"""Words that lost the accent that told them from others, and short ones."""

COMPOUNDS = {
    "dia-a-dia": "dia a dia",
    "fim-de-semana": "fim de semana",
    "fins-de-semana": "fins de semana",
    "mão-de-obra": "mão de obra",
    "ponto-de-vista": "ponto de vista",
    "pára-quedas": "paraquedas",
    "pára-quedista": "paraquedista",
    "pára-raios": "para-raios",
    "pára-choque": "para-choque",
    "pára-choques": "para-choques",
    "pára-brisas": "para-brisas",
    "há-de": "há de",
    "hão-de": "hão de",
    "hei-de": "hei de",
    "hás-de": "hás de",
}
"""Compounds that lost their hyphens or an accent."""

OPEN = names(
    "anti arqui auto co contra extra infra intra macro micro mini multi neo pluri proto pseudo semi supra ultra"
)
"""Prefixes that take a hyphen only before their own last letter and *h* (base XVI)."""
