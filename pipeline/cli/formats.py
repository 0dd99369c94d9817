"""``museotext formats``."""

from __future__ import annotations

import click

from pipeline.formats import FORMATS

__all__ = ["formats"]


@click.command()
def formats() -> None:
    """List the formats of source texts, with their file names' endings."""
    for form in FORMATS:
        click.echo(f"{form.name:<10} {form.title:<17} {' '.join(form.suffixes)}")
