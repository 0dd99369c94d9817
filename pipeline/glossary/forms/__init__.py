"""The forms in which a term may stand in a text.

Each language is one module of this folder that a linguist can read and edit: a
``Grammar``. To add a language, write its module and add one line to ``languages.py``.
"""

from __future__ import annotations

from pipeline.glossary.forms.derivation import Family
from pipeline.glossary.forms.grammar import Grammar
from pipeline.glossary.forms.languages import grammar
from pipeline.glossary.forms.patterns import Pattern, exclusions, patterns

__all__ = ["Family", "Grammar", "Pattern", "exclusions", "grammar", "patterns"]
