"""``museotext glossary check``."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli import options, reporting
from pipeline.cli.running import complain
from pipeline.reports import About
from pipeline.workspace import Workspace

__all__ = ["check"]


@click.command()
@options.workspace
@reporting.choosing
@reporting.reporting
def check(
    *,
    workspace: Workspace,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str | None,
    form: str,
    output: Path | None,
    colour: str,
    quiet: bool,
) -> int:
    """Find what is wrong in the glossary itself.

    Rows that cannot be read, terms that contradict each other or stand for two concepts,
    concepts without a preferred term. Exits with 1 when there is an error or a warning.

    \b
    Examples:
      museotext glossary check
      museotext glossary check --format json --output findings.json
    """
    from pipeline.stages.glossary_check import check_glossary

    result = check_glossary(workspace, select=select, ignore=ignore)
    settings = workspace.settings
    about = About(project=settings.project, fail_on=reporting.threshold(fail_on, settings.fail_on))
    reporting.deliver(form, result.findings, about, output=output, colour=colour)
    if not quiet:
        complain(f"checked {result.terms} terms of {result.concepts} concepts")
    return int(reporting.failed(result.findings, about))
