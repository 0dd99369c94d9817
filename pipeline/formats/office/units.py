"""Units of a container, which has parts but no lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.formats.document import Part

__all__ = ["numbered_units"]


def numbered_units(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return the parts that have a place to write at, their units numbered from 1 in place of a line.

    A unit that has its number already, because its reader could tell, is kept.
    """
    found: list[Part] = []
    number = 0
    for part in parts:
        if not (part.slots or part.links or part.marks or part.echoes or part.fixed):
            continue
        slots = []
        for slot in part.slots:
            number += 1
            has_it = slot.unit.line == number
            slots.append(slot if has_it else replace(slot, unit=slot.unit._replace(line=number)))
        found.append(replace(part, slots=tuple(slots)))
    return tuple(found)
