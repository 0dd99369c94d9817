"""Words on which a meaning turns, and those of the calendar, by language."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.locales import primary

__all__ = ["alarm", "calendar_place", "calendar_word"]

_NEGATIONS = {
    "en": "not no never without none nor neither cannot nobody nothing nowhere unless except hardly",
    "es": "no nunca jamás sin ni nadie nada ningún ninguno ninguna ningunos ningunas tampoco salvo excepto",
    "pt": "não nunca jamais sem nem ninguém nada nenhum nenhuma nenhuns nenhumas tampouco salvo exceto",
}
# Words that are mostly something else (an article, a weekday, a room) are no numbers here.
_NUMBERS = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million "
    "twice half dozen first second third fourth fifth",
    "es": "cero dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento "
    "mil millón millones docena primero primera segundo segunda tercero tercera quinto",
    "pt": "zero dois duas três quatro cinco seis sete oito nove dez onze doze treze catorze quatorze quinze "
    "dezesseis dezasseis dezessete dezassete dezoito dezenove dezanove vinte trinta quarenta cinquenta sessenta "
    "setenta oitenta noventa cem cento mil milhão milhões dúzia primeiro primeira segundo terceiro "
    "terceira quinto",
}
_CALENDAR = {
    "en": (
        "january february march april may june july august september october november december",
        "monday tuesday wednesday thursday friday saturday sunday",
    ),
    "es": (
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "lunes martes miércoles jueves viernes sábado domingo",
    ),
    "pt": (
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    ),
}
"""Months and days of the week, each in one order in all languages."""

_IS_NEGATION = {language: frozenset(words.split()) for language, words in _NEGATIONS.items()}
_IS_NUMBER = {language: frozenset(words.split()) for language, words in _NUMBERS.items()}
_LISTS = {language: tuple(words.split() for words in lists) for language, lists in _CALENDAR.items()}
_PLACES = {
    language: {word: (number, place) for number, words in enumerate(lists) for place, word in enumerate(words)}
    for language, lists in _LISTS.items()
}


def alarm(words: Sequence[str], language: str) -> str:
    """Return ``negation`` or ``number`` if one of ``words``, in lower case, is one; else nothing."""
    name = primary(language)
    if any(word in _IS_NEGATION.get(name, ()) or (name == "en" and word[-3:] in ("n't", "n’t")) for word in words):
        return "negation"
    if any(word[:1].isdigit() or word in _IS_NUMBER.get(name, ()) for word in words):
        return "number"
    return ""


def calendar_place(word: str, language: str) -> tuple[int, int] | None:
    """Return which list (months, days of the week) ``word`` stands in and where; None if in none.

    English writes them with a capital; so ``may`` and ``march`` are none.
    """
    if primary(language) == "en" and not word[:1].isupper():
        return None
    return _PLACES.get(primary(language), {}).get(word.lower())


def calendar_word(place: tuple[int, int], language: str) -> str:
    """Return the month or day at ``place``, as a sentence in ``language`` has it; empty for languages not known."""
    lists = _LISTS.get(primary(language))
    if lists is None:
        return ""
    word = lists[place[0]][place[1]]
    return word.capitalize() if primary(language) == "en" else word
