"""Months, weekdays, languages and nationalities in three languages. Linguists may edit these lists.

Capitals after the *Ortografía de la lengua española* (RAE, 2010, chapter IV 4.2.4), base XIX of
the Orthographic Agreement of 1990 for Portuguese, and *New Hart's Rules* (chapter 5) for English.
"""

from __future__ import annotations

from pipeline.markup.tags import names

__all__ = ["DATES", "HOLIDAYS", "MEANINGS", "PEOPLES"]

_MONTHS = (
    "january enero janeiro",
    "february febrero fevereiro",
    "march marzo março",
    "april abril abril",
    "may mayo maio",
    "june junio junho",
    "july julio julho",
    "august agosto agosto",
    "september septiembre,setiembre setembro",
    "october octubre outubro",
    "november noviembre novembro",
    "december diciembre dezembro",
)
_WEEKDAYS = (
    "monday,mondays lunes segunda,segundas",
    "tuesday,tuesdays martes terça,terças",
    "wednesday,wednesdays miércoles quarta,quartas",
    "thursday,thursdays jueves quinta,quintas",
    "friday,fridays viernes sexta,sextas",
    "saturday,saturdays sábado,sábados sábado,sábados",
    "sunday,sundays domingo,domingos domingo,domingos",
)
_PEOPLES = (
    "spanish español,española,españoles,españolas espanhol,espanhola,espanhóis,espanholas",
    "portuguese portugués,portuguesa,portugueses,portuguesas português,portuguesa,portugueses,portuguesas",
    "english inglés,inglesa,ingleses,inglesas inglês,inglesa,ingleses,inglesas",
    "french francés,francesa,franceses,francesas francês,francesa,franceses,francesas",
    "german alemán,alemana,alemanes,alemanas alemão,alemã,alemães,alemãs",
    "italian italiano,italiana,italianos,italianas italiano,italiana,italianos,italianas",
    "catalan catalán,catalana,catalanes,catalanas catalão,catalã,catalães,catalãs",
    "galician gallego,gallega,gallegos,gallegas galego,galega,galegos,galegas",
    "basque euskera,vasco,vasca,vascos,vascas basco,basca,bascos,bascas",
    "quechua quechua,quechuas quéchua,quéchuas,quíchua",
    "guarani guaraní,guaraníes guarani,guaranis",
    "aymara aimara,aymara aimará",
    "nahuatl náhuatl náuatle",
    "brazilian,brazilians brasileño,brasileña,brasileños,brasileñas brasileiro,brasileira,brasileiros,brasileiras",
    "argentine,argentinian,argentinians argentino,argentinos,argentinas argentino,argentinos,argentinas",
    "bolivian boliviano,boliviana,bolivianos,bolivianas boliviano,boliviana,bolivianos,bolivianas",
    "chilean chileno,chilena,chilenos,chilenas chileno,chilena,chilenos,chilenas",
    "colombian colombiano,colombiana,colombianos,colombianas colombiano,colombiana,colombianos,colombianas",
    "cuban cubano,cubana,cubanos,cubanas cubano,cubana,cubanos,cubanas",
    "ecuadorian ecuatoriano,ecuatoriana,ecuatorianos,ecuatorianas equatoriano,equatoriana,equatorianos,equatorianas",
    "mexican mexicano,mexicana,mexicanos,mexicanas mexicano,mexicana,mexicanos,mexicanas",
    "paraguayan paraguayo,paraguaya,paraguayos,paraguayas paraguaio,paraguaia,paraguaios,paraguaias",
    "peruvian peruano,peruana,peruanos,peruanas peruano,peruana,peruanos,peruanas",
    "uruguayan uruguayo,uruguaya,uruguayos,uruguayas uruguaio,uruguaia,uruguaios,uruguaias",
    "venezuelan venezolano,venezolana,venezolanos,venezolanas venezuelano,venezuelana,venezuelanos,venezuelanas",
    "andean andino,andina,andinos,andinas andino,andina,andinos,andinas",
    "european europeo,europea,europeos,europeas europeu,europeia,europeus,europeias",
    "african africano,africana,africanos,africanas africano,africana,africanos,africanas",
    "japanese japonés,japonesa,japoneses,japonesas japonês,japonesa,japoneses,japonesas",
    "chinese chino,chinos chinês,chinesa,chineses,chinesas",
    "russian ruso,rusa,rusos,rusas russo,russa,russos,russas",
    "arabic árabe,árabes árabe,árabes",
)

_LANGUAGES = ("en", "es", "pt")


def _listed(rows: tuple[str, ...]) -> dict[str, dict[str, int]]:
    """Return for each language its words with the number of what they mean."""
    found: dict[str, dict[str, int]] = {language: {} for language in _LANGUAGES}
    for number, row in enumerate(rows):
        for language, words in zip(_LANGUAGES, row.split(), strict=True):
            found[language].update(dict.fromkeys(words.split(","), number))
    return found


DATES = {language: frozenset(words) for language, words in _listed((*_MONTHS, *_WEEKDAYS)).items()}
"""Months and weekdays."""

PEOPLES = {language: frozenset(words) for language, words in _listed(_PEOPLES).items()}
"""Languages, and who and what is of a country; not *argentina* and *china*, which are countries too."""

MEANINGS = _listed((*_MONTHS, *_WEEKDAYS, *_PEOPLES))
"""Both: words that mean the same have one number in all languages."""

HOLIDAYS = {
    "es": names("1-mayo 2-mayo 5-mayo 9-julio 12-octubre 16-septiembre 20-noviembre 25-mayo 28-julio"),
    "pt": names("1-maio 7-setembro 8-março 12-outubro 13-maio 15-novembro 20-novembro 21-abril 25-abril 5-outubro"),
}
"""Days that give their names, with a capital, to streets and feasts: *Avenida 9 de Julio*, *25 de Abril*."""
