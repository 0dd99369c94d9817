"""``museotext glossary import``."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli import options
from pipeline.cli.running import complain, safe
from pipeline.workspace import Workspace

__all__ = ["import_"]


@click.command("import")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False), help="Files with terms."
)
@options.workspace
@click.option("--format", "-f", "form", help="The files' format; by default that of their suffix.")
@click.option(
    "--into", metavar="NAME", default="", help="The glossary file to add to; by default one called like FILE."
)
@options.dry
@options.quiet
def import_(
    *, files: tuple[Path, ...], workspace: Workspace, form: str | None, into: str, check: bool, diff: bool, quiet: bool
) -> int:
    """Add the terms of other tools' files to the glossary.

    It reads CSV and Excel (one row per term, or one column per language), TBX and SKOS.
    Where a file says nothing of status, the first term of a concept in a language is
    preferred and the others are admitted. What the glossary says already stays as it is.
    Exits with 1 when a term contradicts it, or cannot stand in a glossary.

    \b
    Examples:
      museotext glossary import terms.tbx
      museotext glossary import terms.xlsx --into museum.csv
      museotext glossary import thesaurus.ttl --diff
    """
    from pipeline.files import exclusive
    from pipeline.glossary.exchange import format_called
    from pipeline.stages.importing import import_terms

    dry = check or diff
    chosen = format_called(form) if form else None
    with exclusive(workspace.root):
        result = import_terms(workspace, files, form=chosen, into=into, dry=dry)
    if diff:
        click.echo(result.diff(), nl=False)
    elif not quiet:
        for change in result.changes:
            click.echo(safe(f"{'would change' if dry else 'wrote'} {change.path}: {change.summary}"))
    for conflict in result.conflicts:
        term, known = conflict.term, conflict.known
        place = f"{term.path}:{term.line}" if term.line else term.path
        complain(f"{place}: {term.concept}, “{term.text}” ({term.language}) is left out: {conflict.reason}")
        complain(f"  see {_from(workspace, known.path)}:{known.line}")
    for error in result.left_out:
        complain(f"{error}")
    if not quiet:
        complain(
            f"{result.new} new, {result.known} known, {len(result.conflicts)} contradicting, "
            f"{len(result.left_out)} left out"
        )
    return int(bool(result.conflicts or result.left_out) or (dry and bool(result.changes)))


def _from(workspace: Workspace, path: str) -> str:
    place = Path(path)
    return workspace.relative(place) if place.is_relative_to(workspace.root) else path
