"""Which terms of a concept belong to another region of the same language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pipeline.glossary.terms import Term, TermType
from pipeline.glossary.words import folded
from pipeline.locales import primary

__all__ = ["Difference", "ForeignTerm", "foreign_terms", "sees"]

_SHORTEST_SPELLED_WORD = 5


class Difference(StrEnum):
    """How a region's own term differs from that of another region."""

    ACCENT = "accent"
    """In accents only, so the other spelling is no word here: *património, patrimônio*."""
    LETTER = "letter"
    """In one letter, so the other spelling is hardly a word here: *registo, registro*."""
    WORD = "word"
    """It is another word, which may well mean something else here: *investigação, pesquisa*."""


def sees(language: str, row: str) -> bool:
    """Tell whether a row of language ``row`` is valid in ``language``.

    A region sees its own rows and those of the language as a whole; the language as a
    whole (``pt``) sees the rows of all its regions.
    """
    return row in {language, primary(language)} or primary(row) == language


@dataclass(frozen=True, slots=True)
class ForeignTerm:
    """A term that another region accepts and this one does not."""

    term: Term
    difference: Difference
    own: Term | None
    """This region's spelling of it; None if this region has another word."""


def foreign_terms(language: str, terms: Sequence[Term]) -> Iterator[ForeignTerm]:
    """Yield the terms of one concept that only another region of ``language`` accepts.

    Only where ``language`` has an accepted term of its own: without one there is nothing
    to say instead. A row that ``language`` sees, whatever its status, is no foreign one.
    """
    own = [term for term in terms if sees(language, term.language)]
    accepted = [term for term in own if term.status.accepted]
    spelled = {term.text.lower() for term in own}
    if not accepted:
        return
    for term in terms:
        elsewhere = primary(term.language) == primary(language) and not sees(language, term.language)
        if elsewhere and term.status.accepted and term.text.lower() not in spelled:
            yield _compared(term, accepted)


def _compared(term: Term, accepted: Iterable[Term]) -> ForeignTerm:
    """Compare a term with those of this region; acronyms are no spellings of one another."""
    text = folded(term.text)
    others = {folded(other.text): other for other in accepted if other.type is not TermType.ACRONYM}
    if text in others:
        return ForeignTerm(term, Difference.ACCENT, others[text])
    if len(text) >= _SHORTEST_SPELLED_WORD:
        for other, own in others.items():
            if _one_letter_apart(text, other):
                return ForeignTerm(term, Difference.LETTER, own)
    return ForeignTerm(term, Difference.WORD, None)


def _one_letter_apart(first: str, second: str) -> bool:
    """Tell whether one letter changed, added or left out makes one text of the other."""
    short, long = sorted((first, second), key=len)
    at = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    return long[at + 1 :] in (short[at:], short[at + 1 :])
