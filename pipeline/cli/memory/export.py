"""``museotext memory export``."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli import options
from pipeline.cli.running import ProgressBar, complain
from pipeline.workspace import Workspace

__all__ = ["export"]


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@options.workspace
@click.option("--from", "source", default="", help="Only texts in this language.")
@click.option(
    "--language", "-l", "languages", multiple=True, help="Only translations into this language; may be repeated."
)
@options.quiet
def export(*, file: Path, workspace: Workspace, source: str, languages: tuple[str, ...], quiet: bool) -> None:
    """Write the memory to FILE: all languages as TMX or XLIFF 1.2 (.xlf), or one as PO.

    \b
    Examples:
      museotext memory export museum.tmx
      museotext memory export --language es museum.xlf
      museotext memory export --from en --language es compendium.po
    """
    from pipeline.files import write
    from pipeline.stages.memory import export_memory

    options.expect_languages(workspace, [*filter(None, (source,)), *languages])
    suffix = file.suffix.lower()
    with ProgressBar(quiet=quiet) as progress:
        data, count = export_memory(workspace, suffix, source=source, languages=languages, progress=progress)
    write(file, data)
    if not quiet:
        complain(f"wrote {file}: {count} translations")
