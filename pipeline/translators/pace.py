"""When to ask: not faster than an engine allows, and again after a while when it was busy."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from random import SystemRandom
from typing import Protocol

from pipeline.translators.engine import BusyError, ClosedError

__all__ = ["UNLIMITED", "Clock", "Limits", "Pace", "SystemClock", "retry_after"]

_FIRST_WAIT = 1.0
"""Seconds before the second attempt; each further wait is twice as long."""


class Clock(Protocol):
    """Where time comes from."""

    def now(self) -> float:
        """Return seconds that only ever grow."""

    def sleep(self, seconds: float) -> None:
        """Wait."""


class SystemClock:
    """The time of this machine."""

    def now(self) -> float:
        """Return the seconds of the machine's monotonic clock."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a run goes."""

    max_characters: int | None = None
    """The most characters that are sent, repeated requests included; None for no limit."""
    attempts: int = 4
    """How often a request is made before its texts are given up."""
    longest_wait: float = 120
    """Seconds; an engine that wants to be left alone for longer ends the run."""
    failures: int = 3
    """How many requests may fail one after the other, with all their attempts, before the run ends."""
    refusals: int = 15
    """How many texts may not be accepted one after the other before the run ends."""


UNLIMITED = Limits()
"""No budget."""


class Pace:
    """Waits before requests."""

    def __init__(self, per_second: float | None, limits: Limits, clock: Clock) -> None:
        """Allow ``per_second`` requests a second; None for as many as there are."""
        self._gap = 1 / per_second if per_second else 0.0
        self._limits = limits
        self._clock = clock
        self._next = clock.now()
        self._random = SystemRandom()

    def before_request(self) -> None:
        """Wait until the next request is allowed."""
        wait = self._next - self._clock.now()
        if wait > 0:
            self._clock.sleep(wait)
        self._next = self._clock.now() + self._gap

    def after_busy(self, busy: BusyError, attempt: int) -> None:
        """Wait before the attempt after number ``attempt`` (from 1): as asked, or twice as long each time, with jitter.

        Raises ClosedError when the engine asks for more than is waited at most.
        """
        longest = self._limits.longest_wait
        if busy.retry_after is not None and busy.retry_after > longest:
            raise ClosedError(
                f"{busy.reason}; it asks for a wait of {busy.retry_after:.0f} seconds; run it again later"
            )
        wait = min(_FIRST_WAIT * 2 ** (attempt - 1), longest)
        wait *= self._random.uniform(0.5, 1)
        self._clock.sleep(max(wait, busy.retry_after or 0))


def retry_after(value: str | None) -> float | None:
    """Return the seconds that HTTP's ``Retry-After`` asks for (RFC 9110, section 10.2.3): a number or a date.

    None when there is none, or it is neither.
    """
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
