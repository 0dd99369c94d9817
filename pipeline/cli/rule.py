"""``museotext rule``."""

from __future__ import annotations

import click

from pipeline.checks import RULES, documentation
from pipeline.checks import rule as known

__all__ = ["rule"]


def _suggested(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    return [name for name in RULES if name.startswith(incomplete)]


@click.command()
@click.argument("name", required=False, shell_complete=_suggested, help="A rule; without it, all are listed.")
def rule(name: str | None) -> None:
    """Explain a rule of 'check': what it finds, why, and what to do.

    \b
    Examples:
      museotext rule
      museotext rule term-missing
    """
    if name:
        click.echo(f"{name}\n\n{documentation(name)}")
        return
    width = max(map(len, RULES))
    for one in RULES:
        title = documentation(one).splitlines()[0]
        off = "" if known(one).on_by_default else " (only when it is selected or has a severity in the settings)"
        click.echo(f"{one:<{width}} {title}{off}")
