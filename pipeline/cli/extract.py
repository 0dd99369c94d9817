"""``museotext extract``."""

from __future__ import annotations

import click

from pipeline.cli import options
from pipeline.cli.running import ProgressBar, complain, safe
from pipeline.workspace import Workspace

__all__ = ["extract"]


@click.command()
@options.documents
@options.workspace
@options.dry
@options.quiet
def extract(documents: tuple[str, ...], workspace: Workspace, check: bool, diff: bool, quiet: bool) -> int:
    """Bring templates and catalogs up to date with the source texts.

    Translations follow their texts; what changed is marked fuzzy, what is gone is kept as
    obsolete, and nothing is lost.

    \b
    Examples:
      museotext extract
      museotext extract about.html
      museotext extract --check
    """
    from pipeline.files import exclusive
    from pipeline.stages.extract import extract as run_extract

    dry = check or diff
    with exclusive(workspace.root), ProgressBar(quiet=quiet) as progress:
        result = run_extract(workspace, names=documents, dry=dry, progress=progress)
    for warning in result.warnings:
        complain(f"museotext: {warning}")
    if diff:
        click.echo(result.diff(), nl=False)
    elif not quiet:
        for change in result.changes:
            click.echo(safe(f"{'would change' if dry else 'wrote'} {change.path}: {change.summary}"))
        complain(result.summary)
    return int(dry and bool(result.changes))
