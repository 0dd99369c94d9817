"""The translation memory: pairs of texts, kept by their origin, looked up by likeness."""

from __future__ import annotations

from pipeline.memory.lookup import GAP, Query, look_up
from pipeline.memory.model import LEAST, Approval, Difference, Found, Kind, Match, Origin, Pair, Statistics
from pipeline.memory.opening import opened
from pipeline.memory.sentences import sentence_pairs
from pipeline.memory.store import Store

__all__ = [
    "GAP",
    "LEAST",
    "Approval",
    "Difference",
    "Found",
    "Kind",
    "Match",
    "Origin",
    "Pair",
    "Query",
    "Statistics",
    "Store",
    "look_up",
    "opened",
    "sentence_pairs",
]
