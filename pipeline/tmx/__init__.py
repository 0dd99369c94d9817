"""TMX 1.4b, the exchange format of translation memories: written and read."""

from __future__ import annotations

from pipeline.tmx.inline import Tags
from pipeline.tmx.reading import ReadUnit, read_units
from pipeline.tmx.writing import ALL, Unit, Variant, data_type, render

__all__ = ["ALL", "ReadUnit", "Tags", "Unit", "Variant", "data_type", "read_units", "render"]
