"""``museotext memory search``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli import options
from pipeline.cli.running import ProgressBar, complain, safe
from pipeline.workspace import Workspace

if TYPE_CHECKING:
    from pipeline.memory import Match

__all__ = ["search"]


@click.command()
@click.argument("text")
@options.workspace
@click.option("--from", "source", help="The language of TEXT; by default the first one of the workspace.")
@click.option(
    "--language", "-l", "languages", multiple=True, help="Into this language; by default all. May be repeated."
)
@click.option("--most", type=click.IntRange(1, 50), default=5, show_default=True, help="How many for each language.")
@click.option("--format", "-f", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@options.quiet
def search(
    *,
    text: str,
    workspace: Workspace,
    source: str | None,
    languages: tuple[str, ...],
    most: int,
    form: str,
    quiet: bool,
) -> int:
    """Show the translations of TEXT, or of texts like it.

    Exits with 1 when there is none.

    \b
    Examples:
      museotext memory search "Opening hours"
      museotext memory search --from es --language en "El taller dura dos horas."
    """
    from pipeline.stages.memory import search_memory

    source = source or workspace.settings.languages[0]
    options.expect_languages(workspace, (source, *languages))
    wanted = languages or workspace.settings.languages
    text = text.encode("utf-8", "replace").decode()
    with ProgressBar(quiet=quiet) as progress:
        found = {
            language: search_memory(workspace, text, source=source, target=language, most=most, progress=progress)
            for language in wanted
            if language != source
        }
    if form == "json":
        rows = [_as_data(language, match) for language, matches in found.items() for match in matches]
        click.echo(json.dumps({"version": 1, "matches": rows}, ensure_ascii=False, indent=2))
    else:
        for language, matches in found.items():
            for match in matches:
                where = match.found.document or match.found.origin
                click.echo(safe(f"{language} {match.score} % ({match.kind.value}) {where}"))
                if match.source and match.source != text:
                    click.echo(safe(f"  {_line(match.source)}"))
                click.echo(safe(f"  → {_line(match.target)}"))
    if not any(found.values()) and not quiet:
        complain("nothing like it is in the memory")
    return int(not any(found.values()))


def _line(text: str) -> str:
    return " ".join(text.split())


def _as_data(language: str, match: Match) -> dict[str, Any]:
    return {
        "language": language,
        "score": match.score,
        "kind": match.kind.value,
        "source": match.source,
        "target": match.target,
        "document": match.found.document,
        "origin": match.found.origin,
        "approval": match.found.approval.name.lower(),
        "differences": [{"old": one.old, "new": one.new, "alarm": one.alarm} for one in match.differences],
    }
