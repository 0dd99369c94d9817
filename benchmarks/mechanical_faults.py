"""Mechanical faults: numbers, dates, addresses, marks, ends, spaces, placeholders."""

from __future__ import annotations

import re
from random import Random

from benchmarks.seeding import Kind, Seed, replaced, without
from pipeline.checks import Pair

__all__ = ["MECHANICAL"]

_ROOMS = {
    "en": "The museum keeps 12,500 pieces in 28 rooms.",
    "es": "El museo conserva 12\xa0500 piezas en 28 salas.",
    "pt_BR": "O museu guarda 12.500 peças em 28 salas.",
}
_CENTURY = {
    "en": "The altarpiece of the 18th century was paid for by Charles III.",
    "es": "El retablo del siglo XVIII fue pagado por Carlos III.",
    "pt_BR": "O retábulo do século XVIII foi pago por Carlos III.",
}
_DATE = {
    "en": "It opens on Monday 5 May 2025.",
    "es": "Abre el lunes 5 de mayo de 2025.",
    "pt_BR": "Abre na segunda-feira, 5 de maio de 2025.",
}
_MONEY = {
    "en": "Admission costs €5 and students pay 25% less.",
    "es": "La entrada cuesta 5\xa0€ y los estudiantes pagan un 25\xa0% menos.",
    "pt_BR": "O ingresso custa € 5 e os estudantes pagam 25% menos.",
}
_ADDRESS = {
    "en": "See https://museum.example/visits or write to info@museum.example.",
    "es": "Véase https://museum.example/visits o escriba a info@museum.example.",
    "pt_BR": "Veja https://museum.example/visits ou escreva para info@museum.example.",
}
_QUOTED = {
    "en": "The exhibition “Clay and fire” (room 4) is in the tower.",
    "es": "La exposición «Barro y fuego» (sala 4) está en la torre.",
    "pt_BR": "A exposição “Barro e fogo” (sala 4) está na torre.",
}
_QUESTION = {
    "en": "Which museums take part? Write to us!",
    "es": "¿Qué museos participan? ¡Escríbanos!",
    "pt_BR": "Quais museus participam? Escreva para nós!",
}
_LIST = {
    "en": "There are letters, maps and photographs. All of them are on paper.",
    "es": "Hay cartas, mapas y fotografías. Todas están en papel.",
    "pt_BR": "Há cartas, mapas e fotografias. Todas estão em papel.",
}
_ORDINAL = {
    "en": "It is the 3rd edition of the prize.",
    "es": "Es la 3.ª edición del premio.",
    "pt_BR": "É a 3ª edição do prêmio.",
}
_PERCENT = {
    "en": "There are %(count)d objects in %(room)s.",
    "es": "Hay %(count)d objetos en %(room)s.",
    "pt_BR": "Há %(count)d objetos em %(room)s.",
}
_ORDER = {"en": "%s keeps %d objects.", "es": "%s conserva %d objetos.", "pt_BR": "%s guarda %d objetos."}
_BRACES = {"en": "{name} is in {room}.", "es": "{name} está en {room}.", "pt_BR": "{name} está em {room}."}
_LABEL = {"en": "Bring these papers:", "es": "Traiga estos documentos:", "pt_BR": "Traga estes documentos:"}
_OPEN = {"en": "When does it open?", "es": "¿Cuándo abre?", "pt_BR": "Quando abre?"}
_MARKED = {
    "en": "See **the rules** and [the call](https://museum.example/call).",
    "es": "Vea **las bases** y [la convocatoria](https://museum.example/call).",
    "pt_BR": "Veja **o regulamento** e [a chamada](https://museum.example/call).",
}


def _pattern(pattern: str, new: str) -> Seed:
    """Return the seed that puts ``new`` in place of the last match of ``pattern``."""
    compiled = re.compile(pattern)

    def seed(pair: Pair, _random: Random) -> str | None:
        *_, last = (None, *compiled.finditer(pair.target))
        return pair.target[: last.start()] + last.expand(new) + pair.target[last.end() :] if last else None

    return seed


def _other_figure(pair: Pair, random: Random) -> str | None:
    """Change one figure of the last number with two or more of them."""
    *_, last = (None, *re.finditer(r"\b[0-9]{2,}\b", pair.target))
    if last is None:
        return None
    at = random.randrange(last.start(), last.end())
    other = random.choice([sign for sign in "123456789" if sign != pair.target[at]])
    return pair.target[:at] + other + pair.target[at + 1 :]


def _copy(pair: Pair, _random: Random) -> str | None:
    """Leave the source text where it has enough words to be recognised."""
    return pair.source if len(re.findall(r"\b[a-z]{2,}\b", pair.source_masked)) > 5 else None


