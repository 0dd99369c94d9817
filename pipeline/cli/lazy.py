"""Groups whose commands are imported only when they run, so that ``--help`` is quick."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

__all__ = ["LazyGroup"]


class LazyGroup(click.Group):
    """A group with a module for each command, called like it; the module of ``import`` is ``import_.py``."""

    def __init__(self, *arguments: Any, package: str, lines: Mapping[str, str], **options: Any) -> None:
        """Take the commands of ``package`` from ``lines``: their names in order, with the line that help shows."""
        super().__init__(*arguments, **options)
        self._package = package
        self._lines = lines

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the commands' names in the order of the work."""
        return list(self._lines)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """Import and return a command; an error with the nearest name when there is none."""
        if cmd_name not in self._lines:
            raise click.NoSuchCommand(cmd_name, possibilities=self._lines, ctx=ctx)
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = getattr(import_module(f"{self._package}.{name}"), name)
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands with their lines, importing none of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self._lines.items()))
