"""The museum glossary: its files, and how its terms are found in texts.

A glossary is a folder of CSV files, one row per term (``tables.py``). Each term is
turned into the forms it may have (``forms/``, one module per language); a trie
(``trie.py``) finds them in a text (``matcher.py``), across coordinated words too
(``coordination.py``); most translations are decided at a glance (``glance.py``); a
lexicon says what each is worth in one language and region (``lexicon.py``), and which
words are of the same stem (``kinship.py``). What it hands out is in ``hits.py``.
"""

from __future__ import annotations

from pipeline.glossary.asking import asked, best
from pipeline.glossary.casing import unmistakable
from pipeline.glossary.forms import Gap, Shape, TermForms, in_shape, listed_forms, present
from pipeline.glossary.glance import in_small_letters
from pipeline.glossary.glossary import Glossary
from pipeline.glossary.hits import Hit, Look, Sense, Standing, is_listed, outermost
from pipeline.glossary.lexicon import Lexicon
from pipeline.glossary.readings import Capitals, Reading, readings
from pipeline.glossary.regions import Difference, sees
from pipeline.glossary.tables import files, read_glossary
from pipeline.glossary.terms import Case, Gender, Number, PartOfSpeech, Status, Term, TermType, When
from pipeline.glossary.words import Words

__all__ = [
    "Capitals",
    "Case",
    "Difference",
    "Gap",
    "Gender",
    "Glossary",
    "Hit",
    "Lexicon",
    "Look",
    "Number",
    "PartOfSpeech",
    "Reading",
    "Sense",
    "Shape",
    "Standing",
    "Status",
    "Term",
    "TermForms",
    "TermType",
    "When",
    "Words",
    "asked",
    "best",
    "files",
    "in_shape",
    "in_small_letters",
    "is_listed",
    "listed_forms",
    "outermost",
    "present",
    "read_glossary",
    "readings",
    "sees",
    "unmistakable",
]
