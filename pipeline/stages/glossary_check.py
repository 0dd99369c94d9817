"""Check the glossary itself."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.checks import GLOSSARY_RULES, Context, check_written, rule
from pipeline.checks.glossary_reading import read_written
from pipeline.checks.waiver_file import Seen, read_shelf
from pipeline.checks.waivers import Verdict, remark
from pipeline.model import Finding
from pipeline.workspace import Workspace

__all__ = ["GlossaryResult", "check_glossary"]


@dataclass(frozen=True, slots=True)
class GlossaryResult:
    """What was found in the glossary's files."""

    findings: tuple[Finding, ...]
    """Sorted by file and line."""
    terms: int
    concepts: int
    waivers: tuple[Verdict, ...]
    """Those of the file, and what has become of them."""


def check_glossary(workspace: Workspace) -> GlossaryResult:
    """Check the workspace's glossary with all rules for glossaries, waivers considered.

    Raises GlossaryError for a file that is no table at all.
    """
    written = read_written(workspace.glossary, workspace.relative)
    shelf, seen = read_shelf(workspace), Seen()
    found: dict[tuple[str, str, str], list[Finding]] = {}
    for term in written.terms:
        found[term.text, term.language, term.path] = []
    context = Context(workspace.settings.languages)
    for finding in check_written(written, context, [one for one in map(rule, GLOSSARY_RULES) if one.on_by_default]):
        found.setdefault((finding.source, finding.language, finding.document), []).append(finding)
    findings: list[Finding] = []
    for (text, language, path), some in found.items():
        findings += shelf.left(some, text, "", language=language, document=path, seen=seen)
    verdicts = shelf.verdicts(seen, whole=True, rules=GLOSSARY_RULES)
    findings += filter(None, map(remark, verdicts))
    findings.sort(key=lambda finding: (finding.path, finding.line, finding.rule, finding.message))
    return GlossaryResult(tuple(findings), len(written.terms), len(written.glossary.concepts), tuple(verdicts))
