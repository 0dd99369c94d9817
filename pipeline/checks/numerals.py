"""The numbers of a text: figures, words and Roman numerals, whatever their language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.locales import primary
from pipeline.markup.tags import names

__all__ = ["DIGITS", "MONTHS", "Figure", "figures", "listed", "roman_values", "scale", "spelt", "word_values"]

DIGITS = re.compile("[0-9]+")

_FIGURE = re.compile(
    r"[0-9]{1,3}(?>(?:[ \u00a0\u202f\u2009][0-9]{3}(?![0-9]))+)(?>(?:[.,][0-9]+)?)|[0-9]+(?>(?:[.,'’][0-9]+)*)"
)
_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"(?<![\w.])(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?![\w])")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def listed(words: str) -> tuple[str, ...]:
    """Return the words of a list in their order."""
    return tuple(words.split())


MONTHS = {
    "en": listed("january february march april may june july august september october november december"),
    "es": listed("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
    "pt": listed("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
}
"""The names of the months, in their order."""

_WORDS = {
    "en": """
        0 zero no none; 1 one a an first once single another; 2 two second secondly twice both pair double half;
        3 three third thirds triple thrice; 4 four fourth quarter; 5 five fifth; 6 six sixth; 7 seven seventh;
        8 eight eighth; 9 nine ninth; 10 ten tenth decade; 11 eleven eleventh; 12 twelve twelfth dozen noon midnight;
        13 thirteen thirteenth; 14 fourteen fourteenth; 15 fifteen fifteenth; 16 sixteen sixteenth;
        17 seventeen seventeenth; 18 eighteen eighteenth; 19 nineteen nineteenth; 20 twenty twentieth twenties;
        30 thirty thirtieth thirties; 40 forty fortieth forties; 50 fifty fiftieth fifties half; 60 sixty sixtieth
        sixties; 70 seventy seventies; 80 eighty eighties; 90 ninety nineties; 100 hundred hundredth century;
        1000 thousand
        """,
    "es": """
        0 cero ningún ninguno ninguna; 1 un uno una primer primero primera único única otro otra;
        2 dos segundo segunda doble ambos ambas par pareja dúo medio media mitad; 3 tres tercer tercero tercera tercio
        triple tripleta trío;
        4 cuatro cuarto cuarta cuádruple cuádrupla cuarteto;
        5 cinco quinto quinta; 6 seis sexto sexta; 7 siete séptimo séptima;
        8 ocho octavo octava; 9 nueve noveno novena; 10 diez décimo décima década decenio; 11 once undécimo undécima;
        12 doce duodécimo docena mediodía medianoche; 13 trece; 14 catorce; 15 quince quincena; 16 dieciséis;
        17 diecisiete; 18 dieciocho; 19 diecinueve; 20 veinte vigésimo vigésima; 21 veintiuno veintiún veintiuna;
        22 veintidós; 23 veintitrés; 24 veinticuatro; 25 veinticinco; 26 veintiséis; 27 veintisiete;
        28 veintiocho; 29 veintinueve; 30 treinta trigésimo trigésima; 40 cuarenta; 50 cincuenta mitad; 60 sesenta;
        70 setenta; 80 ochenta; 90 noventa; 100 cien ciento centena centenar centenario siglo;
        200 doscientos doscientas; 300 trescientos trescientas; 400 cuatrocientos cuatrocientas;
        500 quinientos quinientas; 600 seiscientos seiscientas; 700 setecientos setecientas;
        800 ochocientos ochocientas; 900 novecientos novecientas; 1000 mil
        """,
    "pt": """
        0 zero nenhum nenhuma; 1 um uma primeiro primeira único única outro outra;
        2 dois duas segundo segunda dobro ambos ambas par dupla meio meia metade; 3 três terceiro terceira terço triplo
        tripla trio;
        4 quatro quarto quarta quádruplo quádrupla quarteto;
        5 cinco quinto quinta; 6 seis sexto sexta; 7 sete sétimo sétima; 8 oito oitavo oitava;
        9 nove nono nona; 10 dez décimo décima década decênio; 11 onze; 12 doze dúzia; 13 treze; 14 catorze quatorze;
        15 quinze quinzena; 16 dezesseis dezasseis; 17 dezessete dezassete; 18 dezoito; 19 dezenove dezanove;
        20 vinte vigésimo vigésima; 30 trinta trigésimo trigésima; 40 quarenta; 50 cinquenta metade; 60 sessenta;
        70 setenta; 80 oitenta; 90 noventa; 100 cem cento centena centenário século; 200 duzentos duzentas;
        300 trezentos trezentas; 400 quatrocentos quatrocentas; 500 quinhentos quinhentas;
        600 seiscentos seiscentas; 700 setecentos setecentas; 800 oitocentos oitocentas; 900 novecentos novecentas;
        1000 mil
        """,
}
"""The words for numbers, and words that stand for one: *ambos*, *dozen*."""

_LARGEST = 10**9
"""Larger numbers are not written in words."""
_ADDITIVE = names("and y e")
_SCALES = {
    "thousand": 3, "mil": 3, "million": 6, "millions": 6, "millón": 6, "millones": 6, "milhão": 6, "milhões": 6,
    "billion": 9, "billions": 9, "bilhão": 9, "bilhões": 9, "bn": 9, "m": 6, "k": 3, "trillion": 12, "billones": 12,
}  # fmt: skip
_SCALE = re.compile(r"[ \u00a0\u202f-]?([^\W\d_]+)\b")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number written in figures."""

    text: str
    start: int
    end: int

    @property
    def digits(self) -> str:
        """Its figures without signs between them and without leading zeros."""
        return "".join(DIGITS.findall(self.text)).lstrip("0") or "0"


