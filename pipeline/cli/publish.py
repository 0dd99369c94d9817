"""``museotext publish``."""

from __future__ import annotations

import click

from pipeline.cli import options
from pipeline.cli.running import ProgressBar, complain, safe
from pipeline.workspace import Workspace

__all__ = ["publish"]


@click.command()
@options.documents
@options.workspace
@click.option("--language", "-l", "languages", multiple=True, help="Publish in this language; may be repeated.")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if something would change.")
@options.quiet
def publish(
    documents: tuple[str, ...], workspace: Workspace, languages: tuple[str, ...], check: bool, quiet: bool
) -> int:
    """Write the localised documents and the trilingual editions.

    A document is refused, and what was published before stays, when less of it is
    translated than publish.minimum asks, or when a translation would break it. Exits
    with 1 when a document was refused.

    \b
    Examples:
      museotext publish
      museotext publish about.html --language pt_BR
      museotext publish --check
    """
    from pipeline.files import exclusive
    from pipeline.stages.publish import publish as run_publish

    options.expect_languages(workspace, languages)
    with exclusive(workspace.root), ProgressBar(quiet=quiet) as progress:
        result = run_publish(workspace, names=documents, languages=languages, dry=check, progress=progress)
    if not quiet:
        for path in result.written:
            click.echo(safe(f"{'would write' if check else 'wrote'} {path}"))
    for refusal in result.refusals:
        place = refusal.path if refusal.line is None else f"{refusal.path}:{refusal.line}"
        complain(f"{place}: {refusal.document} is not published in {refusal.language}: {refusal.reason}")
    if not quiet:
        complain(f"{len(result.written)} written, {result.current} already current, {len(result.refusals)} refused")
    return int(bool(result.refusals) or (check and bool(result.written)))
