"""Make a memory of a compendium, or look each text of a file up in one: museotext."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pipeline.memory import LEAST, Origin, Pair, Query, look_up, opened
from pipeline.model import Markup

task, where, given = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
with opened("memory.sqlite", where) as store:
    if task == "make":
        from pipeline.catalogs import read

        entries = read(given.read_bytes(), given).entries
        store.replace(
            Origin("benchmark", given.name, "1"),
            [Pair("en", entry.msgid, "es", entry.msgstr) for entry in entries],
            today=739_000,
        )
    else:
        found = []
        for text in json.loads(given.read_text("utf-8")):
            matches = look_up(store, Query(text, Markup.NONE, "en", "es"), minimum=LEAST)
            found.append((matches[0].source, matches[0].score) if matches else ("", 0))
        (where / "found.json").write_text(json.dumps(found), "utf-8")
