"""Drafts by a machine translator for what the memory leaves empty."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.glossary import Glossary
from pipeline.locales import primary
from pipeline.markup import masked
from pipeline.stages.drafting import Asked, Draft, Place
from pipeline.translators.drafting import Draft as Answer
from pipeline.translators.drafting import drafts
from pipeline.translators.engine import Engine, Facts
from pipeline.translators.estimating import Estimate, estimate
from pipeline.translators.pace import Limits
from pipeline.translators.shielding import Kept, SourceText

__all__ = ["EngineDrafter", "Spent", "estimated"]

_BEGINS_SENTENCE = re.compile(r"(?:^|[.!?…:]\s+)[\W_]*$")


@dataclass(slots=True)
class Spent:
    """What an engine was asked for in a run, and what came of it."""

    characters: int = 0
    """How many characters were sent."""
    refused: Counter[str] = field(default_factory=Counter)
    """Why texts have no draft, and how many."""
    stopped: str = ""
    """Why the run ended before every text was asked for; empty when it did not."""


@dataclass(frozen=True, slots=True)
class EngineDrafter:
    """Drafts from a machine translator, with codes, addresses and terms protected."""

    engine: Engine
    glossary: Glossary
    cache: Path
    """Where answers are kept, so that no text is sent twice."""
    spent: Spent
    max_characters: int | None = None
    """The most characters that are sent in the run; None for no limit."""
    pivot: str = ""
    """The language whose approved translation is translated instead of the source text; empty for none."""
    approved: Mapping[str, str] = field(default_factory=dict)
    """Those translations, by their source texts."""

    def drafts(self, asked: Sequence[Asked], place: Place) -> Iterator[Draft | None]:
        """Yield for each entry the engine's translation, or None."""
        made: dict[int, Draft] = {}
        straight = [at for at, one in enumerate(asked) if one.entry.msgid not in self.approved]
        through = [at for at, one in enumerate(asked) if one.entry.msgid in self.approved]
        for numbers, source in ((straight, place.source), (through, self.pivot)):
            texts = [self.approved.get(asked[at].entry.msgid, asked[at].entry.msgid) for at in numbers]
            for at, draft in zip(numbers, self._drafts(texts, replace(place, source=source)), strict=True):
                if draft is not None:
                    made[at] = replace(draft, source=asked[at].entry.msgid)
        return (made.get(at) for at in range(len(asked)))

    def _drafts(self, texts: Sequence[str], place: Place) -> list[Draft | None]:
        if not texts or self.spent.stopped:
            return [None] * len(texts)
        left = None if self.max_characters is None else self.max_characters - self.spent.characters
        result = drafts(
            [_source(text, place, self.glossary) for text in texts],
            self.engine,
            source=place.source,
            target=place.target,
            cache=self.cache,
            limits=Limits(max_characters=left),
        )
        self.spent.characters += result.characters
        self.spent.stopped = result.stopped
        self.spent.refused.update(one.reason for one in result.drafts if one.text is None)
        way = result.via or (self.pivot if place.source == self.pivot else "")
        return [self._draft(one, way) for one in result.drafts]

    def _draft(self, answer: Answer, way: str) -> Draft | None:
        if answer.text is None:
            return None
        facts = self.engine.facts
        told = [f"{facts.title}, a machine" + (f", through {way}" if way else "")]
        if answer.unread:
            told.append("not translated: " + ", ".join(f"“{text}”" for text in answer.unread))
        return Draft(answer.text, facts.name, "; ".join(told), "")


def estimated(texts: Sequence[str], place: Place, facts: Facts, glossary: Glossary, cache: Path) -> Estimate:
    """Return what an engine would be sent for ``texts``; nothing is sent."""
    sources = [_source(text, place, glossary) for text in texts]
    return estimate(sources, facts.name, source=place.source, target=place.target, cache=cache)


def _source(text: str, place: Place, glossary: Glossary) -> SourceText:
    return SourceText(text, place.markup, tuple(_terms(text, place, glossary)))


def _terms(text: str, place: Place, glossary: Glossary) -> Iterator[Kept]:
    """Yield the glossary's terms in a text, each with the term of the target language in its number and gender."""
    if primary(place.source) == primary(place.target):
        return
    target = glossary.lexicon(place.target)
    end = 0
    for hit in glossary.lexicon(place.source).find(masked(text, place.markup)):
        if hit.start < end or not hit.accepted or hit.gap:
            continue
        term = target.suggestion(hit)
        if term:
            if text[hit.start].isupper() and _BEGINS_SENTENCE.search(text, 0, hit.start):
                term = term[0].upper() + term[1:]
            yield Kept(hit.start, hit.end, term)
            end = hit.end
