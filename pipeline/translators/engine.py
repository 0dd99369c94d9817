"""What every engine is: the facts it declares, the texts it takes, and how it says that it could not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from pipeline.errors import TranslatorError
from pipeline.locales import primary

__all__ = [
    "BusyError",
    "ClosedError",
    "Engine",
    "Facts",
    "Options",
    "Price",
    "Refusal",
    "RequestError",
    "UnfitError",
    "Variable",
    "codes_for",
]


@dataclass(frozen=True, slots=True)
class Price:
    """What a maker says publicly that its engine costs."""

    per_million: float
    """For a million characters of source text; 0 when it is free."""
    currency: str
    """ISO 4217: ``EUR``."""
    read: str
    """The day it was read, ISO 8601."""
    where: str
    """Where it was read."""


@dataclass(frozen=True, slots=True)
class Variable:
    """An environment variable an engine reads; keys come from nowhere else."""

    name: str
    meaning: str
    """What stands in it, for people: *the key of your DeepL account*."""
    required: bool = True
    is_secret: bool = False
    """Whether its value is never to be shown."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an engine before it is asked for anything."""

    name: str
    """What it is called by: ``apertium``."""
    title: str
    """Its own name: ``Apertium``."""
    sends: str
    """To whom texts go, for people; empty when they stay on this machine."""
    sources: Mapping[str, str]
    """The languages it translates from: gettext name to its own code."""
    targets: Mapping[str, str]
    """The languages it translates into: gettext name to its own code."""
    longest: int
    """The longest text it takes at once; longer ones go sentence by sentence. In characters."""
    in_bytes: bool = False
    """Whether ``longest`` counts bytes of UTF-8 instead."""
    batch: int = 1
    """How many texts go into one request."""
    batch_length: int = 100_000
    """How long the texts of one request may be together, in characters."""
    per_second: float | None = None
    """The requests a second it is asked for at most; None for no limit."""
    price: Price | None = None
    """None where nothing public is known."""
    extra: str = ""
    """The extra of this package that it needs: ``online`` for ``museotext[online]``."""
    variables: tuple[Variable, ...] = ()
    remarks: Mapping[str, str] = field(default_factory=dict)
    """By target language: what it cannot do, one sentence for people."""
    pivots: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Pairs (languages without region) that go through a third language, and which."""

    @property
    def offline(self) -> bool:
        """Whether texts stay on this machine."""
        return not self.sends

    def fits(self, text: str) -> bool:
        """Tell whether ``text`` is not too long to be sent at once."""
        return (len(text.encode("utf-8", "surrogatepass")) if self.in_bytes else len(text)) <= self.longest

    def via(self, source: str, target: str) -> str:
        """Return the language a translation goes through on its way; empty when it goes straight."""
        return self.pivots.get((primary(source), primary(target)), "")


@dataclass(frozen=True, slots=True)
class Options:
    """What an engine is made ready with."""

    environment: Mapping[str, str]
    """The environment variables; keys are taken from here."""
    address: str = ""
    """The server to ask instead of the engine's own; empty for its own."""
    timeout: float = 30
    """The seconds one request may take."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One text has no translation; the others are not touched by that."""

    reason: str
    """Why, in a few words for people: *more than 10 % of its words are unknown*."""


class RequestError(Exception):
    """A request brought no translation at all; ``reason`` says why, in a few words for people."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class BusyError(RequestError):
    """The same request may succeed later, after ``retry_after`` seconds where the engine says so."""

    def __init__(self, reason: str, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class ClosedError(RequestError):
    """No request will succeed: the key is wrong, the quota used up, the address moved."""


class UnfitError(RequestError):
    """These texts are not accepted; others may be."""


class Engine(Protocol):
    """A machine translator that is ready to work."""

    @property
    def facts(self) -> Facts:
        """What it declares of itself."""

    @property
    def identity(self) -> str:
        """What has to be the same for a translation to be the same: its name, and its server where there are many."""

    def translate(self, texts: Sequence[str], source: str, target: str) -> Sequence[str | Refusal]:
        """Return a translation or the reason for none, for each of ``texts`` (plain text, one line each).

        ``source`` and ``target`` are the engine's own codes. At most ``facts.batch`` texts are
        given at once. Raises BusyError, ClosedError or UnfitError when the whole request failed.
        """


def codes_for(facts: Facts, source: str, target: str) -> tuple[str, str]:
    """Return the engine's own codes of two languages (gettext names).

    A regional language that it does not know is asked for without its region. Raises
    TranslatorError when it does not translate from one to the other.
    """
    one, other = _code(source, facts.sources), _code(target, facts.targets)
    if one and other and primary(source) != primary(target):
        return one, other
    known = ", ".join(facts.targets)
    raise TranslatorError(
        f"{facts.title} does not translate from {source} to {target}", remedy=f"it knows {known}; choose another engine"
    )


def _code(language: str, known: Mapping[str, str]) -> str:
    return known.get(language) or known.get(primary(language), "")
