"""From a term of the glossary to the sequences of words it may be found as."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import product

from pipeline.glossary.forms.grammar import Grammar
from pipeline.glossary.forms.inflection import former_forms, forms
from pipeline.glossary.forms.languages import grammar
from pipeline.glossary.forms.roles import Role, Word, roles
from pipeline.glossary.terms import Number, PartOfSpeech, Term, TermType
from pipeline.glossary.words import words

__all__ = ["Gap", "Pattern", "exclusions", "former_patterns", "patterns"]


class Gap(IntEnum):
    """Whether a term may be found across coordinated words."""

    NONE = 0
    SHARED = 1
    """Its adjective may be the last of several (*bienes naturales y culturales*)."""
    APPOSED = 2
    """An adjective or a name may stand before the noun that qualifies it (*proyecto educativo piloto*)."""
    LOOSE = 3
    """Its last noun may be (*gestión de riesgos y colecciones*): good enough to name it, too little to ask for it."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sequence of words: for each place the forms that may stand there, in small letters."""

    places: tuple[frozenset[str], ...]
    models: tuple[str, ...]
    """For each place the word as the glossary writes it, which shows its capitals; empty for a free article."""
    gap: Gap = Gap.NONE


@dataclass(frozen=True, slots=True)
class _Place:
    forms: frozenset[str]
    model: str
    role: Role
    optional: bool = False


def patterns(term: Term) -> tuple[Pattern, ...]:
    """Return every sequence of words in which ``term`` may stand.

    Names and acronyms stand as they are written (acronyms with the plural of the
    language); phrases do not change but for contracted prepositions; nouns and adjectives
    are inflected, verbs conjugated. ``forms`` adds to this, ``forms_not`` takes away.
    """
    rules = grammar(term.language)
    made = [] if term.exact else list(_inflected(_places(term, rules), rules))
    given = [_exact(text) for text in (term.text, *term.forms)]
    if term.type is TermType.ACRONYM and term.number is Number.BOTH:
        given += [_exact(term.text + ending) for ending in rules.acronym_plurals]
    return (*(pattern for pattern in given if not any(_covers(other, pattern) for other in made)), *made)


def former_patterns(term: Term) -> tuple[Pattern, ...]:
    """Return the sequences of words in which ``term`` stands in its former spelling: *acções educativas*."""
    rules = grammar(term.language)
    if term.exact:
        return ()
    places = _places(term, rules)
    olds = [former_forms(place.forms, rules) - frozenset(term.forms_not) for place in places]
    if not any(olds):
        return ()
    both = [
        _Place(place.forms | old, place.model, place.role, place.optional)
        for place, old in zip(places, olds, strict=True)
    ]
    return tuple(_inflected(both, rules))


def exclusions(term: Term) -> tuple[Pattern, ...]:
    """Return the phrases in which the words of ``term`` are not this term (``forms_not``)."""
    return tuple(pattern for pattern in map(_exact, term.forms_not) if len(pattern.places) > 1)


def _covers(one: Pattern, other: Pattern) -> bool:
    """Tell whether ``one`` finds whatever ``other`` finds."""
    same_length = len(one.places) == len(other.places)
    return same_length and all(map(frozenset.issuperset, one.places, other.places))


def _exact(text: str) -> Pattern:
    models = words(text)
    return Pattern(tuple(frozenset({model.lower()}) for model in models), tuple(models))


def _inflected(places: list[_Place], rules: Grammar) -> Iterator[Pattern]:
    gap = _gap(places, rules)
    choices = [((), (place,)) if place.optional else ((place,),) for place in places]
    for choice in product(*choices):
        chosen = [place for some in choice for place in some]
        yield _pattern(chosen, gap)
        if any("-" in place.model for place in chosen):
            yield _pattern([part for place in chosen for part in _parts(place)], Gap.NONE)


def _pattern(places: list[_Place], gap: Gap) -> Pattern:
    return Pattern(tuple(place.forms for place in places), tuple(place.model for place in places), gap)


def _parts(place: _Place) -> Iterator[_Place]:
    """Yield the parts of a hyphenated word as words of their own: *casa-museu* is also *casa museu*."""
    for at, model in enumerate(place.model.split("-")):
        found = frozenset(parts[at] for form in place.forms if len(parts := form.split("-")) > at)
        yield _Place(found, model, place.role)


def _places(term: Term, rules: Grammar) -> list[_Place]:
    """Return the places of a term; a noun with two coordinated adjectives may stand beside both of them."""
    places: list[_Place] = []
    found = roles(term, rules)
    head = next((_content(word, term, rules, optional=True) for word in found if word.role is Role.HEAD), None)
    for word in found:
        after = places[-1].model.lower() if places else ""
        coordinated = head is not None and after in rules.coordinators
        begins_noun = (coordinated or after in rules.prepositions) and term.part_of_speech is not PartOfSpeech.PHRASE
        if word.role is Role.FUNCTION:
            if head and not rules.head_first and word.lower in rules.coordinators and places[-1].role is Role.FIXED:
                places.append(head)
            places.append(_function(word, rules, free=begins_noun and word.lower in rules.articles))
            continue
        if begins_noun and rules.articles:
            places.append(_Place(rules.articles, "", Role.FUNCTION, optional=True))
        if head and rules.head_first and coordinated and word.role is Role.MODIFIER:
            places += [head] if any(place.role is Role.MODIFIER for place in places) else []
        places.append(_content(word, term, rules))
    return places


def _content(word: Word, term: Term, rules: Grammar, *, optional: bool = False) -> _Place:
    found = forms(word, term, rules) - frozenset(term.forms_not) | {word.lower}
    return _Place(found, word.text, word.role, optional)


def _function(word: Word, rules: Grammar, *, free: bool) -> _Place:
    same = rules.joined.get(word.lower, frozenset({word.lower}))
    return _Place(rules.articles if free else same, word.text, word.role, free)


def _gap(places: list[_Place], rules: Grammar) -> Gap:
    """Tell whether the term ends in a noun and its adjective, in the order of the language, or in two nouns."""
    places = [place for place in places if not place.optional]
    if len(places) < 2 or places[-1].role is Role.FUNCTION:
        return Gap.NONE
    noun, adjective = places[-2:] if rules.head_first else places[:-3:-1]
    if noun.role is not Role.FUNCTION and adjective.role is not Role.FUNCTION:
        if adjective.model.lower().endswith(tuple(rules.adjectives)):
            return Gap.SHARED
        if adjective.model.lower() in rules.appositions:
            return Gap.APPOSED
        return Gap.NONE if rules.head_first else Gap.LOOSE
    if not rules.head_first:
        return (
            Gap.LOOSE if noun.role is not Role.FUNCTION and adjective.model.lower() in rules.prepositions else Gap.NONE
        )
    after_preposition = any(place.model.lower() in rules.prepositions for place in places[1:-1])
    return Gap.LOOSE if after_preposition and places[-1].role is Role.TAIL else Gap.NONE
