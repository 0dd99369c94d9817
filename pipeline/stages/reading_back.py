"""Compare a published document, read again, with what was written into it."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.formats.document import Document
from pipeline.stages.prove import spaced

__all__ = ["ReadBack", "read_back"]


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What became of the units of a document."""

    sources: tuple[int, ...]
    """For each unit of the published document the number of the unit it comes from, from 0.

    Their order may differ: a translation can move a picture, and with it the text on it.
    """
    lost: int | None
    """The number of the first unit that is not to be found, None if all are there."""
    more: int
    """How many units come from none."""


def read_back(before: Document, texts: Sequence[str | None], after: Document) -> ReadBack:
    """Return where the units of ``after`` come from: ``before``, with ``texts`` written into it."""
    slots = [slot for part in before.parts for slot in part.slots]
    written = [slot.unit.text if text is None else text for slot, text in zip(slots, texts, strict=True)]
    found = [unit.text for unit in after.units]
    if _are_alike(written, found):
        return ReadBack(tuple(range(len(found))), None, 0)
    found = [spaced(text) for text in found]
    plain = _matched([(text,) for text in written], found)
    if plain.lost is None and not plain.more:
        return plain
    # Some text is read otherwise than it is written. Where it can be said how, it is right all the same.
    read = [
        (text,) if text == slot.unit.text else slot.read_again(text) for slot, text in zip(slots, written, strict=True)
    ]
    return _matched(read, found)


def _are_alike(some: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether two lists have the same texts in the same order, white space runs apart."""
    return len(some) == len(others) and all(
        one == other or spaced(one) == spaced(other) for one, other in zip(some, others, strict=True)
    )


def _matched(expected: Sequence[Sequence[str]], found: Sequence[str]) -> ReadBack:
    """Return which of the units that give the texts ``expected`` each text that is ``found`` comes from."""
    waiting: defaultdict[str, deque[int]] = defaultdict(deque)
    for number, texts in enumerate(expected):
        for text in texts:
            waiting[spaced(text)].append(number)
    sources = []
    more = 0
    for text in found:
        numbers = waiting[text]
        if numbers:
            sources.append(numbers.popleft())
        else:
            more += 1
    lost = min((numbers[0] for numbers in waiting.values() if numbers), default=None)
    return ReadBack(tuple(sources), lost, more)
