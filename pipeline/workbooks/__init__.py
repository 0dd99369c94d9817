"""Excel workbooks as sheets of text: read whatever saved them, and written the same for the same texts."""

from __future__ import annotations

from pipeline.workbooks.reading import Row, column_letters, read_sheets

__all__ = ["Row", "column_letters", "read_sheets"]
