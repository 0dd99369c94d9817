"""``museotext import``."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli import options
from pipeline.cli.running import complain, safe
from pipeline.workspace import Workspace

__all__ = ["import_"]


def _print_schema(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        from pipeline.editions.returned import schema

        click.echo(schema(), nl=False)
        context.exit()


@click.command("import")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False), help="Files that came back."
)
@options.workspace
@click.option(
    "--schema",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_schema,
    help="Print the JSON Schema of a line of JSON Lines, and exit.",
)
@click.option(
    "--by", default="", metavar="NAME", help="Who approved what is marked so; by default the setting review.reviewer."
)
@options.dry
@options.quiet
def import_(*, files: tuple[Path, ...], workspace: Workspace, by: str, check: bool, diff: bool, quiet: bool) -> int:
    """Take back what reviewers and other tools changed in exchange files.

    It reads what 'museotext publish --edition xlsx' (or xliff, xliff12, jsonl) wrote: new
    translations, states and comments go into the catalogs. Nothing else does: an original that
    was edited, a translation that was deleted, and a text whose catalog entry was changed
    since the file was made are named and left out, and the catalog stays as it is there.
    Exits with 1 when something was left out.

    Where the workspace tracks reviews (review.track = yes), a text that is marked as approved is
    approved in the catalog, and one whose mark was taken away is no longer.

    \b
    Examples:
      museotext import about.html.es.xlsx
      museotext import reviewed/*.xlsx --by "Ana Ruiz" --diff
      museotext import about.html.pt_BR.xlf
    """
    from pipeline.files import exclusive
    from pipeline.stages.taking_back import take_back

    dry = check or diff
    with exclusive(workspace.root):
        result = take_back(workspace, files, by=by, dry=dry)
    if diff:
        click.echo(result.diff(), nl=False)
    elif not quiet:
        for change in result.changes:
            click.echo(safe(f"{'would change' if dry else 'wrote'} {change.path}: {change.summary}"))
    for one in result.left_out:
        complain(f"{one.place}: {one.reason}")
    if not quiet:
        complain(result.summary)
    return int(bool(result.left_out) or (dry and bool(result.changes)))
