"""``museotext fill``."""

from __future__ import annotations

import click

from pipeline.cli import options
from pipeline.cli.running import ProgressBar, complain, safe
from pipeline.translators import ENGINES
from pipeline.workspace import Workspace

__all__ = ["fill"]


@click.command()
@options.documents
@options.workspace
@click.option("--language", "-l", "languages", multiple=True, help="Only catalogs of this language; may be repeated.")
@click.option("--memory", is_flag=True, help="Only from the translation memory, though the settings name an engine.")
@click.option(
    "--engine", "-e", type=click.Choice(ENGINES), help="Let this machine translate what the memory does not have."
)
@click.option("--max-characters", type=click.IntRange(0), help="Send an engine at most so many characters.")
@click.option("--estimate", is_flag=True, help="Say what the engine would be sent and what it costs; nothing is sent.")
@options.dry
@options.quiet
def fill(
    *,
    documents: tuple[str, ...],
    workspace: Workspace,
    languages: tuple[str, ...],
    memory: bool,
    engine: str | None,
    max_characters: int | None,
    estimate: bool,
    check: bool,
    diff: bool,
    quiet: bool,
) -> int:
    """Give empty entries drafts from the translation memory, and from a machine if one is named.

    Every draft is fuzzy, and a comment says where it comes from, how alike the texts are, and
    which words differ. Entries with any translation are left alone. The memory has what the
    workspace's catalogs have, and what was imported with 'museotext memory import'.

    Nothing leaves this machine unless --engine or the setting fill.engine names an online
    engine; documents that are confidential never do. --check, --diff and --estimate send nothing.

    \b
    Examples:
      museotext fill
      museotext fill --language es about.html
      museotext fill --engine apertium --language pt_BR
      museotext fill --engine deepl --estimate
      museotext fill --diff
    """
    from pipeline.files import exclusive
    from pipeline.stages.fill import Machine
    from pipeline.stages.fill import fill as run_fill

    options.expect_languages(workspace, languages)
    settings = workspace.settings
    named = "" if memory else engine or settings.fill_engine
    if (memory and engine) or (estimate and not named):
        raise click.UsageError("--estimate wants --engine, and --memory goes without it")
    machine = Machine(named, max_characters, settings.fill_pivot, settings.confidential) if named else None
    dry = check or diff or estimate
    with exclusive(workspace.root), ProgressBar(quiet=quiet) as progress:
        result = run_fill(workspace, names=documents, languages=languages, machine=machine, dry=dry, progress=progress)
    if estimate:
        click.echo(safe(result.estimate))
        return 0
    if diff:
        click.echo(result.diff(), nl=False)
    elif not quiet:
        for change in result.changes:
            click.echo(safe(f"{'would change' if dry else 'wrote'} {change.path}: {change.summary}"))
    if not quiet:
        for line in (*result.remarks, result.summary):
            complain(safe(line))
    return int(dry and bool(result.changes))
