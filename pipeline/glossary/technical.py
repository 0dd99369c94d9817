"""Words that are a piece of a file's name, an identifier or a call: no terms, whatever they spell."""

from __future__ import annotations

import re

__all__ = ["is_technical", "may_be_technical"]

_CALLS = ("()", '("', "('")
_DOTTED = re.compile(r"\.(?<=\w\.)[a-z]")


def may_be_technical(text: str) -> bool:
    """Tell whether a text has what names of files, identifiers or calls have."""
    return "()" in text or '("' in text or "('" in text or "\\\\" in text or _DOTTED.search(text) is not None


def is_technical(text: str, start: int, end: int) -> bool:
    """Tell whether words are a piece of a file's name, an identifier or a call: *museum.html*, *museum()*."""
    if text.startswith(_CALLS, end) or (start and text[start - 1] == "\\"):
        return True
    inside = text[end : end + 1] == "." and text[end + 1 : end + 2].islower()
    return inside or (start > 1 and text[start - 1] == "." and text[start - 2].isalnum() and text[start].islower())
