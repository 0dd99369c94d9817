"""Characters that no page and no XML file may hold."""

from __future__ import annotations

import re

__all__ = ["visible"]

_NOT_TEXT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""The complement of ``Char`` in XML 1.0 (fifth edition, 2.2)."""


def visible(text: str) -> str:
    """Return ``text`` with a replacement character in the place of each character that may not stand there."""
    return _NOT_TEXT.sub("\N{REPLACEMENT CHARACTER}", text)
