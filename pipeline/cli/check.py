"""``museotext check``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli import loose, mending, options, reporting
from pipeline.cli.running import FAILED, ProgressBar, complain
from pipeline.reports import About
from pipeline.reports.display import counted
from pipeline.workspace import Workspace, find_workspace

if TYPE_CHECKING:
    from pipeline.checks.baseline import Compared
    from pipeline.checks.waivers import Verdict
    from pipeline.model import Finding

__all__ = ["check"]


@click.command()
@options.documents
@options.workspace_if_any
@click.option("--language", "-l", "languages", multiple=True, help="Only catalogs of this language; may be repeated.")
@click.option("--sources", is_flag=True, help="Only the source texts, not the catalogs.")
@click.option("--glossary", type=loose.GLOSSARY, help="The terms for PO files that are no part of a workspace.")
@click.option("--from", "source_language", help="The language such files are translated from; by default English.")
@click.option("--fuzzy", is_flag=True, help="Look at fuzzy entries, too.")
@click.option("--fix", is_flag=True, help="Mend what is safe in the catalogs first; what is left is reported.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and write nothing.")
@reporting.choosing
@click.option("--waivers", is_flag=True, help="List all waivers and what has become of them instead.")
@click.option("--baseline", type=reporting.FILE, help="Report only what this file of known findings has not.")
@click.option("--write-baseline", type=reporting.FILE, help="Write the findings of today to this file.")
@reporting.reporting
def check(
    *,
    documents: tuple[str, ...],
    workspace: Workspace | None,
    languages: tuple[str, ...],
    sources: bool,
    glossary: Path | None,
    source_language: str | None,
    fuzzy: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str | None,
    fix: bool,
    diff: bool,
    form: str,
    output: Path | None,
    waivers: bool,
    baseline: Path | None,
    write_baseline: Path | None,
    colour: str,
    quiet: bool,
) -> int:
    """Check terms and markup of source texts and translations.

    A PO file that is no part of a workspace is checked as well, and '-' is one on standard
    input; its header or path says which language it is in, or --language does.

    Exits with 1 when there is an error or a warning (see --fail-on), and with 2 when a file
    cannot be read.

    With --fix, spaces, quotation marks, opening question marks and the form of numbers are
    mended in the translations first. What leaves room for doubt is fuzzy afterwards, with a
    comment. --diff shows it before, and exits with 1 when there is something to mend.

    \b
    Examples:
      museotext check
      museotext check about.html --language es
      museotext check --sources
      museotext check messages.po --glossary terms.csv
      museotext check --select 'term-*' --fail-on error
      museotext check --format html --output findings.html
      museotext check --diff
      museotext check --fix
      museotext check --waivers
      museotext check --write-baseline known.json
      museotext check --baseline known.json
    """
    from pipeline.checks.baseline import baseline as baseline_of
    from pipeline.checks.baseline import compared, read_baseline
    from pipeline.files import write
    from pipeline.settings import Settings
    from pipeline.stages.check import CheckResult
    from pipeline.stages.check import check as run_check

    rules: dict[str, Any] = {"select": select, "ignore": ignore, "fuzzy": fuzzy}
    files, names = loose.apart(workspace, documents)
    space = workspace if files and not names else workspace or find_workspace(Path.cwd())
    settings = space.settings if space else Settings()
    if fix or diff:
        mends = None if sources or files else space
        code = mending.mend(mends, names, languages, select=select, ignore=ignore, diff=diff, quiet=quiet)
        if code is not None:
            return code
    known = read_baseline(baseline) if baseline else None
    result = CheckResult()
    if space and (names or not files):
        options.expect_languages(space, languages)
        with ProgressBar(quiet=quiet) as progress:
            result = run_check(
                space, names=names, languages=languages, sources_only=sources, progress=progress, **rules
            )
    if files:
        with ProgressBar(quiet=quiet) as progress:
            result += loose.checked(
                files,
                space,
                languages=languages,
                source_language=source_language,
                glossary=glossary,
                progress=progress,
                **rules,
            )
    findings = result.findings
    if write_baseline and not result.failures:
        write(write_baseline, baseline_of(findings))
        if not quiet:
            complain(f"wrote {write_baseline}")
    if known is not None:
        findings = _new(compared(findings, known), quiet=quiet)
    about = About(
        project=settings.project,
        files=result.files,
        failures=result.failures,
        fail_on=reporting.threshold(fail_on, settings.fail_on),
    )
    if waivers:
        findings = tuple(finding for finding in findings if finding.rule.startswith("waiver-"))
        _deliver_waivers(result.waivers, form, output)
    elif output or findings or not result.failures or form != "text":
        reporting.deliver(form, findings, about, output=output, colour=colour)
    for failure in result.failures:
        complain(f"museotext: {failure}")
    if not quiet:
        terms = f"{result.concepts} concepts" if result.concepts else "no glossary, so terms were not checked"
        complain(f"checked {counted(result.documents, 'document')} against {terms}")
    if result.failures:
        return FAILED
    return int(not write_baseline and reporting.failed(findings, about))


def _new(comparison: Compared, *, quiet: bool) -> tuple[Finding, ...]:
    """Return the findings a baseline has not, and say how many it has."""
    if not quiet:
        complain(f"{counted(comparison.known, 'known finding')} left out; {comparison.gone} of the baseline not found")
    return comparison.new


def _deliver_waivers(verdicts: Sequence[Verdict], form: str, output: Path | None) -> None:
    from pipeline.files import write
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
    report = waivers_json(rows) if form == "json" else waivers_text(rows)
    if output:
        write(output, report.encode("utf-8"))
    else:
        click.echo(report, nl=False, color=True)
