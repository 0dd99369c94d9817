"""Sentences of longer texts: found by sentencex, and paired where source and translation have as many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from pipeline.locales import primary
from pipeline.markup import Role, codes
from pipeline.memory.model import Pair
from pipeline.model import Markup

__all__ = ["sentence_pairs", "sentences"]

_SHORTEST = 40
"""Letters of a text below which it is not taken apart."""


def sentences(text: str, language: str, markup: Markup) -> list[str]:
    """Return the sentences of ``text``, spaces behind them included; none where a tag or link spans several.

    A text that is one sentence gives none either: there is nothing to take apart.
    """
    if len(text) < _SHORTEST or not any(sign in text for sign in ".?!…"):
        return []
    from sentencex import segment  # noqa: PLC0415  (a compiled library; most texts are one sentence)

    found = list(segment(primary(language), text))
    if len(found) < 2 or "".join(found) != text:
        return []
    return found if all(_is_whole(sentence, markup) for sentence in found) else []


def _is_whole(sentence: str, markup: Markup) -> bool:
    """Whether all that is opened in a sentence is closed in it."""
    balance: Counter[str] = Counter()
    for code in codes(sentence, markup):
        if code.role is not Role.ALONE:
            balance[code.name] += 1 if code.role is Role.OPEN else -1
            if balance[code.name] < 0:
                return False
    return not any(balance.values())


def sentence_pairs(pair: Pair) -> Iterator[Pair]:
    """Yield the sentences of a pair of texts that have as many of them, in their order."""
    source = sentences(pair.source, pair.source_language, pair.markup)
    target = sentences(pair.target, pair.target_language, pair.markup) if source else []
    if len(source) == len(target):
        for one, other in zip(source, target, strict=True):
            if one.strip() and other.strip():
                yield replace(pair, source=one.strip(), target=other.strip(), before="", after="", sentence=True)
