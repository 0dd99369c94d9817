"""Merge every catalog of a folder with its new template: museotext."""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.catalogs import merge, read, serialise

old, new, merged = map(Path, sys.argv[1:])
for path in sorted(old.iterdir()):
    template = new / f"{path.stem}.pot"
    result = merge(read(template.read_bytes(), template), read(path.read_bytes(), path))
    (merged / path.name).write_bytes(serialise(result.catalog))
