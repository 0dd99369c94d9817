"""Language marks that are looked for only when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import overload

from pipeline.formats.document import LanguageMark

__all__ = ["Marks"]


class Marks(Sequence[LanguageMark]):
    """The language marks of a part with runs: there are thousands, and only a translation asks for them."""

    def __init__(self, find: Callable[[], Iterable[LanguageMark]]) -> None:
        """Remember how to ``find`` them."""
        self._find = find

    @cached_property
    def found(self) -> tuple[LanguageMark, ...]:
        """All of them."""
        return tuple(self._find())

    def __len__(self) -> int:
        return len(self.found)

    @overload
    def __getitem__(self, place: int) -> LanguageMark: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[LanguageMark]: ...
    def __getitem__(self, place: int | slice) -> LanguageMark | Sequence[LanguageMark]:
        return self.found[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self.found == tuple(other)

    def __hash__(self) -> int:
        return hash(self.found)

    def __reduce__(self) -> tuple[object, ...]:
        return tuple, (self.found,)
