"""Files of other translation memories: TMX and XLIFF, read and written.

PO files are the catalogs' own, see ``pipeline.stages.memory``.
"""

from __future__ import annotations

from pipeline.memory.exchange.tmx import from_tmx, to_tmx
from pipeline.memory.exchange.xliff import from_xliff, to_xliff

__all__ = ["from_tmx", "from_xliff", "to_tmx", "to_xliff"]
