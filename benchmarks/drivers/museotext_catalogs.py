"""Read every catalog of one folder and write it into another: museotext."""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.catalogs import read, serialise
from pipeline.errors import CatalogError

before, after = map(Path, sys.argv[1:])
for path in sorted(before.glob("*.po")):
    try:
        catalog = read(path.read_bytes(), path)
    except CatalogError as error:
        print(error, file=sys.stderr)
    else:
        (after / path.name).write_bytes(serialise(catalog))
