"""Names and titles that a translation leaves as they are: *British Museum* in a Spanish text."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["is_kept"]

_WORD = re.compile(r"[^\W_]+(?:[-'’](?!s\b)[^\W_]+)*")
_QUOTED = re.compile(
    r"“([^“”]+)”|«([^«»]+)»|\"([^\"]+)\"|‘([^‘’]{4,})’"
    r"|(?<![*\w])\*([^*\s][^*]*)\*(?![*\w])|(?<!\w)_([^_\s][^_]*)_(?!\w)|<(?:em|i|cite|q)>([^<]+)</(?:em|i|cite|q)>"
)


def is_kept(text: str, span: tuple[int, int], other: str) -> bool:
    """Tell whether the words at ``span`` are part of a name or quotation that stands unchanged in ``other``.

    A name has one more word with a capital, beside them or beyond one small word:
    *British Museum*, *Museum of London*. A quotation is in quotation marks in both texts,
    whatever their kind, or in italics.
    """
    return is_kept_name(text, span, other) or _is_quoted(text, span, other) or _is_label(text, span, other)


def is_kept_name(text: str, span: tuple[int, int], other: str) -> bool:
    """Tell whether the words at ``span`` are part of a name that stands unchanged in ``other``."""
    if not text[span[0]].isupper():
        return False
    names = (re.escape(text[first:last]) for first, last in _names(text, span))
    return any(re.search(rf"(?<!\w){name}(?!\w)", other) for name in names)


def _is_label(text: str, span: tuple[int, int], other: str) -> bool:
    """Tell whether the words are in capitals in both texts, but not the text around them: *press START*."""
    words = text[slice(*span)]
    around = text[: span[0]] + text[span[1] :]
    in_capitals = words.isupper() and any(char.islower() for char in around)
    return in_capitals and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", other) is not None


def _is_quoted(text: str, span: tuple[int, int], other: str) -> bool:
    for quotation in _QUOTED.finditer(text):
        if quotation.start() < span[0] and span[1] < quotation.end():
            words = next(filter(None, quotation.groups()))
            return any(words in map(str, found.groups()) for found in _QUOTED.finditer(other))
    return False


def _names(text: str, span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the places of the shortest names that ``span`` may be part of."""
    start, end = span
    places = [word.span() for word in _WORD.finditer(text)]
    before = [place for place in places if place[1] <= start][-2:]
    after = [place for place in places if place[0] >= end][:2]
    if before and (first := _capital(text, before[::-1])) is not None:
        yield first[0], end
    if after and (last := _capital(text, after)) is not None:
        yield start, last[1]


def _capital(text: str, places: list[tuple[int, int]]) -> tuple[int, int] | None:
    return next((place for place in places if text[place[0]].isupper()), None)
