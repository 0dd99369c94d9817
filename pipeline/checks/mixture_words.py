"""Words and spellings that give one language away inside another. Linguists may edit these lists.

``TELLING[language][other]``: words of ``other`` that no text in ``language`` has: one is enough.
``HINTING``: words that may stand there for another reason (names of notes, units, the
beginnings of names, verbs): two side by side are enough.
"""

from __future__ import annotations

import re

from pipeline.markup.tags import names

__all__ = ["HINTING", "SPELLED", "TELLING"]

_SPANISH = """
ahora allí aquí así aunque años aún cada cuando cuya cuyas cuyo cuyos del dónde ella ellas ello ellos el entonces
estaba están fue fueron hacia han hasta hay hoy las los luego mejor misma mismas mismo mismos mucha muchas mucho muchos
muy nuestra nuestras nuestro nuestros otra otras otro otros pero pueblo pueblos puede pueden pues quien quienes según
siglo siglos sin sobre sólo también tampoco tiene tienen todavía trabajo trabajos usted ustedes ciudad ciudades museo
museos hecho hechos niño niña niños niñas mujer mujeres hombre hombres hijo hijos vida después mientras aquel aquella
"""
_PORTUGUESE = """
não são é uma umas em ao aos às à pela pelas também você vocês seu sua seus suas foi foram mais muito muita muitos
muitas então até isso isto essa essas ele eles elas já há só num numa ou meu minha quando onde quem museu museus século
séculos ainda depois agora outro outra outros outras nossa nosso nossas nossos trabalho trabalhos cidade cidades povo
povos mulher mulheres homem homens filho filhos têm pode podem porém enquanto estão
"""

TELLING = {
    "es": {"pt": names(_PORTUGUESE)},
    "pt": {"es": names(_SPANISH) - names("cada hoy sobre vida sin luego ello aquel hecho hechos aún fin")},
    "en": {},
}

_ENGLISH = names(
    """
    about after against all already although among and another any because been before being between both but by could
    did do does during each every few first for found from further given had have having here his her how if in into is
    it its just least less made make many may more most much must neither no nor not now of off often on once one only
    other our out over own per rather same should since so some such than that the their them then there these they
    this those through thus to too two under until up use used using was way we well were what when where whether which
    while who whose why will with within without would you your
    """
)

HINTING = {
    "es": {
        "pt": names("anos ano as com do na nas os pelo pelos um"),
        "en": _ENGLISH - names("do he her me no so son use it in mas given"),
    },
    "pt": {
        "es": names("al con en es la lo más sin sobre su sus un una unas unos y son"),
        "en": _ENGLISH - names("do her me no so use it in for come"),
    },
    "en": {
        "es": names(
            "al con como de del desde el en entre es esta este está fue han hasta la las lo los más muy nuestra "
            "nuestro para pero por que se según sin sobre su sus también un una unas unos y"
        ),
        "pt": names(
            "ao aos com como da das de do dos em entre essa esse está foi mais muito na nas não nos o os ou para pela "
            "pelo que são se seu seus sua suas também um uma e é"
        ),
    },
}

SPELLED = {
    "es": {"pt": re.compile(r"(?<!\w)(?![A-ZÁÉÍÓÚÂÊÔÃÕÇÑ])[^\W\d_]*(?:[ãõ]|ç(?=[ao])|ências?\b|âncias?\b)[^\W\d_]*")},
    "pt": {
        "es": re.compile(
            r"(?<!\w)(?![A-ZÁÉÍÓÚÂÊÔÃÕÇÑ])[^\W\d_]*(?:ñ|[csx]ión\b|[cs]iones\b|idad\b|mientos?\b|uev[aoe])[^\W\d_]*"
        )
    },
    "en": {},
}
"""Spellings in words that are no names."""
