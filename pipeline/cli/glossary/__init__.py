"""``museotext glossary``: one module per command."""

from __future__ import annotations

import click

from pipeline.cli.lazy import LazyGroup

__all__ = ["COMMANDS", "glossary"]

COMMANDS = {
    "check": "Find what is wrong in the glossary itself.",
    "coverage": "Show which concepts occur, and how they are translated.",
    "import": "Bring in terms from other tools' files.",
    "export": "Write the glossary for other tools.",
    "forms": "Show every form a term is found in.",
}
"""The commands with the line that ``--help`` shows."""


@click.group(cls=LazyGroup, package=__name__, lines=COMMANDS)
def glossary() -> None:
    """Examine the glossary, and exchange it with other tools.

    \b
    Examples:
      museotext glossary check
      museotext glossary forms "bien cultural"
      museotext glossary import terms.tbx
      museotext glossary export --output terms.xlsx
    """
