"""How the superlatives of one word are made that Spanish and Portuguese have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

__all__ = ["Degrees"]


@dataclass(frozen=True, slots=True)
class Degrees:
    """The superlatives of a language."""

    ending: str
    """What the stem gets, in the masculine singular."""
    irregular: Mapping[str, tuple[str, ...]]
    """Superlatives of their own, in the masculine singular, by the adjective."""
    relational: tuple[str, ...]
    """How adjectives end that have no degrees, because they say to what something belongs."""
    stems: Sequence[tuple[str, Sequence[str]]]
    """What the ends of adjectives become before the ending; the first that fits counts."""
    plain: Mapping[int, int]
    """Letters that lose their accent, as ``str.translate`` wants them."""

    def superlatives(self, adjective: str) -> tuple[str, ...]:
        """Return the superlatives of an adjective in all numbers and genders; none if it has no degrees.

        It is given in the masculine singular.
        """
        regular = () if adjective.endswith(self.relational) else (self._stem(adjective) + self.ending,)
        found = self.irregular.get(adjective, regular)
        return tuple(one[:-1] + ending for one in found for ending in ("o", "a", "os", "as"))

    def _stem(self, adjective: str) -> str:
        for ending, stems in self.stems:
            if adjective.endswith(ending):
                stem = adjective[: len(adjective) - len(ending)] + (stems[0] if stems else "")
                return stem.translate(self.plain)
        return adjective
