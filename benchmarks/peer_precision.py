"""How true pofilter's findings are beside ours: ``python -m benchmarks.peer_precision es=CATALOGS pt_BR=CATALOGS``.

A finding is an entry and a test of pofilter, or a rule of ours. ``--sample FOLDER`` writes those of pofilter that
are to be read, in two parts: some drawn at random among all, and more of the tests that have few of them. Each gets a
first column of ``true`` or ``false``, a last one of why, and before it the rule of ours that finds
the same fault, if one does. ``data/pofilter.LANGUAGE.tsv`` has those labelled for the table in
``docs/precision.md``. pofilter reads the texts as they are written, our rules as their readers see them.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from itertools import groupby
from pathlib import Path

from benchmarks.measuring import ROOT
from benchmarks.pofilter import said_by_pofilter
from benchmarks.programs import Programs
from benchmarks.rule_precision import as_read, written
from pipeline.checks import RULES, TEXT_RULES, Context, Pair, check_catalog, check_language, check_pair, rule
from pipeline.model import Finding

DATA = ROOT / "benchmarks" / "data"
SIZE = 150
"""Findings of a language that are drawn among all."""
LEAST = 8
"""Findings of a test and language that are read at least, if there are so many."""
AT_RANDOM, MORE = "at random", "more"
SPACES = ("doublespacing", "puncspacing")
"""The tests that most findings are of."""


@dataclass(frozen=True, slots=True)
class Label:
    """A finding of pofilter that somebody read."""

    verdict: str
    """``true`` or ``false``."""
    drawn: str
    """``at random`` among all findings of the language, or ``more`` of the test."""
    test: str
    path: str
    line: int
    ours: str
    """The rule of ours that finds the same fault; empty when there is no fault, or none finds it."""
    why: str
    """What is wrong, or why nothing is."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is found in the translations of one language."""

    pairs: Sequence[Pair]
    theirs: Sequence[tuple[Pair, str, str]]
    """Each finding of pofilter: where, by which test, and what it says."""
    ours: Sequence[Finding]


def labelled(language: str) -> list[Label]:
    """Return the findings of pofilter in ``language`` that were read."""
    return [
        Label(verdict, drawn, test, path, int(line), ours, why)
        for verdict, drawn, test, path, line, ours, why in _rows(DATA / f"pofilter.{language}.tsv")
    ]


def verdicts(language: str) -> Mapping[str, Counter[str]]:
    """Return how many findings of each rule of ours in ``language`` were read as ``true`` and ``false``."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for table in ("rules", "language_rules"):
        for row in _rows(DATA / f"{table}.{language}.tsv"):
            if row[0] in ("true", "false"):
                counts[next(field for field in row if field in RULES)][row[0]] += 1
    return counts


def drawn(tests: Sequence[str], size: int = SIZE, least: int = LEAST) -> list[tuple[str, int]]:
    """Return the places of findings, whose ``tests`` are given, that are to be read, each with how it was drawn."""
    chance = random.Random(2026)
    first = chance.sample(range(len(tests)), min(size, len(tests)))
    read, taken = Counter(tests[at] for at in first), set(first)
    chosen = [(AT_RANDOM, at) for at in first]
    for test in sorted(set(tests)):
        left = [at for at, other in enumerate(tests) if other == test and at not in taken]
        chosen += ((MORE, at) for at in chance.sample(left, max(0, min(least - read[test], len(left)))))
    return chosen


def found(folder: Path, language: str, pofilter: str) -> Found:
    """Return what pofilter and our rules that are on by default find in the catalogs in ``folder``."""
    pairs = list(written(folder, language))
    said = said_by_pofilter(pofilter, pairs, language)
    theirs = [(pair, test, words) for pair, one in zip(pairs, said, strict=True) for test, words in one.items()]
    context, rules = Context(("en", language)), [one for one in map(rule, TEXT_RULES) if one.on_by_default]
    read = list(map(as_read, pairs))
    findings = [finding for pair in read for finding in check_pair(pair, context, rules)]
    for _, catalog in groupby(read, key=lambda pair: pair.path):
        findings += check_catalog(list(catalog), context, rules)
    findings += check_language(read, context, rules)
    return Found(pairs, theirs, list({(one.path, one.line, one.rule): one for one in findings}.values()))


def sample(here: Found, file: Path) -> None:
    """Write the findings of pofilter that are to be read, and print them with their texts."""
    rules: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for one in here.ours:
        rules[one.path, one.line].append(one.rule)
    with file.open("w", encoding="utf-8", newline="") as opened:
        rows = csv.writer(opened, delimiter="\t", lineterminator="\n")
        for how, at in drawn([test for _, test, _ in here.theirs]):
            pair, test, words = here.theirs[at]
            same = " ".join(rules[pair.path, pair.line])
            rows.writerow(astuple(Label("", how, test, pair.path, pair.line, same, "")))
            print(f"{test} {pair.path}:{pair.line} {words} [{same}]\n    {pair.source!r}\n    {pair.target!r}")


def table(everything: Mapping[str, Found]) -> Iterable[str]:
    """Yield the lines of the table of pofilter's tests."""
    labels = {language: labelled(language) for language in everything}
    counts = {language: Counter(test for _, test, _ in here.theirs) for language, here in everything.items()}
    yield f"| test | {' | '.join(f'{language}: findings | read | true' for language in everything)} | together |"
    yield f"| --- {'| ---: ' * (3 * len(everything) + 1)}|"
    for test, _ in sum(counts.values(), Counter[str]()).most_common():
        yield _row(f"`{test}`", counts, labels, {test}, (AT_RANDOM, MORE))
    tests = {test for count in counts.values() for test in count}
    yield _row("drawn at random", counts, labels, tests, (AT_RANDOM,))
    yield _row("those without two tests", counts, labels, tests.difference(SPACES), (AT_RANDOM,))


