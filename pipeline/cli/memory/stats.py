"""``museotext memory stats``."""

from __future__ import annotations

import json

import click

from pipeline.cli import options
from pipeline.cli.running import ProgressBar, safe
from pipeline.workspace import Workspace

__all__ = ["stats"]


@click.command()
@options.workspace
@click.option("--format", "-f", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@options.quiet
def stats(*, workspace: Workspace, form: str, quiet: bool) -> None:
    """Show what the memory holds: translations by language, and where they come from.

    \b
    Example:
      museotext memory stats
    """
    from pipeline.stages.memory import memory_statistics

    with ProgressBar(quiet=quiet) as progress:
        found = memory_statistics(workspace, progress)
    if form == "json":
        origins = [
            {"workspace": origin.scope, "name": origin.name, "imported": origin.imported, "translations": count}
            for origin, count in found.origins
        ]
        languages = [{"from": source, "to": target, "translations": count} for source, target, count in found.languages]
        data = {"texts": found.texts, "sentences": found.sentences, "languages": languages, "origins": origins}
        click.echo(json.dumps({"version": 1, **data}, ensure_ascii=False, indent=2))
        return
    for source, target, count in found.languages:
        click.echo(safe(f"{source} → {target}: {count} translations"))
    click.echo(f"{found.texts} texts, {found.sentences} pairs of sentences")
    for origin, count in found.origins:
        others = "" if origin.scope == workspace.settings.project else f" ({origin.scope})"
        click.echo(safe(f"  {count:>6}  {'imported ' if origin.imported else ''}{origin.name}{others}"))
