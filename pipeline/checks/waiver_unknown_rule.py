"""A waiver names a rule that does not exist, so it waives nothing.

# What it finds
A translator comment `# museotext: waive …`, or a row of `glossary/waivers.csv`, whose rule is not one of those that
`museotext rule` lists.

# Why it matters
A misspelt waiver looks as if it worked.

# Example
`# museotext: waive term-mising T012 — the name of a room`

# What to do
Correct the rule's name.

# How to waive
It cannot be waived.
"""

from __future__ import annotations

from pipeline.model import Severity

__all__ = ["NAME", "SEVERITY"]

NAME = "waiver-unknown-rule"
SEVERITY = Severity.WARNING
