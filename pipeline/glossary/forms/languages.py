"""The languages that have rules of inflection."""

from __future__ import annotations

from pipeline.glossary.forms import english, portuguese, spanish
from pipeline.glossary.forms.grammar import Grammar
from pipeline.locales import primary

__all__ = ["grammar"]

_GRAMMARS = {
    "en": english.GRAMMAR,
    "es": spanish.GRAMMAR,
    "pt": portuguese.GRAMMAR,
}
_UNCHANGING = Grammar()


def grammar(language: str) -> Grammar:
    """Return the rules of ``language`` (a gettext name); all its regions share them.

    In a language without rules a term has the forms its row lists, and no others.
    """
    return _GRAMMARS.get(primary(language), _UNCHANGING)
