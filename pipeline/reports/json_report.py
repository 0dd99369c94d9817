"""The report for programs: one JSON object with a version, the findings and their number.

``{"version": 1, "findings": […], "summary": {"errors": 3, "warnings": 1, "notes": 0, "files": 2}}``.
A finding has the fields of ``pipeline.model.Finding`` under the same names, and a
``fingerprint`` that stays while its texts do; a span is
``[start, end]`` in characters (Unicode code points) of its text, or null; a ``fix`` is a list of
``[start, end, text]``, what is to stand in place of these characters of the target. New fields may
come without a new version; none goes or changes its meaning. ``museotext check --schema``
prints its JSON Schema.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.model import Finding, Severity
from pipeline.reports.about import About
from pipeline.reports.data import finding_data
from pipeline.reports.display import escaped_json

__all__ = ["VERSION", "render"]

VERSION = 1


def render(findings: Sequence[Finding], about: About) -> str:
    """Return the findings as JSON, in their order; accents are kept, control characters escaped."""
    del about  # the findings say it all
    numbers = Counter(finding.severity for finding in findings)
    return escaped_json(
        {
            "version": VERSION,
            "findings": [finding_data(finding) for finding in findings],
            "summary": {
                **{f"{severity.value}s": numbers[severity] for severity in Severity},
                "files": len({finding.path for finding in findings}),
            },
        }
    )
