"""Read all catalogs of a folder: museotext."""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.catalogs import read

for path in sorted(Path(sys.argv[1]).iterdir()):
    read(path.read_bytes(), path)
