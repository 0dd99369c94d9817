"""Word documents: Office Open XML, ISO/IEC 29500, transitional and strict."""

from __future__ import annotations

from pipeline.formats.document import Document, ReadOptions
from pipeline.formats.docx.reading import read_document
from pipeline.formats.office.parts import contents, pack, pictures

__all__ = ["contents", "pack", "pictures", "read"]


def read(data: bytes, language: str, options: ReadOptions) -> Document:
    """Find the units, links and language marks of a Word document.

    Raises DocumentError when it is no Word document or cannot be kept exactly.
    """
    return read_document(data, language, options)
