"""A translation is in another of the workspace's languages.

# What it finds
A translation, or a line of it, that is not in the language of its catalog: Spanish in a
Portuguese catalog, a paragraph left in English though it is not the source text any
more. Names, quotations, references to publications, listings of programs, and parts with
their own `lang` are left alone. A translation that equals its source text is `untranslated-copy`.

# Why it matters
Readers of one edition are shown another language.

# Example
In a Portuguese catalog: `Los museos y sus públicos`

# What to do
Translate the text.

# How to waive
`# museotext: waive target-language — the motto stays in Spanish`
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.foreign import english_name, foreign_lines
from pipeline.checks.listings import is_listing
from pipeline.checks.pair import Pair
from pipeline.checks.signs import Sign
from pipeline.checks.untranslated_copy import is_copy
from pipeline.model import Finding, Severity

__all__ = ["FINAL", "NAME", "SEVERITY", "SIGNS", "check"]

NAME = "target-language"
SEVERITY = Severity.WARNING
SIGNS = Sign.FOREIGN
FINAL = True


def check(pair: Pair, context: Context) -> Iterator[Finding]:
    """Yield a finding for each line of a translation that is in another language of the workspace."""
    if is_copy(pair) or ("\n" in pair.target and is_listing(pair.target)):
        return
    lines = list(foreign_lines(pair.translation, context))
    if lines and (is_listing(pair.target) or is_listing(pair.source)):
        return
    for start, end, found in lines:
        message = f"this is {english_name(found)}, and the catalog is in {english_name([pair.target_language])}"
        yield pair.finding(NAME, SEVERITY, message, target_span=(start, end))
