"""The report for programs: one JSON object with a version, the findings and their number.

``{"version": 1, "findings": […], "summary": {"errors": 3, "warnings": 1, "notes": 0, "files": 2}}``.
A finding has the fields of ``pipeline.model.Finding`` under the same names, and a
``fingerprint`` that stays while its texts do; a span is
``[start, end]`` in characters (Unicode code points) of its text, or null. New fields may
come without a new version; none goes or changes its meaning.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import fields

from pipeline.model import Finding, Severity
from pipeline.reports.display import escaped

__all__ = ["VERSION", "render"]

VERSION = 1

_FIELDS = tuple(field.name for field in fields(Finding))


def render(findings: Sequence[Finding], *, colour: bool) -> str:
    """Return the findings as JSON, in their order; accents are kept, control characters escaped."""
    del colour  # there is none in JSON
    numbers = Counter(finding.severity for finding in findings)
    report = {
        "version": VERSION,
        "findings": [
            {**{name: getattr(finding, name) for name in _FIELDS}, "fingerprint": finding.fingerprint}
            for finding in findings
        ],
        "summary": {
            **{f"{severity.value}s": numbers[severity] for severity in Severity},
            "files": len({finding.path for finding in findings}),
        },
    }
    lines = json.dumps(report, ensure_ascii=False, indent=2).split("\n")
    return "\n".join(escaped(line, lambda char: json.dumps(char).strip('"')) for line in lines) + "\n"
