"""A waiver is for texts that have changed, so it no longer applies.

# What it finds
A row of `glossary/waivers.csv` whose source text or translation is nowhere as the row has
it.

# Why it matters
Whoever wrote it judged other words. The finding is reported again, if there still is one,
and somebody should look.

# Example
`term-missing,T012,es,,The blue room,La sala azul,the name of a room`, when the translation
is now `La habitación azul`.

# What to do
Read the texts of today. If the waiver is still right, put them into its row; else delete
it. `museotext check --waivers` lists all of them.

# How to waive
It cannot be waived.
"""

from __future__ import annotations

from pipeline.model import Severity

__all__ = ["NAME", "SEVERITY"]

NAME = "waiver-stale"
SEVERITY = Severity.WARNING
