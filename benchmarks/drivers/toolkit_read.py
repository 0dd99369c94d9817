"""Read all catalogs of a folder: translate-toolkit."""

from __future__ import annotations

import sys
from pathlib import Path

from translate.storage import factory

for path in sorted(Path(sys.argv[1]).iterdir()):
    factory.getobject(str(path))
