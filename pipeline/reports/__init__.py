"""Reports of findings. To add one: write ``<name>_report.py`` here and one line in REPORTS.

A report's module has one function, which touches nothing but its arguments::

    render(findings: Sequence[Finding], about: About) -> str
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from importlib import import_module

from pipeline.model import Finding, Severity
from pipeline.reports.about import About, RuleText
from pipeline.reports.display import counted

__all__ = ["REPORTS", "About", "RuleText", "render", "summary"]

REPORTS = ("text", "concise", "json", "jsonl", "sarif", "github", "junit", "html", "waivers")
"""The names of the reports, as ``check --format`` takes them; the first is for people."""


def render(name: str, findings: Sequence[Finding], about: About | None = None) -> str:
    """Return ``findings`` in the form of the report called ``name``, one of REPORTS."""
    text: str = import_module(f"{__name__}.{name}_report").render(findings, about or About())
    return text


def summary(findings: Sequence[Finding]) -> str:
    """Return how many findings there are, for people: ``3 errors, 1 warning in 2 files``."""
    if not findings:
        return "no findings"
    numbers = Counter(finding.severity for finding in findings)
    parts = [counted(numbers[severity], severity.value) for severity in Severity if numbers[severity]]
    return f"{', '.join(parts)} in {counted(len({finding.path for finding in findings}), 'file')}"
