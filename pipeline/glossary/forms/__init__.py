"""The forms in which a term may stand in a text.

Each language is one module of this folder that a linguist can read and edit: a
``Grammar``. To add a language, write its module and add one line to ``languages.py``.
"""

from __future__ import annotations

from pipeline.glossary.forms.derivation import Family
from pipeline.glossary.forms.grammar import Grammar
from pipeline.glossary.forms.inflection import Shape, in_shape, shape
from pipeline.glossary.forms.languages import grammar
from pipeline.glossary.forms.listing import TermForms, listed_forms
from pipeline.glossary.forms.patterns import Gap, Pattern, exclusions, former_patterns, patterns
from pipeline.glossary.forms.portuguese_former import present

__all__ = [
    "Family",
    "Gap",
    "Grammar",
    "Pattern",
    "Shape",
    "TermForms",
    "exclusions",
    "former_patterns",
    "grammar",
    "in_shape",
    "listed_forms",
    "patterns",
    "present",
    "shape",
]
