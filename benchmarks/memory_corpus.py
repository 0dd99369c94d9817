"""Units for a translation memory and texts to look up, made from real catalogs."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.catalogs import read
from pipeline.errors import CatalogError
from pipeline.memory.sentences import sentences
from pipeline.model import Markup

__all__ = ["Looked", "grown", "queries", "units"]

_SEED = 2026
_WORDS = ("museum", "programme", "heritage", "document", "value", "object", "method", "function", "local", "public")
_CHANGED = (0.05, 0.30)
"""The share of a text's words that an edit replaces, from least to most."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A text to look up."""

    text: str
    origin: str
    """The text it was made from; itself if it was not edited."""


def units(catalogs: Sequence[Path], size: int) -> list[str]:
    """Return at most ``size`` different texts of ``catalogs`` and sentences of them, in random order."""
    texts: dict[str, None] = {}
    for path in catalogs:
        try:
            catalog = read(path.read_bytes(), path)
        except CatalogError:
            continue
        for entry in catalog.active:
            texts[entry.msgid] = None
            texts.update(dict.fromkeys(one.strip() for one in sentences(entry.msgid, "en", Markup.NONE)))
    found = [text for text in texts if text.strip()]
    random.Random(_SEED).shuffle(found)
    return found[:size]


def grown(texts: Sequence[str], size: int) -> list[str]:
    """Return ``size`` different texts: ``texts`` and, where they do not suffice, some with three words changed.

    The words come from anywhere in the corpus, so that the vocabulary stays a real one.
    """
    chance = random.Random(_SEED)
    words = [word for text in texts[:20_000] for word in text.split()]
    found = dict.fromkeys(texts[:size])
    while len(found) < size:
        parts = chance.choice(texts).split(" ")
        for _ in range(3):
            parts[chance.randrange(len(parts))] = chance.choice(words)
        found[" ".join(parts)] = None
    return list(found)


def queries(texts: Sequence[str], number: int) -> list[Looked]:
    """Return ``number`` texts to look up: half of them as they are, half with some words replaced."""
    chance = random.Random(_SEED + 1)
    found = []
    for place, text in enumerate(chance.sample(list(texts), number)):
        words = text.split(" ")
        if place % 2:
            for _ in range(max(1, round(len(words) * chance.uniform(*_CHANGED)))):
                words[chance.randrange(len(words))] = chance.choice(_WORDS)
        found.append(Looked(" ".join(words), text))
    return found
