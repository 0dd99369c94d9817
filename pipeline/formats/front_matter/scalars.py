"""Values of YAML and TOML: what a written value says, and how a new text is written in its place.

Sources: YAML 1.2.2, chapters 5.7 (escapes), 6.5 (folding), 7.3 (flow scalars), 8.1 (block
scalars); TOML 1.0, section String. YAML 1.1 still decides what many programs take for a
boolean, so a plain ``no`` or ``off`` is quoted.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Scalar", "Style", "decoded", "kept", "written"]


class Style(StrEnum):
    """How a value is written: without quotes, between quotes, as a block of lines."""

    PLAIN = "plain"
    SINGLE = "'"
    DOUBLE = '"'
    LONG_SINGLE = "'''"
    LONG_DOUBLE = '"""'
    LITERAL = "|"
    FOLDED = ">"


@dataclass(slots=True)
class Scalar:
    """A value with its place: quotes included, the header and last line end of a block not.

    Nobody changes one: it is not frozen only because most are passed over, and to make a frozen one takes longer.
    """

    key: str
    """The last name of its key: ``description`` of ``seo.description``."""
    start: int
    end: int
    style: Style
    top: bool
    """Its key is not inside another."""
    toml: bool = False
    indent: str = ""
    """What each line of a block begins with."""
    newline: str = "\n"


_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_CODE = r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|"
_YAML_ESCAPE = re.compile(_CODE + r"((?:\r\n|\r|\n)[ \t]*+)|(.))", re.DOTALL)
_TOML_ESCAPE = re.compile(_CODE + r"([ \t]*+\n\s*+)|(.))", re.DOTALL)
_FOLD = re.compile(r"(?<![ \t])[ \t]*+(?>(?:(?:\r\n|\r|\n)[ \t]*+)+)")
_NEWLINE = re.compile(r"\r\n|\r|\n")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ufeff]")
_NEEDS_QUOTES = re.compile(
    r"[,\[\]{}#&*!|>'\"%@`]|[-?:](?:\s|$)|(?:---|\.\.\.)(?:\s|$)|=$"
    r"|(?i:null|true|false|yes|no|on|off|y|n|~)$"
    r"|[-+]?[.\d][\d_,:.eE+\-TtZz ]*$|0[xob][0-9a-fA-F_]+$|[-+]?\.(?i:inf|nan)$"
)
"""Beginnings, and whole texts, that a YAML reader would not take for a string."""
_NEEDS_QUOTES_INSIDE = re.compile(r":(?:\s|$)|\s#|\t")


def decoded(scalar: Scalar, text: str) -> str:
    """Return the characters that the value at ``scalar``'s place in ``text`` stands for."""
    raw = text[scalar.start : scalar.end]
    match scalar.style:
        case Style.PLAIN:
            return _folded(raw)
        case Style.SINGLE:
            return raw[1:-1] if scalar.toml else _folded(raw[1:-1]).replace("''", "'")
        case Style.DOUBLE:
            return _toml_unescaped(raw[1:-1]) if scalar.toml else _yaml_unescaped(raw[1:-1])
        case Style.LONG_SINGLE | Style.LONG_DOUBLE:
            inside = _NEWLINE.sub("\n", raw[3:-3]).removeprefix("\n")
            return inside if scalar.style is Style.LONG_SINGLE else _toml_unescaped(inside)
        case Style.LITERAL | Style.FOLDED:
            lines = [line.removeprefix(scalar.indent) if line.strip(" ") else "" for line in _NEWLINE.split(raw)]
            return "\n".join(lines) if scalar.style is Style.LITERAL else _folded("\n".join(lines))


def _folded(raw: str) -> str:
    """Join lines as YAML does: one line break is a space, each further one a line break."""
    return _FOLD.sub(lambda match: "\n" * (len(_NEWLINE.findall(match[0])) - 1) or " ", raw)


def _yaml_unescaped(raw: str) -> str:
    """Fold the lines, except where a line break is escaped, and resolve the escapes."""
    pieces = re.split(r"(\\(?:\r\n|.))", raw, flags=re.DOTALL)
    folded = "".join(piece if place % 2 else _folded(piece) for place, piece in enumerate(pieces))
    return _YAML_ESCAPE.sub(_character, folded)


def _toml_unescaped(raw: str) -> str:
    return _TOML_ESCAPE.sub(_character, raw)


def _character(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if code:
        return chr(int(code, 16)) if int(code, 16) <= sys.maxunicode else match[0]
    return "" if match[4] else _ESCAPES.get(match[5], match[0])


def kept(scalar: Scalar, text: str) -> str:
    """Return what ``written`` keeps of ``text``: a block has no escapes, so what it cannot hold becomes a space."""
    text = _NEWLINE.sub("\n", text)
    return _CONTROL.sub(" ", text) if scalar.style in (Style.LITERAL, Style.FOLDED) else text


def written(scalar: Scalar, text: str) -> str:
    """Return how ``text`` is written in the place of ``scalar``: in its style, else between double quotes."""
    text = kept(scalar, text)
    match scalar.style:
        case Style.LITERAL | Style.FOLDED:
            return _block(scalar, text)
        case Style.LONG_SINGLE | Style.LONG_DOUBLE:
            return _long(scalar, text)
    if scalar.style is Style.PLAIN and _is_plain(text):
        return text
    if _fits_single_quotes(scalar, text):
        return "'" + text.replace("'", "''") + "'"
    return '"' + _escaped(text).replace("\n", "\\n") + '"'


def _is_plain(text: str) -> bool:
    return (
        text != ""
        and text == text.strip()
        and "\n" not in text
        and not _CONTROL.search(text)
        and not _NEEDS_QUOTES.match(text)
        and not _NEEDS_QUOTES_INSIDE.search(text)
    )


def _fits_single_quotes(scalar: Scalar, text: str) -> bool:
    """Single quotes hold no line break and, in TOML, no quote; a plain value gets them only to spare escapes."""
    if scalar.style is Style.DOUBLE or "\n" in text or _CONTROL.search(text):
        return False
    if scalar.style is Style.SINGLE:
        return not (scalar.toml and "'" in text)
    return "'" not in text and ('"' in text or "\\" in text)


def _escaped(text: str) -> str:
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _long(scalar: Scalar, text: str) -> str:
    """Write a TOML text of several lines; the line break right after the opening quotes is no part of it."""
    as_it_is = scalar.style is Style.LONG_SINGLE and not re.search(r"'''|'$", text) and not _CONTROL.search(text)
    quotes, inside = ("'''", text) if as_it_is else ('"""', _escaped(text))
    return (quotes + ("\n" if "\n" in inside else "") + inside + quotes).replace("\n", scalar.newline)


def _block(scalar: Scalar, text: str) -> str:
    """Write the lines of a block, without the first indentation.

    A folded block needs one line break more than its text has. The first line may not
    begin with a space: that would be indentation.
    """
    more = 1 if scalar.style is Style.FOLDED else 0
    pieces = re.split(r"(\n+)", text.strip("\n").lstrip(" \t"))
    for place in range(1, len(pieces), 2):
        pieces[place] = scalar.newline * (len(pieces[place]) + more) + scalar.indent
        if more:
            pieces[place + 1] = pieces[place + 1].lstrip(" \t")
    return "".join(pieces)
