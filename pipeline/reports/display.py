"""Texts made fit for a terminal: nothing invisible, nothing that steers it, numbers with their nouns."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable

from pipeline.model import Finding

__all__ = ["advice", "columns", "counted", "escaped", "escaped_json", "escaped_json_line"]


def escaped(text: str, escape: Callable[[str], str] = lambda char: ascii(char).strip("'")) -> str:
    r"""Return ``text`` with each character that is not to be seen written as its escape.

    These are all control and format characters (``\x1b``, direction marks), all spaces but
    the common one, unassigned and private characters, and lone surrogates.
    """
    if text.isprintable():
        return text
    return text.translate({ord(char): escape(char) for char in set(text) if not char.isprintable()})


def escaped_json(report: object) -> str:
    """Return ``report`` as JSON with a line break behind it; accents are kept, what is not to be seen is escaped."""
    lines = json.dumps(report, ensure_ascii=False, indent=2).split("\n")
    return "\n".join(escaped(line, _in_json) for line in lines) + "\n"


def escaped_json_line(report: object) -> str:
    """Return the same on one line."""
    return f"{escaped(_encoded(report), _in_json)}\n"


_encoded = json.JSONEncoder(ensure_ascii=False).encode


def _in_json(char: str) -> str:
    return json.dumps(char).strip('"')


def advice(finding: Finding) -> str:
    """Return what to write instead as the end of the message, unless that says it: ``; write “patrimonio”``."""
    if not finding.suggestion or finding.suggestion in finding.message:
        return ""
    return f"; write “{finding.suggestion}”"


def counted(number: int, noun: str) -> str:
    """Return ``1 text``, ``2 texts``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def columns(text: str) -> int:
    """Return how many columns ``text`` takes on a terminal; it is escaped already."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
