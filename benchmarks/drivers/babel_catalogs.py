"""Read every catalog of one folder and write it into another: Babel."""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.pofile import PoFileError, read_po, write_po

before, after = map(Path, sys.argv[1:])
for path in sorted(before.glob("*.po")):
    try:
        with path.open("rb") as file:
            catalog = read_po(file)
    except (PoFileError, ValueError) as error:
        print(error, file=sys.stderr)
    else:
        with (after / path.name).open("wb") as file:
            write_po(file, catalog)
