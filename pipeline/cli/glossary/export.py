"""``museotext glossary export``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.cli import options
from pipeline.cli.running import complain, safe
from pipeline.errors import GlossaryError
from pipeline.workspace import Workspace

__all__ = ["export"]


@click.command()
@options.workspace
@click.option("--format", "-f", "form", help="The format; by default that of the output's suffix.")
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
@click.option("--language", "-l", "languages", multiple=True, help="Only terms of this language; may be repeated.")
@click.option("--from", "source", help="The language of the terms, for formats of two languages.")
@click.option("--to", "target", help="The language of the translations, for formats of two languages.")
@options.dry
@options.quiet
def export(
    *,
    workspace: Workspace,
    form: str | None,
    output: Path | None,
    languages: tuple[str, ...],
    source: str | None,
    target: str | None,
    check: bool,
    diff: bool,
    quiet: bool,
) -> int:
    """Write the glossary for other tools, every status kept.

    \b
    csv, wide          tables: one row per term, or one column per language
    xlsx, wide-xlsx    the same for Excel
    tbx, tbx-dct       TBX-Basic of 2019, in its two styles
    tbx-v2             TBX-Basic of 2008, for older tools (not for OmegaT,
                       which takes every term in it for a good one)
    omegat, weblate, weblate-tbx    two languages; what is deprecated or forbidden
                                    is never a translation there

    \b
    Examples:
      museotext glossary export --output terms.tbx
      museotext glossary export --format omegat --from en --to pt_BR --output glossary.utf8
      museotext glossary export --format wide --language es --language en
    """
    from pipeline.files import read, write
    from pipeline.glossary.exchange import FORMATS, Pair, format_called, format_for
    from pipeline.stages.changes import Change, unified_diff
    from pipeline.stages.exporting import export_terms

    if form is None and output is None:
        names = ", ".join(one.name for one in FORMATS if one.writes)
        raise click.UsageError(f"name a format with --format, or a file with --output; the formats are {names}")
    if (check or diff) and output is None:
        raise click.UsageError("--check and --diff compare with the file of --output")
    chosen = format_called(form) if form else format_for(Path(output or ""), reading=False)
    if bool(source) != bool(target):
        raise click.UsageError("--from and --to go together")
    options.expect_languages(workspace, (*languages, *filter(None, (source, target))))
    pair = Pair(source, target) if source and target else None
    data = export_terms(workspace, chosen, pair=pair, languages=languages)
    if output is None:
        if chosen.binary and sys.stdout.isatty():
            raise GlossaryError(
                f"the format {chosen.name} is nothing to read on a screen", remedy="give it an --output"
            )
        sys.stdout.buffer.write(data)
        return 0
    before = read(output) if output.is_file() else b""
    changed = before != data or not output.is_file()
    if diff and chosen.binary:
        click.echo(safe(f"would change {output}"))
    elif diff:
        click.echo(unified_diff([Change(output.as_posix(), "", before, data)]), nl=False)
    elif not check:
        write(output, data)
    if not quiet and not diff:
        complain(f"{'would change' if check and changed else 'no change to' if not changed else 'wrote'} {output}")
    return int((check or diff) and changed)
