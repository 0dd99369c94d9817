"""The report to waive from: rows for ``waivers.csv`` of the glossary's folder, each still without its reason.

A row without a reason waives nothing; delete those of findings that are true.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Sequence

from pipeline.model import WAIVER_COLUMNS, Finding
from pipeline.reports.about import About
from pipeline.reports.display import escaped

__all__ = ["render"]

_KEPT = "\n\t"


def render(findings: Sequence[Finding], about: About) -> str:
    """Return a header and a row for each finding but those about waivers themselves."""
    del about  # the table has nothing but findings
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(WAIVER_COLUMNS)
    for one in findings:
        if not one.rule.startswith("waiver-"):
            row = (one.rule, one.concept, one.language, one.document, one.source, one.target, "")
            writer.writerow([_shown(cell) for cell in row])
    return buffer.getvalue()


def _shown(text: str) -> str:
    """Return a text whose spaces are as they are and whose control characters are escaped."""
    return "".join(char if char in _KEPT or unicodedata.category(char) == "Zs" else escaped(char) for char in text)
