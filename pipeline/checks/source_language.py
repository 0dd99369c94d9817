"""A unit of a source text is in another of the workspace's languages.

# What it finds
A paragraph, caption or other unit of a source text that is in another language than its
document: a caption beside its translation, a label that was never translated, a file
name left as a caption. The line of a unit that is in the other language is marked. Names
of people, museums and institutions are left alone in whatever language they are, and so
are quotations, references to publications, and parts with their own `lang` or
`translate="no"`.

# Why it matters
It would be offered for translation as if it were in the document's language, and each
edition would show two languages where one is expected.

# Example
In an English text: `Museu do Ouro, Colômbia. Foto: Jack Zalium / CC.`

# What to do
Take it out of the source text or write it in the document's language. If it belongs
there, mark it: `<span lang="pt">…</span>`, or `translate="no"`.

# How to waive
In the source text, by marking its language as above, or with a row of
`glossary/waivers.csv`.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.context import Context
from pipeline.checks.foreign import english_name, foreign_lines
from pipeline.checks.pair import Text
from pipeline.model import Finding, Severity

__all__ = ["NAME", "SEVERITY", "check_source"]

NAME = "source-language"
SEVERITY = Severity.WARNING


def check_source(text: Text, context: Context) -> Iterator[Finding]:
    """Yield a finding for each line of a source text that is in another language of the workspace."""
    for start, end, found in foreign_lines(text, context):
        message = f"this is {english_name(found)}, and the document is in {english_name([text.language])}"
        yield text.finding(NAME, SEVERITY, message, span=(start, end))
