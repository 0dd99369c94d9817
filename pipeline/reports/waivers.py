"""All waivers of a workspace with what has become of them, as text and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from pipeline.reports.display import counted, escaped, escaped_json

__all__ = ["WaiverLine", "waivers_json", "waivers_text"]


@dataclass(frozen=True, slots=True)
class WaiverLine:
    """One waiver, as a report shows it."""

    path: str
    line: int
    state: str
    rule: str
    concept: str
    language: str
    reason: str
    source: str
    target: str


def waivers_text(rows: Sequence[WaiverLine]) -> str:
    """Return a line for each waiver, its place first, and at the end how many there are in each state."""
    lines = []
    for row in rows:
        what = " ".join(filter(None, (row.rule, row.concept)))
        reason = f" — {row.reason}" if row.reason else ""
        lines.append(escaped(f"{row.path}:{row.line}: {row.state}: {what}{reason}"))
    states = Counter(row.state for row in rows)
    told = ", ".join(f"{number} {state}" for state, number in states.items())
    return "\n".join([*lines, f"{counted(len(rows), 'waiver')}: {told}" if rows else "no waivers"]) + "\n"


def waivers_json(rows: Sequence[WaiverLine]) -> str:
    """Return the same as JSON: ``{"version": 1, "waivers": […]}``."""
    report = {"version": 1, "waivers": [asdict(row) for row in rows]}
    return escaped_json(report)
