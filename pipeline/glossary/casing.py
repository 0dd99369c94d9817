"""Whether words found in a text have the capitals their term asks for."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.glossary.terms import Case, Term, TermType

__all__ = ["SHORTEST_JUDGED_ACRONYM", "capitals_count", "has_capitals", "unmistakable"]

SHORTEST_JUDGED_ACRONYM = 3
"""In other letters, an acronym of two is a word of its own: *UN* and *un*, *EU* and *eu*."""
_SHORTEST_UNMISTAKABLE_ACRONYM = 4
_LONG_WORD = 4


def capitals_count(term: Term, models: Sequence[str]) -> bool:
    """Tell whether ``term``, written as ``models``, is told from other words by its capitals."""
    return term.case is Case.EXACT or term.type is TermType.ACRONYM or any(model != model.lower() for model in models)


def has_capitals(term: Term, models: Sequence[str], shown: Sequence[str], beside: Sequence[str]) -> bool | None:
    """Tell whether ``shown`` is written with the capitals of ``models``.

    ``models`` are the term's words as the glossary writes them, ``shown`` those of the
    text, ``beside`` the neighbours in the text. True: as it should be; False: this is
    the term, with other capitals; None: it is another word.
    """
    if term.case is Case.EXACT:
        return True if all(map(_same_capitals, models, shown)) else None
    if term.type is TermType.ACRONYM:
        return _acronym(term.text, models, shown, beside)
    return all(map(_begins_alike, models, shown))


def unmistakable(term: Term) -> bool:
    """Tell whether words with wrong capitals are surely this term, whatever the source text says.

    *Segib* and *ibero-american* are; *unidad técnica* may be a common noun, *Oei* a word.
    """
    if term.type is TermType.ACRONYM:
        return len(term.text) >= _SHORTEST_UNMISTAKABLE_ACRONYM
    return not term.exact


def _acronym(text: str, models: Sequence[str], shown: Sequence[str], beside: Sequence[str]) -> bool | None:
    in_capitals = all(word.isupper() for word in shown)
    if len(text) < SHORTEST_JUDGED_ACRONYM:
        among_capitals = any(len(word) >= _LONG_WORD and word.isupper() for word in beside)
        return True if all(map(_same_capitals, models, shown)) and not among_capitals else None
    return in_capitals or all(map(_same_capitals, models, shown))


def _same_capitals(model: str, shown: str) -> bool:
    """Compare letter by letter, without the ending that inflection may have added."""
    return all(a.isupper() == b.isupper() for a, b in zip(model, shown, strict=False))


def _begins_alike(model: str, shown: str) -> bool:
    """Tell whether each part of a hyphenated word has the capital its model has; more capitals do no harm."""
    parts = zip(model.split("-"), shown.split("-"), strict=False)
    return all(part[:1].isupper() or not wanted[:1].isupper() for wanted, part in parts)
