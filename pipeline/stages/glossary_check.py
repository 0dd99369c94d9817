"""Check the glossary itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.checks import GLOSSARY_RULES, RULES, Context, check_written
from pipeline.checks.glossary_reading import read_written
from pipeline.checks.selection import selection
from pipeline.checks.waiver_file import Seen, read_shelf
from pipeline.checks.waivers import Verdict, remarks
from pipeline.model import Finding
from pipeline.settings import FILE_NAME
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


def check_glossary(workspace: Workspace, *, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> GlossaryResult:
    """Check the workspace's glossary with the rules for glossaries, waivers considered.

    ``select`` and ``ignore`` have names of rules, or patterns. Raises SettingsError, and
    GlossaryError for a file that is no table at all.
    """
    chosen = selection(
        workspace.settings.severity,
        select=select,
        ignore=ignore,
        among=GLOSSARY_RULES,
        settings=workspace.root / FILE_NAME,
    )
    written = read_written(workspace.glossary, workspace.relative)
    shelf, seen = read_shelf(workspace), Seen()
    found: dict[tuple[str, str, str], list[Finding]] = {}
    for term in written.terms:
        found[term.text, term.language, term.path] = []
    context = Context(workspace.settings.languages)
    for finding in check_written(written, context, chosen.rules(GLOSSARY_RULES, ())):
        found.setdefault((finding.source, finding.language, finding.document), []).append(finding)
    findings: list[Finding] = []
    for (text, language, path), some in found.items():
        findings += shelf.left(some, text, "", language=language, document=path, seen=seen)
    verdicts = shelf.verdicts(seen, whole=True, rules=chosen.everywhere(GLOSSARY_RULES))
    findings += remarks(verdicts, chosen.rules(RULES, shelf.paths))
    findings.sort(key=lambda finding: (finding.path, finding.line, finding.rule, finding.message))
    return GlossaryResult(tuple(findings), len(written.terms), len(written.glossary.concepts), tuple(verdicts))
