"""A waiver gives no reason, so it waives nothing.

# What it finds
A translator comment `# museotext: waive …` without a reason after the dash, or a row of
`glossary/waivers.csv` without one in its column `reason`.

# Why it matters
Whoever reviews the text next year has to know why the finding was right to ignore.

# Example
`# museotext: waive term-missing T012`

# What to do
Write the reason, in a comment after a dash: `# museotext: waive term-missing T012 — the name of a room`.

# How to waive
It cannot be waived.
"""

from __future__ import annotations

from pipeline.model import Severity

__all__ = ["NAME", "SEVERITY"]

NAME = "waiver-without-reason"
SEVERITY = Severity.ERROR
