"""Faults of language to put into clean translations, one row each.

A row has a name, a function that returns the translation with the fault (None where it cannot
have it), the sentence that is put behind both texts first (by language), and the languages of
translations that can have the fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from random import Random

from pipeline.checks import Pair

__all__ = ["LANGUAGE_FAULTS"]

Seed = Callable[[Pair, Random], str | None]

_BOTH = ("es", "pt_BR")
_OPENING = {
    "en": "The exhibition opens on Monday 5 May 2025, with guided tours in Spanish.",
    "es": "La exposición se inaugura el lunes 5 de mayo de 2025, con visitas guiadas en español.",
    "pt_BR": "A exposição abre na segunda-feira, 5 de maio de 2025, com visitas guiadas em espanhol.",
}
_DEFINITION = {
    "en": "It follows the ICOM definition and the UNESCO recommendation.",
    "es": "Sigue la definición del ICOM y la recomendación de la UNESCO.",
    "pt_BR": "Segue a definição do ICOM e a recomendação da UNESCO.",
}
_COLLECTION = {
    "en": "The team of the museum looks after the collection and its infrastructure, and the idea is to show it often.",
    "es": "El equipo del museo cuida la colección y su infraestructura, y la idea es mostrarla con frecuencia.",
    "pt_BR": "A equipe do museu cuida da coleção e da sua infraestrutura, e a ideia é mostrá-la com frequência.",
}
_FORMER = {"coleção": "colecção", "infraestrutura": "infra-estrutura", "ideia": "idéia", "frequência": "freqüência"}
_OTHER = {
    "es": "Os visitantes também podem conhecer as oficinas do museu e falar com as pessoas que nelas trabalham.",
    "pt_BR": "Los visitantes también pueden conocer los talleres del museo y hablar con quienes trabajan en ellos.",
}
_WORDS_OF_THE_OTHER = {
    "es": (("la colección", "la coleção"), ("y la idea", "e também la idea"), ("del museo", "de seu museo")),
    "pt_BR": (("da coleção", "de la colección"), ("do museu", "del museo"), ("e a ideia", "y la idea")),
}
_NOTES = {
    "es": ("[revisar]", "(confirmar con Ana)", "???", "(nota del traductor: así en el original)", "TODO: comprobar"),
    "pt_BR": ("[revisar]", "(conferir com a Ana)", "???", "(nota da tradutora: assim no original)", "TODO: conferir"),
}


def replaced(*changes: tuple[str, str]) -> Seed:
    """Return the seed that makes one of ``changes``, drawn at random of those that the text can have."""

    def seed(pair: Pair, random: Random) -> str | None:
        possible = [(old, new) for old, new in changes if old in pair.target]
        if not possible:
            return None
        old, new = random.choice(possible)
        before, _, after = pair.target.rpartition(old)
        return before + new + after

    return seed


def untranslated(pair: Pair, _random: Random) -> str:
    """Leave the source text."""
    return pair.source


def in_the_other_language(pair: Pair, _random: Random) -> str:
    """Put a sentence of the neighbouring language in place of all."""
    return _OTHER[pair.target_language]


def mixed(pair: Pair, random: Random) -> str | None:
    """Put a few words of the neighbouring language in."""
    return replaced(*_WORDS_OF_THE_OTHER[pair.target_language])(pair, random)


def half_translated(pair: Pair, random: Random) -> str | None:
    """Leave a phrase in English."""
    changes = {
        "es": (("del museo", "of the museum"), ("y la idea es", "and the idea is to")),
        "pt_BR": (("do museu", "of the museum"), ("e a ideia é", "and the idea is to")),
    }
    return replaced(*changes[pair.target_language])(pair, random)


def noted(pair: Pair, random: Random) -> str:
    """Leave a note at the end."""
    return f"{pair.target} {random.choice(_NOTES[pair.target_language])}"


def begun_small(pair: Pair, _random: Random) -> str | None:
    """Begin with a small letter, where both texts begin with an ordinary word."""
    first = re.match(r"[A-ZÁÉÍÓÚ][a-záéíóúñãõâêôç]+(?= )", pair.target)
    if first is None or not re.match(r"[A-Z][a-z]+ ", pair.source) or first[0].lower() in pair.source.lower():
        return None
    return pair.target[0].lower() + pair.target[1:]


def swapped(*acronyms: str) -> Seed:
    """Return the seed that makes two letters of an acronym change places."""

    def seed(pair: Pair, random: Random) -> str | None:
        letters = random.choice(acronyms)
        at = random.choice([at for at in range(len(letters) - 1) if letters[at] != letters[at + 1]])
        slip = letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :]
        return pair.target.replace(letters, slip)

    return seed


def cut(pair: Pair, _random: Random) -> str:
    """Keep the first third."""
    words = pair.target.split(" ")
    return " ".join(words[: len(words) // 3])


def pasted_thrice(pair: Pair, _random: Random) -> str:
    """Put the text in four times."""
    return " ".join([pair.target] * 4)


LANGUAGE_FAULTS: tuple[tuple[str, Seed, Mapping[str, str], tuple[str, ...]], ...] = (
    ("the source text left", untranslated, _COLLECTION, _BOTH),
    ("all in the neighbouring language", in_the_other_language, {}, _BOTH),
    ("words of the neighbouring language", mixed, _COLLECTION, _BOTH),
    ("a phrase left in English", half_translated, _COLLECTION, _BOTH),
    ("a note left", noted, {}, _BOTH),
    ("a month with a capital", replaced(("mayo", "Mayo"), ("maio", "Maio")), _OPENING, _BOTH),
    ("a weekday with a capital", replaced(("lunes", "Lunes"), ("segunda-feira", "Segunda-feira")), _OPENING, _BOTH),
    ("a language with a capital", replaced(("español", "Español"), ("espanhol", "Espanhol")), _OPENING, _BOTH),
    ("a text begun small", begun_small, {}, _BOTH),
    ("an acronym left out", replaced(("del ICOM", "del consejo"), ("do ICOM", "do conselho")), _DEFINITION, _BOTH),
    ("letters of an acronym swapped", swapped("ICOM", "UNESCO"), _DEFINITION, _BOTH),
    ("a spelling before 1990", replaced(*_FORMER.items()), _COLLECTION, ("pt_BR",)),
    ("two thirds missing", cut, _COLLECTION, _BOTH),
    ("the text four times", pasted_thrice, _COLLECTION, _BOTH),
)
"""Name, seed, sentences, languages."""
