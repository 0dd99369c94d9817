"""A space stands before a comma, stop or colon, or is missing behind it.

# What it finds
A space before `,` `.` `;` `:` `?` `!`, which French has and Spanish, Portuguese and English
have not; a space after `¿` and `¡` and just inside « »; no space after a comma, semicolon or
full stop between two words. Numbers, times, names of files, smileys and code are left
alone, and so is what the source text has in the same way.

# Why it matters
A line may begin with the lone sign, and two words become one.

# Example
`el museo , la sala` and `el museo,la sala`

# What to do
Take the space out, or put it in. `museotext check --fix` does it.

# How to waive
`# museotext: waive punctuation-spacing — the poem is set like this`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.pair import Pair, Text
from pipeline.checks.signs import Sign
from pipeline.model import Edit, Finding, Severity

__all__ = ["EXACT", "NAME", "SEVERITY", "SIGNS", "check", "check_source"]

NAME = "punctuation-spacing"
SEVERITY = Severity.WARNING
SIGNS = Sign.PUNCTUATION_SPACE
EXACT = True

_SPACED = re.compile(r"[ \u00a0\u202f][,;:?!.](?![\w.])")
_GLUED = re.compile(r"[,;.](?=[^\W\d_])")
"""One look tells whether there is anything to find at all."""

_BEFORE = re.compile(r"[ \u00a0\u202f](?P<sign>[,?!](?!\)\w)|[;:](?!\))|\.(?![.\w]))(?=[ \n\u00a0»”)]|$)")
_INSIDE = re.compile(r"(?P<sign>[¿¡«])(?P<space>[ \u00a0\u202f]+)(?=[^\W_])|[ \u00a0\u202f]»")
_MISSING = re.compile(
    r"[,;](?=(?P<next>[^\W\d_]{2,})(?![\w.,;=(/@-]{0,40}[=(/@]))"
    r"|\.(?=(?P<begin>[A-ZÁÉÍÓÚÂÊÔ][a-záéíóúãõâêôç]+)(?:[ ,]|$))"
)
_WORD_BEFORE = re.compile(r"(?<![\w.,/@-])[^\W\d_]{2,}$")
_CLOSED = re.compile(r"(?:[)\]»”`]|[^\s*]\*|</[a-z0-9]{1,30}>)$")
"""What ends before a space: a bracket, a quotation, code, emphasis, an element."""
_SPACES = " \u00a0\u202f"
_LONGEST = 40
"""Characters before a sign that are looked at."""


def check(pair: Pair, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each space of a translation that is too much or missing."""
    yield from _findings(pair.translation, pair.original)


def check_source(text: Text, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each space of a source text that is too much or missing."""
    yield from _findings(text, None)


def _findings(text: Text, original: Text | None) -> Iterator[Finding]:
    masked = text.masked
    if _SPACED.search(masked) and (spaced := list(_spaced(text))):
        known = {sign for _, _, sign in _spaced(original)} if original else set()
        for start, end, sign in spaced:
            if sign not in known and not (original and original.text.startswith(sign)):
                yield _finding(text, (start, end), "", f"a space stands before {sign}", (start, end + 1))
    if text.has("¿¡«»"):
        for match in _INSIDE.finditer(masked):
            sign = match["sign"] or "»"
            start, end = match.span("space") if match["sign"] else (_first(masked, match.start()), match.end() - 1)
            is_empty = not match["sign"] and masked[start - 1 : start] in ("", "«")
            if not is_empty and masked[start:end] == text.text[start:end]:
                what = f"a space stands {'after' if match['sign'] else 'before'} {sign}"
                yield _finding(text, (start, end), "", what, (min(start, match.start()), match.end()))
    if _GLUED.search(masked) and (missing := list(_MISSING.finditer(masked))):
        known = {match[0] for match in _MISSING.finditer(original.masked)} if original else set()
        for match in missing:
            at = match.end()
            word = _WORD_BEFORE.search(masked, _near(at - 1), at - 1)
            if match[0] in known or word is None:
                continue
            if match[0] != "." or (len(word[0]) > 2 and word[0].islower()):
                end = match.end("next") if match["next"] else match.end("begin")
                if original and text.text[word.start() : end] in original.text:
                    continue  # the name of something in a program
                what = f"a space is missing after {'the full stop' if match[0] == '.' else match[0]}"
                yield _finding(text, (at, at), " ", what, (word.start(), end))


def _spaced(text: Text) -> Iterator[tuple[int, int, str]]:
    """Yield the places of spaces before signs, and the signs: behind a word, a bracket, or the end of markup."""
    written = text.text
    for match in _BEFORE.finditer(text.masked):
        start = end = match.start("sign")
        while start and written[start - 1] in _SPACES:
            start -= 1
        if start < end and (text.masked[start - 1 : start].isalnum() or _CLOSED.search(written, _near(start), start)):
            yield start, end, match["sign"]


def _near(place: int) -> int:
    return max(0, place - _LONGEST)


def _first(masked: str, at: int) -> int:
    """Return where the spaces begin of which one stands at a place."""
    while at and masked[at - 1] in _SPACES:
        at -= 1
    return at


def _finding(text: Text, place: tuple[int, int], space: str, message: str, span: tuple[int, int]) -> Finding:
    edit = Edit(*place, space)
    before = text.text[max(0, place[0] - 30) : place[0]].split(" ")[-1]
    after = text.text[place[1] : place[1] + 30].split(" ")[0]
    return text.finding(NAME, SEVERITY, message, span=span, suggestion=f"{before}{space}{after}", fix=(edit,))
