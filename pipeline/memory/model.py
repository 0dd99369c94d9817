"""The words of a translation memory: pairs of texts, where they come from, and matches."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from pipeline.model import Markup

__all__ = ["LEAST", "Approval", "Difference", "Found", "Kind", "Match", "Origin", "Pair", "Statistics"]

LEAST = 75
"""The lowest likeness, in per cent, at which a text is found."""


class Approval(IntEnum):
    """How far people stand behind a translation."""

    UNKNOWN = 0
    """Nobody says, or its text is no longer in use."""
    TRANSLATED = 1
    """A person translated it."""
    APPROVED = 2
    """Another person signed it off."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What pairs come from, and go with: a catalog, or an imported file."""

    scope: str
    """The workspace, by its project; a team's memory has several."""
    name: str
    """The catalog's path in the workspace, or the file's name."""
    fingerprint: str = ""
    """Of the content, to see whether it changed."""
    imported: bool = False
    """Whether people imported it; what they did not goes with its catalog."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and its translation."""

    source_language: str
    source: str
    target_language: str
    target: str
    markup: Markup = Markup.NONE
    """How inline markup in both is written."""
    document: str = ""
    """The document it stands in, by name."""
    before: str = ""
    """The source text before it in its document; empty at the start, or where it is not known."""
    after: str = ""
    approval: Approval = Approval.TRANSLATED
    day: int = 0
    """When it was translated, as a proleptic ordinal (``date.toordinal``); 0: today, when it is new."""
    sentence: bool = False
    """Whether it is a sentence of a longer text, paired by us."""


@dataclass(frozen=True, slots=True)
class Found:
    """A translation the store has of some text."""

    text: str
    markup: Markup
    origin: str
    document: str
    approval: Approval
    day: int
    context: tuple[int, int] = (0, 0)
    """Digests of the texts before and after; 0 for none."""
    direct: bool = True
    """Whether the text is its source, and not its translation or another one of the same source."""


class Kind(StrEnum):
    """How a match was found."""

    CONTEXT = "exact with context"
    """The same text between the same neighbours."""
    EXACT = "exact"
    FUZZY = "fuzzy"
    SENTENCES = "sentences"
    """Put together from sentences, with gaps."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where the text asked for differs from the one in the memory, and its translation was not adapted."""

    old: str
    """The words in the memory; empty if there are none."""
    new: str
    alarm: str = ""
    """``negation`` or ``number`` where the meaning turns on it."""


@dataclass(frozen=True, slots=True)
class Match:
    """A translation to begin with."""

    kind: Kind
    score: int
    """Likeness in per cent: 100 only for the very text, see ``pipeline.memory.adapting``."""
    source: str
    """The text it was made for; empty for sentences."""
    target: str
    """The translation, adapted."""
    found: Found
    replaced: tuple[tuple[str, str], ...] = ()
    """What was put in the place of what, because no more than that differs there."""
    differences: tuple[Difference, ...] = ()
    rivals: int = 0
    """How many other translations of the very text there are."""

    @property
    def rank(self) -> tuple[object, ...]:
        """The order of matches, best first: likeness, approval, age; ``same document`` is the asker's."""
        found = self.found
        return (not found.direct, -found.approval, -found.day, found.document, found.origin, self.target)


@dataclass(frozen=True, slots=True)
class Statistics:
    """What a memory holds."""

    origins: tuple[tuple[Origin, int], ...] = ()
    """Each origin with its number of pairs."""
    languages: tuple[tuple[str, str, int], ...] = ()
    """Source language, target language, number of pairs."""
    texts: int = 0
    """How many different texts, in all languages, sentences apart."""
    sentences: int = field(default=0)
    """How many pairs of sentences."""
