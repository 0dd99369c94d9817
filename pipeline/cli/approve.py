"""``museotext approve``."""

from __future__ import annotations

import click

from pipeline.cli import options
from pipeline.cli.running import complain, safe
from pipeline.workspace import Workspace

__all__ = ["approve"]


@click.command()
@options.documents
@options.workspace
@click.option(
    "--language", "-l", "languages", multiple=True, help="Only translations into this language; may be repeated."
)
@click.option("--by", default="", metavar="NAME", help="Who approves; by default the setting review.reviewer.")
@click.option(
    "--only",
    multiple=True,
    metavar="TEXT",
    help="Only this source text, or row of the document (#12); may be repeated.",
)
@click.option("--withdraw", is_flag=True, help="Take approvals back instead, whoever gave them.")
@options.dry
@options.quiet
def approve(
    *,
    documents: tuple[str, ...],
    workspace: Workspace,
    languages: tuple[str, ...],
    by: str,
    only: tuple[str, ...],
    withdraw: bool,
    check: bool,
    diff: bool,
    quiet: bool,
) -> int:
    """Write into the catalogs that a reviewer approved their translations.

    An approval is a comment in the entry, with the reviewer's name and the day. It holds for
    these very texts: when the source text or its translation changes, it holds no longer. What
    is fuzzy or not translated is passed over. The workspace has to track reviews (review.track =
    yes); then 'museotext status' and the editions tell approved translations from others.

    The path of a catalog means that catalog alone. Run 'museotext check' first: nothing is
    checked here.

    \b
    Examples:
      museotext approve about.html --language es --by "Ana Ruiz"
      museotext approve about.html --only "#12" --by "Ana Ruiz"
      museotext approve about.html --withdraw
      museotext approve --by "Ana Ruiz" --diff
    """
    from pipeline.files import exclusive
    from pipeline.stages.approving import approve as run_approve
    from pipeline.stages.approving import expect_tracking, reviewer

    options.expect_languages(workspace, languages)
    expect_tracking(workspace)
    dry = check or diff
    given = None if withdraw else reviewer(workspace, by)
    with exclusive(workspace.root):
        result = run_approve(workspace, given, names=documents, languages=languages, only=only, dry=dry)
    if diff:
        click.echo(result.diff(), nl=False)
    elif not quiet:
        for change in result.changes:
            click.echo(safe(f"{'would change' if dry else 'wrote'} {change.path}: {change.summary}"))
    if not quiet:
        complain(result.summary)
    return int(dry and bool(result.changes))
