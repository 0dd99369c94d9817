"""Names and titles that a translation leaves as they are: *British Museum* in a Spanish text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.code_names import is_code_in_both
from pipeline.checks.pair import Pair
from pipeline.checks.wordlists import WORDS
from pipeline.locales import primary

__all__ = ["is_kept", "is_left"]

_WORD = re.compile(r"[^\W_]+(?:[-'’](?!s\b)[^\W_]+)*")
_QUOTED = re.compile(
    r"""[“«"‘'*_<](?:
        (?<=“)([^“”]+)” | (?<=«)([^«»]+)» | (?<=")([^"]+)" | (?<=‘)([^‘’]{4,})’
      | (?<=')(?<![\w']')([^'\s][^']*)'(?!\w)
      | (?<=\*)(?<![*\w]\*)([^*\s][^*]*)\*(?![*\w]) | (?<=_)(?<!\w_)([^_\s][^_]*)_(?!\w)
      | (?<=<)(?:em|i|cite|q)>([^<]+)</(?:em|i|cite|q)>
    )""",
    re.VERBOSE,
)
"""Words in quotation marks or italics; it begins with a set, which makes the search quick."""

_BETWEEN = r"(?:[\s`'\"“”‘’«»*]|<[^<>]*>)+"
_LONG_WORD = r"([^\W\d_]{3,})"
_BEFORE = re.compile(rf"(?<!\w){_LONG_WORD}{_BETWEEN}\Z")
_AFTER = re.compile(rf"{_BETWEEN}{_LONG_WORD}")
_FAR = 50
"""How long the word before a place is at most, with the marks in between."""
_ENUMERATION = re.compile(
    r"(?<![\w.-])(?>[\w.-]+)"
    r"(?>(?:\s*[,/]\s*(?:(?:and|or|[yeou]|ou)\s+)?|\s+(?:and|or|[yeou]|ou)\s+)(?>[\w.-]+)){2,}"
)
_ITEM = re.compile(r"[\w.-]+")
_BEHIND_ITEM = re.compile(r"[\w.-]*\s*(?:[,/]|(?:and|or|[yeou]|ou)\s)")
_BEFORE_ITEM = re.compile(r"(?:[,/]|\b(?:and|or|[yeou]|ou))\s*[\w.-]*\Z")
"""One of these stands beside an item of an enumeration: looking for whole enumerations takes longer."""
_COORDINATORS = frozenset({"and", "or", "y", "e", "o", "u", "ou"})
_ALIKE = frozenset({"es", "pt"})
"""Languages that share so many words that a list of equal ones proves nothing."""


def is_left(pair: Pair, span: tuple[int, int]) -> bool:
    """Tell whether a translation leaves the words at ``span`` of its source as a name that they are.

    Beside names and quotations these are a name behind the noun that says what it is, with its
    capital (*the Namespace object, el objeto Namespace*; RAE, *Nueva gramática* 12.13),
    three words or more of a list, all unchanged, and words that both texts have as code.
    """
    source, target = pair.source, pair.target
    if source[slice(*span)] in target and (
        is_kept(source, span, target) or _is_apposed(source, span, target) or is_code_in_both(pair, span)
    ):
        return True
    return _is_in_list(source, span, target) and not _are_alike(pair)


def _are_alike(pair: Pair) -> bool:
    return {primary(pair.source_language), primary(pair.target_language)} == _ALIKE


def is_kept(text: str, span: tuple[int, int], other: str) -> bool:
    """Tell whether the words at ``span`` are part of a name or quotation that stands unchanged in ``other``.

    A name has one more word with a capital, beside them or beyond one small word:
    *British Museum*, *Museum of London*. A quotation is in quotation marks in both texts,
    whatever their kind, or in italics.
    """
    return text[slice(*span)] in other and (
        is_kept_name(text, span, other) or _is_quoted(text, span, other) or _is_label(text, span, other)
    )


def is_kept_name(text: str, span: tuple[int, int], other: str) -> bool:
    """Tell whether the words at ``span`` are part of a name that stands unchanged in ``other``."""
    if not text[span[0]].isupper():
        return False
    names = (text[first:last] for first, last in _names(text, span))
    return any(name in other and any(True for _ in _whole(name, other)) for name in names)


def _whole(words: str, text: str) -> Iterator[int]:
    """Yield the places where ``words`` stand in ``text`` and are no part of a longer word."""
    at = text.find(words)
    while at >= 0:
        around = text[at - 1 : at] if at else "", text[at + len(words) : at + len(words) + 1]
        if not any(char.isalnum() or char == "_" for char in around):
            yield at
        at = text.find(words, at + 1)


def _is_label(text: str, span: tuple[int, int], other: str) -> bool:
    """Tell whether the words are in capitals in both texts, but not the text around them: *press START*."""
    words = text[slice(*span)]
    if not words.isupper():
        return False
    around = text[: span[0]] + text[span[1] :]
    return any(char.islower() for char in around) and any(True for _ in _whole(words, other))


def _is_quoted(text: str, span: tuple[int, int], other: str) -> bool:
    for quotation in _QUOTED.finditer(text):
        if quotation.start() >= span[0]:
            break
        if span[1] < quotation.end():
            words = next(filter(None, quotation.groups()))
            return any(words in map(str, found.groups()) for found in _QUOTED.finditer(other))
    return False


def _is_apposed(text: str, span: tuple[int, int], other: str) -> bool:
    """Tell whether a word with a capital stands beside a noun in both texts: behind it, or in English before it."""
    if not text[span[0]].isupper():
        return False
    name = text[slice(*span)]
    if name not in other:
        return False
    before, after = (noun.islower() and not _is_small(noun) for noun in _neighbours(text, *span))
    for start in _whole(name, other) if before or after else ():
        there_before, there_after = (
            bool(noun) and not _is_small(noun.lower()) for noun in _neighbours(other, start, start + len(name))
        )
        if there_before or (before and there_after):
            return True
    return False


def _neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the words right before and right behind a place, with nothing but marks in between; empty if short."""
    before = _BEFORE.search(text, max(0, start - _FAR), start)
    after = _AFTER.match(text, end)
    return before[1] if before else "", after[1] if after else ""


