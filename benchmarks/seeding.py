"""A kind of fault, and what it takes to put it into a clean translation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random

from pipeline.checks import Pair

__all__ = ["Kind", "Seed", "replaced", "without"]

Seed = Callable[[Pair, Random], str | None]
"""Returns the translation of a pair with the fault in it; None where it cannot have it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of fault."""

    name: str
    """What is done to the translation, in a few words."""
    seed: Seed
    sentences: Mapping[str, str] = field(default_factory=dict)
    """The same sentence by language (gettext name), put behind both texts first, if the fault needs what it has."""
    languages: tuple[str, ...] = ("es", "pt_BR")
    """The languages of translations that can have it."""
    flags: tuple[str, ...] = ()
    """What gettext says of an entry that has it."""


def replaced(old: str, new: str) -> Seed:
    """Return the seed that puts ``new`` in place of the last ``old`` of a translation."""

    def seed(pair: Pair, _random: Random) -> str | None:
        before, found, after = pair.target.rpartition(old)
        return before + new + after if found else None

    return seed


def without(text: str) -> Seed:
    """Return the seed that takes the last ``text`` out of a translation."""
    return replaced(text, "")