def figures(masked: str) -> Iterator[Figure]:
    """Yield the numbers in figures of a masked text; groups of thousands belong together, whatever parts them.

    A figure or two that are glued to a word (``W3C``, ``x2``) are part of it.
    """
    for match in _FIGURE.finditer(masked):
        start, end = match.span()
        glued = start > 0 and masked[start - 1].isalpha() and not masked[start - 2 : start - 1].isdigit()
        if not (glued and (end - start < 3 or masked[end : end + 1].isalpha())):
            yield Figure(match[0], start, end)


def scale(masked: str, figure: Figure) -> int:
    """Return how many zeros the word after a figure stands for: 3 in ``15 mil``."""
    match = _SCALE.match(masked, figure.end)
    return _SCALES.get(match[1].lower(), 0) if match else 0


@lru_cache(maxsize=8)
def _words(language: str) -> dict[str, tuple[int, ...]]:
    """Return what each number word of a language may stand for; months stand for their number."""
    found: dict[str, tuple[int, ...]] = {}
    for row in _WORDS[language].split(";") if language in _WORDS else ():
        value, *words = row.split()
        for word in words:
            found[word] = (*found.get(word, ()), int(value))
    for number, month in enumerate(MONTHS.get(language, ()), 1):
        found[month] = (*found.get(month, ()), number)
        found.setdefault(month[:3], (number,))
    return found


def spelt(language: str) -> bool:
    """Tell whether the number words of a language are known."""
    return primary(language) in _WORDS


def word_values(masked: str, language: str) -> frozenset[int]:
    """Return what the number words of a text may stand for, alone and added up (*treinta y cinco*)."""
    words = _words(primary(language))
    values: set[int] = set()
    running, waiting = 0, False
    for match in _WORD.finditer(masked.lower()):
        word = match[0]
        own = words.get(word) or words.get(word.removesuffix("s"))
        if own is None:
            if word in _ADDITIVE and running:
                waiting = True
                continue
            running, waiting = 0, False
            continue
        value = own[0]
        values.update(own)
        if running > _LARGEST:
            running = 0
        if running and value in (100, 1000):
            running *= value
        elif running and (waiting or value < running):
            running += value
        else:
            running = value
        values.add(running)
        waiting = False
    return frozenset(values)


def roman_values(masked: str) -> dict[str, int]:
    """Return the Roman numerals of a text (capitals) with their values."""
    found: dict[str, int] = {}
    for match in _ROMAN.finditer(masked):
        numbers = [_ROMAN_VALUES[letter] for letter in match[0]]
        pairs = zip(numbers, [*numbers[1:], 0], strict=True)
        found[match[0]] = sum(-one if one < following else one for one, following in pairs)
    return found
