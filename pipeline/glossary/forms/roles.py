"""What each word of a term does in it: which carries the number, which agree, which stay as they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from pipeline.glossary.forms.grammar import Grammar
from pipeline.glossary.forms.languages import grammar
from pipeline.glossary.terms import PartOfSpeech, Term
from pipeline.glossary.words import WORD, prepared

__all__ = ["Role", "Word", "roles", "roles_in"]


class Role(Enum):
    """What a word does in its term."""

    FIXED = auto()
    """It stands as it is."""
    FUNCTION = auto()
    """A preposition, article or conjunction: it may be contracted."""
    HEAD = auto()
    """The noun that carries the number."""
    MODIFIER = auto()
    """It agrees with the head."""
    VERB = auto()
    """It is conjugated."""
    TAIL = auto()
    """A noun after a preposition: its number is free."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a term."""

    text: str
    """As the glossary writes it."""
    lower: str
    start: int
    end: int
    """Characters of the term, evened out (``words.prepared``)."""
    role: Role


def roles(term: Term, rules: Grammar) -> tuple[Word, ...]:
    """Return the words of ``term``: the head is the first noun, or the last before a preposition."""
    return roles_in(term.text, term.language, term.part_of_speech, rules.head_first)


@lru_cache(maxsize=4096)
def roles_in(text: str, language: str, part: PartOfSpeech, head_first: bool) -> tuple[Word, ...]:
    """Return the same, given what of the term decides it: its text, language and part of speech."""
    rules = grammar(language)
    functions = rules.function_words
    inflected = part not in {PartOfSpeech.VERB, PartOfSpeech.PHRASE}
    shown = prepared(text).shown
    found: list[tuple[str, int, int, Role]] = []
    heads: list[int] = []
    prepositions = 0
    for at, match in enumerate(WORD.finditer(shown)):
        word = match[0].lower()
        if word in functions or not word[0].isalnum():
            prepositions += word in rules.prepositions
            role = Role.FUNCTION
        elif not inflected:
            role = (
                Role.VERB if part is PartOfSpeech.VERB and not any(one[3] is Role.VERB for one in found) else Role.FIXED
            )
        elif prepositions:
            role = Role.TAIL if head_first else Role.FIXED
        else:
            heads.append(at)
            role = Role.MODIFIER if rules.adjectives_agree else Role.FIXED
        found.append((match[0], *match.span(), role))
    if heads and (part is not PartOfSpeech.ADJECTIVE):
        head = heads[0 if head_first else -1]
        found[head] = (*found[head][:3], Role.HEAD)
    elif len(heads) == 1 and not rules.adjectives_agree:
        found[heads[0]] = (*found[heads[0]][:3], Role.MODIFIER)
    return tuple(Word(text, text.lower(), start, end, role) for text, start, end, role in found)
