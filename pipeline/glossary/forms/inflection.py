"""The forms one word of a term may have, by number and gender, and the term written in one of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from pipeline.glossary.forms.grammar import Grammar
from pipeline.glossary.forms.languages import grammar
from pipeline.glossary.forms.roles import Role, Word, roles, roles_in
from pipeline.glossary.terms import Gender, Number, PartOfSpeech, Term

__all__ = ["Shape", "former_forms", "forms", "in_shape", "is_plural_given", "shape"]

_SINGULAR_MASCULINE = (False, False)


class Shape(NamedTuple):
    """The number and gender of the words of a text; None where the words do not tell."""

    plural: bool | None = None
    feminine: bool | None = None


def forms(word: Word, term: Term, rules: Grammar) -> frozenset[str]:
    """Return every form that ``word`` of ``term`` may have, in small letters."""
    if word.role is Role.FIXED:
        return frozenset({word.lower})
    if word.role is Role.VERB:
        return frozenset({word.lower, *rules.conjugated(word.lower)})
    if word.role is Role.TAIL:
        singulars = rules.singulars(word.lower)
        return frozenset({word.lower, *rules.plurals(word.lower), *singulars})
    if word.role is Role.MODIFIER and not rules.adjectives_agree:
        return frozenset({word.lower, *rules.degrees(word.lower)})
    found = frozenset(form for features in _features(term, rules) for form in _in(word, term, rules, *features))
    is_adjective = term.part_of_speech is PartOfSpeech.ADJECTIVE and " " not in term.text
    return found.union(rules.degrees(word.lower)) if is_adjective else found


def former_forms(found: Collection[str], rules: Grammar) -> frozenset[str]:
    """Return the former spellings of ``found`` forms."""
    return frozenset(old for form in found for old in rules.former(form)).difference(found)


def is_plural_given(term: Term) -> bool:
    """Tell whether the glossary has the term in the plural, but not that it has no singular."""
    return term.number is Number.BOTH and _looks_plural(term.text, term.language, term.part_of_speech)


@lru_cache(maxsize=1 << 16)
def _looks_plural(text: str, language: str, part: PartOfSpeech) -> bool:
    rules = grammar(language)
    words = roles_in(text, language, part, rules.head_first)
    agreeing = [word for word in words if word.role in (Role.HEAD, Role.MODIFIER)]
    nouns_and_adjectives = [word for word in agreeing if word.role is Role.HEAD or word.lower not in rules.appositions]
    return bool(agreeing) and all(rules.singulars(word.lower) for word in nouns_and_adjectives)


def shape(term: Term, found: Collection[str]) -> Shape:
    """Return in which number and gender the words ``found`` (in small letters) are ``term``."""
    rules = grammar(term.language)
    if term.exact:
        return Shape()
    agreeing = [word for word in roles(term, rules) if word.role in (Role.HEAD, Role.MODIFIER)]
    possible = [
        features
        for features in _features(term, rules)
        if agreeing and all(_has(found, _in(word, term, rules, *features), rules) for word in agreeing)
    ]
    plurals, feminines = ({features[at] for features in possible} for at in (0, 1))
    return Shape(plurals.pop() if len(plurals) == 1 else None, feminines.pop() if len(feminines) == 1 else None)


def in_shape(term: Term, wanted: Shape) -> str:
    """Return ``term`` written in the number and gender of ``wanted``, as far as it has them."""
    rules = grammar(term.language)
    fixed = term.exact or is_plural_given(term)
    features = (bool(wanted.plural) and term.number is Number.BOTH, bool(wanted.feminine) and _has_genders(term, rules))
    if fixed or features == _SINGULAR_MASCULINE:
        return term.text
    text = term.text
    for word in reversed(roles(term, rules)):
        if word.role in (Role.HEAD, Role.MODIFIER) and not _stays(word, rules):
            text = text[: word.start] + _written_like(word.text, _best(word, rules, *features)) + text[word.end :]
    return text


def _features(term: Term, rules: Grammar) -> Iterator[tuple[bool, bool]]:
    """Yield the numbers and genders that the term has, as *(plural, feminine)*."""
    numbers = (False, True) if term.number is Number.BOTH else (False,)
    genders = (False, True) if _has_genders(term, rules) else (False,)
    if is_plural_given(term):
        numbers = (True, False)
    yield from product(numbers, genders)


def _has_genders(term: Term, rules: Grammar) -> bool:
    """Tell whether the words have a feminine: adjectives, and nouns for persons of either gender."""
    if term.part_of_speech is PartOfSpeech.ADJECTIVE or term.gender is Gender.BOTH:
        return True
    head = term.text.lower().split()[0].split("-")[0]
    return term.gender is Gender.UNKNOWN and (head.endswith(rules.persons) or head in rules.people)


def _in(word: Word, term: Term, rules: Grammar, plural: bool, feminine: bool) -> frozenset[str]:
    """Return the forms of ``word`` in one number and gender."""
    bases = [word.lower]
    if is_plural_given(term):
        singulars = [*rules.singulars(word.lower)] or [word.lower]
        if not plural:
            bases = singulars
        elif feminine:
            bases = [*singulars, word.lower]
        else:
            return frozenset({word.lower})
    found: set[str] = set()
    for base in bases:
        made = [_of_part(part, at, base, rules, (plural, feminine)) for at, part in enumerate(base.split("-"))]
        found.update("-".join(choice) for choice in product(*made))
    if (
        word.role is Role.MODIFIER
        and term.part_of_speech is not PartOfSpeech.ADJECTIVE
        and word.lower in rules.appositions
    ):
        found.add(word.lower)
    return frozenset(found)


def _of_part(part: str, at: int, word: str, rules: Grammar, features: tuple[bool, bool]) -> tuple[str, ...]:
    last = at == word.count("-")
    if not rules.head_first and "-" in word:
        return _inflected(part, rules, *features) if at == _head_of_compound(word, rules) else (part,)
    if part in rules.function_words or (not last and part in rules.prefixes):
        return (part,)
    made = _inflected(part, rules, *features)
    return (*made, part) if "-" in word and part not in made else made


def _head_of_compound(word: str, rules: Grammar) -> int:
    """Return the place of the part that is the noun, where it is mostly the last: *wall-text*, *passer-by*."""
    parts = word.split("-")
    prepositional = parts[1] in rules.prepositions and (len(parts) > 2 or parts[0].endswith("er"))
    return 0 if prepositional or parts[1] in rules.behind_heads else len(parts) - 1


def _inflected(word: str, rules: Grammar, plural: bool, feminine: bool) -> tuple[str, ...]:
    """Return the forms of one word without hyphens, the usual one first."""
    if row := rules.adjective_rows.get(word):
        feminine = feminine or word in (row[1], row[3])
        return (row[2 * plural + feminine], *(() if plural else row[4:]))
    singulars = (rules.feminines(word) if feminine else ()) or (word,)
    if not plural:
        return singulars
    return tuple(form for one in singulars for form in rules.plurals(one) or (one,))


def _has(found: Collection[str], made: frozenset[str], rules: Grammar) -> bool:
    return not made.isdisjoint(found) or not former_forms(made, rules).isdisjoint(found)


def _stays(word: Word, rules: Grammar) -> bool:
    return word.role is Role.MODIFIER and word.lower in rules.appositions


def _best(word: Word, rules: Grammar, plural: bool, feminine: bool) -> str:
    parts = word.lower.split("-")
    made = [_of_part(part, at, word.lower, rules, (plural, feminine)) for at, part in enumerate(parts)]
    return "-".join(part if at and part in rules.appositions else made[at][0] for at, part in enumerate(parts))


def _written_like(model: str, form: str) -> str:
    """Return ``form`` with the capitals of ``model``."""
    if len(model) > 1 and model.isupper():
        return form.upper()
    parts = zip(model.split("-"), form.split("-"), strict=True)
    return "-".join(one[:1].upper() + one[1:] if part[:1].isupper() else one for part, one in parts)
