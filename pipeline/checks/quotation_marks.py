"""A quotation mark has no partner, the wrong partner, or is another language's.

# What it finds
« without », “ without ”; a quotation that begins with one kind and ends with another
(`“taller"`); « » in English and Brazilian Portuguese, where they are not used; German „ “.
Spanish has « », “ ” and ‘ ’ (RAE, *Ortografía* 2010), Portugal
« » and “ ”. Straight marks are a matter of style and only counted; after a figure they
mean inches, and in code they belong to the code.

# Why it matters
Readers do not know where the quotation ends.

# Example
`La exposición «Barro y fuego reúne cien piezas.`

# What to do
Write the mark that is missing; where only the kind is wrong, `museotext check --fix` mends it.

# How to waive
`# museotext: waive quotation-marks — the quotation goes on in the next paragraph`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.checks.context import Context
from pipeline.checks.conventions import conventions
from pipeline.checks.pair import Pair, Text
from pipeline.checks.signs import Sign
from pipeline.locales import primary
from pipeline.model import Edit, Finding, Severity

__all__ = ["NAME", "SEVERITY", "SIGNS", "check", "check_source"]

NAME = "quotation-marks"
SEVERITY = Severity.WARNING
SIGNS = Sign.QUOTATION

_MARKS = '"“«”»„'
_MARK = re.compile('[«»“”„"]')
_CLOSES = {"«": "»", "“": "”"}
_OPENS = {"»": "«", "”": "“"}
_STRAIGHT = '"'
_LANGUAGES = {"en": "English", "pt": "Brazilian Portuguese"}


@dataclass(frozen=True, slots=True)
class _Fault:
    kind: str
    """What is wrong, the same for the same fault of the source text."""
    message: str
    span: tuple[int, int]
    suggestion: str = ""
    fix: tuple[Edit, ...] = ()


def check(pair: Pair, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each faulty mark of a translation that the source text does not explain."""
    text = pair.translation
    if not text.has(_MARKS):
        return
    found = _grouped(text)
    if found:
        known = _grouped(pair.original)
        for kind, faults in found.items():
            if kind not in known:
                yield _finding(text, faults)


def check_source(text: Text, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each faulty mark of a source text."""
    if text.has(_MARKS):
        for faults in _grouped(text).values():
            yield _finding(text, faults)


def _grouped(text: Text) -> dict[str, list[_Fault]]:
    """Return the faults by their kind; one finding tells of all that are alike."""
    groups: dict[str, list[_Fault]] = {}
    for one in _faults(text):
        groups.setdefault(one.kind, []).append(one)
    return groups


def _finding(text: Text, faults: list[_Fault]) -> Finding:
    first = faults[0]
    times = f" ({len(faults)} times)" if len(faults) > 1 else ""
    fix = tuple(edit for one in faults for edit in one.fix)
    message = first.message + times
    return text.finding(NAME, SEVERITY, message, span=first.span, suggestion=first.suggestion, fix=fix)


def _faults(text: Text) -> Iterator[_Fault]:
    marks = list(_marks(text))
    if len(marks) % 2 == 0 and all(
        _CLOSES.get(one, one) == other and one not in "»”„"
        for (one, _), (other, _) in zip(marks[::2], marks[1::2], strict=True)
    ):
        yield from _strangers(text, marks)
        return
    yield from _unpaired(text, marks)


def _marks(text: Text) -> Iterator[tuple[str, int]]:
    """Yield the quotation marks and their places, without inches, seconds and signs that are spoken of."""
    is_open = False
    for match in _MARK.finditer(text.masked):
        at = match.start()
        if match[0] == _STRAIGHT:
            before, after = text.text[at - 1 : at] if at else "", text.text[at + 1 : at + 2]
            is_sign = before in ("", " ") and after in ("", " ")
            if is_sign or before in ("′", "'", "\\") or (before.isdigit() and not is_open):
                continue
            is_open = not is_open
        yield match[0], at


def _unpaired(text: Text, marks: list[tuple[str, int]]) -> Iterator[_Fault]:
    """Yield the marks without a partner; quotations may stand in one another."""
    waiting: list[tuple[str, int]] = []
    straight = [at for mark, at in marks if mark == _STRAIGHT]
    for mark, at in marks:
        if mark in _CLOSES:
            waiting.append((mark, at))
        elif mark in _OPENS:
            if waiting and waiting[-1][0] == _OPENS[mark]:
                waiting.pop()
            elif waiting and waiting[-1][0] in ("„", *_CLOSES):
                yield _mixed(*waiting.pop(), mark, at)
            elif straight and straight[0] < at and len(straight) % 2:
                yield _mixed(_STRAIGHT, straight.pop(0), mark, at)
            else:
                yield _Fault("unopened", f"{mark} closes no quotation", (at, at + 1))
        elif mark == "„":
            waiting.append((mark, at))
        elif mark == _STRAIGHT and waiting and len(straight) % 2 and _is_closing(text.masked, at):
            straight.remove(at)
            yield _mixed(*waiting.pop(), mark, at)
    for mark, at in waiting:
        yield _Fault("unclosed", f"{mark} is never closed", (at, at + 1))
    if len(straight) % 2 and not waiting:
        yield _Fault(_STRAIGHT, 'a quotation mark (") has no partner', (straight[-1], straight[-1] + 1))


def _is_closing(masked: str, at: int) -> bool:
    return at > 0 and not masked[at - 1].isspace() and not masked[at + 1 : at + 2].isalnum()


def _mixed(opening: str, start: int, closing: str, end: int) -> _Fault:
    """Return the fault of a quotation that begins with one kind and ends with another."""
    if opening in _CLOSES:
        edit = Edit(end, end + 1, _CLOSES[opening])
    elif closing in _OPENS:
        edit = Edit(start, start + 1, _OPENS[closing])
    else:
        edit = Edit(end, end + 1, "”")
    return _Fault(
        opening + closing,
        f"a quotation begins with {opening} and ends with {closing}",
        (edit.start, edit.end),
        edit.text,
        (edit,),
    )


def _strangers(text: Text, marks: list[tuple[str, int]]) -> Iterator[_Fault]:
    """Yield whole quotations in marks that the language does not use."""
    ours = conventions(text.language)
    if ours is None or ours.guillemets or not any(mark == "«" for mark, _ in marks):
        return
    for (mark, start), (_, end) in zip(marks[::2], marks[1::2], strict=True):
        if mark == "«":
            edits = (Edit(start, start + 1, "“"), Edit(end, end + 1, "”"))
            language = _LANGUAGES[primary(text.language)]
            yield _Fault("« »", f"{language} writes “ ”, not « »", (start, end + 1), "“ ”", edits)
