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
from pipeline.model import Edit, Finding, Severity

__all__ = ["EXACT", "NAME", "SEVERITY", "check", "check_text"]

NAME = "punctuation-spacing"
SEVERITY = Severity.WARNING
EXACT = True

_SPACED = re.compile(r"[ \u00a0\u202f][,;:?!.](?![\w.])")
_GLUED = re.compile(r"[,;.](?=[^\W\d_])")
"""One look tells whether there is anything to find at all."""

_BEFORE = re.compile(r"(?P<space>[ \u00a0\u202f]+)(?P<sign>[,?!](?!\)\w)|[;:](?!\))|\.(?![.\w]))(?=[ \n\u00a0»”)]|$)")
_INSIDE = re.compile(r"(?P<sign>[¿¡«])(?P<space>[ \u00a0\u202f]+)(?=[^\W_])|(?P<before>[ \u00a0\u202f]+)»")
_MISSING = re.compile(
    r"[,;](?=(?P<next>[^\W\d_]{2,})(?![\w.,;=(/@-]*[=(/@]))|\.(?=(?P<begin>[A-ZÁÉÍÓÚÂÊÔ][a-záéíóúãõâêôç]+)(?:[ ,]|$))"
)
_WORD_BEFORE = re.compile(r"(?<![\w.,/@-])[^\W\d_]{2,}$")
_LONGEST = 40
"""Characters of the word before a sign that are looked at."""


def check(pair: Pair, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each space of a translation that is too much or missing."""
    yield from _findings(pair.translation, pair.original)


def check_text(text: Text, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each space of a source text that is too much or missing."""
    if text.is_source:
        yield from _findings(text, None)


def _findings(text: Text, original: Text | None) -> Iterator[Finding]:
    masked = text.masked
    for match in _spaced(text) if _SPACED.search(masked) else ():
        if not _known(match["sign"], original):
            yield _finding(text, match.span("space"), "", f"a space stands before {match['sign']}", match.span())
    if text.has("¿¡«»"):
        for match in _INSIDE.finditer(masked):
            group = "before" if match["before"] else "space"
            if match[group] == text.text[slice(*match.span(group))]:
                sign = match["sign"] or "»"
                what = f"a space stands {'before' if match['before'] else 'after'} {sign}"
                yield _finding(text, match.span(group), "", what, match.span())
    for match in _MISSING.finditer(masked) if _GLUED.search(masked) else ():
        at = match.end()
        word = _WORD_BEFORE.search(masked, max(0, at - 1 - _LONGEST), at - 1)
        if word is None or (match[0] == "." and not (len(word[0]) > 2 and word[0].islower())):
            continue
        if original is not None and any(one[0] == match[0] for one in _MISSING.finditer(original.masked)):
            continue
        end = match.end("next") if match["next"] else match.end("begin")
        what = f"a space is missing after {'the full stop' if match[0] == '.' else match[0]}"
        yield _finding(text, (at, at), " ", what, (word.start(), end))


def _spaced(text: Text) -> Iterator[re.Match[str]]:
    """Yield the spaces before signs; where markup was blanked, there is none in the text."""
    for match in _BEFORE.finditer(text.masked):
        start, end = match.span("space")
        if text.masked[start - 1 : start].isalnum() and match["space"] == text.text[start:end]:
            yield match


def _known(sign: str, original: Text | None) -> bool:
    """Whether the source text has a space before this sign, too, or the sign by itself."""
    return original is not None and (
        any(match["sign"] == sign for match in _spaced(original)) or original.text.startswith(sign)
    )


def _finding(text: Text, place: tuple[int, int], space: str, message: str, span: tuple[int, int]) -> Finding:
    edit = Edit(*place, space)
    before = text.text[: place[0]].split(" ")[-1][-30:]
    after = text.text[place[1] :].split(" ")[0][:30]
    return text.finding(NAME, SEVERITY, message, span=span, suggestion=f"{before}{space}{after}", fix=(edit,))
