"""From a term of the glossary to the sequences of words it may be found as."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import product

from pipeline.glossary.forms.grammar import Grammar
from pipeline.glossary.forms.languages import grammar
from pipeline.glossary.terms import Gender, Number, PartOfSpeech, Term, TermType
from pipeline.glossary.words import words

__all__ = ["Pattern", "exclusions", "patterns"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sequence of words: for each place the forms that may stand there, in small letters."""

    places: tuple[frozenset[str], ...]
    models: tuple[str, ...]
    """For each place the word as the glossary writes it, which shows its capitals; empty for a free article."""
    gap: bool = False
    """Whether the term's adjective may be the last of several (*bienes naturales y culturales*)."""


class _Role(Enum):
    FIXED = auto()
    """It stands as it is."""
    FUNCTION = auto()
    """A preposition, article or conjunction: it may be contracted."""
    HEAD = auto()
    """The noun that carries the number."""
    MODIFIER = auto()
    """It agrees with the head."""
    TAIL = auto()
    """A noun after a preposition: its number is free."""


@dataclass(frozen=True, slots=True)
class _Place:
    forms: frozenset[str]
    model: str
    role: _Role
    optional: bool = False


def patterns(term: Term) -> tuple[Pattern, ...]:
    """Return every sequence of words in which ``term`` may stand.

    Names and acronyms stand as they are written (acronyms with the plural of the
    language); verbs and phrases do not change but for contracted prepositions; nouns
    and adjectives are inflected. ``forms`` adds to this, ``forms_not`` takes away.
    """
    rules = grammar(term.language)
    made = [] if term.exact else list(_inflected(term, rules))
    given = [_exact(text) for text in (term.text, *term.forms)]
    if term.type is TermType.ACRONYM and term.number is Number.BOTH:
        given += [_exact(term.text + ending) for ending in rules.acronym_plurals]
    return (*(pattern for pattern in given if not any(_covers(other, pattern) for other in made)), *made)


def _covers(one: Pattern, other: Pattern) -> bool:
    """Tell whether ``one`` finds whatever ``other`` finds."""
    same_length = len(one.places) == len(other.places)
    return same_length and all(map(frozenset.issuperset, one.places, other.places))


def exclusions(term: Term) -> tuple[Pattern, ...]:
    """Return the phrases in which the words of ``term`` are not this term (``forms_not``)."""
    return tuple(pattern for pattern in map(_exact, term.forms_not) if len(pattern.places) > 1)


def _exact(text: str) -> Pattern:
    models = words(text)
    return Pattern(tuple(frozenset({model.lower()}) for model in models), tuple(models))


def _inflected(term: Term, rules: Grammar) -> Iterator[Pattern]:
    places = _places(term, rules)
    gap = _may_gap(places, rules)
    choices = [((), (place,)) if place.optional else ((place,),) for place in places]
    for choice in product(*choices):
        chosen = [place for some in choice for place in some]
        yield _pattern(chosen, gap)
        if any("-" in place.model for place in chosen):
            yield _pattern([part for place in chosen for part in _parts(place)], gap=False)


def _pattern(places: list[_Place], gap: bool) -> Pattern:
    return Pattern(tuple(place.forms for place in places), tuple(place.model for place in places), gap)


def _parts(place: _Place) -> Iterator[_Place]:
    """Yield the parts of a hyphenated word as words of their own: *casa-museu* is also *casa museu*."""
    for at, model in enumerate(place.model.split("-")):
        forms = frozenset(parts[at] for form in place.forms if len(parts := form.split("-")) > at)
        yield _Place(forms, model, place.role)


def _places(term: Term, rules: Grammar) -> list[_Place]:
    tokens = words(term.text)
    places: list[_Place] = []
    for token, role in zip(tokens, _roles(term, tokens, rules), strict=True):
        word = token.lower()
        after_preposition = bool(places) and places[-1].model.lower() in rules.prepositions
        may_have_article = after_preposition and term.part_of_speech is not PartOfSpeech.PHRASE
        if role is _Role.FUNCTION:
            free = may_have_article and word in rules.articles
            places.append(
                _Place(rules.articles if free else rules.joined.get(word, frozenset({word})), token, role, free)
            )
            continue
        if may_have_article and rules.articles:
            places.append(_Place(rules.articles, "", _Role.FUNCTION, optional=True))
        forms = _forms(word, role, term, rules) - frozenset(term.forms_not) | {word}
        places.append(_Place(forms, token, role))
    return places


def _roles(term: Term, tokens: list[str], rules: Grammar) -> list[_Role]:
    """Return the role of each word: the head is the first noun, or the last before a preposition."""
    functions = rules.function_words
    inflected = term.part_of_speech not in {PartOfSpeech.VERB, PartOfSpeech.PHRASE}
    roles: list[_Role] = []
    heads: list[int] = []
    prepositions = 0
    for at, token in enumerate(tokens):
        word = token.lower()
        if word in functions or not word[0].isalnum():
            prepositions += word in rules.prepositions
            roles.append(_Role.FUNCTION)
        elif not inflected:
            roles.append(_Role.FIXED)
        elif prepositions:
            roles.append(_Role.TAIL if rules.head_first else _Role.FIXED)
        else:
            heads.append(at)
            roles.append(_Role.MODIFIER if rules.adjectives_agree else _Role.FIXED)
    if heads and (term.part_of_speech is not PartOfSpeech.ADJECTIVE):
        roles[heads[0 if rules.head_first else -1]] = _Role.HEAD
    return roles


def _forms(word: str, role: _Role, term: Term, rules: Grammar) -> frozenset[str]:
    if role is _Role.FIXED:
        return frozenset({word})
    parts = word.split("-")
    made = [
        {part} if _unchanging(part, at == len(parts) - 1, rules) else _inflections(part, role, term, rules)
        for at, part in enumerate(parts)
    ]
    return frozenset("-".join(choice) for choice in product(*made))


def _unchanging(part: str, last: bool, rules: Grammar) -> bool:
    return part in rules.function_words or (not last and (part in rules.prefixes or not rules.head_first))


def _inflections(word: str, role: _Role, term: Term, rules: Grammar) -> set[str]:
    if role is _Role.TAIL:
        return {word, *rules.plurals(word)}
    if word in rules.families:
        return set(rules.families[word])
    forms = {word}
    if _both_genders(term, rules):
        forms |= set(rules.feminines(word))
    if term.number is Number.BOTH:
        forms |= {plural for form in tuple(forms) for plural in rules.plurals(form)}
    return forms


def _both_genders(term: Term, rules: Grammar) -> bool:
    """Tell whether the words have a feminine: adjectives, and nouns for persons of either gender."""
    if term.part_of_speech is PartOfSpeech.ADJECTIVE or term.gender is Gender.BOTH:
        return True
    head = term.text.lower().split()[0].split("-")[0]
    return term.gender is Gender.UNKNOWN and head.endswith(rules.persons)


def _may_gap(places: list[_Place], rules: Grammar) -> bool:
    """Tell whether the term ends in a noun and its adjective, in the order of the language."""
    if len(places) < 2:
        return False
    noun, adjective = places[-2:] if rules.head_first else places[:-3:-1]
    return noun.role is not _Role.FUNCTION and adjective.model.lower().endswith(tuple(rules.adjectives))
