"""What the glossary says of a text or a translation, read once for all term rules."""

from __future__ import annotations

from pipeline.checks.terms.reading import read_pair, read_pairs, read_source
from pipeline.checks.terms.verdicts import NOTHING, Doubt, Fault, Kind, Missing, Reading

__all__ = ["NOTHING", "Doubt", "Fault", "Kind", "Missing", "Reading", "read_pair", "read_pairs", "read_source"]
