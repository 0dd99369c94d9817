"""Drafts: texts in, a draft or the reason for none out, whatever the engine does meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.translators.asking import Asking, Outcome
from pipeline.translators.engine import Engine, Refusal, codes_for
from pipeline.translators.judging import unusable
from pipeline.translators.pace import UNLIMITED, Clock, Limits, SystemClock
from pipeline.translators.preparing import Prepared, prepared, renumbered
from pipeline.translators.remembering import Remembered
from pipeline.translators.restoring import restored
from pipeline.translators.shielding import SourceText

__all__ = ["Draft", "Drafts", "drafts"]


@dataclass(frozen=True, slots=True)
class Draft:
    """What became of one text."""

    text: str | None
    """The draft, with all codes in place; None when there is none."""
    reason: str = ""
    """Why there is none, in a few words for people."""
    unread: tuple[str, ...] = ()
    """Texts inside of codes (``alt``, titles of links) that stayed in the source language."""
    remembered: bool = False
    """Whether it comes from the cache alone: nothing was sent."""


@dataclass(frozen=True, slots=True)
class Drafts:
    """What became of a run."""

    drafts: tuple[Draft, ...]
    """One for each text, in their order."""
    engine: str
    """The engine's name."""
    via: str
    """The language they went through; empty when they went straight."""
    remark: str
    """What the engine cannot do in this language; empty for nothing."""
    characters: int
    """How many characters were sent, repeated requests included."""
    stopped: str
    """Why the run ended before every text was asked for; empty when it did not."""


def drafts(
    texts: Sequence[SourceText],
    engine: Engine,
    *,
    source: str,
    target: str,
    cache: Path | None = None,
    limits: Limits = UNLIMITED,
    clock: Clock | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> Drafts:
    """Return a draft for each of ``texts`` from ``source`` into ``target`` (gettext names).

    Equal texts are sent once, those in ``cache`` (a file, made if it is not there) not at all.
    One text's failure is its own; a wrong key, a used-up quota or budget, or an engine
    that fails again and again ends the run, and what there is until then is returned.
    ``progress`` is told how many texts have been asked for since it was last called. Raises
    TranslatorError when the engine does not know the languages or the cache cannot be
    opened; KeyboardInterrupt passes, and what was answered before it stays in the cache.
    """
    codes = codes_for(engine.facts, source, target)
    ready = [prepared(text, source, engine.facts) for text in texts]
    wanted = list(dict.fromkeys(piece.text for one in ready for piece in one.pieces))
    with Remembered(cache, engine.identity, *codes) as memory:
        known = memory.find(wanted)
        asking = Asking(engine, codes, memory, limits=limits, clock=clock or SystemClock(), progress=progress)
        outcome = asking.ask([text for text in wanted if text not in known])
    return Drafts(
        tuple(_draft(one, known, outcome) for one in ready),
        engine.facts.name,
        engine.facts.via(source, target),
        engine.facts.remarks.get(target, ""),
        outcome.characters,
        outcome.stopped,
    )


def _draft(ready: Prepared, known: Mapping[str, str], outcome: Outcome) -> Draft:
    if ready.reason:
        return Draft(None, ready.reason)
    answers: list[str] = []
    for piece in ready.pieces:
        answer = known.get(piece.text) or outcome.answers.get(piece.text, "")
        if isinstance(answer, Refusal):
            return Draft(None, answer.reason)
        answers += (renumbered(answer, piece.first), piece.gap)
    whole = "".join(answers)
    text = (
        Refusal(reason)
        if (reason := unusable(ready.shielded.text, whole))
        else restored(whole, ready.source, ready.shielded)
    )
    if isinstance(text, Refusal):
        return Draft(None, text.reason)
    return Draft(text, "", ready.shielded.unread, all(piece.text in known for piece in ready.pieces))
