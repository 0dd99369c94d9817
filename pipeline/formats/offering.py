"""What is worth a translator's time: words, and numbers that languages write differently."""

from __future__ import annotations

import re

__all__ = ["is_offered"]

_WORDS_OR_NUMBERS = re.compile(
    r"[^\W\d_]"
    r"|\d[.,'’\u00a0\u202f]\d"
    r"|\d[ \u00a0\u202f]?[%‰€£$]|[€£$][ \u00a0\u202f]?\d"
    r"|(?<!\d)\d{1,2}[/-]\d{1,2}[/-]\d{2,4}(?!\d)"
)


def is_offered(text: str) -> bool:
    """Tell whether ``text`` has a letter of any script, or a number whose form depends on the language.

    Such are decimals and grouped thousands (``2,500`` in English is ``2.500`` in
    Portuguese and ``2500`` in Spanish), shares and amounts (``50%`` is ``50 %``), and
    dates in figures: Unicode CLDR, "Number Formatting Patterns" of en, es and pt. A plain
    ``24`` is the same everywhere and is not offered.
    """
    return _WORDS_OR_NUMBERS.search(text) is not None
