"""``museotext check --fix``: mend what is safe before the check."""

from __future__ import annotations

from collections.abc import Sequence

import click

from pipeline.cli import options
from pipeline.cli.running import FAILED, ProgressBar, complain
from pipeline.workspace import Workspace

__all__ = ["mend"]


def mend(
    workspace: Workspace | None,
    documents: Sequence[str],
    languages: Sequence[str],
    *,
    select: Sequence[str],
    ignore: Sequence[str],
    diff: bool,
    quiet: bool,
) -> int | None:
    """Mend catalogs, or with ``diff`` show what would be mended; return the exit code, None if a check is to follow.

    Raises UsageError when there is no ``workspace`` whose catalogs could be mended, and
    SettingsError for a wrong name.
    """
    if workspace is None:
        raise click.UsageError("--fix and --diff mend the catalogs of a workspace; leave out --sources and other files")
    options.expect_languages(workspace, languages)
    from pipeline.files import exclusive
    from pipeline.stages.fixing import fix as run_fix

    with exclusive(workspace.root), ProgressBar(quiet=quiet) as progress:
        result = run_fix(
            workspace,
            names=documents,
            languages=languages,
            select=select,
            ignore=ignore,
            dry=diff,
            progress=progress,
        )
    if diff:
        click.echo(result.diff(), nl=False)
    for failure in result.failures:
        complain(f"museotext: {failure}")
    if result.failures:
        complain("museotext: nothing was mended")
        return FAILED
    if not quiet:
        for change in () if diff else result.changes:
            complain(f"mended {change.path}: {change.summary}")
        complain(result.summary)
    return int(bool(result.changes)) if diff else None
