"""``museotext publish``."""

from __future__ import annotations

import click

from pipeline.cli import options
from pipeline.cli.running import ProgressBar, complain, safe
from pipeline.editions import EDITIONS, EditionForm
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
@click.option(
    "--side-by-side",
    "groups",
    metavar="LANGUAGES",
    multiple=True,
    help="Also make books with only these languages beside each other (es,pt_BR); may be repeated. 'pairs': each two.",
)
@click.option("--pseudo", is_flag=True, help="Publish pseudo-translations instead, in a folder of their own.")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if something would change.")
@click.option("--watch", is_flag=True, help="Publish again whenever somebody saves, and show it in the browser.")
@options.quiet
def publish(
    *,
    documents: tuple[str, ...],
    workspace: Workspace,
    languages: tuple[str, ...],
    chosen: tuple[str, ...],
    groups: tuple[str, ...],
    pseudo: bool,
    check: bool,
    watch: bool,
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

    Of editions, --language makes the files that have one of these languages: the books in it, those
    with several beside each other, and what goes out for its translation.

    Only what changed since it was last published is made again. With --watch this happens
    whenever somebody saves a catalog, a source text, the glossary or the settings, until you
    press Ctrl-C; the browser shows the new text by itself at the address that is printed.

    \b
    Examples:
      museotext publish
      museotext publish about.html --language pt_BR
      museotext publish --edition none
      museotext publish --edition epub --side-by-side es,pt_BR
      museotext publish --check
      museotext publish --watch
      museotext publish --pseudo
    """
    from pipeline.files import exclusive
    from pipeline.stages.choosing import chosen_editions, chosen_side_by_side
    from pipeline.stages.publish import publish as run_publish
    from pipeline.stages.publish import publish_pseudo

    if pseudo and (languages or chosen or groups):
        raise click.UsageError("--pseudo makes one document of each source text; leave out --language and --edition")
    if watch and (check or pseudo):
        raise click.UsageError("--watch publishes until it is stopped; leave out --check and --pseudo")

    def chosen_in(workspace: Workspace) -> tuple[EditionForm, ...]:
        if "none" in chosen:
            return ()
        return chosen_editions(workspace, ALL_EDITIONS if "all" in chosen else chosen)

    options.expect_languages(workspace, languages)
    editions = chosen_in(workspace)
    side_by_side = chosen_side_by_side(workspace, groups)
    if groups and not any(form.is_book for form in editions):
        books = ", ".join(form.name for form in EDITIONS if form.is_book)
        raise click.UsageError(f"--side-by-side is for books; name one with --edition: {books}")
    if watch:
        from pipeline.cli.watching import watch as watch_workspace

        return watch_workspace(
            workspace,
            lambda space: run_publish(
                space,
                names=documents,
                languages=languages,
                editions=chosen_in(space),
                side_by_side=chosen_side_by_side(space, groups),
            ),
            quiet=quiet,
        )
    with exclusive(workspace.root), ProgressBar(quiet=quiet) as progress:
        if pseudo:
            result = publish_pseudo(workspace, names=documents, dry=check, progress=progress)
        else:
            result = run_publish(
                workspace,
                names=documents,
                languages=languages,
                editions=editions,
                side_by_side=side_by_side,
                dry=check,
                progress=progress,
            )
    if not quiet:
        for path in result.written:
            click.echo(safe(f"{'would write' if check else 'wrote'} {path}"))
    for refusal in result.refusals:
        complain(refusal.told)
    if not quiet:
        complain(f"{len(result.written)} written, {result.current} already current, {len(result.refusals)} refused")
    return int(bool(result.refusals) or (check and bool(result.written)))
