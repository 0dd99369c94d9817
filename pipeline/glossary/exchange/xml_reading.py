"""XML of other tools, read for a glossary: what is wrong with it is an error of the glossary."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import DocumentError, GlossaryError
from pipeline.xml_text import Xml, foreign

__all__ = ["harmless", "parsed"]


def parsed(data: bytes, path: Path) -> Xml:
    """Return an XML file, which people know as ``path``. Raises GlossaryError when it cannot be read."""
    try:
        return foreign.parsed(data, path)
    except DocumentError as error:
        raise _of_glossary(error) from None


def harmless(data: bytes, path: Path) -> bytes:
    """Return an XML file without its DOCTYPE. Raises GlossaryError for one that declares anything."""
    try:
        return foreign.harmless(data, path)
    except DocumentError as error:
        raise _of_glossary(error) from None


def _of_glossary(error: DocumentError) -> GlossaryError:
    return GlossaryError(error.what, path=error.path, line=error.line, remedy=error.remedy)
