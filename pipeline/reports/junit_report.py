"""The report for build servers, as JUnit XML: a test case for each source text and catalog.

There is no standard; this is valid by both schemas that servers go by, that of Jenkins
(``junit-10.xsd`` of its xUnit plugin) and that of Apache Ant's reports (``JUnit.xsd`` by
Windy Road Technology). Ant's wants a time, a host and a duration; they are always the
same here, so that the same findings give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import PurePosixPath
from xml.sax.saxutils import escape, quoteattr

from pipeline.errors import MuseotextError
from pipeline.model import Finding
from pipeline.reports import summary
from pipeline.reports.about import About
from pipeline.reports.concise_report import line
from pipeline.reports.display import escaped

__all__ = ["render"]


def render(findings: Sequence[Finding], about: About) -> str:
    """Return one test suite: a file fails where a finding of it makes the check fail; the others are told beside it.

    A file that could not be read is an error.
    """
    ordered = sorted(findings, key=lambda finding: (finding.path, finding.line))
    found = {path: list(group) for path, group in groupby(ordered, key=lambda finding: finding.path)}
    broken = {failure.path or "": failure for failure in about.failures}
    cases = [_broken(path, failure) for path, failure in sorted(broken.items())]
    cases += [_case(path, found.get(path, ()), about) for path in sorted({*about.files, *found} - broken.keys())]
    failed = sum("<failure" in case for case in cases)
    told = [finding for finding in ordered if not about.fails(finding)]
    numbers = f'tests="{len(cases)}" failures="{failed}" errors="{len(broken)}" skipped="0" time="0"'
    of_ant = 'id="0" package="museotext" timestamp="1970-01-01T00:00:00" hostname="localhost"'
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            "<testsuites>",
            f'<testsuite name="museotext check" {numbers} {of_ant}>',
            "<properties/>",
            *cases,
            f"<system-out>{_lines(told)}</system-out>",
            "<system-err/>",
            "</testsuite>",
            "</testsuites>\n",
        ]
    )


def _names(path: str) -> str:
    place = PurePosixPath(path)
    folder = ".".join(part for part in place.parts[:-1] if part != "/") or "museotext"
    return f"classname={_attribute(folder)} name={_attribute(place.name or path)}"


def _broken(path: str, failure: MuseotextError) -> str:
    told = f'<error type="{type(failure).__name__}" message={_attribute(failure.what)}>{escape(escaped(str(failure)))}'
    return f'<testcase {_names(path)} time="0">\n{told}</error>\n</testcase>'


def _case(path: str, findings: Iterable[Finding], about: About) -> str:
    names = _names(path)
    failing = [finding for finding in findings if about.fails(finding)]
    if not failing:
        return f'<testcase {names} time="0"/>'
    heaviest = min(failing, key=lambda finding: finding.severity.lightness).severity.value
    message = summary(failing).removesuffix(" in 1 file")
    return (
        f'<testcase {names} time="0">\n<failure type="{heaviest}" message={_attribute(message)}>'
        f"{_lines(failing)}</failure>\n</testcase>"
    )


def _attribute(text: str) -> str:
    return quoteattr(escaped(text))


def _lines(findings: Iterable[Finding]) -> str:
    return escape("\n".join(map(line, findings)))
