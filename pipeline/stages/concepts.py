"""Which concepts of the glossary the texts of a document have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.editions import Concept, Row
from pipeline.glossary import Glossary, Term, asked, best
from pipeline.markup import masked
from pipeline.model import Markup

__all__ = ["concepts_of", "terms_of"]


def terms_of(texts: Iterable[tuple[str, Markup]], language: str, glossary: Glossary) -> dict[str, tuple[Term, ...]]:
    """Return for each text in ``language`` its terms that ask for a translation, one for each concept."""
    lexicon = glossary.lexicon(language)
    found: dict[str, tuple[Term, ...]] = {}
    for text, markup in texts:
        if text not in found:
            seen = masked(text, markup)
            terms: dict[str, Term] = {}
            for hit in (hit for group in asked(lexicon.find(seen), lexicon) for hit in group):
                terms.setdefault(hit.concept, hit.sense.term)
            found[text] = tuple(terms.values())
    return found


def concepts_of(rows: Sequence[Row], glossary: Glossary) -> dict[str, tuple[Concept, ...]]:
    """Return the concepts that each original of an edition has, with the terms to use in its languages."""
    if not rows:
        return {}
    source, languages = rows[0].source.language, [cell.language for cell in rows[0].cells]
    terms = terms_of(((row.source.text, row.source.markup) for row in rows), source, glossary)
    return {text: tuple(_concept(term, source, languages, glossary) for term in some) for text, some in terms.items()}


def _concept(found: Term, source: str, languages: Sequence[str], glossary: Glossary) -> Concept:
    rows = glossary.concepts[found.concept]
    terms = ((one, found.text if one == source else best(rows, one, like=found)) for one in languages)
    defined = sorted((row for row in rows if row.definition), key=lambda row: row.language != found.language)
    return Concept(
        found.concept,
        tuple((language, text) for language, text in terms if text),
        defined[0].definition if defined else "",
    )
