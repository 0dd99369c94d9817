"""Catalogs: PO files read and written without loss, and merged with their documents."""

from __future__ import annotations

from pipeline.catalogs.approvals import Approval, approval, approved, fault_in, is_approved, withdrawn
from pipeline.catalogs.counts import Counts, count, words
from pipeline.catalogs.elsewhere import Elsewhere
from pipeline.catalogs.entry import Catalog, Entry
from pipeline.catalogs.headers import revised_on
from pipeline.catalogs.mending import mended_by
from pipeline.catalogs.merging import MergeResult, MergeStatistics, merge
from pipeline.catalogs.reading import read
from pipeline.catalogs.reasons import draft, is_draft
from pipeline.catalogs.regions import form_line, referred, region
from pipeline.catalogs.reviewing import impossible_in, reviewed
from pipeline.catalogs.templates import in_language, new_catalog
from pipeline.catalogs.writing import serialise, serialise_all

__all__ = [
    "Approval",
    "Catalog",
    "Counts",
    "Elsewhere",
    "Entry",
    "MergeResult",
    "MergeStatistics",
    "approval",
    "approved",
    "count",
    "draft",
    "fault_in",
    "form_line",
    "impossible_in",
    "in_language",
    "is_approved",
    "is_draft",
    "mended_by",
    "merge",
    "new_catalog",
    "read",
    "referred",
    "region",
    "reviewed",
    "revised_on",
    "serialise",
    "serialise_all",
    "withdrawn",
    "words",
]
