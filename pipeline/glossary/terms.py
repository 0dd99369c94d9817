"""What a glossary says of a word: one term of one concept in one language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Case", "Gender", "Number", "PartOfSpeech", "Status", "Term", "TermType", "When"]


class Status(StrEnum):
    """What the team thinks of a term (ISO 30042, *administrative status*)."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"
    FORBIDDEN = "forbidden"

    @property
    def accepted(self) -> bool:
        """Whether the term may be used without remark."""
        return self in {Status.PREFERRED, Status.ADMITTED}


class TermType(StrEnum):
    """What kind of word a term is; names and acronyms are never inflected."""

    TERM = "term"
    NAME = "name"
    ACRONYM = "acronym"


class PartOfSpeech(StrEnum):
    """How a term is inflected; UNKNOWN is taken for a noun."""

    NOUN = "noun"
    ADJECTIVE = "adjective"
    VERB = "verb"
    PHRASE = "phrase"
    NAME = "name"
    UNKNOWN = ""


class Gender(StrEnum):
    """The gender of a noun; BOTH is a person of either (*conservador*, *conservadora*)."""

    MASCULINE = "m"
    FEMININE = "f"
    BOTH = "mf"
    UNKNOWN = ""


class Number(StrEnum):
    """Which numbers a noun has; PLURAL is a term given in the plural, without a singular."""

    SINGULAR = "singular"
    PLURAL = "plural"
    BOTH = ""


class Case(StrEnum):
    """How capitals count: SMART asks them of names, acronyms and terms that are given with capitals."""

    SMART = ""
    EXACT = "exact"
    IGNORE = "ignore"


class When(StrEnum):
    """When a term counts: a term to avoid always or only beside its concept, an admitted one in translations only."""

    ALWAYS = "always"
    SOURCE = "source"
    """Wrong only where the source text has the concept."""
    TARGET = "target"
    """Right in a translation, but too ambiguous to ask for one where a source text has it."""


@dataclass(frozen=True, slots=True)
class Term:
    """One row of a glossary file."""

    concept: str
    """What it means: the identifier that equals in all languages, e.g. ``T012``."""
    language: str
    """A gettext name; ``pt`` stands for every region of Portuguese."""
    text: str
    """The term in its dictionary form, NFC, words parted by single spaces."""
    status: Status = Status.PREFERRED
    type: TermType = TermType.TERM
    part_of_speech: PartOfSpeech = PartOfSpeech.UNKNOWN
    gender: Gender = Gender.UNKNOWN
    number: Number = Number.BOTH
    case: Case = Case.SMART
    when: When = When.ALWAYS
    forms: tuple[str, ...] = ()
    """Forms the rules of the language do not give, each spelled out in full."""
    forms_not: tuple[str, ...] = ()
    """In small letters: forms the rules give wrongly (one word), and longer phrases in which this is not the term."""
    definition: str = ""
    note: str = ""
    source: str = ""
    path: str = ""
    """The file it comes from."""
    line: int = 0
    """The line of that file, from 1."""

    @property
    def exact(self) -> bool:
        """Whether the term is a name or an acronym: found as it is written, never inflected."""
        return self.type is not TermType.TERM or self.part_of_speech is PartOfSpeech.NAME
