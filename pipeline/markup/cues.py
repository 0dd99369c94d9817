r"""Codes inside subtitles: tags of SubRip and WebVTT, times of words, positions.

WebVTT (W3C) has ``<i>``, ``<b>``, ``<u>``, ``<c.class>``, ``<v Speaker>``, ``<lang en>``,
``<ruby>``, ``<rt>``, times and character references. SubRip has no standard; players know
``<i>``, ``<b>``, ``<u>``, ``<s>``, ``<font color=…>`` and, from SubStation Alpha, ``{\an8}``.
"""

from __future__ import annotations

import re
from html import unescape

from pipeline.markup.code import Code, Kind, Role

__all__ = ["cue_codes"]

_CODE = re.compile(
    r"""<(?P<close>/)?(?P<name>font|ruby|lang|rt|[ibusvc])
          (?P<classes>(?>(?:\.[^\s.<>&]+)*)) (?P<said>[ \t\n][^<>]*)? >
      | <(?P<time>(?:\d{1,9}:)?\d{2}:\d{2}\.\d{3})>
      | \{(?P<override>\\[^{}\n]*)\}
      | &(?P<reference>\#[0-9]{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});""",
    re.VERBOSE | re.IGNORECASE,
)
_AS_IN_HTML = frozenset("ibus")


def cue_codes(text: str) -> list[Code]:
    """Return the codes of the text of a subtitle, in order."""
    return [code for match in _CODE.finditer(text) if (code := _code(match)) is not None]


def _code(match: re.Match[str]) -> Code | None:
    start, end = match.span()
    if name := match["name"]:
        name = name.lower()
        kind = Kind.TAG if name in _AS_IN_HTML and not match["classes"] else Kind.CUE
        readable = (_within(match, "said"),) if name == "v" and (match["said"] or "").strip() else ()
        return Code(start, end, kind, Role.CLOSE if match["close"] else Role.OPEN, match[0], name, readable=readable)
    if match["reference"]:
        char = unescape(match[0])
        return None if char == match[0] else Code(start, end, Kind.ENTITY, Role.ALONE, match[0], char)
    return Code(start, end, Kind.CUE, Role.ALONE, match[0], match["time"] or match["override"])


def _within(match: re.Match[str], group: str) -> tuple[int, int]:
    """Return where a group stands without white space around it."""
    start, end = match.span(group)
    text = match[group]
    return start + len(text) - len(text.lstrip()), end - (len(text) - len(text.rstrip()))
