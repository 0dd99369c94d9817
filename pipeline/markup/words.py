"""Texts that no markup gives a meaning: most of what people write."""

from __future__ import annotations

import re

__all__ = ["are_words", "words_at"]

_PATTERN = r"[^\W\d_](?>[^\\`*_~\[\]<>&{}|#@%.:\x00-\x1f\x7f\x85]++|(?<!ww)\.(?!\w)|:(?!/)|%(?![(\w.+#-]))*(?<!\s)"
_WORDS = re.compile(_PATTERN)
_LINE_OF_WORDS = re.compile(rf"{_PATTERN}(?=\n|\Z)")


def are_words(text: str) -> bool:
    """Tell whether ``text`` is surely nothing but words and punctuation on one line, in whatever markup it is written.

    It begins with a letter and ends in no space. False says nothing.
    """
    return _WORDS.fullmatch(text) is not None


def words_at(text: str, start: int) -> str:
    """Return what stands from ``start`` to the end of its line, if it is words (see ``are_words``); else nothing."""
    found = _LINE_OF_WORDS.match(text, start)
    return "" if found is None else found[0]
