"""Pseudo-translation: a text that looks foreign and can still be read, to see what was missed and what breaks."""

from __future__ import annotations

import re

from pipeline.markup import masked
from pipeline.model import Markup

__all__ = ["BRACKETS", "pseudo_translated"]

BRACKETS = "⟦⟧"
"""Stand around every text: where one is not to be seen, the text was cut off, put together from pieces, or missed."""
_GROWTH = 35
"""How much longer a text becomes, in per cent: what Spanish and Portuguese take of English, and a little more."""

_PLAIN = "AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvWwXxYyZz" + "ÁáÉéÍíÓóÚúÜüÑñÇçÃãÕõÂâÊêÔôÀà"
_ACCENTED = "ÅåBbČčĐđĖėFfĞğĤĥĨĩĴĵĶķĻļMmŅņŐőPpQqŘřŠšŢţŮůVvŴŵXxŶŷŽž" + "ĀāĒēĪīŌōŪūŬŭŇňĆćĂăŎŏĄąĘęØøÄä"
_ACCENTS = str.maketrans(_PLAIN, _ACCENTED)
_VOWELS = frozenset("AEIOUaeiouÁÉÍÓÚÜáéíóúüÃÕãõÂÊÔâêôÀà")
_REFERENCE = re.compile(r"&#?\w{1,31};")


def pseudo_translated(text: str, markup: Markup) -> str:
    """Return ``text`` with accents on its letters, about a third longer, in brackets that are easy to see.

    Inline codes, placeholders, addresses and passages that are not to be translated stay as
    they are; texts inside of tags that people read, such as ``alt``, are changed too. The
    same text always gives the same. Only Latin letters get accents; the letters are those
    that fonts for Spanish and Portuguese have (Latin-1 and Latin Extended-A).
    """
    language = masked(text, markup)
    references = {place for match in _REFERENCE.finditer(text) for place in range(*match.span())}
    pieces: list[str] = []
    owed = 0
    for place, char in enumerate(text):
        if char != language[place] or place in references:
            pieces.append(char)
            continue
        owed += _GROWTH
        accented = char.translate(_ACCENTS)
        pieces.append(accented)
        if owed >= 100 and (char in _VOWELS or (owed >= 300 and char.isalpha())):
            pieces.append(accented.lower())
            owed -= 100
    return f"{BRACKETS[0]}{''.join(pieces)}{BRACKETS[1]}"
