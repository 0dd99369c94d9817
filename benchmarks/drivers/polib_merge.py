"""Merge every catalog of a folder with its new template: polib."""

from __future__ import annotations

import sys
from pathlib import Path

import polib

old, new, merged = map(Path, sys.argv[1:])
for path in sorted(old.iterdir()):
    catalog = polib.pofile(str(path))
    catalog.merge(polib.pofile(str(new / f"{path.stem}.pot")))
    catalog.save(str(merged / path.name))