def _is_small(word: str) -> bool:
    return any(word in listed for listed in WORDS.values())


def _is_in_list(text: str, span: tuple[int, int], other: str) -> bool:
    """Tell whether the words are one of three items that both texts have, one after the other."""
    if not (_is_beside_another(text, span) and _may_share_item(text, span[0], other)):
        return False
    for run in _ENUMERATION.finditer(text):
        if run.start() <= span[0] and span[1] <= run.end():
            before = len(_items(text[run.start() : span[0]]))
            mine, theirs = _items(run[0]), set[tuple[str, ...]]()
            for enumeration in _ENUMERATION.findall(other):
                theirs |= _in_threes(_items(enumeration))
            return not theirs.isdisjoint(_in_threes(mine[max(0, before - 2) : before + 3]))
    return False


def _is_beside_another(text: str, span: tuple[int, int]) -> bool:
    """Tell whether what stands before the words, or behind them, may part them from another item."""
    if _BEHIND_ITEM.match(text, span[1]):
        return True
    start = max(0, span[0] - _FAR)
    before = text[start : span[0]]
    last = before.rstrip().rpartition(" ")[2]
    if last.isalpha() and before[-1].isspace():
        return last in _COORDINATORS
    return _BEFORE_ITEM.search(text, start, span[0]) is not None


def _may_share_item(text: str, at: int, other: str) -> bool:
    """Tell whether ``other`` may have the item of an enumeration that begins at ``at``, which may be amid another."""
    item = _ITEM.match(text, at)
    if item is None or (at and _ITEM.match(text, at - 1)):
        return True
    word = item[0].strip(".").lower()
    return word in _COORDINATORS or word in other.lower()


def _items(enumeration: str) -> list[str]:
    words = (word.strip(".").lower() for word in _ITEM.findall(enumeration))
    return [word for word in words if word not in _COORDINATORS]


def _in_threes(items: Sequence[str]) -> set[tuple[str, ...]]:
    return set(zip(items, items[1:], items[2:], strict=False))


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
