"""How long checking terms takes: ``python -m benchmarks.term_speed CATALOGS --language es --peers FOLDER``.

The catalogs below a folder are checked against a glossary made of their own words
(``term_corpus.py``). *Check* is what the five term rules do with texts and glossary in
memory, catalog by catalog as ``museotext check`` has them; *and read* adds reading the
catalogs, *and compile* making forms of the terms.
poglossary reads the same catalogs and the same pairs of terms in a process of its own. CPU
seconds of one process each, with garbage looked for as seldom as ``museotext check`` does;
compare ratios, for they were measured in turns.
"""

from __future__ import annotations

import argparse
import gc
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import cycle, groupby, islice
from pathlib import Path
from typing import TypeVar

from benchmarks.measuring import ROOT
from benchmarks.programs import Programs
from benchmarks.term_corpus import made_glossary, pairs
from pipeline.checks import Context, Pair, check_pairs, rule
from pipeline.cli import OBJECTS
from pipeline.glossary import Glossary

Result = TypeVar("Result")
_RULES = ("term-missing", "term-forbidden", "term-deprecated", "term-region", "term-case")


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.term_speed", description=__doc__)
    parser.add_argument("catalogs", type=Path)
    parser.add_argument("--language", default="es")
    parser.add_argument("--entries", type=int, action="append", help="how many (50000); again for another row")
    parser.add_argument("--concepts", type=int, action="append", help="how many (2000), one for each --entries")
    parser.add_argument("--peers", type=Path, help="a folder of virtual environments with other tools")
    given = parser.parse_args()
    gc.set_threshold(OBJECTS)
    paths = sorted(given.catalogs.rglob("*.po"))
    _, reading = _timed(lambda: list(pairs(paths, given.language)))
    known = list(pairs(paths, given.language))
    python = Programs(given.peers).python_with("poglossary")
    print(f"{len(known)} translated texts in {len(paths)} catalogs; with more, they come again.\n")
    print("| entries | concepts | check | and read | and compile | a second | findings | poglossary | ratio |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    rows = list(zip(given.entries or [50_000], given.concepts or [2_000], strict=True))
    for entries, concepts in rows:
        glossary = made_glossary(known, given.language, concepts)
        texts = [replace(pair) for pair in islice(cycle(known), entries)]
        _, compiling = _timed(partial(_compile, glossary, given.language))
        findings, checking = _timed(partial(_check, texts, glossary, given.language))
        read = checking + reading * entries / len(known)
        theirs = _poglossary(python, given.catalogs, glossary) if python and (entries, concepts) == rows[0] else None
        beside = f"{theirs:.1f} | {theirs / read:.1f}" if theirs else " | "
        figures = f"{checking:.2f} | {read:.2f} | {read + compiling:.2f} | {entries / checking:.0f} | {findings}"
        print(f"| {entries} | {len(glossary.concepts)} | {figures} | {beside} |", flush=True)


def _timed(work: Callable[[], Result]) -> tuple[Result, float]:
    start = time.process_time()
    result = work()
    return result, time.process_time() - start


def _compile(glossary: Glossary, language: str) -> None:
    for one in ("en", language):
        glossary.lexicon(one)


def _check(texts: Sequence[Pair], glossary: Glossary, language: str) -> int:
    context = Context(("en", language), glossary)
    rules = tuple(rule(name) for name in _RULES)
    catalogs = (list(alike) for _, alike in groupby(texts, lambda pair: pair.path))
    return sum(len(found) for catalog in catalogs for found in check_pairs(catalog, context, rules))


def _poglossary(python: str, folder: Path, glossary: Glossary) -> float:
    """Return the CPU seconds that poglossary takes for all catalogs in ``folder``."""
    with tempfile.TemporaryDirectory() as place:
        settings = Path(place, "poglossary.yml")
        lines = [f"  {rows[0].text!r}: {rows[1].text!r}\n" for rows in glossary.concepts.values()]
        settings.write_text("glossary:\n" + "".join(lines), "utf-8")
        before = _children()
        script = ROOT / "benchmarks" / "drivers" / "poglossary_check.py"
        done = subprocess.run([python, script, folder, settings], capture_output=True, check=False)
        if done.returncode:
            print(done.stderr.decode()[-500:], file=sys.stderr)
        return _children() - before


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
