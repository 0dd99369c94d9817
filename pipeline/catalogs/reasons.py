"""Why we made a translation fuzzy, said to the translator in a comment that goes when it is no longer true."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["LOOK_CHANGED", "differs", "mended_because", "without_reasons"]

LOOK_CHANGED = "museotext: only spaces, quotation marks or punctuation changed in the source"
_MENDED = "museotext: mended by check --fix, please look at it: "
_DIFFERS = "museotext: translated differently in "


def differs(documents: Iterable[str]) -> str:
    """Return the comment on a translation taken from one document while ``documents`` have others."""
    return _DIFFERS + ", ".join(documents)


def mended_because(rules: Iterable[str]) -> str:
    """Return the comment on a translation that was mended because of these rules."""
    return _MENDED + ", ".join(rules)


def without_reasons(comments: Iterable[str]) -> tuple[str, ...]:
    """Return the comments that people wrote, waivers included."""
    return tuple(comment for comment in comments if not comment.startswith((LOOK_CHANGED, _DIFFERS, _MENDED)))
