"""``museotext glossary coverage``."""

from __future__ import annotations

import click

from pipeline.cli import options
from pipeline.cli.running import FAILED, ProgressBar, complain
from pipeline.workspace import Workspace

__all__ = ["coverage"]


@click.command()
@options.documents
@options.workspace
@click.option("--format", "-f", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--least",
    type=click.IntRange(min=2),
    default=3,
    show_default=True,
    help="How often an expression must occur to be named.",
)
@options.quiet
def coverage(documents: tuple[str, ...], workspace: Workspace, form: str, least: int, quiet: bool) -> int:
    """Show which concepts occur, how they are translated, and what the glossary lacks.

    Of each concept it counts the source texts and the terms their translations use; then
    the rows that no text has, and frequent expressions that are no terms yet.

    \b
    Examples:
      museotext glossary coverage
      museotext glossary coverage strategic-plan.md --least 2
      museotext glossary coverage --format json
    """
    from pipeline.reports.coverage import coverage_json, coverage_text
    from pipeline.reports.display import counted
    from pipeline.stages.coverage import coverage as run_coverage

    with ProgressBar(quiet=quiet) as progress:
        result = run_coverage(workspace, names=documents, least=least, progress=progress)
    report = coverage_json if form == "json" else coverage_text
    click.echo(report(result.concepts, result.unused, result.candidates), nl=False)
    for failure in result.failures:
        complain(f"museotext: {failure}")
    if not quiet:
        complain(f"read {counted(result.documents, 'document')}")
    return FAILED if result.failures else 0
