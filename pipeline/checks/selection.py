"""Which rules run on which texts, and what their findings weigh: the settings and the command line together."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase

from pipeline.checks import RULES, Rule, rule, unknown
from pipeline.errors import SettingsError
from pipeline.model import SeverityChoice

__all__ = ["Selection", "named", "selection"]


@dataclass(frozen=True, slots=True)
class Selection:
    """What a team and the one who calls have chosen; without choices, every rule that is on by default."""

    choices: tuple[SeverityChoice, ...] = ()
    """The settings; of those that fit, the last counts."""
    select: frozenset[str] = frozenset()
    """If there are any, only these rules run; what the settings turn off in some files stays off there."""
    ignore: frozenset[str] = frozenset()
    """These do not run."""
    _known: dict[tuple[tuple[str, ...], tuple[SeverityChoice, ...]], tuple[Rule, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What was found out already: most texts are under the same choices."""

    def rules(self, names: Iterable[str], places: Sequence[str]) -> tuple[Rule, ...]:
        """Return which of the rules called ``names`` run on a text, with what their findings weigh.

        ``places`` are what the text is known by: its document's name, the path of that,
        and of its catalog.
        """
        key = tuple(names), tuple(choice for choice in self.choices if choice.is_for(places))
        known = self._known.get(key)
        if known is None:
            found = (self._rule(name, key[1]) for name in key[0] if name not in self.ignore)
            known = self._known[key] = tuple(one for one in found if one is not None)
        return known

    def everywhere(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return which of the rules called ``names`` run on every text, so that a waiver of one can be unused."""
        off = named(choice.rules for choice in self.choices if choice.files and choice.severity is None)
        return tuple(one.name for one in self.rules(names, ()) if one.name not in off)

    def _rule(self, name: str, choices: Sequence[SeverityChoice]) -> Rule | None:
        if self.select and name not in self.select:
            return None
        one = rule(name)
        fitting = [choice for choice in choices if fnmatchcase(name, choice.rules)]
        if not fitting:
            return one if one.on_by_default or self.select else None
        choice = fitting[-1]
        if choice.severity is None and (choice.files or not self.select):
            return None
        return replace(one, given=choice.severity)


def selection(
    choices: Sequence[SeverityChoice] = (),
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    among: Sequence[str] = RULES,
    settings: str | os.PathLike[str] | None = None,
) -> Selection:
    """Return what the settings and the names or patterns of rules in ``select`` and ``ignore`` say together.

    ``among`` are the rules that could run at all, ``settings`` is the file of ``choices``.
    Raises SettingsError, with the nearest name, for one that fits no rule, and when none of
    those that could run is selected.
    """
    for choice in choices:
        try:
            named([choice.rules])
        except SettingsError as error:
            raise SettingsError(error.what, path=settings, line=choice.line, remedy=error.remedy) from None
    selected = named(select)
    if selected and not set(selected) & set(among):
        remedy = "'museotext glossary check' runs those for the glossary, 'museotext check' all others"
        raise SettingsError(f"{selected[0]} is not a rule of this command", remedy=remedy)
    return Selection(tuple(choices), frozenset(selected), frozenset(named(ignore)))


def named(patterns: Iterable[str]) -> tuple[str, ...]:
    """Return the rules whose names fit any of ``patterns`` (``term-*``), each pattern one or more parted by commas.

    Raises SettingsError, with the nearest name, for one that fits no rule.
    """
    found: dict[str, None] = {}
    for pattern in (part.strip() for given in patterns for part in given.split(",")):
        fitting = [name for name in RULES if fnmatchcase(name, pattern)]
        if not fitting:
            raise unknown(pattern)
        found |= dict.fromkeys(fitting)
    return tuple(found)
