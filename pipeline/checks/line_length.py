"""A subtitle has a line that is too long, or too many lines.

# What it finds
A line of a translated subtitle with more than 42 characters, or a subtitle with more than
two lines (Netflix, Timed Text Style Guides; TED Translators). Tags and positions do not
count. If the source text has as many lines, it is only a note; so it is in a source text.

# Why it matters
Players break the line where they like, often in the middle of a name, or print it across
the whole picture; a third line covers what is shown.

# Example
Translation: `Esta vasija se encontró en la orilla del río en 1911`

# What to do
Break the line where the sentence pauses: after a comma, before “and” or “that”, never
between an article and its noun. In Poedit press Enter. If two lines are not enough, say it
in fewer words. Other limits can be set: `subtitles.width = 37`, `subtitles.lines = 3`.

# How to waive
`# museotext: waive line-length — the title of the film`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.pair import Pair, Text
from pipeline.checks.signs import Sign
from pipeline.markup import plain
from pipeline.model import Finding, Markup, Severity

__all__ = ["NAME", "SEVERITY", "SIGNS", "check", "check_source"]

NAME = "line-length"
SEVERITY = Severity.WARNING
SIGNS = Sign.SUBTITLE

_SPACE = re.compile(r" ")
_PAUSE = re.compile(r"[,;:.!?…][^\w\s]*$")
_WORTH = 8
"""Characters of unevenness that a break at a pause is worth."""


def check(pair: Pair, context: Context) -> Iterator[Finding]:
    """Yield what is too long in a translation."""
    if pair.markup is not Markup.SUBTITLE:
        return
    as_many = len(_lines(pair.source, pair.markup)) >= len(_lines(pair.target, pair.markup))
    yield from _findings(pair.translation, context, SEVERITY, Severity.NOTE if as_many else SEVERITY)


def check_source(text: Text, context: Context) -> Iterator[Finding]:
    """Yield notes on what is too long in a source text."""
    yield from _findings(text, context, Severity.NOTE, Severity.NOTE)


def _findings(text: Text, context: Context, for_width: Severity, for_number: Severity) -> Iterator[Finding]:
    if text.markup is not Markup.SUBTITLE:
        return
    limits, lines = context.subtitles, _lines(text.text, text.markup)
    longest = max(lines, key=len)
    if len(longest) > limits.width:
        message = f"a line has {len(longest)} characters, and {limits.width} fit"
        yield text.finding(
            NAME, for_width, message, span=_span(text, longest), suggestion=_broken(text, limits.width, limits.lines)
        )
    if len(lines) > limits.lines:
        yield text.finding(NAME, for_number, f"it has {len(lines)} lines, and {limits.lines} fit")


def _lines(text: str, markup: Markup) -> list[str]:
    return plain(text, markup).split("\n")


def _span(text: Text, line: str) -> tuple[int, int] | None:
    """Return where a line stands, if nothing in it is markup."""
    at = text.text.find(line)
    return (at, at + len(line)) if at >= 0 else None


def _broken(text: Text, width: int, most: int) -> str:
    """Return the text with its one line broken in two; empty where that is not enough or markup is in it."""
    words = text.text
    if "\n" in words or text.codes or most < 2:
        return ""
    places = [match.start() for match in _SPACE.finditer(words)]
    fitting = [at for at in places if at <= width and len(words) - at - 1 <= width]
    if not fitting:
        return ""

    def cost(at: int) -> int:
        return abs(2 * at + 1 - len(words)) - _WORTH * 2 * bool(_PAUSE.search(words, max(0, at - 3), at))

    at = min(fitting, key=cost)
    return f"{words[:at]}\n{words[at + 1 :]}"
