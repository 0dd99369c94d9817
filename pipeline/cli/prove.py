"""``museotext prove``."""

from __future__ import annotations

import os
from pathlib import Path

import click

from pipeline.cli import options
from pipeline.cli.running import ProgressBar, complain, safe

__all__ = ["prove"]


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), help="Documents, or folders of them."
)
@click.option("--output", "-o", type=click.Path(path_type=Path, file_okay=False), help="Write what was rendered there.")
@click.option(
    "--language", "-l", default=None, help="The documents' language; by default their folder's name, or else en."
)
@options.quiet
def prove(files: tuple[Path, ...], output: Path | None, language: str | None, quiet: bool) -> int:
    """Show that documents survive publishing byte for byte.

    Each document is published with every translation equal to its source, in its own
    language. It is identical, differs (where), or is refused (why). Exits with 1 if one
    differs, and with 2 if one is refused. DIRECTORY gets the files under their names, and
    under those of the folders below the one they have in common.

    \b
    Examples:
      museotext prove source_texts/en/about.html
      museotext prove --output rendered docs
    """
    from pipeline.files import write
    from pipeline.stages.prove import found, proofs

    files = found(files)
    base = os.path.commonpath([path.absolute().parent for path in files])
    counts = {"identical": 0, "differs": 0, "refused": 0}
    with ProgressBar(quiet=quiet) as progress:
        for path, proof in zip(files, proofs(files, language=language, progress=progress), strict=True):
            counts[proof.verdict] += 1
            if not (quiet and proof.verdict == "identical"):
                click.echo(safe(f"{proof.path}: {proof.verdict}" + (f": {proof.reason}" if proof.reason else "")))
            for unit in proof.unkept:
                click.echo(safe(f"{proof.path}:{unit.line}: note: this {unit.kind} reads differently once rewritten"))
            if output and proof.verdict != "refused":
                write(output / path.absolute().relative_to(base), proof.rendered)
    if not quiet:
        complain(", ".join(f"{count} {verdict}" for verdict, count in counts.items() if count))
    return 2 if counts["refused"] else 1 if counts["differs"] else 0
