"""What a run would send and cost, told before any request is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.translators import facts
from pipeline.translators.engine import Price, codes_for
from pipeline.translators.preparing import batches, numbered, prepared
from pipeline.translators.remembering import Remembered
from pipeline.translators.shielding import SourceText

__all__ = ["Estimate", "estimate"]


@dataclass(frozen=True, slots=True)
class Estimate:
    """What one engine would be sent."""

    engine: str
    texts: int
    """How many texts have words to translate."""
    remembered: int
    """How many of them the cache answers."""
    too_long: int
    """How many it cannot take."""
    requests: int
    """How many requests would be made, if none has to be repeated."""
    characters: int
    """How many characters would be sent, if no request has to be repeated."""
    price: Price | None
    """What a million of them costs; None when that is not known."""

    @property
    def cost(self) -> float | None:
        """What the characters cost, in the currency of ``price``; None when that is not known."""
        return None if self.price is None else self.characters * self.price.per_million / 1_000_000


def estimate(
    texts: Sequence[SourceText], name: str, *, source: str, target: str, cache: Path | None = None, identity: str = ""
) -> Estimate:
    """Return what the engine called ``name`` would be sent; nothing is, and no key or package is needed.

    ``identity`` is the engine's, where it is not its name alone. Raises TranslatorError when
    there is no such engine, it does not know the languages, or the cache cannot be opened.
    """
    known_facts = facts(name)
    codes = codes_for(known_facts, source, target)
    ready = [prepared(text, source, known_facts) for text in texts]
    sendable = [one for one in ready if one.pieces]
    wanted = list(dict.fromkeys(piece.text for one in sendable for piece in one.pieces))
    known: dict[str, str] = {}
    if cache is not None and cache.exists():
        with Remembered(cache, identity or name, *codes) as memory:
            known = memory.find(wanted)
    open_ones = [text for text in wanted if text not in known]
    sent = list(batches(open_ones, known_facts))
    return Estimate(
        engine=name,
        texts=len(sendable),
        remembered=sum(all(piece.text in known for piece in one.pieces) for one in sendable),
        too_long=sum(one.is_too_long for one in ready),
        requests=len(sent),
        characters=sum(len(text) for batch in sent for text in numbered(batch)[0]),
        price=known_facts.price,
    )
