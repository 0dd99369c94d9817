"""The glossary that pages of editions explain terms from: one script for all of them, loaded when a reader asks.

It finds the terms in the reader's browser, so that publishing a document costs nothing for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from pipeline.editions.scripts import as_script, code
from pipeline.locales import bcp47, native_name

__all__ = ["CODE", "Meaning", "Reading", "terms_script"]

CODE = "terms.js"
"""The script that finds and explains the terms."""

Reading: TypeAlias = tuple[str, tuple[frozenset[str], ...], tuple[str, ...], int, bool]
"""A sequence of words that is a term: its concept; for each place the words that may stand there,
in small letters; the words with the capitals that count; how they count; and whether the words are
rather a phrase in which the term is not meant. See ``Reading`` of ``pipeline.glossary``."""

_EXCLUDED = -1


class Meaning(NamedTuple):
    """What a concept is called in one language, and what it is."""

    language: str
    """A gettext name."""
    terms: tuple[str, ...]
    """The best first."""
    definition: str
    """In this language; empty if there is none."""


def terms_script(concepts: Mapping[str, Sequence[Meaning]], readings: Mapping[str, Iterable[Reading]]) -> str:
    """Return the script that explains ``concepts`` where it finds their ``readings``, which are by language."""
    numbers = {concept: number for number, concept in enumerate(concepts)}
    places = {language: place for place, language in enumerate(readings)}
    pool: dict[frozenset[str], int] = {}
    found = [
        [_reading(one, numbers, pool) for one in of_language if one[0] in numbers] for of_language in readings.values()
    ]
    data = {
        "languages": [[bcp47(language), native_name(language)] for language in readings],
        "concepts": [
            [[places[one.language], one.terms, one.definition] for one in meanings if one.language in places]
            for meanings in concepts.values()
        ],
        "words": [" ".join(sorted(words)) for words in pool],
        "readings": found,
    }
    return f"const GLOSSARY = {as_script(data)};\n{code(CODE)}"


def _reading(reading: Reading, numbers: Mapping[str, int], pool: dict[frozenset[str], int]) -> list[object]:
    concept, places, models, capitals, excluded = reading
    words = [pool.setdefault(words, len(pool)) for words in places]
    made: list[object] = [numbers[concept], words]
    if excluded:
        made.append(_EXCLUDED)
    elif capitals:
        made += [capitals, models]
    return made
