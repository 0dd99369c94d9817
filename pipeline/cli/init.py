"""``museotext init``."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["init"]


@click.command()
@click.argument("folder", default=".", type=click.Path(path_type=Path, file_okay=False), help="By default this folder.")
@click.option("--project", "-p", default="museum programme", show_default=True, help="The programme's name.")
@click.option(
    "--languages", "-l", default="en,es,pt_BR", show_default=True, help="Gettext names, in the editions' order."
)
def init(folder: Path, project: str, languages: str) -> None:
    """Make a workspace in a folder: settings, folders for source texts, and a museum glossary.

    \b
    Examples:
      museotext init
      museotext init exhibition --project "Museo del Río" --languages es,pt_BR,en
    """
    from pipeline.stages.starting import make_workspace

    names = [name.strip() for name in languages.split(",") if name.strip()]
    for path in make_workspace(folder, project=project, languages=names):
        click.echo(f"made {(folder / path).as_posix()}{'/' * path.endswith('/')}")
    there = "" if folder.resolve() == Path.cwd() else f" in {folder.as_posix()}"
    click.echo(f"Now put texts in source_texts/<their language>/ and run 'museotext extract'{there}.", err=True)
