"""``museotext memory …``: one module per command, loaded when it is called."""

from __future__ import annotations

import click

from pipeline.cli.lazy import LazyGroup

__all__ = ["memory"]

COMMANDS = {
    "search": "Show the translations of a text, or of texts like it.",
    "import": "Add the translations of TMX, PO and XLIFF files.",
    "export": "Write all translations as TMX, or one language as PO.",
    "stats": "Show what the memory holds.",
}


@click.group(cls=LazyGroup, package=__name__, lines=COMMANDS)
def memory() -> None:
    """Search the translation memory, and exchange it with other tools.

    The memory is made from the workspace's catalogs by itself.

    \b
    Examples:
      museotext memory search "Opening hours"
      museotext memory import ministry.tmx
      museotext memory export museum.tmx
    """
