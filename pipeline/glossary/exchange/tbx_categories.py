"""The data categories of TBX-Basic beside the columns of a glossary.

ISO 30042:2019 and the dialect's module definitions ("Min", "Basic") list the values. TBX
has no word for a forbidden term, a name, a person of either gender or a phrase: those are
written as what is nearest, and a note says the rest (``notes.py``).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pipeline.glossary.terms import Gender, PartOfSpeech, Status, Term, TermType

__all__ = ["CATEGORIES", "GENDERS", "PARTS", "STATUSES", "TYPES", "carried", "status_of"]

STATUSES: Mapping[Status, str] = MappingProxyType(
    {
        Status.PREFERRED: "preferredTerm-admn-sts",
        Status.ADMITTED: "admittedTerm-admn-sts",
        Status.DEPRECATED: "deprecatedTerm-admn-sts",
        Status.FORBIDDEN: "deprecatedTerm-admn-sts",
    }
)
TYPES: Mapping[TermType, str] = MappingProxyType({TermType.ACRONYM: "acronym"})
PARTS: Mapping[PartOfSpeech, str] = MappingProxyType(
    {
        PartOfSpeech.NOUN: "noun",
        PartOfSpeech.ADJECTIVE: "adjective",
        PartOfSpeech.VERB: "verb",
        PartOfSpeech.NAME: "noun",
        PartOfSpeech.PHRASE: "other",
    }
)
GENDERS: Mapping[Gender, str] = MappingProxyType(
    {Gender.MASCULINE: "masculine", Gender.FEMININE: "feminine", Gender.BOTH: "other"}
)

CATEGORIES: Mapping[str, tuple[str, Mapping[str, str]]] = MappingProxyType(
    {
        "termType": (
            "type",
            {"acronym": "acronym", "initialism": "acronym", "fullform": "term", "variant": "term", "phrase": "term"},
        ),
        "partOfSpeech": (
            "part_of_speech",
            {
                "noun": "noun",
                "commonnoun": "noun",
                "adjective": "adjective",
                "verb": "verb",
                "propernoun": "name",
                "other": "",
            },
        ),
        "grammaticalGender": (
            "gender",
            {"masculine": "m", "feminine": "f", "masculinefeminine": "mf", "other": "", "neuter": ""},
        ),
        "grammaticalNumber": ("number", {"singular": "singular", "plural": "plural"}),
        "definition": ("definition", {}),
        "source": ("source", {}),
    }
)
"""Of each category that has a column: the column, and its values; a text may be anything."""

_STATUSES = {
    "preferred": Status.PREFERRED,
    "standardized": Status.PREFERRED,
    "legal": Status.PREFERRED,
    "regulated": Status.PREFERRED,
    "admitted": Status.ADMITTED,
    "deprecated": Status.DEPRECATED,
    "superseded": Status.DEPRECATED,
    "obsolete": Status.DEPRECATED,
    "notrecommended": Status.DEPRECATED,
    "forbidden": Status.FORBIDDEN,
}


def status_of(value: str) -> Status | None:
    """Return the status that TBX calls ``value``, with or without its endings; None when it is none of the known."""
    name = value.strip().lower().removesuffix("-admn-sts").removesuffix("term")
    return _STATUSES.get(name.replace(" ", ""))


def carried(term: Term, *, definition: bool) -> set[str]:
    """Return the columns of ``term`` that TBX says in full; ``definition`` if the language's own is this term's."""
    columns = {"concept", "lang", "term", "source"}
    if definition:
        columns.add("definition")
    if term.status is not Status.FORBIDDEN:
        columns.add("status")
    if term.type in TYPES or term.type is TermType.TERM:
        columns.add("type")
    if term.part_of_speech not in (PartOfSpeech.NAME, PartOfSpeech.PHRASE):
        columns.add("part_of_speech")
    if term.gender is not Gender.BOTH:
        columns.add("gender")
    return columns
