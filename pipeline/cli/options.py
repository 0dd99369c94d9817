"""Options that several commands declare in the same words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from pipeline.errors import SettingsError
from pipeline.workspace import Workspace, find_workspace, workspace_above

__all__ = ["colour", "documents", "dry", "expect_languages", "quiet", "workspace", "workspace_if_any"]

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def _found(_context: click.Context, _parameter: click.Parameter, value: Path | None) -> Workspace:
    return find_workspace(value or Path.cwd())


def _found_if_any(_context: click.Context, _parameter: click.Parameter, value: Path | None) -> Workspace | None:
    return find_workspace(value) if value else workspace_above(Path.cwd())


def _suggested(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    from pipeline.stages.documents import documents as known

    space = find_workspace(context.params.get("workspace") or Path.cwd())
    return [source.name for source in known(space) if source.name.startswith(incomplete)]


def _workspace(callback: Callable[..., Any]) -> Decorator:
    return click.option(
        "-C",
        "--workspace",
        type=click.Path(path_type=Path, file_okay=False, exists=True),
        callback=callback,
        help="The workspace's folder; by default the nearest one above this folder.",
    )


workspace = _workspace(_found)

workspace_if_any = _workspace(_found_if_any)
"""For a command that works outside a workspace as well; it is given None there."""

documents: Decorator = click.argument(
    "documents", nargs=-1, shell_complete=_suggested, help="Documents by name or path; by default all."
)

quiet: Decorator = click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors and findings.")

colour: Decorator = click.option(
    "--color",
    "colour",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colour the output; NO_COLOR and FORCE_COLOR are respected.",
)


def dry(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--check`` and ``--diff``: say or show what would change, and write nothing."""
    check = click.option("--check", is_flag=True, help="Write nothing; exit with 1 if something would change.")
    diff = click.option("--diff", is_flag=True, help="Write nothing; print what would change.")
    return check(diff(function))


def expect_languages(space: Workspace, names: Iterable[str]) -> None:
    """Raise SettingsError, with the nearest, for a language that is not the workspace's."""
    from difflib import get_close_matches

    for name in names:
        if name not in space.settings.languages:
            near = get_close_matches(name, space.settings.languages, n=1, cutoff=0.4)
            remedy = f"did you mean {near[0]}?" if near else f"they are {', '.join(space.settings.languages)}"
            raise SettingsError(f"'{name}' is not a language of this workspace", remedy=remedy)
