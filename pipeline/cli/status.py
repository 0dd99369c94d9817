"""``museotext status``."""

from __future__ import annotations

import click

from pipeline.cli import options
from pipeline.cli.running import ProgressBar, safe
from pipeline.workspace import Workspace

__all__ = ["status"]


@click.command()
@options.documents
@options.workspace
@click.option("--format", "-f", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@options.quiet
def status(documents: tuple[str, ...], workspace: Workspace, form: str, quiet: bool) -> None:
    """Show how much of each document is translated, in each language.

    \b
    Examples:
      museotext status
      museotext status --format json
    """
    from pipeline.reports.progress import progress_json, progress_text
    from pipeline.stages.status import status as run_status

    with ProgressBar(quiet=quiet) as progress:
        rows = run_status(workspace, names=documents, progress=progress)
    click.echo(progress_json(rows) if form == "json" else safe(progress_text(rows)).replace("\\u000a", "\n"), nl=False)
