"""Presentations: PresentationML, ISO/IEC 29500, transitional and strict."""

from __future__ import annotations

from pipeline.formats.document import Document, ReadOptions
from pipeline.formats.office.parts import contents, pack, pictures
from pipeline.formats.pptx.reading import read_document

__all__ = ["contents", "pack", "pictures", "read"]


def read(data: bytes, language: str, options: ReadOptions) -> Document:
    """Find the units, links and language marks of a presentation.

    Raises DocumentError when it is no presentation or cannot be kept exactly.
    """
    return read_document(data, language, options)
