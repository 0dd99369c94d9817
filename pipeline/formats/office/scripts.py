"""Scripts for which Office keeps formatting of their own: East Asian, and written from right to left or in clusters."""

from __future__ import annotations

import re
from functools import cache

__all__ = ["is_simple"]

_OWN_PROPERTIES = (
    "[\u0590-\u11ff\u1780-\u18af\u200f\u202b\u202e\u2e80-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe30-\ufeff\uff00-\uffef]"
)
"""Letters of such scripts, and the marks of a direction."""


@cache
def _own_properties() -> re.Pattern[str]:
    return re.compile(_OWN_PROPERTIES)


def is_simple(paragraph: str) -> bool:
    """Tell whether a paragraph has no letter of such a script, so that nobody sees their formatting in it."""
    try:
        paragraph.encode("latin-1")
    except UnicodeEncodeError:
        return _own_properties().search(paragraph) is None
    return True
