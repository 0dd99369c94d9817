"""What there is to say of the terms of a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from pipeline.glossary import Difference, Term

__all__ = ["NOTHING", "Doubt", "Fault", "Kind", "Missing", "Reading"]


class Kind(Enum):
    """What is wrong with a term that a text has."""

    FORBIDDEN = auto()
    DEPRECATED = auto()
    REGION = auto()
    CAPITALS = auto()


class Doubt(Enum):
    """Why a translation may be right though it lacks a term."""

    DERIVED = auto()
    """It has words of the same stem: *conservar* for *conservation*."""
    NAME = auto()
    """The words are part of a name or quotation that it leaves as it is: *British Museum*."""
    FEWER = auto()
    """It has the term, but not as often as the source text; only if the workspace counts."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A term that should not stand as it does."""

    kind: Kind
    term: Term
    span: tuple[int, int]
    """Characters of the text."""
    words: str
    """The words of the text."""
    suggestion: str
    """The term to write instead; empty if the glossary has none."""
    evidence: tuple[int, int] | None = None
    """Characters of the source text that have the concept; None if it is not there."""
    difference: Difference | None = None
    """For a term of another region: how it differs from this region's."""


class Missing(NamedTuple):
    """A term of the source text whose concept the translation does not name."""

    term: Term
    span: tuple[int, int]
    """Characters of the source text."""
    words: str
    """The words of the source text."""
    suggestions: tuple[str, ...]
    """The best term for each concept the words may stand for."""
    doubt: Doubt | None
    """Why the translation may be right all the same."""
    kin: tuple[int, int] | None = None
    """Characters of the translation that are a word of the same stem."""
    times: tuple[int, int] = (1, 0)
    """How often the source text has the concept, and the translation."""


class Reading(NamedTuple):
    """All that the term rules have to say of one text."""

    faults: tuple[Fault, ...] = ()
    missing: tuple[Missing, ...] = ()

    def of(self, kind: Kind) -> Sequence[Fault]:
        """Return the faults of one kind."""
        return [fault for fault in self.faults if fault.kind is kind] if self.faults else ()


NOTHING = Reading()
"""There is nothing to say."""
