"""Extract every Markdown file of a folder into a catalog: mdpo."""

from __future__ import annotations

import sys
from pathlib import Path

from mdpo.md2po import markdown_to_pofile

CRASHES = (AttributeError, KeyError, IndexError, OSError, TypeError, ValueError)

pages, catalogs = map(Path, sys.argv[1:])
for path in sorted(pages.iterdir()):
    try:
        markdown_to_pofile(
            str(path),
            save=True,
            po_filepath=str(catalogs / f"{path.stem}.po"),
            metadata={"Content-Type": "text/plain; charset=utf-8"},
        )
    except CRASHES as error:
        print(f"{path}: {error!r}", file=sys.stderr)
