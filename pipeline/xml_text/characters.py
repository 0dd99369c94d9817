"""Characters of an XML text as they are written, and as they read."""

from __future__ import annotations

import re
from functools import cache

__all__ = ["IMPOSSIBLE", "escaped", "in_quotes", "possible", "unescaped", "visible"]

_REFERENCE = re.compile(r"&(?:#(?P<number>[0-9]+)|#x(?P<hex>[0-9A-Fa-f]+)|(?P<name>lt|gt|amp|quot|apos));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_CDATA = re.compile(
    r"""<!\[CDATA\[(.*?)\]\]>|<!--.*?-->|<\?.*?\?>|<[^"'>]*(?>(?:(?:"[^"]*"|'[^']*')[^"'>]*)*)>""", re.DOTALL
)
IMPOSSIBLE = "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
"""What no XML text can hold, not even as a reference (XML 1.0, 2.2)."""
_CONTROLS = bytes({*range(32)} - {*b"\t\n\r"})
_NO_CHARACTERS = ("\ufffe".encode(), "\uffff".encode())


def unescaped(raw: str) -> str:
    """Return the characters of a piece of text: references and CDATA resolved, line ends made LF, no tags."""
    if "<" in raw:
        pieces: list[str] = []
        at = 0
        for match in _CDATA.finditer(raw):
            pieces += (unescaped(raw[at : match.start()]), match[1] or "")
            at = match.end()
        return "".join((*pieces, unescaped(raw[at:])))
    if "\r" in raw:
        raw = raw.replace("\r\n", "\n").replace("\r", "\n")
    return _REFERENCE.sub(_char, raw) if "&" in raw else raw


def _char(match: re.Match[str]) -> str:
    if match["name"]:
        return _NAMED[match["name"]]
    return chr(int(match["number"]) if match["number"] else int(match["hex"], 16))


def possible(chars: str) -> str:
    """Return ``chars`` without those that XML cannot hold; none of them is printable."""
    return chars if chars.isprintable() else _impossible().sub("", chars)


@cache
def _impossible() -> re.Pattern[str]:
    return re.compile(IMPOSSIBLE)


def visible(text: str) -> str:
    """Return ``text`` with a replacement character in the place of each character that XML cannot hold."""
    return text if text.isprintable() or _is_possible(text) else _impossible().sub("\N{REPLACEMENT CHARACTER}", text)


def _is_possible(text: str) -> bool:
    """Tell whether XML can hold all of ``text``, for whole files, which mostly are: quicker than any pattern."""
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return len(data.translate(None, _CONTROLS)) == len(data) and not any(one in data for one in _NO_CHARACTERS)


def escaped(chars: str) -> str:
    """Return ``chars`` as they can stand between tags; what XML cannot hold is left out."""
    return possible(chars).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def in_quotes(chars: str) -> str:
    """Return ``chars`` as they can stand in an attribute's value, whatever its quotes."""
    chars = escaped(chars).replace('"', "&quot;").replace("'", "&apos;")
    return chars.replace("\t", "&#9;").replace("\n", "&#10;").replace("\r", "&#13;")
