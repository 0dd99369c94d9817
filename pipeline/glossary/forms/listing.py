"""The forms of a term as a person reads and corrects them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from pipeline.glossary.forms.inflection import Shape, in_shape
from pipeline.glossary.forms.patterns import Pattern, former_patterns, patterns
from pipeline.glossary.terms import Term

__all__ = ["TermForms", "listed_forms"]

_NAMES = ((False, "singular"), (True, "plural"))


@dataclass(frozen=True, slots=True)
class TermForms:
    """What a term is found as, and what not."""

    term: Term
    shapes: tuple[tuple[str, str], ...]
    """The term in each number and gender it has, as suggestions write it."""
    found: tuple[str, ...]
    """Every sequence of words, alternatives parted by ``|``."""
    former: tuple[str, ...]
    """The words of its former spelling, which are deprecated."""
    excluded: tuple[str, ...]
    """The forms and phrases that its column *forms_not* takes away."""


def listed_forms(term: Term) -> TermForms:
    """Return every form of ``term``."""
    accepted = patterns(term)
    spelled = {word for pattern in accepted for forms in pattern.places for word in forms}
    old = {word for pattern in former_patterns(term) for forms in pattern.places for word in forms} - spelled
    return TermForms(
        term, tuple(_shapes(term)), tuple(dict.fromkeys(_sequences(accepted))), tuple(sorted(old)), term.forms_not
    )


def _shapes(term: Term) -> Iterator[tuple[str, str]]:
    shown: set[str] = set()
    for (feminine, gender), (plural, number) in product(((False, ""), (True, "feminine ")), _NAMES):
        text = in_shape(term, Shape(plural=plural, feminine=feminine))
        if text not in shown:
            shown.add(text)
            yield gender + number if text != term.text else "term", text


def _sequences(found: Iterable[Pattern]) -> Iterator[str]:
    for pattern in found:
        yield " ".join("|".join(sorted(forms, key=lambda form: (len(form), form))) for forms in pattern.places)
