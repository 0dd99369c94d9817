"""A waiver is no longer needed: there is nothing left to waive.

# What it finds
A translator comment `# museotext: waive …` for a rule that finds nothing in its entry,
or nothing about the concept it names; or a row of `glossary/waivers.csv` whose texts are
there and give rise to no such finding.

# Why it matters
The text or the glossary has changed since. A waiver that stays would hide the next
finding, which may be true.

# Example
`# museotext: waive doubled-words — a quotation`, when nothing is doubled any more.

# What to do
Take the comment out, or delete the row.

# How to waive
It cannot be waived.
"""

from __future__ import annotations

from pipeline.model import Severity

__all__ = ["NAME", "SEVERITY"]

NAME = "waiver-unused"
SEVERITY = Severity.WARNING
