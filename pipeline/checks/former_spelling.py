"""A Portuguese word is spelt as before the Orthographic Agreement of 1990.

# What it finds
Consonants that are not spoken (`acção`, `óptimo`, `projecto`), accents (`idéia`, `vôo`,
`pára`), the diaeresis (`freqüência`) and hyphens (`infra-estrutura`, `auto-retrato`,
`fim-de-semana`) that the agreement took away. What a country still writes is right there:
`facto`, `contacto` and `secção` in Portugal, `aspecto` and `perspectiva` in Brazil; where both
spellings are good, neither is reported. Names and words of the source text are left alone, and
so are terms of the glossary, which `term-deprecated` looks after.

# Why it matters
Schools, public bodies and their readers have the new orthography, and searches miss the old.

# Example
Translation: `A acção educativa mostra objectos da colecção.`

# What to do
Write the word as the finding shows it.

# How to waive
`# museotext: waive former-spelling — the title of a book of 1968`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.evidence import begins_sentence
from pipeline.checks.pair import Text
from pipeline.checks.signs import Sign
from pipeline.glossary import Standing, present
from pipeline.locales import primary
from pipeline.markup import INVISIBLE
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "SIGNS", "check_text"]

NAME = "former-spelling"
SEVERITY = Severity.WARNING
SIGNS = Sign.FORMER

_WORD = re.compile(rf"(?<![\w@#./-])[^\W\d_]+(?>(?:[{INVISIBLE}-][^\W\d_]+)*)(?![\w@-])")
_HYPHENED = re.compile(r"[^\W\d_]+-[^\W\d_][\w-]*")


def check_text(text: Text, context: Context) -> Iterator[Finding]:
    """Yield a finding for each word of a Portuguese text in its former spelling."""
    if primary(text.language) != "pt":
        return
    language = text.language
    if not any(present(word, language) for word in text.words) and (
        "-" not in text.masked or not any(present(found.lower(), language) for found in _HYPHENED.findall(text.masked))
    ):
        return
    told = _told_by_the_glossary(text, context)
    for word in _WORD.finditer(text.masked):
        written = word[0].replace(INVISIBLE, "")
        now = present(written.lower(), language)
        is_name = written[0].isupper() and not begins_sentence(text.masked, word.start())
        if not now or is_name or written.isupper() or _stands_in_source(text, written):
            continue
        if any(start < word.end() and word.start() < end for start, end in told):
            continue
        now = now[0].upper() + now[1:] if written[0].isupper() else now
        yield text.finding(NAME, SEVERITY, f"“{written}” is now written “{now}”", span=word.span(), suggestion=now)


def _stands_in_source(text: Text, written: str) -> bool:
    return text.original is not None and re.search(rf"(?<!\w){re.escape(written)}(?!\w)", text.original) is not None


def _told_by_the_glossary(text: Text, context: Context) -> list[tuple[int, int]]:
    if context.glossary is None:
        return []
    hits = context.glossary.lexicon(text.language).find(text.masked)
    return [(hit.start, hit.end) for hit in hits if hit.sense.standing is Standing.DEPRECATED]
