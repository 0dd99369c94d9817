"""A baseline: the findings that were there when a team began to check, so that only new ones are reported."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import SettingsError
from pipeline.files import read
from pipeline.model import Finding

__all__ = ["Compared", "baseline", "compared", "read_baseline"]

VERSION = 1


@dataclass(frozen=True, slots=True)
class Compared:
    """Findings beside a baseline."""

    new: tuple[Finding, ...]
    known: int
    """How many findings the baseline has, too."""
    gone: int
    """How many of the baseline are no longer there."""


def baseline(findings: Iterable[Finding]) -> bytes:
    """Return a baseline of ``findings`` as JSON: a line for each, in an order that only new findings change."""
    rows = sorted((one.path, one.rule, one.concept, one.fingerprint) for one in findings)
    lines = [
        json.dumps(dict(zip(("path", "rule", "concept", "fingerprint"), row, strict=True)), ensure_ascii=False)
        for row in rows
    ]
    listed = ",\n".join(lines)
    return f'{{"version": {VERSION}, "findings": [\n{listed}\n]}}\n'.encode()


def read_baseline(path: Path) -> Counter[str]:
    """Return how often the baseline at ``path`` has each fingerprint.

    Raises MuseotextError when it cannot be read, and SettingsError when it is none.
    """
    try:
        content = json.loads(read(path))
        if content["version"] == VERSION:
            return Counter(str(row["fingerprint"]) for row in content["findings"])
    except (ValueError, LookupError, TypeError, RecursionError):
        pass
    raise SettingsError(
        "is no baseline of this version", path=path, remedy="make one with 'museotext check --write-baseline FILE'"
    )


def compared(findings: Sequence[Finding], known: Counter[str]) -> Compared:
    """Return which of ``findings`` the baseline ``known`` has not, each of its own counted once."""
    left = known.copy()
    new = []
    for finding in findings:
        if left[finding.fingerprint] > 0:
            left[finding.fingerprint] -= 1
        else:
            new.append(finding)
    return Compared(tuple(new), len(findings) - len(new), sum(left.values()))
