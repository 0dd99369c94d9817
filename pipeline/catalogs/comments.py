"""The comment lines above an entry: what each kind holds, read and written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

__all__ = [
    "Notes",
    "comment_line",
    "first_reference",
    "flag_line",
    "parse_flags",
    "parse_notes",
    "parse_references",
    "reference_lines",
]

_REFERENCE = re.compile(r"(\u2068[^\u2069]*\u2069|[^ \t]+?)(?:[ \t]*:[ \t]*([0-9]+))?(?=[ \t]|$)")
_FLAG = re.compile(r"range:[\s,]*[^\s,]+|[^\s,]+")
_BLANK = " \t\r\f\v"
_REFERENCE_WIDTH = 79
"""msgcat breaks a line of references at this width, in bytes, even with ``--no-wrap``."""


class Notes(NamedTuple):
    """What comments hold beside references."""

    translator: tuple[str, ...] = ()
    extracted: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    sticky: tuple[str, ...] = ()


@lru_cache(maxsize=1000)
def parse_notes(lines: str) -> Notes:
    """Return what the comment lines above an entry hold beside references."""
    kinds: tuple[list[str], ...] = ([], [], [], [])
    translator, extracted, flags, sticky = kinds
    for kind, text in _comments(lines):
        if kind == ".":
            extracted.append(text[2:].removeprefix(" "))
        elif kind in {",", "!"}:
            flags += _FLAG.findall(text[2:])
        elif kind == "=":
            sticky += _FLAG.findall(text[2:])
        elif kind not in {":", "|"}:
            translator.append(text[1:].removeprefix(" "))
    return Notes(*map(tuple, kinds))


def parse_flags(lines: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the flags in the comment lines above an entry, and those that stay whatever the translator does."""
    if "\\" in lines or "#," in lines or "#=" in lines or "#!" in lines:
        return parse_notes(lines)[2:]
    return (), ()


@lru_cache(maxsize=1000)
def parse_references(lines: str) -> tuple[str, ...]:
    """Return the references in the comment lines above an entry."""
    if "#:" not in lines:
        return ()
    return tuple([one for kind, text in _comments(lines) if kind == ":" for one in _references(text[2:])])


def _comments(lines: str) -> Iterator[tuple[str, str]]:
    """Yield the character behind the number sign of each comment, and the comment."""
    for line in lines.replace("\\\n", "").split("\n"):
        text = line.lstrip(_BLANK).removesuffix("\r")
        kind = text[1:2]
        if kind == "~":
            text = text[2:].lstrip(_BLANK)
            kind = text[1:2]
        if text[:1] == "#":
            yield kind, text


def first_reference(lines: str) -> str:
    """Return the first of the references that ``parse_references`` finds; empty if there is none."""
    before, mark, rest = lines.partition("#:")
    if not mark:
        return ""
    if "\\" not in lines and before[-1:] in {"", "\n"}:
        found = _references(rest.partition("\n")[0].removesuffix("\r"))
        if found:
            return found[0]
    return next(iter(parse_references(lines)), "")


def _references(text: str) -> list[str]:
    if ":" not in text or " :" in text or ": " in text or "\t" in text or "\u2068" in text:
        return [f"{name}:{line}" if line else name for name, line in _REFERENCE.findall(text)]
    return [reference for reference in text.split(" ") if reference]


def comment_line(mark: str, text: str) -> str:
    """Return one comment line that begins with ``mark`` (``#``, ``#.``).

    A backslash at its end would make gettext read the next line as part of it, so a space follows it.
    """
    end = " " if text.endswith("\\") else ""
    return f"{mark} {text}{end}\n" if text else f"{mark}\n"


def reference_lines(references: Iterable[str]) -> str:
    """Return the lines ``#: …`` as msgcat writes them."""
    lines: list[str] = []
    width = 2
    for reference in dict.fromkeys(references):
        size = len(reference.encode()) + 1
        if lines and (width == 2 or width + size <= _REFERENCE_WIDTH):
            lines[-1] += f" {reference}"
            width += size
        else:
            lines.append(f"#: {reference}")
            width = 2 + size
    return "".join(f"{line}\n" for line in lines)


def flag_line(mark: str, flags: Iterable[str]) -> str:
    """Return the line ``#, …`` as msgcat writes it, or nothing; flags that msgcat would drop stay, at the end."""
    ordered = sorted(dict.fromkeys(flags), key=_flag_rank)
    return f"{mark} {', '.join(ordered)}\n" if ordered else ""


def _flag_rank(flag: str) -> int:
    if flag == "fuzzy":
        return 0
    if flag.endswith("-format"):
        return 1
    return 2 if flag.startswith("range:") else 3 if flag == "no-wrap" else 4
