"""Words that numbering puts before a paragraph: ``Artículo 1.`` (OpenDocument 1.3, part 3, 16.31 and 19.880)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.formats.document import Slot
from pipeline.formats.office.slots import PlainSlot, plain_slot
from pipeline.xml_text import Xml, in_quotes

__all__ = ["labels"]

_LEVELS = ("text:list-level-style-number", "text:outline-level-style")
_FORMAT = "loext:num-list-format"
"""LibreOffice's own attribute for the whole label, ``Artículo %1%.``; where it stands, it is what counts."""
_ENDS = ("style:num-prefix", "style:num-suffix")
_WORD = re.compile(r"[^\W\d_]")


@dataclass(slots=True)
class LabelEnd(PlainSlot):
    """What stands before the first number of a label or after its last one, for programs that know no whole labels."""

    last: bool = False

    def written(self, text: str) -> str:
        """Return the end of the label ``text``."""
        return in_quotes(text.rpartition("%")[2] if self.last else text.partition("%")[0])


def labels(xml: Xml, number: int) -> tuple[list[Slot], list[tuple[int, Slot]]]:
    """Return the slots of labels with words, the first of them the part's ``number``-th, and the copies of them."""
    slots: list[Slot] = []
    copies: list[tuple[int, Slot]] = []
    for element in xml.named(*_LEVELS):
        found = element.attributes()
        whole = found.get(_FORMAT)
        for name in (_FORMAT,) if whole is not None else _ENDS:
            value = found.get(name)
            if value is None or not _WORD.search(value.value):
                continue
            chars = value.value
            start, end = (
                value.start + len(chars) - len(chars.lstrip(" ")),
                value.end - len(chars) + len(chars.rstrip(" ")),
            )
            slot = plain_slot(chars, start, end, kind="list label", quoted=True)
            if slot is None:
                continue
            slots.append(slot)
            for part in _ENDS if name == _FORMAT else ():
                if place := found.get(part):
                    copy = LabelEnd(place.start, place.end, slot.unit, quoted=True, last=part == _ENDS[1])
                    copies.append((number + len(slots) - 1, copy))
    return slots, copies
