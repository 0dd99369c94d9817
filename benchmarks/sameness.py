"""Say whether two documents show a reader the same thing, when their bytes differ.

Pages are compared as trees, Markdown as the page it is rendered to. Both are kind to the
tool: white space counts only where a browser shows it, attributes may change their
order, and a page may declare another encoding as long as it is in it.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from benchmarks.measuring import ROOT

__all__ = ["same_pages", "same_rendering"]

_VERBATIM = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
_SPACE = re.compile(r"[ \t\r\n\f]+")


def same_rendering(before: bytes, after: bytes) -> bool:
    """Tell whether two Markdown files are rendered to the same page and have the same front matter."""
    return _rendered(before) == _rendered(after)


def same_pages(pairs: Iterable[tuple[Path, Path]], python: str) -> list[bool]:
    """Tell for each pair of HTML files whether they are the same tree; ``python`` can import lxml."""
    lines = "".join(f"{before}\t{after}\n" for before, after in pairs)
    script = ROOT / "benchmarks" / "drivers" / "same_pages.py"
    done = subprocess.run([python, script], input=lines, capture_output=True, check=True, text=True)
    return [line == "same" for line in done.stdout.splitlines()]


def _rendered(data: bytes) -> tuple[str, str]:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.use(front_matter_plugin).use(footnote_plugin).use(deflist_plugin)
    tokens = parser.parse(data.decode("utf-8-sig", errors="replace"))
    front = "".join(token.content.strip() for token in tokens if token.type == "front_matter")
    page = parser.renderer.render(tokens, parser.options, {})
    pieces = _VERBATIM.split(page)
    return front, "".join(piece if number % 2 else _SPACE.sub(" ", piece) for number, piece in enumerate(pieces))
