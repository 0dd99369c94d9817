"""Reading exchange files as people and other programs bring them back.

To read one more kind: write ``<name>.py`` here with ``read(data, path) -> Iterator[Returned]``,
and a line for its suffix in READERS. What a file says is data; what becomes of it is decided in
``pipeline.stages.taking_back``.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from pipeline.editions.returned.model import Returned
from pipeline.errors import DocumentError

__all__ = ["READERS", "Returned", "read_returned", "schema"]

READERS = {".xlsx": "xlsx", ".jsonl": "jsonl", ".xlf": "xlf", ".xliff": "xlf"}
"""The module that reads files with this suffix."""


def read_returned(data: bytes, path: Path) -> Iterator[Returned]:
    """Yield the texts of an exchange file, which people know as ``path``.

    Raises DocumentError, with the line where there are lines, for a file that cannot be read.
    """
    name = READERS.get(path.suffix.lower())
    if name is None:
        raise DocumentError("is no file to import", path=path, remedy=f"its name has to end in {', '.join(READERS)}")
    reader = import_module(f"pipeline.editions.returned.{name}")
    found: Iterator[Returned] = reader.read(data, path)
    return found


def schema() -> str:
    """Return the JSON Schema of a line of the JSON Lines edition."""
    return Path(__file__).with_name("exchange.schema.json").read_text("utf-8")