def summary(language: str, here: Found) -> Iterable[str]:
    """Yield how many findings there are, how true ours are, and how many of the true ones ours are, too."""
    yield f"{language}: {len(here.pairs)} entries"
    entries = len({(pair.path, pair.line) for pair, _, _ in here.theirs})
    yield f"    pofilter: {len(here.theirs)} findings in {entries} entries"
    entries = len({(one.path, one.line) for one in here.ours})
    yield f"    museotext: {len(here.ours)} findings in {entries} entries"
    read, marks = Counter(one.rule for one in here.ours), verdicts(language)
    judged = {name: number for name, number in read.items() if marks[name]}
    without = {name: number for name, number in judged.items() if not name.startswith("markup-")}
    yield f"    of rules that were read: {sum(judged.values())}, true: {_share(judged, marks):.1%}"
    yield f"    of those not about markup: {sum(without.values())}, true: {_share(without, marks):.1%}"
    right = [one for one in labelled(language) if one.verdict == "true"]
    same = sum(bool(one.ours) for one in right)
    yield f"    true ones of pofilter that were read: {len(right)}, found by ours: {same}"


def main() -> None:
    """Print the table, or write a sample."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peer_precision", description=__doc__)
    parser.add_argument("catalogs", nargs="+", metavar="LANGUAGE=FOLDER")
    parser.add_argument("--peers", type=Path, help="a folder of virtual environments with pofilter")
    parser.add_argument("--sample", type=Path, metavar="FOLDER")
    given = parser.parse_args()
    pofilter = Programs(given.peers).find("pofilter")
    if not pofilter:
        parser.error("pofilter is not here: install translate-toolkit, or say where it is with --peers")
    folders = {language: Path(folder) for language, _, folder in (one.partition("=") for one in given.catalogs)}
    everything = {language: found(folder, language, pofilter) for language, folder in folders.items()}
    for language, here in everything.items():
        if given.sample:
            sample(here, given.sample / f"pofilter.{language}.tsv")
        else:
            print(*summary(language, here), sep="\n")
    if not given.sample:
        print(*table(everything), sep="\n")


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t"))


def _share(findings: Mapping[str, int], marks: Mapping[str, Counter[str]]) -> float:
    """Return how many of the findings of rules are true, if all are as those that were read."""
    true = sum(number * marks[name]["true"] / marks[name].total() for name, number in findings.items())
    return true / sum(findings.values())


def _row(
    name: str,
    counts: Mapping[str, Counter[str]],
    labels: Mapping[str, Sequence[Label]],
    tests: set[str],
    how: Sequence[str],
) -> str:
    """Return one row: findings, read and true by language, and the share of true ones."""
    cells, together = [], Counter[str]()
    for language, count in counts.items():
        read = Counter(one.verdict for one in labels[language] if one.test in tests and one.drawn in how)
        together += read
        findings = sum(count[test] for test in tests)
        cells += [str(findings), *((str(read.total()), str(read["true"])) if findings else ("", ""))]
    return f"| {name} | {' | '.join(cells)} | {together['true'] / together.total():.0%} |"


if __name__ == "__main__":
    main()
