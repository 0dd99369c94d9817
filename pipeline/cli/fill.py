"""``museotext fill``."""

from __future__ import annotations

import click

from pipeline.cli import options
from pipeline.cli.running import ProgressBar, complain, safe
from pipeline.workspace import Workspace

__all__ = ["fill"]


@click.command()
@options.documents
@options.workspace
@click.option("--language", "-l", "languages", multiple=True, help="Only catalogs of this language; may be repeated.")
@click.option("--memory", is_flag=True, help="Take drafts from the translation memory; the default.")
@options.dry
@options.quiet
def fill(
    *,
    documents: tuple[str, ...],
    workspace: Workspace,
    languages: tuple[str, ...],
    memory: bool,  # noqa: ARG001  (says what is the default anyway, for scripts that name it)
    check: bool,
    diff: bool,
    quiet: bool,
) -> int:
    """Give empty entries drafts from the translation memory.

    Every draft is fuzzy, and a comment says where it comes from, how alike the texts are, and
    which words differ. Entries with any translation are left alone. The memory has what the
    workspace's catalogs have, and what was imported with 'museotext memory import'.

    \b
    Examples:
      museotext fill
      museotext fill --language es about.html
      museotext fill --diff
    """
    from pipeline.files import exclusive
    from pipeline.stages.fill import fill as run_fill

    options.expect_languages(workspace, languages)
    dry = check or diff
    with exclusive(workspace.root), ProgressBar(quiet=quiet) as progress:
        result = run_fill(workspace, names=documents, languages=languages, dry=dry, progress=progress)
    if diff:
        click.echo(result.diff(), nl=False)
    elif not quiet:
        for change in result.changes:
            click.echo(safe(f"{'would change' if dry else 'wrote'} {change.path}: {change.summary}"))
        complain(result.summary)
    return int(dry and bool(result.changes))
