"""The quoted strings of a PO file and its escapes, both ways."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.errors import CatalogError

__all__ = ["IMPOSSIBLE", "STRING", "escaped", "place", "plain", "quoted", "unquoted"]

STRING = r'"[^"\\\n]*+(?>(?:\\(?>(?:\\\n)*)[\s\S][^"\\\n]*+)*)"'
"""One string between its quotation marks. A backslash before a line end joins the lines, as in C."""

IMPOSSIBLE = re.compile("[\0\4\ud800-\udfff]")
"""What no PO file can hold: NUL and EOT have a meaning in compiled catalogs, lone surrogates are no text."""

_STRING = re.compile(STRING)
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_ESCAPE = re.compile(r"""\\(?:([abfnrtv"\\])|([0-7]{1,3})|x([0-9A-Fa-f]+)|.)""", re.DOTALL)
_NUMBERED = "01234567x"
_MEANING = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", '"': '"', "\\": "\\"}
_MEANINGS = tuple((f"\\{letter}", _MEANING[letter]) for letter in 'n"tabfrv')
"""All but the backslash, the most frequent first."""
_PLAIN = re.compile(r'[^"\\\n]*+(?>(?:(?:\\[abfnrtv"\\]|"\n")[^"\\\n]*+)*)')
_ESCAPED = {ord(meaning): f"\\{letter}" for letter, meaning in _MEANING.items()}
_TO_ESCAPE = re.compile(f"[{re.escape(''.join(_MEANING.values()))}]")


def unquoted(strings: str, codec: str) -> str:
    r"""Return the text of one or more quoted strings and whatever stands between them.

    Numbered escapes (``\303\251``, ``\xc3\xa9``) stand for bytes in ``codec``.
    Raises CatalogError (without a line) for escapes that gettext does not know.
    """
    text = plain(strings[1:-1])
    if text is not None:
        return text
    text = "".join(_ESCAPE.sub(_meaning, string[1:-1].replace("\\\n", "")) for string in _STRING.findall(strings))
    try:
        text.encode()
    except UnicodeEncodeError:
        try:
            return text.encode(codec, "surrogateescape").decode(codec)
        except UnicodeError:
            raise CatalogError(
                f"its numbered escapes are not {codec.upper()} characters", remedy="write the characters themselves"
            ) from None
    return text


def plain(inside: str) -> str | None:
    """Return the text of quoted strings in the layout that all programs write; None for any other.

    ``inside`` is what stands between the first quotation mark and the last. In the common layout
    each string begins its line, and its escapes are of one letter.
    """
    text = inside.replace('"\n"', "") if "\n" in inside else inside
    if "\\" in text:
        return _unescaped(text) if _PLAIN.fullmatch(inside) else None
    return None if '"' in text or "\n" in text else text


def _unescaped(text: str) -> str:
    if "\\\\" in text:
        return "\\".join(map(_unescaped, text.split("\\\\")))
    for escape, meaning in _MEANINGS:
        if "\\" not in text:
            break
        text = text.replace(escape, meaning)
    return text


def _meaning(escape: re.Match[str]) -> str:
    letter, octal, hexadecimal = escape.groups()
    if letter:
        return _MEANING[letter]
    if not octal and not hexadecimal:
        shown = escape[0] if escape[0].isprintable() else ascii(escape[0])
        raise CatalogError(f"{shown} is not an escape", remedy="write a backslash as two backslashes")
    byte = (int(octal, 8) if octal else int(hexadecimal, 16)) & 0xFF
    if byte in (0, 4):
        raise CatalogError(f"a PO file cannot hold the character U+{byte:04X}", remedy=f"remove {escape[0]}")
    return chr(byte if byte < 0x80 else 0xDC00 + byte)


def place(strings: str, start: int, end: int) -> tuple[int, int] | None:
    r"""Return where the characters from ``start`` to ``end`` of the text of quoted strings stand in these.

    None if the text has no such characters, or a numbered escape (``\303``): several may be one
    character. An empty place is where the next character or the closing quotation mark stands.
    """
    first = last = None
    size = 0
    for string in _STRING.finditer(strings):
        spans = _characters(strings, string.start() + 1, string.end() - 1)
        if spans is None:
            return None
        starts, ends = spans
        if 0 <= start - size < len(starts):
            first = starts[start - size]
        if 0 <= end - 1 - size < len(ends):
            last = ends[end - 1 - size]
        size += len(starts)
    if not 0 <= start <= end <= size:
        return None
    if first is None:
        first = len(strings) - 1
    return first, first if last is None or start == end else last


def _characters(strings: str, begin: int, end: int) -> tuple[Sequence[int], Sequence[int]] | None:
    """Return where each character of one string's text begins, and where each ends; None if it is not known."""
    escape = strings.find("\\", begin, end)
    if escape < 0:
        return range(begin, end), range(begin + 1, end + 1)
    starts: list[int] = []
    ends: list[int] = []
    at = begin
    while escape >= 0:
        if strings[escape + 1] in _NUMBERED:
            return None
        starts += range(at, escape)
        ends += range(at + 1, escape + 1)
        at = escape + 2
        if strings[escape + 1] != "\n":
            starts.append(escape)
            ends.append(at)
        escape = strings.find("\\", at, end)
    return [*starts, *range(at, end)], [*ends, *range(at + 1, end + 1)]


def escaped(text: str) -> str:
    """Return ``text`` with the escapes that msgcat writes."""
    return text.translate(_ESCAPED) if _TO_ESCAPE.search(text) else text


def quoted(keyword: str, text: str, prefix: str = "") -> str:
    """Return the lines that ``msgcat --no-wrap`` writes for ``keyword`` (``msgid``) and ``text``.

    A text of several lines gets one string a line below an empty one; ``prefix`` begins each.
    """
    if "\n" not in text[:-1]:
        return f'{prefix}{keyword} "{escaped(text)}"\n'
    strings = "".join(f'{prefix}"{escaped(line)}"\n' for line in _LINE.findall(text))
    return f'{prefix}{keyword} ""\n{strings}'
