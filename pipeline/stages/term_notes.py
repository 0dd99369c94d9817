"""What the glossary says of a text, in a line for its translator."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from pipeline.glossary import Glossary, asked, best
from pipeline.markup import masked
from pipeline.model import Unit

__all__ = ["term_notes"]


def term_notes(
    units: Iterable[Unit], source: str, languages: Collection[str], glossary: Glossary
) -> dict[str, dict[str, str]]:
    """Return for each of ``languages`` a line for each text that has terms: ``terms: lace → encaje (T1)``.

    ``source`` is the language of ``units``. A concept is named once, with its preferred term
    there, an acronym for an acronym.
    """
    lexicon = glossary.lexicon(source)
    found = {}
    for unit in units:
        if unit.text not in found:
            text = masked(unit.text, unit.markup)
            found[unit.text] = [hit.sense.term for group in asked(lexicon.find(text), lexicon) for hit in group]
    notes: dict[str, dict[str, str]] = {}
    for language in languages:
        lines = notes.setdefault(language, {})
        for text, terms in found.items():
            told = {}
            for term in terms:
                suggestion = best(glossary.concepts[term.concept], language, like=term)
                if suggestion and term.concept not in told:
                    told[term.concept] = f"{term.text} → {suggestion} ({term.concept})"
            if told:
                lines[text] = f"terms: {', '.join(told.values())}"
    return notes
