"""How many findings of each rule are true on public catalogs: ``python -m benchmarks.rule_precision CATALOGS``.

``--language`` says what the catalogs are in. ``--sample FILE`` writes some findings of each
rule, drawn at random, to be labelled: a first column of ``true`` or ``false``.
``data/rules.LANGUAGE.tsv`` has those labelled for the table in ``docs/precision.md``. The
texts are reStructuredText, which is turned into Markdown first; where a finding is about
what that made of a text, its label is ``conversion``, and it does not count as read.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.measuring import ROOT
from benchmarks.term_corpus import pairs
from pipeline.checks import TEXT_RULES, Context, Pair, check_pair, rule
from pipeline.model import Finding, Markup

DATA = ROOT / "benchmarks" / "data"
WHOLE = ("untranslated-copy", "target-language")
"""Rules that are also asked about copies and code, which the others are not: they are about such texts."""
AROUND = 60
"""Characters of a text that are shown on each side of what is marked."""


def as_markdown(text: str) -> str:
    """Return reStructuredText as the Markdown that says the same: code in backticks, link texts without address."""
    text = re.sub(r"(?::[\w:.+-]+:)?`([^`<>]+?)\s*<[^`>]*>`_{0,2}", r"\1", text)
    text = re.sub(r"``(.+?)``|:[\w:.+-]+:`([^`]*)`", lambda match: f"`{match[1] or match[2]}`", text)
    return re.sub(r"(?<![*\w])\*(\w+)\*(?![*\w])", r"`\1`", text)


def written(folder: Path, language: str, *, whole: bool = False) -> Iterator[Pair]:
    """Yield every translated text of the catalogs in ``folder`` as it is written there; all if ``whole``."""
    for path in sorted(folder.rglob("*.po")):
        for pair in pairs([path], language, whole=whole):
            yield replace(pair, path=str(path.relative_to(folder)))


def texts(folder: Path, language: str) -> Iterator[Pair]:
    """Yield every translated text of the catalogs in ``folder`` as its reader sees it."""
    return map(as_read, written(folder, language))


def as_read(pair: Pair) -> Pair:
    """Return a pair of reStructuredText as its reader sees it."""
    return replace(pair, source=as_markdown(pair.source), target=as_markdown(pair.target), markup=Markup.MARKDOWN)


def found(folder: Path, language: str, names: Iterable[str]) -> dict[str, list[Finding]]:
    """Return the findings by rule; a text left untranslated has those of that rule only."""
    context, rules = Context(("en", language)), tuple(map(rule, names))
    findings: defaultdict[str, list[Finding]] = defaultdict(list)
    for pair in texts(folder, language):
        for one in check_pair(pair, context, rules):
            if one.rule not in WHOLE:
                findings[one.rule].append(one)
    rules = tuple(one for one in rules if one.final)
    for pair in map(as_read, written(folder, language, whole=True)):
        for one in check_pair(pair, context, rules):
            if one.rule in WHOLE:
                findings[one.rule].append(one)
    return findings


def excerpt(text: str, span: tuple[int, int] | None) -> str:
    """Return what is marked in a text, and some of what stands around it."""
    start, end = span or (0, 0)
    before = text[max(0, start - AROUND) : start]
    return repr(f"{before}⟦{text[start:end]}⟧{text[end : end + AROUND]}" if span else text[: 3 * AROUND])


def main() -> None:
    """Print the table, or write a sample."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rule_precision", description=__doc__)
    parser.add_argument("catalogs", type=Path)
    parser.add_argument("--language", default="es")
    parser.add_argument("--rule", dest="rules", action="append", help="only this rule; may be repeated")
    parser.add_argument("--sample", type=Path)
    parser.add_argument("--size", type=int, default=30)
    given = parser.parse_args()
    names = given.rules or TEXT_RULES
    findings = found(given.catalogs, given.language, [name for name in TEXT_RULES if name in names])
    if given.sample:
        with given.sample.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file, delimiter="\t", lineterminator="\n")
            for all_of_it in findings.values():
                for one in random.Random(2026).sample(all_of_it, min(given.size, len(all_of_it))):
                    rows.writerow(("", one.rule, one.path, one.line, one.message))
                    print(f"{one.rule} {one.path}:{one.line} {one.message}\n    {excerpt(one.source, one.source_span)}")
                    print(f"    {excerpt(one.target, one.target_span)}")
        return
    labels = DATA / f"rules.{given.language}.tsv"
    marks: defaultdict[str, Counter[str]] = defaultdict(Counter)
    if labels.is_file():
        with labels.open(encoding="utf-8", newline="") as file:
            for verdict, name, *_ in csv.reader(file, delimiter="\t"):
                marks[name][verdict] += 1
    print("| rule | findings | read | true | |\n| --- | ---: | ---: | ---: | ---: |")
    for name in names:
        read, true = marks[name]["true"] + marks[name]["false"], marks[name]["true"]
        share = f"{true / read:.0%}" if read else ""
        print(f"| `{name}` | {len(findings[name])} | {read or ''} | {true if read else ''} | {share} |")


if __name__ == "__main__":
    main()
