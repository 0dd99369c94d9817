"""What all rules may know beside the text in hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from pipeline.checks.signs import Sign
from pipeline.model import SubtitleLimits

if TYPE_CHECKING:
    from pipeline.glossary import Glossary

__all__ = ["Context"]

Asked = TypeVar("Asked", bound="Asks")
Subject = TypeVar("Subject")
Result = TypeVar("Result")

_FEW = 2
"""Asking so many rules takes less time than a glance."""


class Asks(Protocol):
    """What is to be known of a rule to tell whether it has to look at a translation."""

    @property
    def signs(self) -> int:
        """The signs one of which it needs."""


@dataclass(slots=True)
class Context:
    """The workspace as the rules see it. One check run, in one process, has one context."""

    languages: tuple[str, ...]
    """The workspace's languages (gettext names)."""
    glossary: Glossary | None = None
    """The terms of the workspace; None when it has no glossary."""
    subtitles: SubtitleLimits = field(default_factory=SubtitleLimits)
    """How much text the workspace allows a subtitle."""
    count_terms: bool = False
    """Whether a translation has to name a concept as often as its source text."""
    limits: Mapping[str, int] = field(default_factory=lambda: {"alt text": 250})
    """The characters that a kind of unit may have, where the workspace or common usage says so."""
    keeps_addresses: bool = False
    """Whether a translation has to keep every web address as it is."""
    inclusive: str = "any"
    """How the workspace names people of all genders, in Spanish and Portuguese: a form, ``generic``, or ``any``."""
    _rules: tuple[Any, ...] = field(default=(), init=False, repr=False, compare=False)
    _needs_glance: bool = field(default=False, init=False, repr=False, compare=False)
    _asked: dict[int, tuple[Any, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _latest: dict[Callable[..., Any], tuple[object, Any]] = field(default_factory=dict, repr=False, compare=False)

    def needs_glance(self, rules: tuple[Asks, ...]) -> bool:
        """Tell whether to glance at translations before ``rules`` are asked.

        A glance looks for the signs of all rules, and costs as much as asking a few of them.
        Whether there are terms is known without one.
        """
        if rules is not self._rules:
            self._take(rules)
        return self._needs_glance

    def _take(self, rules: tuple[Asks, ...]) -> None:
        self._rules, self._asked = rules, {}
        self._needs_glance = sum(one.signs & ~Sign.TERMS > 0 for one in rules) > _FEW

    def asked(self, rules: tuple[Asked, ...], signs: int) -> tuple[Asked, ...]:
        """Return those of ``rules`` that have to look at a translation with these ``signs``, in their order.

        Found out once for each kind of translation, as long as the same rules run.
        """
        if rules is not self._rules:
            self._take(rules)
        asked = self._asked.get(signs)
        if asked is None:
            asked = self._asked[signs] = tuple(one for one in rules if one.signs & signs)
        return asked

    def once(self, make: Callable[[Subject, Context], Result], subject: Subject) -> Result:
        """Return ``make(subject, self)``, computed once while rules look at the same subject.

        Only the latest subject of each function is kept, so memory does not grow with
        the catalog. ``make`` has to be a pure function.
        """
        latest = self._latest.get(make)
        if latest is not None and latest[0] is subject:
            result: Result = latest[1]
            return result
        made = make(subject, self)
        self._latest[make] = (subject, made)
        return made

    def know(self, make: Callable[[Subject, Context], Result], subject: Subject, made: Result) -> None:
        """Take ``made`` for what ``make`` returns for ``subject``: it was found out together with that of others."""
        self._latest[make] = (subject, made)
