"""A glossary: concepts, each with its terms in several languages."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from pipeline.glossary.lexicon import Lexicon
from pipeline.glossary.regions import foreign_terms, sees
from pipeline.glossary.terms import Term

__all__ = ["Glossary"]


class Glossary:
    """The terms of a workspace. It is never changed; what it compiles for a language, it keeps."""

    def __init__(self, terms: Iterable[Term] = ()) -> None:
        """Hold ``terms`` in the order of their files."""
        self.terms = tuple(terms)
        grouped: dict[str, list[Term]] = {}
        for term in self.terms:
            grouped.setdefault(term.concept, []).append(term)
        self.concepts = MappingProxyType({concept: tuple(rows) for concept, rows in grouped.items()})
        """The terms of each concept, in the order of the files."""
        self._lexicons: dict[str, Lexicon] = {}

    def __reduce__(self) -> tuple[type[Glossary], tuple[tuple[Term, ...]]]:
        """Travel to another process as terms alone; each process compiles what it needs."""
        return Glossary, (self.terms,)

    def lexicon(self, language: str) -> Lexicon:
        """Return the terms as ``language`` (a gettext name) reads them, compiled on first use.

        ``pt_BR`` sees the rows of ``pt_BR`` and of ``pt``; what only ``pt_PT`` says is
        known as another region's.
        """
        lexicon = self._lexicons.get(language)
        if lexicon is None:
            own = (term for term in self.terms if sees(language, term.language))
            foreign = (found for terms in self.concepts.values() for found in foreign_terms(language, terms))
            lexicon = self._lexicons[language] = Lexicon(language, own, foreign)
        return lexicon
