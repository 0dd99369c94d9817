"""Where a memory keeps its pairs: one file, or a team's server, behind the same interface."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from pipeline.memory.model import Found, Origin, Pair, Statistics

__all__ = ["Candidate", "Store", "digest"]


class Candidate(NamedTuple):
    """A text of the memory that is like the one asked for, and its translations."""

    likeness: float
    """In per cent, see ``pipeline.memory.likeness``."""
    text: str
    translations: Sequence[Found]


class Store(Protocol):
    """Keeps pairs by their origin. Everything it does raises StoreError when it cannot be done.

    What one call changes is there whole or not at all, whatever happens to the process.
    """

    def origins(self, scope: str) -> dict[str, Origin]:
        """Return what the pairs of a workspace come from, by name."""

    def replace(self, origin: Origin, pairs: Iterable[Pair], *, today: int) -> int:
        """Make ``pairs`` all there is from ``origin``, and return their number.

        ``today`` (``date.toordinal``) is the day of those that are new and have none.
        """

    def remove(self, scope: str, names: Collection[str]) -> None:
        """Take out what came from these origins."""

    def exact(self, text: str, language: str, target: str) -> list[Found]:
        """Return the translations into ``target`` of this very text."""

    def similar(self, keys: Sequence[str], language: str, target: str, *, minimum: float, most: int) -> list[Candidate]:
        """Return the texts most like ``keys`` that have a translation into ``target``, best first.

        ``keys`` are those of ``pipeline.memory.tokens``. Only texts that are alike by
        ``minimum`` per cent, which is LEAST or more, are found: ``most`` of them, and all
        that come close to the last one.
        """

    def pairs(self, scope: str | None = None) -> Iterator[Pair]:
        """Yield all pairs but sentences, or those of one workspace, by document and source."""

    def statistics(self) -> Statistics:
        """Return what there is."""

    def close(self) -> None:
        """End the connection."""


def digest(language: str, text: str) -> int:
    """Return a number of 63 bits for a text in a language, the same everywhere; 0 for the empty text."""
    if not text:
        return 0
    made = hashlib.blake2b(f"{language}\0{text}".encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(made.digest()) >> 1
