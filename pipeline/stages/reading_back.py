"""Compare a published document, read again, with what was written into it."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.formats.document import Document

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
    expected: defaultdict[str, deque[int]] = defaultdict(deque)
    slots = [slot for part in before.parts for slot in part.slots]
    for number, (slot, text) in enumerate(zip(slots, texts, strict=True)):
        unchanged = text is None or text == slot.unit.text
        for one in (slot.unit.text,) if unchanged or text is None else slot.read_again(text):
            expected[_spaced(one)].append(number)
    sources = []
    more = 0
    for unit in after.units:
        numbers = expected[_spaced(unit.text)]
        if numbers:
            sources.append(numbers.popleft())
        else:
            more += 1
    lost = min((numbers[0] for numbers in expected.values() if numbers), default=None)
    return ReadBack(tuple(sources), lost, more)


def _spaced(text: str) -> str:
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")
