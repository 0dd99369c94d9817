"""How Spanish, Portuguese and English write numbers and quotations. Linguists may edit these tables.

Sources: RAE and ASALE, *Ortografía de la lengua española* (2010) and *Diccionario
panhispánico de dudas*; Unicode CLDR 46 for what the countries do; *Manual de Redação* of the
Presidency of Brazil (2018); *Código de Redação Interinstitucional* of the EU for Portugal;
*New Hart's Rules* for English.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pipeline.locales import primary

__all__ = ["NO_BREAK_SPACE", "Conventions", "conventions"]

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Conventions:
    """What is usual in one language, or in one country."""

    decimal: str
    """The sign before the decimals."""
    group: str
    """The sign between thousands."""
    smallest_grouped: int
    """How many figures a number has at least that is grouped."""
    spaced_percent: bool | None
    """Whether a space stands before ``%``; None where both are usual."""
    pointed_ordinal: bool = False
    """Whether ``1.º`` has a point."""
    guillemets: bool = True
    """Whether « » are used."""
    decimal_point_too: bool = False
    """Whether a decimal point is as good as the comma."""


_SPANISH = Conventions(",", NO_BREAK_SPACE, 5, True, pointed_ordinal=True, decimal_point_too=True)
_SPANISH_WITH_POINT = Conventions(".", ",", 4, True, pointed_ordinal=True)
_TABLE = {
    "en": Conventions(".", ",", 4, False, guillemets=False),
    "es": _SPANISH,
    **dict.fromkeys(
        ("es_419", "es_DO", "es_GT", "es_HN", "es_MX", "es_NI", "es_PA", "es_PE", "es_PR", "es_SV", "es_US"),
        _SPANISH_WITH_POINT,
    ),
    "pt": Conventions(",", ".", 4, False, guillemets=False),
    "pt_BR": Conventions(",", ".", 4, False, guillemets=False),
    "pt_PT": Conventions(",", NO_BREAK_SPACE, 5, None, pointed_ordinal=True),
}


@lru_cache(maxsize=64)
def conventions(language: str) -> Conventions | None:
    """Return what is usual in a language (gettext name); None for one that is not known."""
    return _TABLE.get(language) or _TABLE.get(primary(language))
