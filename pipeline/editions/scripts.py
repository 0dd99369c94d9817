"""Data and code that pages load as scripts: a page on a disk may load nothing else."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

__all__ = ["as_script", "code"]

_TEMPLATES = Path(__file__).with_name("templates")
_ESCAPED = re.compile("[<\u2028\u2029\ufeff\ud800-\udfff]")
"""What may end a script, or cannot stand in a file of UTF-8."""


@cache
def code(name: str) -> str:
    """Return the text of one of the scripts beside the templates."""
    return (_TEMPLATES / name).read_text("utf-8")


def as_script(value: object) -> str:
    r"""Return ``value`` (lists, texts, numbers, and dictionaries with keys of our own) as a script writes it.

    Whatever texts hold stays text, in a file and in a page: JSON is a part of ECMAScript, but for
    a key called ``__proto__``. A lone surrogate is written ``\ud800``.
    """
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _ESCAPED.sub(lambda char: f"\\u{ord(char[0]):04x}", written)
