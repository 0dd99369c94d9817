"""The report for code scanning, as SARIF 2.1.0 with Errata 01 (OASIS Standard).

A result has the place in the file to mend, with the marked characters as a region where
they are known, the place in the source text as a related location, and a fingerprint that
stays when lines move. Columns count Unicode code points.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from pipeline.errors import MuseotextError
from pipeline.model import Finding
from pipeline.reports.about import About, RuleText
from pipeline.reports.display import advice, escaped_json

__all__ = ["FINGERPRINT", "render"]

FINGERPRINT = "museotext/v1"
"""The name of our fingerprint; its number changes when the same finding would get another."""

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_PROPERTIES = ("language", "concept", "source", "target", "suggestion", "place", "previous")


def render(findings: Sequence[Finding], about: About) -> str:
    """Return one run with its rules and a result for each finding, in their order."""
    names = sorted({finding.rule for finding in findings})
    driver: dict[str, Any] = {"name": "Museotext", "rules": [_rule(about.explain(name)) for name in names]}
    if about.version:
        driver["version"] = about.version
    run = {
        "tool": {"driver": driver},
        "invocations": [
            {
                "executionSuccessful": not about.failures,
                "toolExecutionNotifications": [_notification(failure) for failure in about.failures],
            }
        ],
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": _location(path)} for path in sorted({*about.files, *_paths(findings)})],
        "results": list(_results(findings, names)),
    }
    return escaped_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _paths(findings: Sequence[Finding]) -> Iterator[str]:
    for finding in findings:
        yield finding.path
        if finding.document:
            yield finding.document


def _rule(text: RuleText) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": text.name, "defaultConfiguration": {"level": text.severity.value}}
    if text.text:
        rule["shortDescription"] = {"text": text.title}
        rule["help"] = {"text": text.text, "markdown": text.text}
    return rule


def _results(findings: Sequence[Finding], names: Sequence[str]) -> Iterator[dict[str, Any]]:
    index = {name: place for place, name in enumerate(names)}
    seen: Counter[str] = Counter()
    for finding in findings:
        fingerprint = finding.fingerprint
        seen[fingerprint] += 1
        result: dict[str, Any] = {
            "ruleId": finding.rule,
            "ruleIndex": index[finding.rule],
            "level": finding.severity.value,
            "message": {"text": f"{finding.message}{advice(finding)}"},
            "locations": [{"physicalLocation": _place(finding)}],
            "partialFingerprints": {FINGERPRINT: f"{fingerprint}:{seen[fingerprint]}"},
        }
        if finding.document and finding.document != finding.path:
            result["relatedLocations"] = [_source(finding)]
        if told := {name: getattr(finding, name) for name in _PROPERTIES if getattr(finding, name)}:
            result["properties"] = told
        yield result


def _place(finding: Finding) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": _location(finding.path)}
    if finding.region:
        line, column, last, end = finding.region
        region: dict[str, Any] = {"startLine": line, "startColumn": column, "endLine": last, "endColumn": end}
        if finding.target_span:
            region["snippet"] = {"text": finding.target[slice(*finding.target_span)]}
        place["region"] = region
    elif finding.path != finding.document or not finding.counts_units:
        place["region"] = {"startLine": finding.line}
    return place


def _source(finding: Finding) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": _location(finding.document)}
    if finding.document_line and not finding.counts_units:
        place["region"] = {"startLine": finding.document_line, "snippet": {"text": finding.source}}
    told = f"the source text: {finding.place}" if finding.place else "the source text"
    return {"id": 1, "physicalLocation": place, "message": {"text": told}}


def _notification(failure: MuseotextError) -> dict[str, Any]:
    told: dict[str, Any] = {"level": "error", "message": {"text": str(failure)}}
    if failure.path:
        place: dict[str, Any] = {"artifactLocation": _location(failure.path)}
        if failure.line:
            place["region"] = {"startLine": failure.line}
        told["locations"] = [{"physicalLocation": place}]
    return told


def _location(path: str) -> dict[str, str]:
    return {"uri": quote(path, errors="surrogatepass"), "uriBaseId": _ROOT}
