"""``museotext check``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli import options
from pipeline.cli.running import FAILED, ProgressBar, complain, wants_colour
from pipeline.model import Severity
from pipeline.reports import REPORTS, render
from pipeline.reports.display import counted
from pipeline.workspace import Workspace

if TYPE_CHECKING:
    from pipeline.checks.waivers import Verdict

__all__ = ["check"]

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@options.documents
@options.workspace
@click.option("--language", "-l", "languages", multiple=True, help="Only catalogs of this language; may be repeated.")
@click.option("--sources", is_flag=True, help="Only the source texts, not the catalogs.")
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(REPORTS),
    default="text",
    show_default=True,
    help="The report's form.",
)
@click.option("--output", "-o", type=_FILE, help="Write the report to this file.")
@click.option("--waivers", is_flag=True, help="List all waivers and what has become of them instead.")
@click.option("--baseline", type=_FILE, help="Report only what this file of known findings has not.")
@click.option("--write-baseline", type=_FILE, help="Write the findings of today to this file.")
@options.colour
@options.quiet
def check(
    *,
    documents: tuple[str, ...],
    workspace: Workspace,
    languages: tuple[str, ...],
    sources: bool,
    form: str,
    output: Path | None,
    waivers: bool,
    baseline: Path | None,
    write_baseline: Path | None,
    colour: str,
    quiet: bool,
) -> int:
    """Check terms and markup of source texts and translations.

    Exits with 1 when there is an error or a warning, and with 2 when a file cannot be read.

    \b
    Examples:
      museotext check
      museotext check about.html --language es
      museotext check --sources
      museotext check --format json --output findings.json
      museotext check --waivers
      museotext check --write-baseline known.json
      museotext check --baseline known.json
    """
    from pipeline.checks.baseline import baseline as baseline_of
    from pipeline.checks.baseline import compared, read_baseline
    from pipeline.files import write
    from pipeline.stages.check import check as run_check

    options.expect_languages(workspace, languages)
    known = read_baseline(baseline) if baseline else None
    with ProgressBar(quiet=quiet) as progress:
        result = run_check(workspace, names=documents, languages=languages, sources_only=sources, progress=progress)
    findings = result.findings
    if write_baseline and not result.failures:
        write(write_baseline, baseline_of(findings))
        if not quiet:
            complain(f"wrote {write_baseline}")
    if known is not None:
        comparison = compared(findings, known)
        findings = comparison.new
        if not quiet:
            complain(
                f"{counted(comparison.known, 'known finding')} left out; {comparison.gone} of the baseline not found"
            )
    if waivers:
        findings = tuple(finding for finding in findings if finding.rule.startswith("waiver-"))
        report = _waivers(result.waivers, form)
    else:
        report = render(form, findings, colour=not output and wants_colour(colour, sys.stdout))
    if output:
        write(output, report.encode("utf-8"))
    elif findings or waivers or not result.failures or form != "text":
        click.echo(report, nl=False, color=True)
    for failure in result.failures:
        complain(f"museotext: {failure}")
    if not quiet:
        terms = f"{result.concepts} concepts" if result.concepts else "no glossary, so terms were not checked"
        complain(f"checked {counted(result.documents, 'document')} against {terms}")
    if result.failures:
        return FAILED
    return int(not write_baseline and any(finding.severity is not Severity.NOTE for finding in findings))


def _waivers(verdicts: Sequence[Verdict], form: str) -> str:
    from pipeline.reports.waivers import WaiverLine, waivers_json, waivers_text

    rows = [
        WaiverLine(
            one.path,
            one.line,
            one.state.value,
            one.waiver.rule,
            one.waiver.concept,
            one.language,
            one.waiver.reason,
            one.source,
            one.target,
        )
        for one in verdicts
    ]
    return waivers_json(rows) if form == "json" else waivers_text(rows)
