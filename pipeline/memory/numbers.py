"""Numbers as languages write them: what one is worth, and another one written in its style.

English groups digits with a comma and has a decimal point. Spanish (RAE, *Ortografía* 2010,
VIII 2.2) and Portuguese have a decimal comma; Spanish groups from five digits on, with a
space or, in the older custom, a full stop; Portuguese with a full stop.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.locales import primary

__all__ = ["Value", "roman", "values", "written_like"]

_PLAIN = re.compile(
    r"(?P<whole>\d{1,3}(?P<group>[.,\u00a0\u202f])\d{3}(?>(?:(?P=group)\d{3})*)|\d+)(?:(?P<point>[.,])(?P<part>\d+))?"
)
_GROUPED = {"en": (",", 4), "es": ("\u00a0", 5), "pt": (".", 4)}
"""What stands between groups of three digits, and from how many digits on."""
_POINTS = {"en": "."}
_ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class Value(NamedTuple):
    """What a number is worth."""

    whole: str
    """Its digits before the decimal point; a date, time or version as a whole, with full stops."""
    part: str = ""
    """Its decimal digits."""

    @property
    def digits(self) -> str:
        """What two numbers of equal worth have in common."""
        return f"{self.whole}.{self.part}" if self.part else self.whole


def values(number: str, language: str) -> list[Value]:
    """Return what ``number`` may be worth in ``language``, the likeliest first."""
    match = _PLAIN.fullmatch(number)
    if match is None:
        return [Value(re.sub(r"\D", ".", number))]
    group, point = match["group"], match["point"]
    if group and group == point:
        return [Value(re.sub(r"\D", ".", number))]
    whole = re.sub(r"\D", "", match["whole"])
    if point:
        return [Value(whole, match["part"])]
    if group is None or group in "\u00a0\u202f" or number.count(group) > 1:
        return [Value(whole)]
    grouped, decimal = Value(whole), Value(*number.split(group))
    return [decimal, grouped] if group == _point(language) else [grouped, decimal]


def _point(language: str) -> str:
    return _POINTS.get(primary(language), ",")


def written_like(new: str, old: str, model: str, source: str, target: str) -> str:
    """Return the number ``new`` of a text in ``source`` as a text in ``target`` has it.

    ``model`` is how the translation wrote the number ``old``; its separators are kept.
    """
    value = values(new, source)[0]
    if not value.whole.isdigit():
        separators = re.findall(r"\D", model)
        parts = value.whole.split(".")
        if len(separators) == len(parts) - 1:
            return "".join(part + sign for part, sign in zip(parts, [*separators, ""], strict=True))
        return new
    groups_new = bool(re.match(r"\d{1,3}[.,\u00a0\u202f]\d{3}", new)) and len(value.whole) > 3
    sign, least = _GROUPED.get(primary(target), ("\u00a0", 5))
    match = _PLAIN.fullmatch(model)
    if match and match["group"] and values(model, target)[0].whole == values(old, source)[0].whole:
        sign, least = match["group"], 4
    whole = value.whole
    if groups_new and len(whole) >= least:
        first = len(whole) % 3 or 3
        whole = sign.join((whole[:first], *re.findall("...", whole[first:])))
    return f"{whole}{_point(target)}{value.part}" if value.part else whole


def roman(number: str) -> str:
    """Return a number up to 50 in Roman digits, as Spanish and Portuguese write centuries; empty for others."""
    if not number.isdigit() or not 0 < int(number[:4]) <= 50:
        return ""
    rest, digits = int(number), ""
    for worth, digit in _ROMAN:
        digits += digit * (rest // worth)
        rest %= worth
    return digits
