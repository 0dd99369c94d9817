"""Read every catalog of one folder and write it into another: translate-toolkit's pypo."""

from __future__ import annotations

import sys
from pathlib import Path

from translate.storage.base import ParseError
from translate.storage.pypo import pofile

before, after = map(Path, sys.argv[1:])
for path in sorted(before.glob("*.po")):
    try:
        catalog = pofile.parsefile(str(path))
    except (ParseError, ValueError) as error:
        print(error, file=sys.stderr)
    else:
        catalog.savefile(str(after / path.name))
