"""Markup that is not whole: tags without a partner, half links, character references that are none."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html.entities import html5
from itertools import chain

from pipeline.markup.code import Code, Kind, Role
from pipeline.markup.markdown import scan
from pipeline.markup.tags import names
from pipeline.model import Markup

__all__ = ["Fault", "Problem", "faults"]

_OPTIONAL_END = names("p li dt dd rt rp optgroup option colgroup thead tbody tfoot tr td th v")
"""Elements whose end tag may be left out (HTML Living Standard, 13.1.2.4; WebVTT, 4.2.2)."""

_CUT_TAG = re.compile(r"</?(?P<name>[A-Za-z][A-Za-z0-9]*)(?=[\s/<]|$)")
_CUT_NUMBER = re.compile(r"<\s*/?\s*(?P<name>\d+)\s*/?\s*>?")
_REFERENCE = re.compile(r"&(?P<name>#?\w{2,31});?")
_HALF_LINK = re.compile(r"(?P<name>\]\(|\]\s+\((?=https?:|mailto:|[^\s()]+\.(?:html?|md)\b|#))")


class Problem(StrEnum):
    """What is wrong with a piece of markup; reads on after the piece itself."""

    UNCLOSED = "is never closed"
    UNOPENED = "closes nothing"
    CROSSED = "closes outside of what it was opened in"
    CUT = "is not a whole tag"
    HALF_LINK = "is not a whole link"
    UNKNOWN_REFERENCE = "is not a character reference"
    UNENDED_REFERENCE = "lacks its semicolon"
    ALONE = "has no partner"


@dataclass(frozen=True, slots=True)
class Fault:
    """One piece of markup that is not whole, and its place in the text."""

    start: int
    end: int
    problem: Problem
    name: str
    """The tag's name or number, the markers (``**``), or the name of the reference."""


def faults(text: str, markup: Markup, found: Sequence[Code]) -> tuple[Fault, ...]:
    """Return what is not whole in the markup of ``text``, in order; ``found`` are its codes.

    Plain text has no markup that could be broken.
    """
    if markup is Markup.NONE:
        return ()
    pattern = _CUT_NUMBER if markup is Markup.NUMBERED else _CUT_TAG
    broken = [*_outside(text, found, pattern, Problem.CUT)] if "<" in text else []
    cut = {fault.name for fault in broken}
    tags = (code for code in found if code.kind in (Kind.TAG, Kind.NUMBER, Kind.CUE))
    broken += (fault for fault in _unpaired(tags) if fault.name not in cut)
    if "&" in text and markup is not Markup.NUMBERED:
        broken += _references(text, found)
    if markup is Markup.MARKDOWN:
        broken += (Fault(start, end, Problem.ALONE, text[start:end]) for start, end in scan(text).leftover)
        broken += _outside(text, found, _HALF_LINK, Problem.HALF_LINK)
    return tuple(sorted(broken, key=lambda fault: fault.start))


def _unpaired(tags: Iterable[Code]) -> Iterator[Fault]:
    """Yield the tags that open and are not closed, or the other way round, or cross each other."""
    opened: list[Code] = []
    left_open: defaultdict[str, list[Code]] = defaultdict(list)
    waiting: Counter[str] = Counter()
    for tag in tags:
        if tag.role is Role.OPEN:
            opened.append(tag)
            waiting[tag.name] += 1
        elif tag.role is Role.CLOSE and waiting[tag.name]:
            while (last := opened.pop()).name != tag.name:
                waiting[last.name] -= 1
                left_open[last.name].append(last)
            waiting[tag.name] -= 1
        elif tag.role is Role.CLOSE and left_open[tag.name]:
            left_open[tag.name].pop()
            yield Fault(tag.start, tag.end, Problem.CROSSED, tag.name)
        elif tag.role is Role.CLOSE:
            yield Fault(tag.start, tag.end, Problem.UNOPENED, tag.name)
    for tag in chain(opened, *left_open.values()):
        if tag.name not in _OPTIONAL_END:
            yield Fault(tag.start, tag.end, Problem.UNCLOSED, tag.name)


def _outside(text: str, found: Sequence[Code], pattern: re.Pattern[str], problem: Problem) -> Iterator[Fault]:
    """Yield what ``pattern`` matches between the codes."""
    starts = {code.start for code in found}
    for start, end in _gaps(text, found):
        for match in pattern.finditer(text, start, end):
            if match.start() not in starts:
                yield Fault(match.start(), match.end(), problem, match["name"].lower())


def _references(text: str, found: Sequence[Code]) -> Iterator[Fault]:
    for start, end in _gaps(text, found):
        for match in _REFERENCE.finditer(text, start, end):
            name = match["name"]
            if match[0].endswith(";"):
                yield Fault(match.start(), match.end(), Problem.UNKNOWN_REFERENCE, name)
            elif name in html5 or f"{name};" in _COMMON or re.fullmatch(r"#(?:\d+|[xX][0-9A-Fa-f]+)", name):
                yield Fault(match.start(), match.end(), Problem.UNENDED_REFERENCE, name)


_COMMON = frozenset(("mdash;", "ndash;", "hellip;", "lsquo;", "rsquo;", "ldquo;", "rdquo;", "euro;", "bull;"))
"""References people write that no browser reads without their semicolon."""


def _gaps(text: str, found: Sequence[Code]) -> Iterator[tuple[int, int]]:
    at = 0
    for code in found:
        if code.start > at:
            yield at, code.start
        at = max(at, code.end)
    if at < len(text):
        yield at, len(text)
