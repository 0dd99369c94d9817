"""``python -m benchmarks.memory_growth [--corpus DIR] [SIZE…]``: how a memory behaves as it grows."""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from pathlib import Path

from benchmarks.corpus import read_corpus, repeated_workspace
from benchmarks.memory_corpus import grown, queries, units
from benchmarks.report import machine, markdown_table
from pipeline.memory import Origin, Pair, Query, look_up, opened
from pipeline.model import Markup

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
QUERIES = 1000


def main() -> None:
    """Make a memory of each size, look texts up in it, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.memory_growth", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, metavar="SIZE", help="numbers of units")
    parser.add_argument("--corpus", type=Path, help="a folder with catalogs/; by default this repository's texts")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="benchmark-") as temporary:
        folder = given.corpus
        if folder is None:
            folder = Path(temporary, "this repository's texts")
            repeated_workspace(folder)
        texts = units(read_corpus(folder).catalogs, max(given.sizes))
        print(f"{machine({}, folder.name)}\n- {len(texts)} different texts and sentences; more are made from them\n")
        rows = [["units", "make, s", "MB", "the very text, ms", "edited, ms", "found of edited", "peak MB of process"]]
        for size in sorted(given.sizes):
            rows.append(_measured(grown(texts, size), Path(temporary, str(size))))
            print(markdown_table(rows[:1] + rows[-1:]), flush=True)
        print(markdown_table(rows))


def _measured(texts: list[str], folder: Path) -> list[str]:
    pairs = [Pair("en", text, "es", f"{text} (es)") for text in texts]
    looked = queries(texts, QUERIES)
    with opened("memory.sqlite", folder) as store:
        start = time.process_time()
        store.replace(Origin("benchmark", "all", "1"), pairs, today=739_000)
        made = time.process_time() - start
    with opened("memory.sqlite", folder) as store:
        times = []
        found = 0
        for some in (looked[::2], looked[1::2]):
            start = time.process_time()
            matches = [look_up(store, Query(one.text, Markup.NONE, "en", "es")) for one in some]
            times.append(1000 * (time.process_time() - start) / len(some))
            found = sum(map(bool, matches))
    size = (folder / "memory.sqlite").stat().st_size / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    numbers = (f"{made:.1f}", f"{size:.0f}", f"{times[0]:.2f}", f"{times[1]:.2f}")
    return [f"{len(texts)}", *numbers, f"{found} of {QUERIES // 2}", f"{peak:.0f}"]


if __name__ == "__main__":
    main()
