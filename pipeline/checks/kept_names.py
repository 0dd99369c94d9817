"""Names that a translation leaves as they are: *British Museum* in a Spanish text."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["is_kept_name"]

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


def is_kept_name(source: str, span: tuple[int, int], target: str) -> bool:
    """Tell whether the words at ``span`` are part of a name that stands unchanged in ``target``.

    The name has to have one more word with a capital, beside them or beyond one small
    word: *British Museum*, *Museum of London*.
    """
    if not source[span[0]].isupper():
        return False
    names = (re.escape(source[first:last]) for first, last in _names(source, span))
    return any(re.search(rf"(?<!\w){name}(?!\w)", target) for name in names)


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
