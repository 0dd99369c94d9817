"""Languages: gettext names for paths and headers, BCP 47 tags for published files."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = [
    "LANGUAGE_TAG",
    "RIGHT_TO_LEFT",
    "bcp47",
    "gettext_name",
    "is_known",
    "is_language",
    "is_right_to_left",
    "locale_name",
    "native_name",
    "primary",
    "pseudo_language",
]

_NAMES = {
    "ar": "العربية",
    "ca": "català",
    "de": "Deutsch",
    "en": "English",
    "es": "español",
    "eu": "euskara",
    "fr": "français",
    "gl": "galego",
    "gn": "avañe’ẽ",
    "he": "עברית",
    "it": "italiano",
    "pt": "português",
    "pt_BR": "português (Brasil)",
    "pt_PT": "português (Portugal)",
    "qu": "runasimi",
}
_REGIONS = {
    "ar": "SA",
    "ca": "ES",
    "de": "DE",
    "en": "GB",
    "es": "ES",
    "eu": "ES",
    "fa": "IR",
    "fr": "FR",
    "gl": "ES",
    "he": "IL",
    "it": "IT",
    "pt": "PT",
    "ur": "PK",
}
RIGHT_TO_LEFT = frozenset(
    ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "lad", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"]
)
LANGUAGE_TAG = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{2}|[0-9]{3}))?", re.IGNORECASE)
"""A gettext name or BCP 47 tag of language and region."""
_GETTEXT_NAME = re.compile(r"[a-z]{2,3}(_[A-Z]{2}|_[0-9]{3})?(@[a-z]+)?")


def is_language(name: str) -> bool:
    """Tell whether ``name`` is a gettext language name: ``es``, ``pt_BR``, ``es_419``.

    The form is the GNU gettext manual's (section "Locale Names"), without a codeset.
    """
    return _GETTEXT_NAME.fullmatch(name) is not None


def is_known(name: str) -> bool:
    """Tell whether ``name`` is a language this project knows by name, so that a folder ``src`` is none."""
    return name in _NAMES


def bcp47(language: str) -> str:
    """Return the BCP 47 tag of a gettext language name: ``pt_BR`` is ``pt-BR``."""
    return language.partition("@")[0].replace("_", "-")


def gettext_name(tag: str) -> str | None:
    """Return the gettext name of a language tag: ``pt-BR`` is ``pt_BR``; None for a longer one (*zh-Hans-CN*)."""
    match = LANGUAGE_TAG.fullmatch(tag.strip())
    if match is None:
        return None
    return f"{match[1].lower()}_{match[2].upper()}" if match[2] else match[1].lower()


def is_right_to_left(language: str) -> bool:
    """Tell whether ``language`` (gettext name or BCP 47 tag) is usually written from right to left (Unicode CLDR)."""
    return primary(language) in RIGHT_TO_LEFT


def locale_name(language: str) -> str:
    """Return language and region as Open Graph wants them (``og:locale``): ``es`` is ``es_ES``."""
    name = bcp47(language).replace("-", "_")
    return name if "_" in name else f"{name}_{_REGIONS.get(name, name.upper())}"


@lru_cache(maxsize=256)
def primary(tag: str) -> str:
    """Return the language alone, in lower case, of a gettext name or BCP 47 tag: ``pt-BR`` is ``pt``."""
    return re.split(r"[-_@.]", tag.strip(), maxsplit=1)[0].lower()


def native_name(language: str) -> str:
    """Return a language's name in that language; the gettext name itself where it is not known."""
    return _NAMES.get(language) or _NAMES.get(primary(language), language)


def pseudo_language(language: str) -> str:
    """Return the name of the pseudo-language made from ``language`` (both gettext names): ``es`` gives ``es_XA``.

    As Unicode CLDR has it for English: the language stays, so that writing direction and
    fonts do, and the region is one ISO 3166 leaves to private use. Every format has a place
    for a language and a region.
    """
    return f"{primary(language)}_XA"