def _doubled_word(pair: Pair, random: Random) -> str | None:
    words = list(re.finditer(r"(?<= )[a-záéíóúãõâêôç]{4,}(?= )", pair.target_masked))
    if not words:
        return None
    word = random.choice(words)
    return f"{pair.target[: word.end()]} {word[0]}{pair.target[word.end() :]}"


MECHANICAL = (
    Kind("another figure", _other_figure, _ROOMS),
    Kind("two figures changed places", replaced("28", "82"), _ROOMS),
    Kind("a number left out", replaced("28 ", ""), _ROOMS),
    Kind("a nought too many", replaced("28", "280"), _ROOMS),
    Kind("thousands as in English", _pattern("12[.\xa0]500", "12,500"), _ROOMS),
    Kind("another century", replaced("XVIII", "XVII"), _CENTURY),
    Kind("another king", replaced("III", "IV"), _CENTURY),
    Kind("another month", _pattern("mayo|maio", "julio"), _DATE, ("es",)),
    Kind("another month in Portuguese", replaced("maio", "julho"), _DATE, ("pt_BR",)),
    Kind("another day of the week", _pattern("lunes|segunda", "martes"), _DATE, ("es",)),
    Kind("another day of the week in Portuguese", replaced("segunda", "terça"), _DATE, ("pt_BR",)),
    Kind("the month first", _pattern(r"5 de (m\w+) de 2025", r"\1 5, 2025"), _DATE),
    Kind("the English month", _pattern("mayo|maio", "May"), _DATE),
    Kind("another currency", replaced("€", "$"), _MONEY),
    Kind("percent as in English", replaced("25\xa0%", "25%"), _MONEY, ("es",)),
    Kind("percent as in Spanish", replaced("25%", "25 %"), _MONEY, ("pt_BR",)),
    Kind("an English ordinal", _pattern("3.?ª", "3rd"), _ORDINAL),
    Kind("a letter less in a web address", replaced("/visits", "/visit"), _ADDRESS),
    Kind("a translated e-mail address", replaced("info@museum", "info@museo"), _ADDRESS),
    Kind("a quotation that is not closed", _pattern("[»”]", ""), _QUOTED),
    Kind("a quotation that is not opened", _pattern("[«“]", ""), _QUOTED),
    Kind("two kinds of quotation marks", _pattern("[»”]", '"'), _QUOTED),
    Kind("a bracket that is not closed", without(")"), _QUOTED),
    Kind("a bracket that is not opened", replaced("(sala", "sala"), _QUOTED),
    Kind("a space inside a bracket", replaced("(sala", "( sala"), _QUOTED),
    Kind("no ¿", without("¿"), _QUESTION, ("es",)),
    Kind("no ¡", without("¡"), _QUESTION, ("es",)),
    Kind("¿ in Portuguese", replaced("Quais", "¿Quais"), _QUESTION, ("pt_BR",)),
    Kind("no question mark at the end", without("?"), _OPEN),
    Kind("no full stop", without("."), _LIST),
    Kind("a colon became a stop", replaced(":", "."), _LABEL),
    Kind("a space before a comma", replaced("cartas,", "cartas ,"), _LIST),
    Kind("a space before a full stop", replaced("papel.", "papel ."), _LIST),
    Kind("no space after a comma", replaced("cartas, ", "cartas,"), _LIST),
    Kind("no space after a full stop", replaced(". Tod", ".Tod"), _LIST),
    Kind("a space at the end", lambda pair, _random: f"{pair.target} "),
    Kind("a space at the beginning", lambda pair, _random: f" {pair.target}"),
    Kind("a word twice", _doubled_word, _LIST),
    Kind("a translated placeholder", replaced("%(room)s", "%(sala)s"), _PERCENT, flags=("python-format",)),
    Kind("a lost placeholder", replaced("%(count)d", "12"), _PERCENT, flags=("python-format",)),
    Kind("placeholders in another order", _pattern("%s (.*) %d", r"%d \1 %s"), _ORDER, flags=("c-format",)),
    Kind("a translated placeholder in braces", replaced("{room}", "{sala}"), _BRACES, flags=("python-brace-format",)),
    Kind("a link lost", _pattern(r"\[([^\]]*)\]\([^)]*\)$|\[([^\]]*)\]\([^)]*\)(?=\.)", r"\1\2"), _MARKED),
    Kind("emphasis half gone", _pattern(r"\*\*(?= [yoea])", ""), _MARKED),
    Kind("left untranslated", _copy),
)
