"""How many findings are true on public catalogs: ``python -m benchmarks.term_precision CATALOGS --language es``.

``data/python_terms.csv`` are 30 technical terms. Ours are the errors of term-missing. Beside
it stand Weblate's rule (whole words as the glossary writes them, in any capitals, in the
source and in the translation) and poglossary, if a virtual environment in ``--peers`` has
it; each is given all accepted terms. A flag is an entry and a concept. Where the
translation has the term in another of its forms, the flag of another tool is false.

``--sample FILE`` writes some of our findings, drawn at random, to be labelled: a first
column of ``true``, ``omitted`` (nothing stands for the term, and the sentence reads well
without it) or ``false``. ``data/labels.LANGUAGE.tsv`` has those labelled for the
table in ``docs/precision.md``, ``data/labels.LANGUAGE.before.tsv`` those by which the rules
were mended; ``--without`` leaves them out of the sample.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.measuring import ROOT
from benchmarks.programs import Programs
from benchmarks.term_corpus import pairs
from pipeline.checks import Context, Pair, check_pair, rule
from pipeline.glossary import Glossary
from pipeline.glossary.tables import read_table
from pipeline.model import Finding, Markup, Severity

DATA = ROOT / "benchmarks" / "data"

_SHOWN = 700
_PARAMETER = re.compile(r"(?<![*\w])\*(\w+)\*(?![*\w])")

Flag = tuple[str, int, str]
"""A catalog, the line of its ``msgstr``, and a concept."""


def as_read(text: str, other: str) -> str:
    """Return reStructuredText as its reader sees it, in Markdown: the texts of links stay, the rest is code.

    So are the names of parameters: words in italics that stand so in the ``other`` text too.
    """
    text = re.sub(r"(?::[\w:.+-]+:)?`([^`<>]+?)\s*<[^`>]*>`_{0,2}", r"\1", text)
    text = re.sub(r"``(.+?)``|:[\w:.+-]+:`([^`]*)`", r"`\1\2`", text)
    return _PARAMETER.sub(lambda name: f"`{name[1]}`" if name[0] in other else name[0], text)


def our_findings(found: Sequence[Pair], glossary: Glossary, language: str) -> list[Finding]:
    """Return our errors of missing terms."""
    context, rules = Context(("en", language), glossary), (rule("term-missing"),)
    return [
        finding for pair in found for finding in check_pair(pair, context, rules) if finding.severity is Severity.ERROR
    ]


def weblate_flags(found: Sequence[Pair], glossary: Glossary, language: str) -> Iterator[Flag]:
    """Yield what Weblate's rule flags."""
    whole = {
        term.text: re.compile(rf"\b{re.escape(term.text)}\b", re.IGNORECASE)
        for term in glossary.terms
        if term.status.accepted
    }
    for concept, terms in glossary.concepts.items():
        sources = [whole[term.text] for term in terms if term.language == "en"]
        targets = [whole[term.text] for term in terms if term.language == language]
        for pair in found:
            asked = any(one.search(pair.source_masked) for one in sources)
            if asked and not any(one.search(pair.target_masked) for one in targets):
                yield pair.path, pair.line, concept


def poglossary_flags(python: str, folder: Path, glossary: Glossary, language: str) -> Iterator[tuple[str, str]]:
    """Yield the catalog and source term of what poglossary flags."""
    with tempfile.TemporaryDirectory() as place:
        settings, result = Path(place, "poglossary.yml"), Path(place, "result.json")
        accepted = {
            next(term.text for term in terms if term.language == "en"): [
                term.text for term in terms if term.language == language
            ]
            for terms in glossary.concepts.values()
        }
        settings.write_text(json.dumps({"glossary": accepted}), "utf-8")
        script = ROOT / "benchmarks" / "drivers" / "poglossary_check.py"
        subprocess.run([python, script, folder, settings, result], capture_output=True, check=True)
        for path, _, lost in json.loads(result.read_text("utf-8")):
            yield from ((path, term) for term in lost)


def _labels(path: Path) -> list[tuple[str, ...]]:
    """Return the rows of a file of labels: true or false, catalog, line, concept."""
    with path.open(encoding="utf-8", newline="") as file:
        return [tuple(row[:4]) for row in csv.reader(file, delimiter="\t")]


def main() -> None:
    """Print the table, or write a sample."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.term_precision", description=__doc__)
    parser.add_argument("catalogs", type=Path)
    parser.add_argument("--language", default="es")
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--sample", type=Path)
    parser.add_argument("--size", type=int, default=100)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--without", type=Path, help="labels of findings not to draw again")
    given = parser.parse_args()
    glossary = Glossary(read_table(DATA / "python_terms.csv"))
    paths = sorted(given.catalogs.rglob("*.po"))
    found = [
        replace(
            pair,
            source=as_read(pair.source, pair.target),
            target=as_read(pair.target, pair.source),
            markup=Markup.MARKDOWN,
            path=str(path.relative_to(given.catalogs)),
        )
        for path in paths
        for pair in pairs([path], given.language)
    ]
    ours = our_findings(found, glossary, given.language)
    if given.sample:
        known = {row[1:4] for row in _labels(given.without)} if given.without else set()
        fresh = [one for one in ours if (one.path, str(one.line), one.concept) not in known]
        chosen = random.Random(given.seed).sample(fresh, min(given.size, len(fresh)))
        with given.sample.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file, delimiter="\t", lineterminator="\n")
            rows.writerows(("", one.path, one.line, one.concept, one.message) for one in chosen)
        for one in chosen:
            start, end = one.source_span or (0, 0)
            print(f"{one.source[max(0, start - 30) : start]}[{one.source[start:end]}]{one.source[end : end + 25]!r}")
            print(f"    {one.suggestion} ? {one.target[:_SHOWN]!r}")
        return
    flags = {(one.path, one.line, one.concept) for one in ours}
    theirs = set(weblate_flags(found, glossary, given.language))
    print(f"{len(found)} translated texts, {given.language}\n")
    print("| rule | flags | also ours | false by form |\n| --- | ---: | ---: | ---: |")
    print(f"| museotext | {len(flags)} | | |")
    print(f"| Weblate's | {len(theirs)} | {len(theirs & flags)} | {len(theirs - flags)} |")
    if python := Programs(given.peers).python_with("poglossary"):
        print(f"| poglossary | {len(list(poglossary_flags(python, given.catalogs, glossary, given.language)))} | | |")
    labels = DATA / f"labels.{given.language}.tsv"
    if labels.is_file():
        marks = [row[0] for row in _labels(labels)]
        counted = ", ".join(f"{mark} {marks.count(mark)}" for mark in ("true", "omitted", "false"))
        print(f"\nLabelled: {len(marks)}, {counted}; true {marks.count('true') / len(marks):.1%}")


if __name__ == "__main__":
    main()
