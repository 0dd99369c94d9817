"""``museotext glossary check``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.cli import options
from pipeline.cli.running import complain, wants_colour
from pipeline.model import Severity
from pipeline.reports import REPORTS, render
from pipeline.workspace import Workspace

__all__ = ["check"]


@click.command()
@options.workspace
@click.option(
    "--format", "-f", "form", type=click.Choice(REPORTS), default="text", show_default=True, help="The report's form."
)
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to this file.")
@options.colour
@options.quiet
def check(*, workspace: Workspace, form: str, output: Path | None, colour: str, quiet: bool) -> int:
    """Find what is wrong in the glossary itself.

    Rows that cannot be read, terms that contradict each other or stand for two concepts,
    concepts without a preferred term. Exits with 1 when there is an error or a warning.

    \b
    Examples:
      museotext glossary check
      museotext glossary check --format json --output findings.json
    """
    from pipeline.files import write
    from pipeline.stages.glossary_check import check_glossary

    result = check_glossary(workspace)
    report = render(form, result.findings, colour=not output and wants_colour(colour, sys.stdout))
    if output:
        write(output, report.encode("utf-8"))
    else:
        click.echo(report, nl=False, color=True)
    if not quiet:
        complain(f"checked {result.terms} terms of {result.concepts} concepts")
    return int(any(finding.severity is not Severity.NOTE for finding in result.findings))
