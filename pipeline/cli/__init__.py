"""The command line: one module per command, loaded when it is called."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from pipeline import __version__

__all__ = ["main", "museotext"]

COMMANDS = {
    "init": "Make a workspace in a folder.",
    "extract": "Bring the catalogs up to date with the source texts.",
    "prove": "Show that documents survive publishing byte for byte.",
    "status": "Show how much is translated.",
    "check": "Check terms and markup of source texts and translations.",
    "publish": "Write the localised documents and trilingual editions.",
    "run": "Extract, check and publish.",
    "rule": "Explain a rule of 'check'.",
    "formats": "List the formats of source texts.",
}
"""The commands in the order of the work, with the line that ``--help`` shows."""


class Commands(click.Group):
    """A group whose commands are imported only when they run, so that ``--help`` is quick."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the commands' names in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """Import and return a command; an error with the nearest name when there is none."""
        if cmd_name not in COMMANDS:
            raise click.NoSuchCommand(cmd_name, possibilities=COMMANDS, ctx=ctx)
        command: click.Command = getattr(import_module(f"pipeline.cli.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands with their lines, importing none of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 clean, 1 findings or differences, 2 the work could not be done.",
)
@click.version_option(__version__, prog_name="museotext")
def museotext() -> None:
    """Translate and publish a museum programme's texts with gettext catalogs.

    Start with 'museotext init' in an empty folder, put texts in source_texts/<language>/,
    and run 'museotext extract'.
    """


def main() -> None:
    """Run the command line; every failure is one line on standard error and exit code 2."""
    from pipeline.cli.running import run

    sys.exit(run(museotext))
