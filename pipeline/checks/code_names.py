"""Words beside code and words that are code: `` `list` subclasses `object` ``, the ``iterable`` of that name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.pair import Pair
from pipeline.markup import Code, Kind, Role

__all__ = ["is_between_code", "is_code_in_both"]

_TAGS = frozenset({"code", "kbd", "samp", "tt", "var"})


def is_between_code(pair: Pair, span: tuple[int, int]) -> bool:
    """Tell whether the words at ``span`` of the source stand between two pieces of code, as only a verb does."""
    pieces = list(_pieces(pair.source, pair.source_codes)) if pair.source_codes else ()
    before = any(not pair.source[end : span[0]].strip() for _, end, _ in pieces if end <= span[0])
    return before and any(not pair.source[span[1] : start].strip() for start, _, _ in pieces if span[1] <= start)


def is_code_in_both(pair: Pair, span: tuple[int, int]) -> bool:
    """Tell whether the words at ``span`` of the source are a piece of code elsewhere in it, and in the translation."""
    if not (pair.source_codes and pair.target_codes):
        return False
    words = pair.source[slice(*span)]
    both = ((pair.source, pair.source_codes), (pair.target, pair.target_codes))
    return all(words in {inside for _, _, inside in _pieces(*one)} for one in both)


def _pieces(text: str, found: Sequence[Code]) -> Iterator[tuple[int, int, str]]:
    """Yield where pieces of code begin and end, with their marks, and what is inside."""
    opened: Code | None = None
    for code in found:
        if code.kind is Kind.CODE:
            yield code.start, code.end, code.text.strip("` ")
        elif code.kind is Kind.TAG and code.name in _TAGS:
            if code.role is Role.OPEN:
                opened = code
            elif opened is not None and code.role is Role.CLOSE:
                yield opened.start, code.end, text[opened.end : code.start]
                opened = None
