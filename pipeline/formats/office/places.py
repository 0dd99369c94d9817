"""The places found in a part while it is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pipeline.formats.document import Slot
from pipeline.model import Unit
from pipeline.xml_text import Element

__all__ = ["Places"]


@dataclass(slots=True)
class Places:
    """Slots in the order a reader meets them, and places that repeat the text of one."""

    slots: list[Slot] = field(default_factory=list)
    copies: list[tuple[int, Slot]] = field(default_factory=list)
    """As in ``pipeline.formats.document.Part``: each with the number of its slot."""
    fixed: list[tuple[int, Unit]] = field(default_factory=list)
    """As in ``pipeline.formats.document.Part``."""
    _once: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, slot: Slot | None) -> None:
        """Go on with ``slot``, if there is one."""
        if slot is not None:
            self.slots.append(slot)

    def fix(self, unit: Unit) -> None:
        """Go on with ``unit``, which readers see and nobody translates."""
        self.fixed.append((len(self.slots), unit))

    def add_once(self, slot: Slot | None, role: str) -> None:
        """Go on with ``slot``, or make it a copy of one that was added once before, with the same role and text.

        A role must not depend on the text: a translation may make different texts equal.
        """
        if slot is None:
            return
        number = self._once.setdefault((role, slot.unit.text), len(self.slots))
        if number == len(self.slots):
            self.slots.append(slot)
        else:
            self.copies.append((number, slot))

    def alternatives(
        self,
        element: Element,
        walk: Callable[[Sequence[Element]], None],
        again: Callable[[Sequence[Element]], None] | None = None,
    ) -> None:
        """Add the forms that ``element`` (mc:AlternateContent) has for newer and older programs.

        ``walk`` adds what is in some elements, and ``again`` the same for the form of older ones, if that differs.
        The same text in both forms is one unit (ISO/IEC 29500-3, 9.3).
        """
        first = len(self.slots)
        for choice in element.children:
            if choice.name != "mc:Fallback":
                walk(choice.children)
        fallback = element.child("mc:Fallback")
        if fallback is not None:
            second, copied, fixed = len(self.slots), len(self.copies), len(self.fixed)
            (again or walk)(fallback.children)
            del self.fixed[fixed:]
            self._pair(first, second, copied)

    def _pair(self, first: int, second: int, copied: int) -> None:
        """Make those of the slots from ``second`` copies that repeat the text of one from ``first``.

        ``copied`` is the number of the first copy that belongs to the slots from ``second``.
        """
        known = list(enumerate(self.slots[first:second], start=first))
        numbers: dict[int, int] = {}
        left: list[Slot] = []
        for number, slot in enumerate(self.slots[second:], start=second):
            twin = next((one for one in known if one[1].unit.text == slot.unit.text), None)
            if twin is None:
                numbers[number] = second + len(left)
                left.append(slot)
            else:
                known.remove(twin)
                numbers[number] = twin[0]
                self.copies.append((twin[0], slot))
        self.slots[second:] = left
        self.copies[copied:] = [(numbers.get(number, number), slot) for number, slot in self.copies[copied:]]
