"""TMX 1.4b, the exchange format of translation memories: written and read."""

from __future__ import annotations

from pipeline.tmx.writing import ALL, Unit, Variant, data_type, render

__all__ = ["ALL", "Unit", "Variant", "data_type", "render"]
