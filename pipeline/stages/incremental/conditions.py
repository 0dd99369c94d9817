"""What all published documents depend on beside their own texts: the program, and what a workspace has decided."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pipeline
from pipeline.stages.incremental.known_files import digest_of

__all__ = ["digest", "program"]

_LIBRARIES = ("jinja2", "markdown_it", "openpyxl")
"""Some libraries that publishing needs: the others stand beside them."""


def digest(*values: object) -> str:
    """Return what stands for ``values``, by what they show of themselves."""
    return digest_of(repr(values).encode("utf-8", "surrogatepass"))


@cache
def program() -> str:
    """Return what stands for this program: its files by their looks, Python, and the packages that are installed."""
    top = os.fspath(Path(pipeline.__file__).parent)
    return digest(sys.version, pipeline.__version__, sorted(_files(top)), sorted(set(_packages())))


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(entry.path)
            else:
                found = entry.stat()
                yield entry.path, found.st_size, found.st_mtime_ns


def _packages() -> Iterator[str]:
    """Yield the names of installed packages with their versions, as their folders have them.

    The folder that a command is called in may be on Python's path as well; it is none of them.
    """
    specs = filter(None, map(find_spec, _LIBRARIES))
    beside = [os.fspath(Path(spec.origin).parent.parent) for spec in specs if spec.origin]
    named = [folder for folder in sys.path if folder.endswith("-packages")]
    for folder in dict.fromkeys((*beside, *named)):
        if os.path.isdir(folder):  # noqa: PTH112  (what is on the path may be no path)
            with os.scandir(folder) as entries:
                yield from (one.name for one in entries if one.name.endswith((".dist-info", ".egg-info")))
