"""The report for editors and for grep: a line for each finding, and nothing else.

::

    po/es/about.html.po:31:8: error markup-lost: the translation lacks the tag <em>; write “<em>…</em>”

The column is there where the words in question are.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Finding
from pipeline.reports.about import About
from pipeline.reports.display import escaped

__all__ = ["line", "render"]


def render(findings: Sequence[Finding], about: About) -> str:
    """Return a line for each finding, by file and line."""
    del about  # editors want no colours
    ordered = sorted(findings, key=lambda finding: (finding.path, finding.region or (finding.line,)))
    return "".join(f"{line(finding)}\n" for finding in ordered)


def line(finding: Finding) -> str:
    """Return the finding in one line: where, how grave, which rule, what, and what instead."""
    place = ":".join(map(str, finding.region[:2] if finding.region else (finding.line,)))
    concept = f" ({finding.concept})" if finding.concept else ""
    advice = (
        f"; write “{finding.suggestion}”" if finding.suggestion and finding.suggestion not in finding.message else ""
    )
    told = f"{finding.severity.value} {finding.rule}: {finding.message}{advice}{concept}"
    return escaped(f"{finding.path}:{place}: {told}")
