"""Write every Markdown file of a folder with the translations of its catalog: mdpo."""

from __future__ import annotations

import sys
from pathlib import Path

from mdpo.po2md import pofile_to_markdown

CRASHES = (AttributeError, KeyError, IndexError, OSError, TypeError, ValueError)

pages, catalogs, published = map(Path, sys.argv[1:])
for path in sorted(pages.iterdir()):
    try:
        pofile_to_markdown(str(path), str(catalogs / f"{path.stem}.po"), save=str(published / path.name))
    except CRASHES as error:
        print(f"{path}: {error!r}", file=sys.stderr)
