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
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "check"]

NAME = "private-note"
SEVERITY = Severity.WARNING

_HINT = re.compile(
    r"[?¿]{2}|\(\?\)|\[|\(|\bTODO\b|FIXME|\bTB[DC]\b|XXX|\bN(?:ota|\. ?d|\.?[dD]\.?T\b)|raductor|radut|ranslat|orem"
)
"""What a text with a note has: most texts have none of it."""

_NOTE = re.compile(
    r"[?¿]{3,}|¿\?|\(\?\)"
    r"|\bTODO:|(?<=[\[(])TODO\b|\bFIXME:?|\bTB[DC]\b(?=[\s:)\].]|$)"
    r"|(?<![A-Z])XXX+(?![A-Z])(?=\s*[:?!)\]])|(?<=[\[(])XXX+"
    r"|\b[Nn]ota d(?:el traductor|e la traductora|o tradutor|a tradutora)\b"
    r"|\bN\. ?d(?:el|e la|o|a) [TR]\.|\bN\. ?d[oa] ?T\.|\bN\.? ?[dD]\.? ?T\b|\bN\. ?T\.:"
    r"|\b[Tt]ranslator['’]s note\b|\bTN:"
    r"|\b[Ll]orem ipsum\b"
)

_REMARK = re.compile(
    r"[\[(]\s*(?:"
    r"(?:a |por |para )?revisar|verificar|comprobar|confirmar|conferir|rever|averiguar|checar|check|verify|confirm"
    r"|translate"
    r"|pendiente|pendente|pending|duda|dúvida|sin traducir|traducir|traduzir|por traducir|a traduzir|not translated"
    r"|ojo|falta|unsure|unclear|no estoy segur[oa]|não tenho certeza|mejor|melhor|better|o bien|literalmente|lit\."
    r")\b[^\[\]()]{0,60}[\])]",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[\[(]")


def check(pair: Pair, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each note of a translation that its source text does not have."""
    text = pair.target_masked
    if _HINT.search(text) is None:
        return
    notes = [] if _NOTE.search(pair.source) else list(_NOTE.finditer(text))
    if len(_BRACKET.findall(pair.target)) > len(_BRACKET.findall(pair.source)):
        notes += _REMARK.finditer(text)
    for note in sorted(notes, key=re.Match.start):
        yield pair.finding(NAME, SEVERITY, f"“{note[0].strip()}” is a note, not text", target_span=note.span())
