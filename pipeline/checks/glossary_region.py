"""A Portuguese term is spelt as in the other country.

# What it finds
In `pt_PT`, spellings of Brazil (*patrimônio*, *registro*, *planejamento*); in `pt_BR`, those
of Portugal (*património*, *registo*, *planeamento*); in `pt`, which is for both, either. Names
are as they are, and terms to avoid may be spelt so on purpose.

# Why it matters
The check asks for what the glossary says: one wrong letter there spoils every text.

# Example
`T067,pt_PT,patrimônio museológico,preferred`

# What to do
Write the term as the country does; give what is right in one only a row of its own.

# How to waive
In `glossary/waivers.csv`: `glossary-region,T067,pt_PT,,patrimônio,,the title of a book`
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.glossary_reading import Written
from pipeline.checks.region_signs import COUNTRIES, REGIONS, foreign_spelling
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "check_glossary"]

NAME = "glossary-region"
SEVERITY = Severity.WARNING

_OTHERS = {"pt_PT": ("pt_BR",), "pt_BR": ("pt_PT",), "pt": REGIONS}


def check_glossary(written: Written, _context: Context) -> Iterator[Finding]:
    """Yield a finding for each accepted term with a word of the other country."""
    for term in written.terms:
        if term.exact or not term.status.accepted:
            continue
        for region in _OTHERS.get(term.language, ()):
            if word := foreign_spelling(term.text, region):
                message = f"“{word}” is a spelling of {COUNTRIES[region]}, and this row is for {term.language}"
                yield written.finding(NAME, SEVERITY, message, term)
                break
