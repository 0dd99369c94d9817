"""What readers see of a number in a cell, as far as that is the same in every language (ISO/IEC 29500-1, 18.8.30)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from math import isfinite
from typing import NamedTuple

from pipeline.xml_text import Element

__all__ = ["GENERAL", "code_of", "codes", "shown"]

GENERAL = "General"
_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    **dict.fromkeys((14, 15), "yyyy-mm-dd"),
    16: "mm-dd",
    17: "yyyy-mm",
    **dict.fromkeys((18, 20, 45), "h:mm"),
    **dict.fromkeys((19, 21, 46, 47), "h:mm:ss"),
    22: "yyyy-mm-dd h:mm",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
}
"""The formats that no file spells out; those of dates are each language's own, and ISO 8601 here."""
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""What a format says in so many words, conditions, colours and spaces."""
_DECIMALS = re.compile(r"[0#?]\.([0#?]+)")
_DIGIT = re.compile("[0#?]")
_MOST_DECIMALS = 15
_INEXACT = 10**15
"""Numbers from here on are no longer exact."""
_EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}  # noqa: DTZ001  (cells know no time zones)
_LAST_DAY = 2_958_465
"""The last day that Excel knows, 9999-12-31."""


def codes(styles: Element | None) -> Iterator[str]:
    """Yield the format code of each cell format of a workbook; ``styles`` is the root of that part."""
    formats, named = (styles.child(name) if styles else None for name in ("x:cellXfs", "x:numFmts"))
    own = {one.get("numFmtId"): one.get("formatCode") for one in (named.children if named else ())}
    for one in formats.children if formats else ():
        number = one.get("numFmtId", "0")
        yield own.get(number) or _BUILT_IN.get(int(number) if number.isdecimal() else 0, GENERAL)


class _Form(NamedTuple):
    """What a format makes of a number."""

    is_general: bool = False
    parts: str = ""
    """Of a day or a time, what is seen of it: ``y``, ``m``, ``d``, ``h`` and ``s``."""
    places: int = 0
    is_share: bool = False


def shown(value: str, code: str, *, from_1904: bool = False) -> str:
    """Return what is seen of the number ``value``, as the file writes it, in a cell with the format ``code``.

    Days and times are those of ISO 8601; numbers have a point and no groups. An empty text for what is no number.
    """
    try:
        number = float(value)
    except ValueError:
        return ""
    if not isfinite(number):
        return ""
    form = _form(code)
    if form.parts and 0 <= number <= _LAST_DAY:
        return _moment(number, form.parts, from_1904=from_1904)
    if form.is_general or form.parts:
        return str(int(number)) if number.is_integer() and abs(number) < _INEXACT else f"{number:.10g}"
    return f"{number * 100:.{form.places}f}%" if form.is_share else f"{number:.{form.places}f}"


@lru_cache(maxsize=256)
def _form(code: str) -> _Form:
    section = _LITERAL.sub("", code.partition(";")[0]).lower()
    decimals = _DECIMALS.search(section)
    places = min(len(decimals[1]), _MOST_DECIMALS) if decimals else 0
    if section == "general" or not section:
        return _Form(is_general=True)
    if parts := "".join(one for one in "ymdhs" if one in section):
        return _Form(parts=parts)
    return _Form("e" in section or not _DIGIT.search(section), places=places, is_share="%" in section)


def _moment(number: float, parts: str, *, from_1904: bool) -> str:
    """Return a day, a time or both; a month beside hours is minutes."""
    moment = _EPOCHS[from_1904] + timedelta(days=number, microseconds=500)
    time = f"{moment:%H:%M:%S}" if "s" in parts else f"{moment:%H:%M}" if "h" in parts else ""
    day = f"{moment:%Y-%m-%d}" if "d" in parts else f"{moment:%Y-%m}" if "m" in parts else f"{moment:%Y}"
    return f"{day} {time}".strip() if not time or "y" in parts or "d" in parts else time


def code_of(number: str, known: Sequence[str]) -> str:
    """Return the code of a cell's format by its ``number``; ``known`` are those of its workbook."""
    return known[int(number)] if number.isdecimal() and int(number) < len(known) else GENERAL
