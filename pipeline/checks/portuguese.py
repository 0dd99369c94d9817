"""How the two Portugueses spell, where one spelling is wrong on the other side. Linguists may edit these lists.

The Orthographic Agreement of 1990 (base IX and XI) leaves the accent of a stressed *e* or *o*
before *m* or *n* to each country's pronunciation: *académico* in Portugal, *acadêmico* in
Brazil. Base IV does the same with consonants: *receção, recepção*.
"""

from __future__ import annotations

import re

from pipeline.markup.tags import names

__all__ = ["BRAZIL", "PORTUGAL", "foreign_spelling"]

BRAZIL, PORTUGAL = "Brazil", "Portugal"

_ACCENTS = {
    BRAZIL: re.compile("[êô][mn][aeiouáéíóúâêôãõ]"),
    PORTUGAL: re.compile("[éó][mn][aeiouáéíóúâêôãõ]"),
}
_COMMON = names("fêmea fêmeas estômago estômagos cômoro cômoros sêmea sêmeas")
"""Words with such an accent that both countries spell alike."""

_WORDS = {
    BRAZIL: names(
        """
        anistia aspecto aspectos concepção concepções contato contatos controle controles detecção equipe equipes
        esporte esportes indenização indenizações perspectiva perspectivas planejamento planejamentos recepção
        recepções registro registros sutil sutis úmido úmida úmidos úmidas conosco
        """
    ),
    PORTUGAL: names(
        """
        amnistia aspeto aspetos conceção conceções contacto contactos controlo controlos deteção equipa equipas desporto
        desportos indemnização indemnizações perspetiva perspetivas planeamento planeamentos receção receções registo
        registos subtil subtis húmido húmida húmidos húmidas connosco facto factos
        """
    ),
}

_WORD = re.compile(r"\w+")


def foreign_spelling(text: str, country: str) -> str:
    """Return the first word of ``text`` that only ``country``, BRAZIL or PORTUGAL, spells so; empty without one."""
    for word in _WORD.findall(text):
        small = word.lower()
        if small in _WORDS[country] or (_ACCENTS[country].search(small) and small not in _COMMON):
            return str(word)
    return ""
