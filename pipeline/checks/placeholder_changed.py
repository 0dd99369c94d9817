"""A program's placeholder is missing, changed, or at another place than the program fills.

# What it finds
In entries that gettext marks as `c-format`, `python-format` or `python-brace-format`: a
placeholder (`%s`, `%(name)s`, `{name}`) that the translation lacks or invents, another kind
(`%d` for `%s`), a translated name (`%(nombre)s`), an unfinished one (`%(name)`), and `%s`
and `%d` that changed places without numbers (`%2$s`). In all other texts `markup-lost` looks
after placeholders.

# Why it matters
The program stops with an error when it shows the text, or shows nonsense.

# Example
Source: `%(count)d objects in %(room)s`
Translation: `%(cuenta)d objetos en %(room)s`

# What to do
Copy the placeholder from the source text. To change the order in C, number them: `%2$s`.

# How to waive
`# museotext: waive placeholder-changed — the program leaves the number out in Spanish`
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.checks.context import Context
from pipeline.checks.pair import Pair
from pipeline.checks.signs import Sign
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "SIGNS", "check"]

NAME = "placeholder-changed"
SEVERITY = Severity.ERROR
SIGNS = Sign.FORMAT

_PERCENT = re.compile(
    r"%(?:%|(?P<position>[0-9]+\$)?(?P<name>\([^()]*\))?(?P<options>[-+ #0']*(?:\*|[0-9]+)?(?:\.(?:\*|[0-9]+))?)"
    r"(?P<length>hh|h|ll|l|q|j|z|t|L)?(?P<kind>[A-Za-z@])?)"
)
_BRACE = re.compile(r"\{\{|\}\}|\{(?P<name>[^{}:!]*)(?:[:!][^{}]*(?>(?:\{[^{}]*\}[^{}]*)*))?\}")
_KINDS = {"i": "d", "u": "d", "X": "x", "E": "e", "G": "g", "F": "f"}


@dataclass(frozen=True, slots=True)
class _Placeholder:
    identity: str
    """What the program fills in; the same for two that can stand for each other."""
    text: str
    start: int
    end: int
    ordered: bool = False
    """Whether its place among the others says what is filled in."""


def check(pair: Pair, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each placeholder of a program's text that is not as in the source text."""
    if not pair.is_format:
        return
    read = _braces if "python-brace-format" in pair.flags else _percents
    ours, theirs = list(read(pair.source)), list(read(pair.target))
    wanted, there = Counter(one.identity for one in ours), Counter(one.identity for one in theirs)
    lost = [one for one in ours if wanted[one.identity] > there[one.identity]]
    invented = [one for one in theirs if there[one.identity] > wanted[one.identity]]
    if pair.is_plural and not invented and len(lost) == 1:
        return  # the form for one object may say *one* without its number
    for one, other in zip(lost, invented, strict=False):
        yield pair.finding(
            NAME,
            SEVERITY,
            f"{other.text} was {one.text} in the source text",
            source_span=(one.start, one.end),
            target_span=(other.start, other.end),
            suggestion=one.text,
        )
    for one in lost[len(invented) :]:
        message = f"the translation lacks {one.text}"
        yield pair.finding(NAME, SEVERITY, message, source_span=(one.start, one.end), suggestion=one.text)
    for other in invented[len(lost) :]:
        message = f"the source text has no {other.text}"
        yield pair.finding(NAME, SEVERITY, message, target_span=(other.start, other.end))
    if not lost and not invented:
        yield from _moved(pair, ours, theirs)


def _moved(pair: Pair, ours: list[_Placeholder], theirs: list[_Placeholder]) -> Iterator[Finding]:
    """Yield a finding where two different placeholders that are filled by their order changed places."""
    for number, (one, other) in enumerate(zip(ours, theirs, strict=True), 1):
        if one.ordered and other.ordered and one.identity != other.identity:
            at = next(place for place, found in enumerate(ours, 1) if found.identity == other.identity)
            yield pair.finding(
                NAME,
                SEVERITY,
                f"{other.text} is filled with what belongs to {one.text}, placeholder {number} of the source text",
                source_span=(one.start, one.end),
                target_span=(other.start, other.end),
                suggestion=f"%{at}${other.text[1:]}",
            )
            return


def _percents(text: str) -> Iterator[_Placeholder]:
    for match in _PERCENT.finditer(text):
        if match[0] == "%%" or (not match["name"] and match["kind"] is None):
            continue
        kind = match["kind"] or "nothing"
        kind = _KINDS.get(kind, kind)
        if match["name"]:
            yield _Placeholder(f"%{match['name']}{kind}", match[0], *match.span())
            continue
        if match["options"] == " " and not match["position"]:
            continue  # 100 % de
        yield _Placeholder(f"%{kind}", match[0], *match.span(), ordered=match["position"] is None)


def _braces(text: str) -> Iterator[_Placeholder]:
    number = 0
    for match in _BRACE.finditer(text):
        if match["name"] is not None:
            name = match["name"].strip() or str(number)
            number += 1
            yield _Placeholder(f"{{{name}}}", match[0], *match.span())
