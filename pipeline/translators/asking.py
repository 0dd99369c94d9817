"""Asks an engine for all the texts it has to be asked for: in batches, in time, within the budget, until it ends."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from pipeline.errors import TranslatorError
from pipeline.translators.engine import BusyError, ClosedError, Engine, Refusal, RequestError, UnfitError
from pipeline.translators.judging import objection, other_text
from pipeline.translators.pace import Clock, Limits, Pace
from pipeline.translators.preparing import batches, numbered, renumbered
from pipeline.translators.remembering import Remembered
from pipeline.translators.shielding import MASK

__all__ = ["Asking", "Outcome"]

_NEAR = 10
"""How many texts before and behind one its answer might belong to."""
_LAST = 20
_TOO_MANY = 4
"""So many of the last answers that seem to be another text's end the run; at its end, a quarter of the last ones."""


@dataclass(slots=True)
class Outcome:
    """What asking brought."""

    answers: dict[str, str | Refusal] = field(default_factory=dict)
    """For each text that was to be asked for, its answer (with masks) or why there is none."""
    characters: int = 0
    """How many characters were sent, repeated requests included."""
    stopped: str = ""
    """Why the rest was not asked for."""


class Asking:
    """One run of an engine for one pair of languages."""

    def __init__(
        self,
        engine: Engine,
        codes: tuple[str, str],
        memory: Remembered,
        *,
        limits: Limits,
        clock: Clock,
        progress: Callable[[int], None],
    ) -> None:
        """Ask ``engine`` from one of its ``codes`` into the other, and keep good answers in ``memory``."""
        self._engine = engine
        self._codes = codes
        self._memory = memory
        self._limits = limits
        self._pace = Pace(engine.facts.per_second, limits, clock)
        self._progress = progress
        self._failures = 0
        self._near: deque[str] = deque(maxlen=_NEAR)
        self._strange: deque[bool] = deque(maxlen=_LAST)
        self._outcome = Outcome()

    def ask(self, texts: Sequence[str]) -> Outcome:
        """Ask for each of ``texts`` (distinct, masks numbered from 0 in each)."""
        outcome = self._outcome
        try:
            for batch in batches(texts, self._engine.facts):
                affordable = self._affordable(batch)
                if affordable:
                    self._batch(affordable)
                    self._progress(len(affordable))
                if len(affordable) < len(batch):
                    raise self._budget_is_used_up()
            self._stop_if_mixed_up(is_end=True)
        except ClosedError as closed:
            outcome.stopped = closed.reason
        except TranslatorError as error:
            outcome.stopped = str(error)
        for text in texts:
            outcome.answers.setdefault(text, Refusal(f"not asked for: {outcome.stopped}"))
        return outcome

    def _batch(self, batch: Sequence[str]) -> None:
        """Ask for one batch; when it is not accepted, for its halves. Raises ClosedError when the run ends."""
        try:
            answers = self._request(batch)
        except ClosedError:
            raise
        except RequestError as trouble:
            if len(batch) > 1 and not isinstance(trouble, BusyError):
                middle = len(batch) // 2
                self._batch(batch[:middle])
                self._batch(batch[middle:])
                return
            self._outcome.answers.update(dict.fromkeys(batch, Refusal(trouble.reason)))
            self._failures += 1
            most = self._limits.failures if isinstance(trouble, BusyError) else self._limits.refusals
            if self._failures >= most:
                raise ClosedError(f"{self._failures} requests failed one after the other: {trouble.reason}") from None
            return
        self._failures = 0
        self._take(batch, answers)

    def _request(self, batch: Sequence[str]) -> Sequence[str | Refusal]:
        """Return the answers to one batch, asked for again while the engine is busy.

        The masks of a batch have numbers of their own, so that answers cannot be mistaken.
        """
        sent, firsts = numbered(batch)
        length = sum(map(len, sent))
        attempt = 0
        while True:
            attempt += 1
            self._spend(length)
            self._pace.before_request()
            try:
                answers = self._engine.translate(sent, *self._codes)
            except BusyError as busy:
                if attempt >= self._limits.attempts:
                    raise BusyError(f"{busy.reason} ({attempt} attempts)") from None
                self._pace.after_busy(busy, attempt)
                continue
            if len(answers) != len(batch):
                raise UnfitError(f"{len(answers)} answers came back for {len(batch)} texts")
            return [_own(*one) for one in zip(answers, firsts, firsts[1:], strict=False)]

    def _affordable(self, batch: Sequence[str]) -> Sequence[str]:
        """Return as many of the first texts of a batch as the budget has room for."""
        most = self._limits.max_characters
        if most is None:
            return batch
        lengths = accumulate(map(len, numbered(batch)[0]))
        return batch[: sum(self._outcome.characters + length <= most for length in lengths)]

    def _spend(self, length: int) -> None:
        most = self._limits.max_characters
        if most is not None and self._outcome.characters + length > most:
            raise self._budget_is_used_up()
        self._outcome.characters += length

    def _budget_is_used_up(self) -> ClosedError:
        return ClosedError(f"the budget of {self._limits.max_characters} characters is used up")

    def _take(self, batch: Sequence[str], answers: Sequence[str | Refusal]) -> None:
        """Judge the answers, remember the good ones. Raises ClosedError when they are mixed up."""
        good: dict[str, str] = {}
        around = [*self._near, *batch]
        for place, (text, answer) in enumerate(zip(batch, answers, strict=True), start=len(self._near)):
            near = around[max(0, place - _NEAR) : place + _NEAR + 1]
            judged = answer if isinstance(answer, Refusal) else self._judged(text, answer, near)
            self._outcome.answers[text] = judged
            if isinstance(judged, str):
                good[text] = judged
        self._near.extend(batch)
        self._memory.keep(good)
        self._stop_if_mixed_up(is_end=False)

    def _judged(self, text: str, answer: str, near: Sequence[str]) -> str | Refusal:
        reason = objection(text, answer)
        if reason:
            return Refusal(reason)
        strange = other_text(answer, text, near)
        self._strange.append(strange)
        return Refusal("the answer seems to be another text's") if strange else answer

    def _stop_if_mixed_up(self, *, is_end: bool) -> None:
        """End the run, and use nothing of it, when too many of the last answers seem to be another text's."""
        strange = sum(self._strange)
        if strange < _TOO_MANY and not (is_end and 0 < len(self._strange) <= strange * _TOO_MANY):
            return
        reason = "the engine mixes up its answers: none of this run is used"
        answers = self._outcome.answers
        self._memory.forget([text for text, answer in answers.items() if isinstance(answer, str)])
        self._outcome.answers = dict.fromkeys(answers, Refusal(reason))
        raise ClosedError(reason)


def _own(answer: str | Refusal, first: int, end: int) -> str | Refusal:
    """Return an answer with its masks numbered from 0 again, if they are those of its text."""
    if isinstance(answer, Refusal):
        return answer
    numbers = [int(match[1]) for match in MASK.finditer(answer)]
    if any(not first <= number < end for number in numbers):
        return Refusal("it has a protected passage of another text")
    return renumbered(answer, -first)
