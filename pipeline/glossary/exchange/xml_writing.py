"""Writing XML of our own, an element in each line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from pipeline.xml_text import escaped, in_quotes

__all__ = ["XmlWriter"]


class XmlWriter:
    """An XML file as it grows; names are written as they are given."""

    def __init__(self) -> None:
        """Begin with the XML declaration."""
        self._lines = ['<?xml version="1.0" encoding="UTF-8"?>']
        self._depth = 0

    @contextmanager
    def element(self, name: str, attributes: Mapping[str, str] | None = None) -> Iterator[None]:
        """Write an element with what is written inside the ``with`` block."""
        self._line(f"<{name}{_attributes(attributes or {})}>")
        self._depth += 1
        yield
        self._depth -= 1
        self._line(f"</{name}>")

    def leaf(self, name: str, text: str, attributes: Mapping[str, str] | None = None) -> None:
        """Write an element with a text; nothing if there is none."""
        if text:
            self._line(f"<{name}{_attributes(attributes or {})}>{escaped(text)}</{name}>")

    def data(self) -> bytes:
        """Return the file."""
        return ("\n".join(self._lines) + "\n").encode("utf-8")

    def _line(self, text: str) -> None:
        self._lines.append("  " * self._depth + text)


def _attributes(attributes: Mapping[str, str]) -> str:
    return "".join(f' {name}="{in_quotes(value)}"' for name, value in attributes.items())
