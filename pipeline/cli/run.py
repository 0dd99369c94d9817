"""``museotext run``."""

from __future__ import annotations

import click

from pipeline.cli import options
from pipeline.cli.check import check
from pipeline.cli.extract import extract
from pipeline.cli.publish import publish
from pipeline.workspace import Workspace

__all__ = ["run"]


@click.command()
@options.workspace
@options.colour
@options.quiet
@click.pass_context
def run(context: click.Context, workspace: Workspace, colour: str, quiet: bool) -> int:
    """Extract, check and publish the whole workspace.

    Findings do not keep documents from being published; broken markup does. Exits with 1
    when there are findings or refused documents.

    \b
    Example:
      museotext run
    """
    shared = {"documents": (), "workspace": workspace, "quiet": quiet}
    codes = [
        context.invoke(extract, check=False, diff=False, **shared),
        context.invoke(
            check,
            languages=(),
            sources=False,
            waivers=False,
            baseline=None,
            write_baseline=None,
            form="text",
            output=None,
            colour=colour,
            **shared,
        ),
        context.invoke(publish, languages=(), check=False, **shared),
    ]
    return max(map(int, codes))
