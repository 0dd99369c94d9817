"""The command line: one module per command, loaded when it is called."""

from __future__ import annotations

import gc
import sys

import click

from pipeline import __version__
from pipeline.cli.lazy import LazyGroup

__all__ = ["OBJECTS", "main", "museotext"]

COMMANDS = {
    "init": "Make a workspace in a folder.",
    "extract": "Bring the catalogs up to date with the source texts.",
    "prove": "Show that documents survive publishing byte for byte.",
    "status": "Show how much is translated.",
    "fill": "Give empty entries drafts from the translation memory.",
    "check": "Check terms and markup of source texts and translations.",
    "approve": "Keep a reviewer's approval of translations.",
    "publish": "Write the localised documents and trilingual editions.",
    "import": "Take back what reviewers and other tools changed.",
    "run": "Extract, check and publish.",
    "glossary": "Examine the glossary, and exchange it with other tools.",
    "memory": "Search the translation memory, and exchange it with other tools.",
    "rule": "Explain a rule of 'check'.",
    "formats": "List the formats of source texts.",
}
"""The commands in the order of the work, with the line that ``--help`` shows."""
OBJECTS = 1_000_000
"""After how many new objects garbage is looked for: documents are many small ones that stay, and looking as
often as Python usually does takes up to a tenth of the time. There is little of it: to publish 500 documents
leaves 200,000 objects that only this finds."""


@click.group(
    cls=LazyGroup,
    package=__name__,
    lines=COMMANDS,
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

    gc.set_threshold(OBJECTS)
    code = run(museotext)
    gc.freeze()  # Python looks through all there is once more when it ends, for nobody.
    sys.exit(code)
