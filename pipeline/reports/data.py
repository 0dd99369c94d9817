"""A finding as data, for the reports that programs read; ``findings.schema.json`` describes it."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

from pipeline.model import Finding

__all__ = ["finding_data", "schema"]

_FIELDS = tuple(field.name for field in fields(Finding))


def finding_data(finding: Finding) -> dict[str, Any]:
    """Return the fields of ``pipeline.model.Finding`` under their names, and its fingerprint."""
    return {**{name: getattr(finding, name) for name in _FIELDS}, "fingerprint": finding.fingerprint}


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the JSON report; ``$defs.finding`` in it is that of a line of JSON Lines."""
    loaded: dict[str, Any] = json.loads(Path(__file__).with_name("findings.schema.json").read_text("utf-8"))
    return loaded
