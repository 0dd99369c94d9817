"""XLIFF 1.2 and 2.1, the exchange format of translation tools: written and read."""

from __future__ import annotations

from pipeline.xliff.model import FOR_WORK, REVIEWED, File, Note, Term, Unit
from pipeline.xliff.reading import ReadFile, ReadUnit, read_files, read_units
from pipeline.xliff.writing1 import render_1
from pipeline.xliff.writing2 import render_2

__all__ = [
    "FOR_WORK",
    "REVIEWED",
    "File",
    "Note",
    "ReadFile",
    "ReadUnit",
    "Term",
    "Unit",
    "read_files",
    "read_units",
    "render_1",
    "render_2",
]
