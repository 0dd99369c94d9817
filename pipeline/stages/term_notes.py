"""What the glossary says of a text, in a line for its translator."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from pipeline.glossary import Glossary, best
from pipeline.model import Unit
from pipeline.stages.concepts import terms_of

__all__ = ["term_notes"]


def term_notes(
    units: Iterable[Unit], source: str, languages: Collection[str], glossary: Glossary
) -> dict[str, dict[str, str]]:
    """Return for each of ``languages`` a line for each text that has terms: ``terms: lace → encaje (T1)``.

    ``source`` is the language of ``units``. A concept is named once, with its preferred term
    there, an acronym for an acronym.
    """
    found = terms_of(((unit.text, unit.markup) for unit in units), source, glossary)
    notes: dict[str, dict[str, str]] = {}
    for language in languages:
        lines = notes.setdefault(language, {})
        for text, terms in found.items():
            told = [
                f"{term.text} → {suggestion} ({term.concept})"
                for term in terms
                if (suggestion := best(glossary.concepts[term.concept], language, like=term))
            ]
            if told:
                lines[text] = f"terms: {', '.join(told)}"
    return notes
