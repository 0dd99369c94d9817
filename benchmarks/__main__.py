"""``python -m benchmarks [--corpus DIR] [--peers DIR] [NAME…]``: print tables of times beside other tools'."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.catalogs import round_trip
from benchmarks.checking import check_all, check_growing
from benchmarks.corpus import Corpus, read_corpus, repeated_workspace
from benchmarks.documents import extract_html, extract_markdown, publish_html, publish_markdown
from benchmarks.measuring import Task, measure
from benchmarks.memory import look_up_all
from benchmarks.merging import merge_all, merge_large, merge_restructured
from benchmarks.office import localise_word
from benchmarks.programs import Programs
from benchmarks.report import machine, table
from benchmarks.starting import start

TASKS: dict[str, Callable[[Corpus, Programs, Path], Task]] = {
    "catalogs": round_trip,
    "merge": merge_all,
    "merge-restructured": merge_restructured,
    "large": merge_large,
    "memory": look_up_all,
    "extract-html": extract_html,
    "extract-markdown": extract_markdown,
    "publish-html": publish_html,
    "publish-markdown": publish_markdown,
    "word": localise_word,
    "check": check_all,
    "check-growing": check_growing,
    "start": start,
}
"""What can be measured, in the order it is. Each makes its inputs in the folder it is given."""


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"what to measure: {', '.join(TASKS)}; by default all")
    parser.add_argument(
        "--corpus", type=Path, help="a folder with catalogs/, markdown/ and html/; by default this repository's texts"
    )
    parser.add_argument("--peers", type=Path, help="a folder of virtual environments with other tools")
    parser.add_argument("--rounds", type=int, default=3, help="how often each tool works (3); the median is printed")
    parser.add_argument("--patience", type=float, default=60, help="seconds after which a tool sits out (60)")
    parser.add_argument("--limit", type=int, help="at most this many files of each kind")
    given = parser.parse_args()
    unknown = set(given.names) - set(TASKS)
    if unknown:
        parser.error(f"cannot measure {', '.join(sorted(unknown))}; there is {', '.join(TASKS)}")
    programs = Programs(given.peers)
    with tempfile.TemporaryDirectory(prefix="benchmark-") as temporary:
        folder = given.corpus
        if folder is None:
            folder = Path(temporary, "this repository's texts")
            repeated_workspace(folder)
        corpus = read_corpus(folder, limit=given.limit)
        print(f"# Benchmarks\n\n{machine(programs.versions, corpus.name)}\n", flush=True)
        for name, task in TASKS.items():
            if given.names and name not in given.names:
                continue
            work = Path(temporary, name)
            work.mkdir()
            made = task(corpus, programs, work)
            print(table(made, measure(made, rounds=given.rounds, patience=given.patience)), flush=True)


if __name__ == "__main__":
    main()
