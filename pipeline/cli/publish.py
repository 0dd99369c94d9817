"""``museotext publish``."""

from __future__ import annotations

import click

from pipeline.cli import options
from pipeline.cli.running import ProgressBar, complain, safe
from pipeline.editions import EDITIONS
from pipeline.workspace import Workspace

__all__ = ["publish"]

ALL_EDITIONS = tuple(form.name for form in EDITIONS)


@click.command()
@options.documents
@options.workspace
@click.option("--language", "-l", "languages", multiple=True, help="Publish in this language; may be repeated.")
@click.option(
    "--edition",
    "-e",
    "chosen",
    type=click.Choice([*ALL_EDITIONS, "all", "none"]),
    multiple=True,
    help="Make only this edition; may be repeated. 'all' makes each, 'none' publishes the documents alone.",
)
@click.option("--pseudo", is_flag=True, help="Publish pseudo-translations instead, in a folder of their own.")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if something would change.")
@options.quiet
def publish(
    *,
    documents: tuple[str, ...],
    workspace: Workspace,
    languages: tuple[str, ...],
    chosen: tuple[str, ...],
    pseudo: bool,
    check: bool,
    quiet: bool,
) -> int:
    """Write the localised documents and the trilingual editions.

    A document is refused, and what was published before stays, when less of it is
    translated than publish.minimum asks, or when a translation would break it. Exits
    with 1 when a document was refused.

    With --pseudo, every text gets accents, brackets and a third more length instead of a
    translation, and the documents go to build/pseudo: what has no brackets there is not
    offered for translation, and what does not fit will not fit in another language either.
    No catalog is needed, and nothing published before is touched.

    \b
    Examples:
      museotext publish
      museotext publish about.html --language pt_BR
      museotext publish --edition none
      museotext publish --check
      museotext publish --pseudo
    """
    from pipeline.files import exclusive
    from pipeline.stages.publish import chosen_editions, publish_pseudo
    from pipeline.stages.publish import publish as run_publish

    if pseudo and (languages or chosen):
        raise click.UsageError("--pseudo makes one document of each source text; leave out --language and --edition")
    editions = () if "none" in chosen else chosen_editions(workspace, ALL_EDITIONS if "all" in chosen else chosen)
    options.expect_languages(workspace, languages)
    with exclusive(workspace.root), ProgressBar(quiet=quiet) as progress:
        if pseudo:
            result = publish_pseudo(workspace, names=documents, dry=check, progress=progress)
        else:
            result = run_publish(
                workspace, names=documents, languages=languages, editions=editions, dry=check, progress=progress
            )
    if not quiet:
        for path in result.written:
            click.echo(safe(f"{'would write' if check else 'wrote'} {path}"))
    for refusal in result.refusals:
        place = refusal.path if refusal.line is None else f"{refusal.path}:{refusal.line}"
        complain(f"{place}: {refusal.document} is not published in {refusal.language}: {refusal.reason}")
    if not quiet:
        complain(f"{len(result.written)} written, {result.current} already current, {len(result.refusals)} refused")
    return int(bool(result.refusals) or (check and bool(result.written)))
