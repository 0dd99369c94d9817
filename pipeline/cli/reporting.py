"""Which rules a check runs, how it reports, and when it fails: the options, and what is done with them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli import options
from pipeline.cli.running import wants_colour
from pipeline.model import Finding, Severity
from pipeline.reports import REPORTS, About, RuleText, render
from pipeline.settings import FAIL_ON

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

__all__ = ["FILE", "choosing", "deliver", "explained", "failed", "reporting", "threshold"]

FILE = click.Path(path_type=Path, dir_okay=False)

Function = Callable[..., Any]


def _suggested(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem | str]:
    from pipeline.checks import RULES

    before, comma, last = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in RULES if name.startswith(last)]


def choosing(function: Function) -> Function:
    """Add ``--select``, ``--ignore`` and ``--fail-on``."""
    for decorate in (
        click.option(
            "--fail-on",
            type=click.Choice(FAIL_ON),
            help="Exit with 1 from this severity on; by default as the settings say, else warning.",
        ),
        click.option(
            "--ignore",
            multiple=True,
            metavar="RULES",
            shell_complete=_suggested,
            help="Do not run these rules; names or patterns as above.",
        ),
        click.option(
            "--select",
            multiple=True,
            metavar="RULES",
            shell_complete=_suggested,
            help="Run only these rules, even those that are off; names or patterns (term-*), parted by commas.",
        ),
    ):
        function = decorate(function)
    return function


def _print_schema(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        from pipeline.reports.data import schema
        from pipeline.reports.display import escaped_json

        click.echo(escaped_json(schema()), nl=False)
        context.exit()


def reporting(function: Function) -> Function:
    """Add ``--format``, ``--output``, ``--schema``, ``--color`` and ``--quiet``."""
    for decorate in (
        options.quiet,
        options.colour,
        click.option(
            "--schema",
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_print_schema,
            help="Print the JSON Schema of the formats json and jsonl, and exit.",
        ),
        click.option("--output", "-o", type=FILE, help="Write the report to this file."),
        click.option(
            "--format",
            "-f",
            "form",
            type=click.Choice(REPORTS),
            default="text",
            show_default=True,
            help="The report's form.",
        ),
    ):
        function = decorate(function)
    return function


def explained(name: str) -> RuleText:
    """Return what reports say of the rule called ``name``."""
    from pipeline.checks import documentation, rule

    text = documentation(name)
    return RuleText(name, text.partition("\n")[0], text, rule(name).severity)


def threshold(fail_on: str | None, default: str) -> Severity | None:
    """Return the least severity that makes the command fail: what was asked for, else what the settings say."""
    chosen = fail_on or default
    return None if chosen == "never" else Severity(chosen)


def failed(findings: Sequence[Finding], about: About) -> bool:
    """Tell whether any finding makes the command fail."""
    return any(map(about.fails, findings))


def deliver(form: str, findings: Sequence[Finding], about: About, *, output: Path | None, colour: str) -> None:
    """Print the report in the form asked for, or write it to ``output``."""
    from pipeline import __version__
    from pipeline.files import write

    coloured = not output and wants_colour(colour, sys.stdout)
    about = replace(about, colour=coloured, version=__version__, explain=explained)
    report = render(form, findings, about)
    if output:
        write(output, report.encode("utf-8"))
    else:
        click.echo(report, nl=False, color=True)
