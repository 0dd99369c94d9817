"""The labelled set of ``cases/terms/labelled``, and what the term rules say of its cases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.checks import Context, Pair, Text, check_pair, check_source, rule
from pipeline.glossary import read_glossary
from pipeline.model import Finding, Markup, Severity

__all__ = ["CASES", "Case", "Verdict", "found"]

FOLDER = Path(__file__).parent / "cases" / "terms" / "labelled"
GLOSSARY = read_glossary(FOLDER)
RULES = tuple(rule(name) for name in ("term-missing", "term-forbidden", "term-deprecated", "term-region", "term-case"))
_HEADING = re.compile(r"\[(\w+)(?: > (\w+))?(?:, (\w+))?\]")
_VERDICT = re.compile(r'(missing|related|forbidden|deprecated|region|case) ([\w-]+) "(.+)" -> (.+)')


@dataclass(frozen=True)
class Verdict:
    kind: str
    concept: str
    words: str
    suggestion: str

    @property
    def key(self) -> tuple[str, str]:
        return self.kind, self.concept

    def __str__(self) -> str:
        return f'{self.kind} {self.concept} "{self.words}" -> {self.suggestion}'


@dataclass(frozen=True)
class Case:
    place: str
    title: str
    trap: bool
    languages: tuple[str, ...]
    markup: Markup
    source: str
    target: str
    verdicts: tuple[Verdict, ...]


def _read(path: Path) -> Iterator[Case]:
    languages: tuple[str, ...] = ()
    markup = Markup.NONE
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        place = f"{path.stem}:{number}"
        if heading := _HEADING.fullmatch(line):
            languages = tuple(filter(None, heading.group(1, 2)))
            markup = Markup(heading[3]) if heading[3] else Markup.NONE
        elif line and not line.startswith("#"):
            fields = line.split(" | ")
            if len(fields) != 4:
                raise ValueError(f"{place}: a case has four fields parted by ' | '")
            title, source, target, verdict = fields
            verdicts = () if verdict == "ok" else tuple(_verdict(place, one) for one in verdict.split("; "))
            yield Case(place, title.removeprefix("! "), title[0] == "!", languages, markup, source, target, verdicts)


def _verdict(place: str, text: str) -> Verdict:
    match = _VERDICT.fullmatch(text)
    if match is None:
        raise ValueError(f"{place}: {text!r} is no verdict")
    return Verdict(*match.groups())


CASES = tuple(case for path in sorted(FOLDER.glob("*.txt")) for case in _read(path))


def found(case: Case) -> tuple[Verdict, ...]:
    """Return what the term rules say of a case."""
    context = Context(("en", "es", "pt_BR", "pt_PT"), GLOSSARY)
    if len(case.languages) == 1:
        text = Text(case.source, case.languages[0], case.markup, "source_texts/x", 1)
        return tuple(map(_shown, check_source(text, context, RULES)))
    pair = Pair(case.source, case.target, *case.languages, case.markup, "po/x.po", 1)
    return tuple(map(_shown, check_pair(pair, context, RULES)))


def _shown(finding: Finding) -> Verdict:
    kind = finding.rule.removeprefix("term-")
    if kind == "missing" and finding.severity is Severity.NOTE:
        kind = "related"
    in_target = finding.target_span and finding.rule != "term-missing"
    text, span = (finding.target, finding.target_span) if in_target else (finding.source, finding.source_span)
    return Verdict(kind, finding.concept, text[slice(*span)] if span else "", finding.suggestion)
