"""How many findings of a rule are true on public catalogs.

``python -m benchmarks.language_precision CATALOGS --language es RULE…`` counts what rules find in the
translations below a folder. ``--sample FILE`` writes findings of each rule, drawn at random,
to be labelled: a first column of ``true`` or ``false``. ``data/language_rules.LANGUAGE.tsv`` has
those labelled for the table in ``docs/precision.md``.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.measuring import ROOT
from benchmarks.term_corpus import pairs
from pipeline.checks import Context, Pair, check_catalog, check_language, check_pair, rule
from pipeline.glossary import read_glossary
from pipeline.model import Finding, Markup

_ROLE = re.compile(r":[\w:.+-]+:`([^`]*)`|``(.+?)``|(?<![*\w])\*(\w+)\*(?![*\w])")
_LINK = re.compile(r"`([^`<>]+?)\s*<[^`>]*>`_{0,2}")
DATA = ROOT / "benchmarks" / "data"
_SHOWN = 160


def as_markdown(text: str) -> str:
    """Return reStructuredText as Markdown: code and what roles name are code, links their texts."""
    return _ROLE.sub(lambda found: f"`{found[1] or found[2] or found[3]}`", _LINK.sub(r"\1", text))


def catalogs(folder: Path, language: str) -> Iterator[list[Pair]]:
    """Yield the translated texts of each catalog below ``folder``, as their readers see them."""
    for path in sorted(folder.rglob("*.po")):
        shown = str(path.relative_to(folder))
        yield [
            replace(
                pair,
                source=as_markdown(pair.source),
                target=as_markdown(pair.target),
                markup=Markup.MARKDOWN,
                path=shown,
            )
            for pair in pairs([path], language)
        ]


def findings(texts: Sequence[Sequence[Pair]], names: Sequence[str]) -> Iterator[Finding]:
    """Yield what the rules called ``names`` find, those that read several translations too."""
    rules = tuple(map(rule, names))
    context = Context(("en", "es", "pt_BR"), read_glossary(ROOT / "glossary"))
    for catalog in texts:
        for pair in catalog:
            yield from check_pair(pair, context, rules)
        yield from check_catalog(catalog, context, rules)
    yield from check_language([pair for catalog in texts for pair in catalog], context, rules)


def main() -> None:
    """Print a table, or write a sample."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.language_precision", description=__doc__)
    parser.add_argument("catalogs", type=Path)
    parser.add_argument("rules", nargs="+", metavar="RULE")
    parser.add_argument("--language", default="es")
    parser.add_argument("--sample", type=Path)
    parser.add_argument("--size", type=int, default=30, help="how many findings of each rule (30)")
    given = parser.parse_args()
    found = list(findings(list(catalogs(given.catalogs, given.language)), given.rules))
    if given.sample:
        with given.sample.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file, delimiter="\t", lineterminator="\n")
            for name in given.rules:
                of_rule = [one for one in found if one.rule == name]
                chosen = random.Random(2026).sample(of_rule, min(given.size, len(of_rule)))
                rows.writerows(("", one.path, one.line, one.rule, one.message) for one in chosen)
                for one in chosen:
                    print(f"{one.rule}: {one.message} -> {one.suggestion}\n    {_around(one.source, one.source_span)}")
                    print(f"    {_around(one.target, one.target_span)}")
        return
    labels: Counter[tuple[str, str]] = Counter()
    path = DATA / f"language_rules.{given.language}.tsv"
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as file:
            labels.update((row[3], row[0]) for row in csv.reader(file, delimiter="\t"))
    print("| rule | found | read | true |\n| --- | ---: | ---: | ---: |")
    for name in given.rules:
        true, false = labels[name, "true"], labels[name, "false"]
        print(f"| {name} | {sum(one.rule == name for one in found)} | {true + false} | {true} |")


def _around(text: str, span: tuple[int, int] | None) -> str:
    start, end = span or (0, 0)
    marked = f"{text[:start]}[{text[start:end]}]{text[end:]}" if span else text
    return repr(marked[max(0, start - _SHOWN // 2) : end + _SHOWN])


if __name__ == "__main__":
    main()
