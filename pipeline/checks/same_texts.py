"""Texts that are the same for a reader: capitals, spaces, figures, quotation marks and those at the ends apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from pipeline.checks.pair import Pair

__all__ = ["grouped", "likeness", "own_words", "place"]

_WORD = re.compile(r"[^\W\d_]+")

_FIGURES = re.compile(r"\d+(?>(?:[.,]\d+)*)")
_ENDS = " \t\n.,;:!?…¡¿()[]"
_QUOTES = str.maketrans("", "", "\"'“”‘’«»*_`")


def likeness(text: str) -> str:
    """Return what two texts have to have in common to be the same."""
    return _FIGURES.sub("0", " ".join(text.casefold().translate(_QUOTES).split()).strip(_ENDS))


def own_words(text: str) -> list[str]:
    """Return the words of a text whose codes are blanked."""
    return _WORD.findall(text)


def grouped(pairs: Iterable[Pair], key: Callable[[Pair], str]) -> list[list[Pair]]:
    """Return the groups of pairs, of two or more, that have the same key, in the order of their first ones."""
    groups: dict[str, list[Pair]] = {}
    for pair in pairs:
        groups.setdefault(key(pair), []).append(pair)
    return [group for group in groups.values() if len(group) > 1]


def place(pair: Pair) -> str:
    """Return where a translation stands, as editors link it."""
    return f"{pair.path}:{pair.line}"
