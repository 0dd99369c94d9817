"""What all tests of translate-toolkit's pofilter say of translations."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.catalogs import Catalog, Entry, new_catalog, read, serialise
from pipeline.checks import Pair

__all__ = ["said_by_pofilter"]

_NOTE = "(pofilter) "


def said_by_pofilter(pofilter: str, pairs: Sequence[Pair], language: str) -> list[dict[str, str]]:
    """Return what the program ``pofilter`` says of each pair, by test."""
    entries = tuple(
        Entry(pair.source, pair.target, msgctxt=str(number), flags=pair.flags) for number, pair in enumerate(pairs)
    )
    catalog = replace(new_catalog([], reference="a", project="p", language=language), entries=entries)
    with tempfile.TemporaryDirectory() as folder:
        given, made = Path(folder, "in.po"), Path(folder, "out.po")
        given.write_bytes(serialise(catalog))
        command = [pofilter, "--progress=none", f"--language={language}", "-i", given, "-o", made]
        subprocess.run(command, check=False, capture_output=True)
        noted = read(made.read_bytes(), made) if made.is_file() else Catalog(None)
    found: list[dict[str, str]] = [{} for _ in pairs]
    for entry in noted.entries:
        for line in entry.comments:
            if line.startswith(_NOTE):
                test, _, words = line.removeprefix(_NOTE).partition(":")
                found[int(entry.msgctxt or 0)][test] = words.strip()
    return found
