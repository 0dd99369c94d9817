"""Where the strings of a TOML front matter stand (TOML 1.0)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.formats.front_matter.scalars import Scalar, Style
from pipeline.formats.front_matter.yaml_values import after_collection

__all__ = ["toml_values"]

_KEY = re.compile(
    r"[ \t]*+(?P<path>(?:[A-Za-z0-9_-]++|\"[^\"\r\n]*+\"|'[^'\r\n]*+')"
    r"(?>(?:[ \t]*+\.[ \t]*+(?:[A-Za-z0-9_-]++|\"[^\"\r\n]*+\"|'[^'\r\n]*+'))*))[ \t]*+=[ \t]*+"
)
_TABLE = re.compile(r"[ \t]*+\[")
_LINE_END = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n|\Z)")
_STRING = re.compile(
    r"(?P<long_double>\"\"\"(?>(?:[^\"\\]++|\\.|\"{1,2}(?!\"))*)\"{3,5})|(?P<long_single>'''(?>(?:[^']++|'{1,2}(?!'))*)'{3,5})"
    r"|(?P<double>\"(?>(?:[^\"\\\r\n]++|\\[^\r\n])*)\")|(?P<single>'[^'\r\n]*+')",
    re.DOTALL,
)
_STYLES = {
    "long_double": Style.LONG_DOUBLE,
    "long_single": Style.LONG_SINGLE,
    "double": Style.DOUBLE,
    "single": Style.SINGLE,
}


def toml_values(text: str, start: int, end: int) -> Iterator[Scalar]:
    """Yield the string values that stand between ``start`` and ``end``, in order; arrays are skipped over."""
    at, top = start, True
    while at < end:
        key = _KEY.match(text, at, end)
        if key is None:
            top = top and not _TABLE.match(text, at, end)
            at = _line_end(text, at, end)
            continue
        at = key.end()
        string = _STRING.match(text, at, end)
        if string is not None:
            path = re.findall(r"\"[^\"]*\"|'[^']*'|[^\s.]+", key["path"])
            newline = re.search(r"\r\n|\r|\n", string[0])
            yield Scalar(
                path[-1].strip("\"'"),
                at,
                string.end(),
                _STYLES[str(string.lastgroup)],
                top and len(path) == 1,
                toml=True,
                newline=newline[0] if newline else "\n",
            )
            at = string.end()
        elif text[at : at + 1] in ("[", "{"):
            at = after_collection(text, at, end)
        at = _line_end(text, at, end)


def _line_end(text: str, at: int, end: int) -> int:
    match = _LINE_END.match(text, at, end)
    return match.end() if match and match.end() > at else end
