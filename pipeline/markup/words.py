"""Texts that no markup gives a meaning: most of what people write."""

from __future__ import annotations

import re

__all__ = ["are_words"]

_WORDS = re.compile(
    r"[^\W\d_](?>[^\\`*_~\[\]<>&{}|#@%.:\x00-\x1f\x7f\x85]++|(?<!ww)\.(?!\w)|:(?!/)|%(?![(\w.+#-]))*(?<!\s)"
)


def are_words(text: str) -> bool:
    """Tell whether ``text`` is surely nothing but words and punctuation on one line, in whatever markup it is written.

    It begins with a letter and ends in no space. False says nothing.
    """
    return _WORDS.fullmatch(text) is not None
