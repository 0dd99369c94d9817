"""Look each text of a file up in a compendium: translate-toolkit's matcher."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from translate.search import match
from translate.storage import factory

compendium, given, found = map(Path, sys.argv[1:])
matcher = match.matcher(factory.getobject(str(compendium)), max_candidates=1, min_similarity=75, max_length=3000)
best = []
for text in json.loads(given.read_text("utf-8")):
    candidates = matcher.matches(text)
    best.append((candidates[0].source, 0) if candidates else ("", 0))
found.write_text(json.dumps(best), "utf-8")
