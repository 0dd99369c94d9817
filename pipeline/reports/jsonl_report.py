"""The report for programs that read line by line: JSON Lines, one finding in each.

A line has the fields of a finding in the JSON report; nothing else is printed, so no
findings are an empty file.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Finding
from pipeline.reports.about import About
from pipeline.reports.data import finding_data
from pipeline.reports.display import escaped_json_line

__all__ = ["render"]


def render(findings: Sequence[Finding], about: About) -> str:
    """Return a line for each finding, in their order."""
    del about  # the findings say it all
    return "".join(escaped_json_line(finding_data(finding)) for finding in findings)
