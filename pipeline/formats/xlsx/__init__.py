"""Excel workbooks: Office Open XML, ISO/IEC 29500, transitional and strict."""

from __future__ import annotations

from pipeline.formats.document import Document, ReadOptions
from pipeline.formats.office.parts import contents, pack, pictures
from pipeline.formats.xlsx.reading import read_workbook

__all__ = ["contents", "pack", "pictures", "read"]


def read(data: bytes, language: str, options: ReadOptions) -> Document:
    """Find the units, links and language marks of an Excel workbook in ``language`` (gettext name).

    Raises DocumentError when it is no Excel workbook, cannot be kept exactly, or lacks a
    column that is to be translated.
    """
    return read_workbook(data, language, options)
