"""A translation has a note that its translator wrote for herself or the reviewer.

# What it finds
`TODO:`, `FIXME`, `TBD`, `???`, `(?)`, *nota del traductor*, *N. do T.*, *N. d. T.*, *translator's note*, a
remark in brackets (`[revisar]`, `(confirmar)`, `[check]`), and filler (*lorem ipsum*), where
the source text has nothing of the kind. Brackets of the source text are left alone, whatever
is in them.

# Why it matters
Readers are shown that somebody was not sure.

# Example
Translation: `La sala de los tejidos [revisar término] abre a las diez.`

# What to do
Settle the question and take the note out. What the reviewer should know belongs into a
comment of the entry; a text that is not ready is marked as needing work (fuzzy).

# How to waive
`# museotext: waive private-note — the note is printed`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.pair import Pair
from pipeline.checks.signs import Sign
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "SIGNS", "check"]

NAME = "private-note"
SEVERITY = Severity.WARNING
SIGNS = Sign.NOTE

_HINTS = ("??", "¿?", "(?)", "TODO", "FIXME", "TBD", "TBC", "XXX", "TN:", "N.", "Nd", "ota d", "anslator", "orem i")
"""What a text with a note has at least one of: most texts have none."""

_NOTE = re.compile(
    r"[?¿]{3,}|¿\?|\(\?\)"
    r"|\bTODO:|(?<=[\[(])TODO\b|\bFIXME:?|\bTB[DC]\b(?=[\s:)\].]|$)"
    r"|(?<![A-Z])XXX+(?![A-Z])(?=\s*[:?!)\]])|(?<=[\[(])XXX+"
    r"|\b[Nn]ota d(?:el traductor|e la traductora|o tradutor|a tradutora)\b"
    r"|\bN\. ?d(?:el|e la|o|a) [TR]\.|\bN\. ?d[oa] ?T\.|\bN\.? ?[dD]\.? ?T\b|\bN\. ?T\.:"
    r"|\b[Tt]ranslator['’]s note\b|\bTN:"
    r"|\b[Ll]orem ipsum\b"
)

_SURE = (
    r"(?:por |para |a )?(?:revisar|verificar|comprobar|confirmar|conferir|rever|averiguar|checar|traducir|traduzir)"
    r"|pendiente|pendente|sin traducir|not translated|unsure|unclear|no estoy segur[oa]|não tenho certeza"
)
_LIKELY = r"check|verify|confirm|translate|pending|duda|dúvida|ojo|falta|mejor|melhor|better|o bien|literalmente|lit\."
_REMARK = re.compile(
    rf"\[\s*(?:{_SURE}|{_LIKELY})\b[^\[\]]{{0,60}}\]"
    rf"|\(\s*(?:{_SURE})\b[^()]{{0,60}}\)|\(\s*(?:{_LIKELY})\b[^()?:]{{0,40}}[?:][^()]{{0,40}}\)",
    re.IGNORECASE,
)


def check(pair: Pair, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each note of a translation that its source text does not have."""
    text, source = pair.target_masked, pair.source_masked
    notes: list[re.Match[str]] = []
    if any(hint in text for hint in _HINTS) and not _NOTE.search(pair.source):
        notes += _NOTE.finditer(text)
    if text.count("(") > source.count("(") or text.count("[") > source.count("["):
        notes += _REMARK.finditer(text)
    for note in sorted(notes, key=re.Match.start):
        yield pair.finding(NAME, SEVERITY, f"“{note[0].strip()}” is a note, not text", target_span=note.span())
