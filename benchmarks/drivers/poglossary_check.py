"""Check the catalogs below a folder with poglossary, and write what it misses as JSON; its own table is not drawn.

Called with the folder, the settings file and, optionally, the file to write.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from poglossary.config import Config
from poglossary.find_sources import SourceFinder
from poglossary.poglossary import check_glossary

config = Config(sys.argv[2])
paths = sorted(SourceFinder(path=Path(sys.argv[1])).po_paths)
errors, matches = check_glossary(paths, config.glossary, config.ignore_pattern)
if sys.argv[3:]:
    found = [[str(match.path), match.linenum, sorted(match.lost_trans)] for match in matches]
    Path(sys.argv[3]).write_text(json.dumps(found), "utf-8")
