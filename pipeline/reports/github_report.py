"""The report for GitHub Actions: a workflow command for each finding, which GitHub shows beside the changed lines.

::

    ::error file=po/es/about.html.po,line=31,title=markup-lost::the translation lacks the tag <em>

The form and its escapes are those of GitHub's documentation, "Workflow commands for GitHub
Actions", and of ``@actions/core`` (``packages/core/src/command.ts``).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.errors import MuseotextError
from pipeline.model import Finding, Severity
from pipeline.reports.about import About
from pipeline.reports.display import escaped

__all__ = ["render"]

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(findings: Sequence[Finding], about: About) -> str:
    """Return a line for each file that could not be read, and for each finding, in their order."""
    commands = [*map(_failure, about.failures), *map(_command, findings)]
    return "".join(f"{command}\n" for command in commands)


def _failure(failure: MuseotextError) -> str:
    places = {"file": failure.path, "line": failure.line, "title": "unreadable"}
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in places.items() if value)
    return f"::error {listed}::{_data(escaped(str(failure)))}"


def _command(finding: Finding) -> str:
    places = {"line": finding.line}
    if finding.region:
        line, column, last, end = finding.region
        # GitHub takes columns only where they are of one line.
        places = {"line": line, "endLine": last} | ({"col": column, "endColumn": end} if line == last else {})
    properties = {"file": finding.path, **{name: str(at) for name, at in places.items()}, "title": finding.rule}
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {listed}::{_data(_message(finding))}"


def _message(finding: Finding) -> str:
    """Return what annotations show: the message, and the texts, which the changed lines may not have."""
    lines = [finding.message + (f" ({finding.concept})" if finding.concept else "")]
    if finding.source and finding.target:
        lines.append(f"source: {finding.source}")
    if finding.suggestion:
        lines.append(f"write: {finding.suggestion}")
    return "\n".join("\\n".join(map(escaped, line.split("\n"))) for line in lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(escaped(text)).replace(":", "%3A").replace(",", "%2C")
