"""``museotext check``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.cli import options
from pipeline.cli.running import FAILED, ProgressBar, complain, wants_colour
from pipeline.reports import REPORTS, render
from pipeline.workspace import Workspace

__all__ = ["check"]


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
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to this file.")
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
    """
    from pipeline.files import write
    from pipeline.model import Severity
    from pipeline.stages.check import check as run_check

    options.expect_languages(workspace, languages)
    with ProgressBar(quiet=quiet) as progress:
        result = run_check(workspace, names=documents, languages=languages, sources_only=sources, progress=progress)
    report = render(form, result.findings, colour=not output and wants_colour(colour, sys.stdout))
    if output:
        write(output, report.encode("utf-8"))
    elif result.findings or not result.failures or form != "text":
        click.echo(report, nl=False, color=True)
    for failure in result.failures:
        complain(f"museotext: {failure}")
    if not quiet:
        terms = f"{result.concepts} concepts" if result.concepts else "no glossary, so terms were not checked"
        complain(f"checked {result.documents} document{'s' * (result.documents != 1)} against {terms}")
    if result.failures:
        return FAILED
    return int(any(finding.severity is not Severity.NOTE for finding in result.findings))
