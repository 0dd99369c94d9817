"""Where the values of a YAML front matter stand (YAML 1.2.2), found without reading what they say.

Block mappings and sequences are walked line by line, so that values keep their places.
Flow collections (``[…]``, ``{…}``) and aliases are skipped over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.formats.front_matter.scalars import Scalar, Style

__all__ = ["after_collection", "yaml_values"]

_KEY = re.compile(
    r"(?P<indent>[ ]*+(?>(?:-[ ]++)*))"
    r"(?:\"(?P<double>[^\"\r\n]*+)\"[ ]*+|'(?P<single>[^'\r\n]*+)'[ ]*+"
    r"|(?P<plain>(?:[^\s#:\[\]{},&*!|>'\"%@`-]|-(?=\S))(?:[^:#\r\n]|:(?=\S)|(?<=\S)#)*?))"
    r":(?:[ \t]++|(?=[\r\n])|\Z)"
)
_PROPERTIES = re.compile(r"(?>(?:[&!]\S*+[ \t]++)*)")
_LINE_END = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n|\Z)")
_REST = re.compile(r"[ \t]*+(?:(?<=[ \t])#[^\r\n]*+)?(?:\r\n|\r|\n|\Z)")
_QUOTED = {'"': re.compile(r'"(?>(?:[^"\\]++|\\.)*)"', re.DOTALL), "'": re.compile(r"'(?>(?:[^']++|'')*)'")}
_BLOCK_HEADER = re.compile(
    r"[|>](?:[-+]?(?P<indent>[1-9])?[-+]?)[ \t]*+(?:(?<=[ \t])#[^\r\n]*+)?(?P<newline>\r\n|\r|\n)"
)
_PLAIN = re.compile(r"(?>(?:[^ \t\r\n#]++|(?<=[^ \t\r\n])#|[ \t]++(?=[^ \t\r\n#]))+)")
_CONTINUATION = re.compile(r"[ \t]*+(?>(?:(?:\r\n|\r|\n)[ \t]*+)+)")
_PIECE = re.compile(r'"(?>(?:[^"\\]++|\\.)*)"|\'[^\']*+\'|[\[\]{}]|[^"\'\[\]{}]++|.', re.DOTALL)


def yaml_values(text: str, start: int, end: int) -> Iterator[Scalar]:
    """Yield the scalar values with a key that stand between ``start`` and ``end``, in order."""
    at = start
    while at < end:
        key = _KEY.match(text, at, end)
        if key is None:
            at = _line_end(text, at, end)
            continue
        scalar, at = _value(text, key, end)
        if scalar is not None:
            yield scalar


def _line_end(text: str, at: int, end: int) -> int:
    match = _LINE_END.match(text, at, end)
    return match.end() if match and match.end() > at else end


def _value(text: str, key: re.Match[str], end: int) -> tuple[Scalar | None, int]:
    """Read the value after ``key``; return it, None if it is no scalar, and where the next line begins."""
    name = key["double"] or key["single"] or (key["plain"] or "").rstrip()
    column = len(key["indent"])
    properties = _PROPERTIES.match(text, key.end(), end)
    at = properties.end() if properties else key.end()
    first = text[at : at + 1] if at < end else ""
    if first in ("[", "{"):
        return None, _line_end(text, after_collection(text, at, end), end)
    if first in ('"', "'"):
        quoted = _QUOTED[first].match(text, at, end)
        if quoted and (rest := _REST.match(text, quoted.end(), end)):
            return Scalar(name, at, quoted.end(), Style(first), column == 0), rest.end() if rest.end() > at else end
        return None, _line_end(text, at, end)
    if first in ("|", ">"):
        header = _BLOCK_HEADER.match(text, at, end)
        return _block(text, name, column, header, end) if header else (None, _line_end(text, at, end))
    plain = _plain_end(text, at, column, end) if first and first not in "#*%@`\r\n" else at
    scalar = Scalar(name, at, plain, Style.PLAIN, column == 0) if plain > at else None
    return scalar, _line_end(text, plain, end)


def _plain_end(text: str, at: int, column: int, end: int) -> int:
    """Return the end of a plain value, the deeper lines that continue it included."""
    while (words := _PLAIN.match(text, at, end)) is not None:
        stop = words.end()
        between = _CONTINUATION.match(text, stop, end)
        if between is None or between.end() == end:
            return stop
        line = max(text.rfind("\n", 0, between.end()), text.rfind("\r", 0, between.end())) + 1
        if between.end() - line <= column or text[between.end()] == "#" or _KEY.match(text, line, end):
            return stop
        at = between.end()
    return at


def _block(text: str, name: str, column: int, header: re.Match[str], end: int) -> tuple[Scalar | None, int]:
    """Read a block scalar: the lines deeper than its key."""
    lines: list[tuple[int, int]] = []
    at, after = header.end(), header.end()
    indent = column + int(header["indent"]) if header["indent"] else 0
    while at < end:
        stop = _line_end(text, at, end)
        line = text[at:stop].rstrip("\r\n")
        depth = len(line) - len(line.lstrip(" "))
        if line.strip(" "):
            indent = indent or depth
            if depth <= column or depth < indent:
                break
            after = stop
            lines.append((at, at + len(line)))
        at = stop
    if not lines:
        return None, at
    style = Style(header[0][0])
    if any(text[start + indent] in " \t" for start, _ in lines if start + indent < len(text)):
        style = Style.LITERAL
    first = text[lines[0][0] : lines[0][1]]
    start, stop = lines[0][0] + len(first) - len(first.lstrip(" \t")), lines[-1][1]
    return Scalar(name, start, stop, style, column == 0, indent=" " * indent, newline=header["newline"]), after


def after_collection(text: str, start: int, end: int) -> int:
    """Return where the ``[…]`` or ``{…}`` that begins at ``start`` ends; ``end`` if it does not."""
    depth, at = 0, start
    while at < end and (piece := _PIECE.match(text, at, end)) is not None:
        depth += (piece[0] in ("[", "{")) - (piece[0] in ("]", "}"))
        at = piece.end()
        if depth == 0:
            return at
    return end
