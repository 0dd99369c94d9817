"""The report for people: one paragraph per finding, the place first, as editors link it.

::

    po/es/about.html.po:31: error markup-lost: the translation lacks the tag <em>
        source: See the <em>rules</em>.
                        ^^^^
        es:     Vea las reglas.
        from:   about.html:12
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from pipeline.model import Finding, Severity
from pipeline.reports import summary
from pipeline.reports.about import About
from pipeline.reports.display import columns, escaped

__all__ = ["render"]

Paint = Callable[[str, str], str]

_WIDTH = 96
"""Characters of a text that are shown; of a longer one, those around the marked ones."""

_BEFORE = 40
"""Characters shown before the marked ones, where a text has to be cut."""

_SHOWN_AS = str.maketrans({"\n": "⏎", "\r": "", "\t": " ", "\xa0": " ", "\u202f": " "})
_COLOURS = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.NOTE: "36;1"}
_PLACE, _MARK, _ADVICE = "1", "31", "32"


def render(findings: Sequence[Finding], about: About) -> str:
    """Return the findings by file and line, and at the end how many there are."""
    paint = _painted if about.colour else _plain
    ordered = sorted(findings, key=lambda finding: (finding.path, finding.line))
    lines: list[str] = []
    for _, group in groupby(ordered, key=lambda finding: finding.path):
        for finding in group:
            lines += _paragraph(finding, paint)
        lines.append("")
    lines.append(summary(findings))
    return "\n".join(lines) + "\n"


def _paragraph(finding: Finding, paint: Paint) -> Iterator[str]:
    place = paint(escaped(f"{finding.path}:{finding.line}:"), _PLACE)
    severity = paint(finding.severity.value, _COLOURS[finding.severity])
    concept = f" ({finding.concept})" if finding.concept else ""
    yield f"{place} {severity} {escaped(f'{finding.rule}: {finding.message}{concept}')}"
    if finding.source:
        label = "source" if finding.target else finding.language
        yield from _excerpt(label, finding.source, finding.source_span, paint)
    if finding.target:
        yield from _excerpt(finding.language, finding.target, finding.target_span, paint)
    if finding.suggestion:
        yield _labelled("write", paint(escaped(finding.suggestion.translate(_SHOWN_AS)), _ADVICE))
    if finding.document and finding.target:
        line = f":{finding.document_line}" if finding.document_line else ""
        yield _labelled("from", escaped(f"{finding.document}{line}"))


def _labelled(label: str, text: str) -> str:
    return f"    {label and f'{escaped(label)}:':<8}{text}"


def _excerpt(label: str, text: str, span: tuple[int, int] | None, paint: Paint) -> Iterator[str]:
    """Yield the text, or what fits of it, and a line of carets under the marked characters."""
    start, end = span or (0, 0)
    first, last = _window(text, start, end)
    before, marked, after = text[first:start], text[start : min(end, last)], text[min(end, last) : last]
    before, marked, after = (escaped(part.translate(_SHOWN_AS)) for part in (before, marked, after))
    before = f"…{before}" if first else before
    after = f"{after}…" if last < len(text) else after
    yield _labelled(label, before + (paint(marked, _MARK) if marked else "") + after)
    if span is not None:
        yield _labelled("", " " * columns(before) + paint("^" * max(1, columns(marked)), _MARK)).rstrip()


def _window(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the part of ``text`` to show: whole words, with ``start`` in it and ``end`` if it fits."""
    if len(text) <= _WIDTH:
        return 0, len(text)
    first = max(0, min(start - _BEFORE, len(text) - _WIDTH))
    if first:
        space = text.find(" ", first, start)
        first = space + 1 if space >= 0 else first
    last = min(len(text), first + _WIDTH)
    if last < len(text):
        space = text.rfind(" ", max(start, min(end, last)), last)
        last = space if space >= 0 else last
    return first, last


def _plain(text: str, _style: str) -> str:
    return text


def _painted(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m"
