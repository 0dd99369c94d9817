"""Read every catalog of one folder and write it into another: polib."""

from __future__ import annotations

import sys
from pathlib import Path

import polib

before, after = map(Path, sys.argv[1:])
for path in sorted(before.glob("*.po")):
    try:
        catalog = polib.pofile(str(path))
    except OSError as error:
        print(error, file=sys.stderr)
    else:
        catalog.save(str(after / path.name))
