"""How long it takes to publish again what changed: ``python -m benchmarks.incremental 250 500 1000``.

Makes workspaces of so many documents, of 100 units each, in three languages, publishes them whole
(two languages translated, the web page and the memory of each), then once more with nothing changed,
and after a change in one catalog, five times. *Seconds* are by the clock and *CPU* seconds of all
processes, each for one whole command, its start included; of the repeated ones the median.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measuring import ROOT

_UNITS = 100
_WORDS = 12
_VOCABULARY = 8000
_LANGUAGES = ("es", "pt_BR")
_ROUNDS = 5
_HEAD = (
    'msgid ""\nmsgstr ""\n"Language: {}\\n"\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
)


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.incremental", description=__doc__)
    parser.add_argument("documents", type=int, nargs="*", default=[250, 500, 1000])
    print("| documents | everything, s | CPU | nothing changed, s | CPU | one catalog, s | CPU | files written |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for number in parser.parse_args().documents:
        with tempfile.TemporaryDirectory() as folder:
            print(_row(Path(folder), number), flush=True)


def _row(root: Path, documents: int) -> str:
    vocabulary = _vocabulary()
    (root / "setup.cfg").write_text("[museotext]\nlanguages = en, es, pt_BR\n", "utf-8")
    for number in range(documents):
        _make(root, number, vocabulary)
    seconds, cpu, _ = _publish(root)
    time.sleep(3)
    _publish(root)
    same = [_publish(root) for _ in range(_ROUNDS)]
    changed = []
    for number in range(_ROUNDS):
        _change(root / f"po/es/text-{number:04}.md.po", number)
        changed.append(_publish(root))
    timed = [statistics.median(run[at] for run in runs) for runs in (same, changed) for at in (0, 1)]
    cells = [f"{documents}", *(f"{one:.2f}" for one in (seconds, cpu, *timed)), f"{changed[-1][2]}"]
    return f"| {' | '.join(cells)} |"


def _publish(root: Path) -> tuple[float, float, int]:
    """Return the seconds and CPU seconds that publishing takes, and how many files it writes."""
    before, started = os.times(), time.perf_counter()
    run = subprocess.run(
        [sys.executable, "-m", "pipeline", "publish", "-C", root], cwd=ROOT, check=True, capture_output=True, text=True
    )
    seconds, after = time.perf_counter() - started, os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return seconds, cpu, len(run.stdout.splitlines())


def _vocabulary() -> list[str]:
    rng = random.Random(1)
    syllables = [consonant + vowel for consonant in "bcdfglmnprstv" for vowel in "aeiou"]
    return ["".join(rng.choices(syllables, k=rng.randint(2, 4))) for _ in range(_VOCABULARY)]


def _make(root: Path, number: int, vocabulary: Sequence[str]) -> None:
    """Write a source text and its finished catalogs."""
    rng = random.Random(number)
    units = [_text(rng, vocabulary) for _ in range(_UNITS)]
    files = {f"source_texts/en/text-{number:04}.md": f"# {units[0]}\n\n" + "\n\n".join(units[1:]) + "\n"}
    for language in _LANGUAGES:
        entries = "\n".join(f'msgid "{unit}"\nmsgstr "{_text(rng, vocabulary)}"\n' for unit in units)
        files[f"po/{language}/text-{number:04}.md.po"] = _HEAD.format(language) + entries
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")


def _text(rng: random.Random, vocabulary: Sequence[str]) -> str:
    return " ".join(rng.choices(vocabulary, k=_WORDS)).capitalize() + "."


def _change(catalog: Path, number: int) -> None:
    """Change one translation, with a word that no other text has."""
    head, msgstr, rest = catalog.read_text("utf-8").rpartition('msgstr "')
    catalog.write_text(f"{head}{msgstr}Zyx{number} {rest}", "utf-8")


if __name__ == "__main__":
    main()
