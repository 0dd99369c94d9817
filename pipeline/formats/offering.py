"""What is worth a translator's time: words, and numbers that languages write differently."""

from __future__ import annotations

import re

from pipeline.markup import masked
from pipeline.model import Markup

__all__ = ["is_file_name", "is_name_like", "is_offered", "is_offered_in_data"]

_WORDS_OR_NUMBERS = re.compile(
    r"[^\W\d_]"
    r"|\d[.,'’\u00a0\u202f]\d"
    r"|\d[ \u00a0\u202f]?[%‰€£$]|[€£$][ \u00a0\u202f]?\d"
    r"|(?<!\d)\d{1,2}[/-]\d{1,2}[/-]\d{2,4}(?!\d)"
)
_LETTER = re.compile(r"[^\W\d_]")
_FILE_NAME = re.compile(
    r"\S+\.(?:avif|csv|docx?|gif|glb|html?|jpe?g|json|m4a|md|mov|mp[34]|obj|ods|odt|pdf|png|pptx?|svg|tiff?|txt"
    r"|wav|webp|xlsx?|xml|zip)",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?=\S*\d)\S+")
"""An inventory number, if no small letter is in it."""
_KEY = re.compile(r"[A-Za-z0-9]+(?>(?:_[A-Za-z0-9]+)+)|[0-9A-Fa-f]{8}-(?>(?:[0-9A-Fa-f]{4}-){3})[0-9A-Fa-f]{12}")
"""A key of a database, a UUID."""
_TRUTH = frozenset(("TRUE", "FALSE", "True", "False", "true", "false"))
_FIGURE = re.compile(r"\d")


def is_offered(text: str) -> bool:
    """Tell whether ``text`` has a letter of any script, or a number whose form depends on the language.

    Such are decimals and grouped thousands (``2,500`` in English is ``2.500`` in
    Portuguese and ``2500`` in Spanish), shares and amounts (``50%`` is ``50 %``), and
    dates in figures: Unicode CLDR, "Number Formatting Patterns" of en, es and pt. A plain
    ``24`` is the same everywhere and is not offered.
    """
    return _WORDS_OR_NUMBERS.search(text) is not None


def is_offered_in_data(text: str) -> bool:
    """Tell whether ``text``, a cell of a table that programs may read too, is for translators.

    It has to have a letter. Left alone are numbers and dates in figures, which are data
    there; addresses and names of files; inventory numbers and codes, which have a figure
    but neither a space nor a small letter (``MNA-1987.12``, ``3D``); keys with an underscore
    (``object_id``); UUIDs; ``true`` and ``false``.
    """
    return _LETTER.search(masked(text, Markup.NONE)) is not None and not (
        text in _TRUTH or is_file_name(text) or _KEY.fullmatch(text) or (_CODE.fullmatch(text) and text == text.upper())
    )


def is_file_name(text: str) -> bool:
    """Tell whether ``text`` is only the name of a file, or a path to one."""
    return _FILE_NAME.fullmatch(text) is not None


def is_name_like(text: str) -> bool:
    """Tell whether ``text`` may be the heading of a column: a word or a key, no value."""
    return _LETTER.search(masked(text, Markup.NONE)) is not None and (
        _FIGURE.search(text) is None or _LETTER.match(text) is not None
    )
