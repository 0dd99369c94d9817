"""``museotext memory import``."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli import options
from pipeline.cli.running import safe
from pipeline.workspace import Workspace

__all__ = ["import_"]


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
@options.workspace
@click.option("--from", "source", default="", help="The language of the source texts of PO files.")
@click.option("--language", "-l", default="", help="The language PO files are in, where they do not say it.")
@options.quiet
def import_(*, files: tuple[Path, ...], workspace: Workspace, source: str, language: str, quiet: bool) -> None:
    """Add the translations of TMX, PO and XLIFF files to the memory.

    A file of the same name that was imported before is replaced. Entries of PO files that are
    fuzzy, and states of XLIFF that ask for work, are left out.

    \b
    Examples:
      museotext memory import ministry.tmx
      museotext memory import --from en --language es compendium.po
    """
    from pipeline.stages.memory import import_memory

    for name, count in import_memory(workspace, files, source=source, target=language):
        if not quiet:
            click.echo(safe(f"{name}: {count} translations"))
