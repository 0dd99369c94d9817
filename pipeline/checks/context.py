"""What all rules may know beside the text in hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from pipeline.model import SubtitleLimits

if TYPE_CHECKING:
    from pipeline.glossary import Glossary

__all__ = ["Context"]

Subject = TypeVar("Subject")
Result = TypeVar("Result")


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
    _latest: dict[Callable[..., Any], tuple[object, Any]] = field(default_factory=dict, repr=False, compare=False)

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
