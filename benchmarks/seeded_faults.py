"""How many faults are found that somebody put in: ``python -m benchmarks.seeded_faults es=CATALOGS pt_BR=CATALOGS``.

From each folder of published catalogs come entries with nothing wrong: those that neither
our rules nor pofilter find anything in. Each kind of fault is put into as many of them as
``--each`` says, a sentence that can have it is put behind both texts before where the kind
has one, and it is found if a tool says more of the entry than it said before. Tables of
kinds are in ``mechanical_faults.py`` and its like; to add one, add its name to KINDS.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from benchmarks.mechanical_faults import MECHANICAL
from benchmarks.pofilter import said_by_pofilter
from benchmarks.programs import Programs
from benchmarks.rule_precision import texts
from benchmarks.seeded_faults_language import LANGUAGE_FAULTS
from benchmarks.seeding import Kind
from pipeline.checks import TEXT_RULES, Context, Pair, check_pair, rule

KINDS: tuple[Kind, ...] = (*MECHANICAL, *(Kind(*row) for row in LANGUAGE_FAULTS))


@dataclass(frozen=True, slots=True)
class Seeded:
    """A clean pair and the same with a fault."""

    kind: Kind
    before: Pair
    after: Pair


def told(pairs: Iterable[Pair]) -> list[Counter[str]]:
    """Return what our rules say of each pair: their names, and how often."""
    context, rules = Context(("en", "es", "pt_BR")), [one for one in map(rule, TEXT_RULES) if one.on_by_default]
    return [Counter(finding.rule for finding in check_pair(pair, context, rules)) for pair in pairs]


def told_by_pofilter(pofilter: str, pairs: Sequence[Pair], language: str) -> list[Counter[str]]:
    """Return the tests of pofilter that say something of each pair."""
    return [Counter(said.keys()) for said in said_by_pofilter(pofilter, pairs, language)]


def clean(folder: Path, language: str, pofilter: str | None, size: int) -> list[Pair]:
    """Return entries of published catalogs in which no tool finds anything, drawn at random."""
    some = [one for one in texts(folder, language) if one.source.endswith(".") and one.target.endswith(".")]
    unique = list({pair.source: pair for pair in some}.values())
    Random(2026).shuffle(unique)
    candidates = unique[: 3 * size]
    ours = told(candidates)
    theirs = told_by_pofilter(pofilter, candidates, language) if pofilter else [Counter[str]()] * len(candidates)
    return [pair for pair, one, other in zip(candidates, ours, theirs, strict=True) if not one and not other][:size]


def seeded(pool: Sequence[Pair], language: str, each: int) -> list[Seeded]:
    """Return entries with a fault of every kind that the language can have."""
    random = Random(2026)
    made: list[Seeded] = []
    for kind in KINDS:
        number = 0
        for pair in random.sample(pool, len(pool)) if language in kind.languages else ():
            before = replace(
                pair,
                source=" ".join(filter(None, (pair.source, kind.sentences.get("en")))),
                target=" ".join(filter(None, (pair.target, kind.sentences.get(language)))),
                flags=kind.flags,
            )
            target = kind.seed(before, random)
            if target is not None and target != before.target:
                made.append(Seeded(kind, before, replace(before, target=target)))
                number += 1
            if number == each:
                break
    return made


def detected(before: Sequence[Counter[str]], after: Sequence[Counter[str]]) -> list[bool]:
    """Tell for each entry whether more is said of it with the fault than without."""
    return [bool(new - old) for old, new in zip(before, after, strict=True)]


def main() -> None:
    """Print a table of kinds."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.seeded_faults", description=__doc__)
    parser.add_argument("catalogs", nargs="+", metavar="LANGUAGE=FOLDER")
    parser.add_argument("--peers", type=Path, help="a folder of virtual environments with pofilter")
    parser.add_argument("--size", type=int, default=2500, help="clean entries of each language (2500)")
    parser.add_argument("--each", type=int, default=60, help="entries of each language with each kind (60)")
    parser.add_argument("--missed", action="store_true", help="show what we did not find")
    given = parser.parse_args()
    pofilter = Programs(given.peers).find("pofilter")
    totals: dict[str, Counter[str]] = {kind.name: Counter() for kind in KINDS}
    entries = 0
    for argument in given.catalogs:
        language, _, folder = argument.partition("=")
        pool = clean(Path(folder), language, pofilter, given.size)
        entries += len(pool)
        made = seeded(pool, language, given.each)
        before, after = [one.before for one in made], [one.after for one in made]
        ours = detected(told(before), told(after))
        theirs = [False] * len(made)
        if pofilter:
            one, other = (told_by_pofilter(pofilter, some, language) for some in (before, after))
            theirs = detected(one, other)
        for seed, by_us, by_them in zip(made, ours, theirs, strict=True):
            totals[seed.kind.name].update(seeded=1, ours=by_us, theirs=by_them)
            if given.missed and not by_us:
                print(f"{seed.kind.name}: {seed.after.source!r}\n    {seed.after.target!r}")
    print(f"{entries} clean entries\n")
    print("| kind | seeded | museotext | pofilter |\n| --- | ---: | ---: | ---: |")
    everything: Counter[str] = sum(totals.values(), Counter())
    for name, total in {**totals, f"all {len(KINDS)} kinds": everything}.items():
        shares = (f"{total[tool] / total['seeded']:.1%}" if total["seeded"] else "" for tool in ("ours", "theirs"))
        print(f"| {name} | {total['seeded']} | {' | '.join(shares)} |")


if __name__ == "__main__":
    main()
