"""The terms of a glossary as plain data, for a program that finds them elsewhere: in a reader's browser."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from pipeline.glossary.casing import SHORTEST_JUDGED_ACRONYM, capitals_count
from pipeline.glossary.forms import Pattern, exclusions, patterns
from pipeline.glossary.glossary import Glossary
from pipeline.glossary.regions import sees
from pipeline.glossary.terms import Case, Term, TermType, When

__all__ = ["Capitals", "Reading", "readings"]


class Capitals(IntEnum):
    """Which capitals words must have to be a term; the rules are those of ``casing.has_capitals``."""

    ANY = 0
    INITIALS = 1
    """Each word that the glossary writes with a capital begins with one."""
    EXACT = 2
    """Letter by letter as the glossary writes it."""
    ACRONYM = 3
    """As the glossary writes it, or all capitals."""
    SHORT = 4
    """As the glossary writes it, and not in a line of capitals."""


class Reading(NamedTuple):
    """A sequence of words that is a term, or a phrase in which the term is not meant."""

    concept: str
    places: tuple[frozenset[str], ...]
    """For each place the words that may stand there, in small letters."""
    models: tuple[str, ...]
    """The words with the capitals that count; empty where none do."""
    capitals: Capitals
    excluded: bool = False
    """Whether the terms of the concept that stand inside these words are something else."""


def readings(glossary: Glossary, language: str) -> Iterator[Reading]:
    """Yield how the accepted terms that ``language`` (a gettext name) sees may be written, in the order of the files.

    Terms that are too ambiguous to be asked for (``when`` is ``target``) are left out, and so are
    terms across other words (*bienes naturales y culturales*).
    """
    for term in glossary.terms:
        if term.status.accepted and term.when is not When.TARGET and sees(language, term.language):
            for pattern in patterns(term):
                yield _reading(term, pattern)
            for pattern in exclusions(term):
                yield Reading(term.concept, pattern.places, (), Capitals.ANY, excluded=True)


def _reading(term: Term, pattern: Pattern) -> Reading:
    capitals = _capitals(term, pattern)
    return Reading(term.concept, pattern.places, pattern.models if capitals else (), capitals)


def _capitals(term: Term, pattern: Pattern) -> Capitals:
    if term.case is Case.IGNORE or not capitals_count(term, pattern.models):
        return Capitals.ANY
    if term.case is Case.EXACT:
        return Capitals.EXACT
    if term.type is TermType.ACRONYM:
        return Capitals.SHORT if len(term.text) < SHORTEST_JUDGED_ACRONYM else Capitals.ACRONYM
    return Capitals.INITIALS
