"""Where a Markdown document points to other files: links and images, and link definitions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple

from pipeline.formats.document import Link
from pipeline.markup import Kind, Role
from pipeline.markup.markdown import scan

__all__ = [
    "ENTITY",
    "PUNCTUATION",
    "Definition",
    "MarkdownLink",
    "definition",
    "inline_links",
    "is_definition",
    "unescaped",
]

PUNCTUATION = r"[!-/:-@\[-`{-~]"
"""A character that a backslash takes its meaning from (CommonMark 0.31, chapter 2.4)."""
ENTITY = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
"""A character reference (chapter 2.5)."""

_ESCAPED = re.compile(rf"\\({PUNCTUATION})|{ENTITY}")
_IN_PARENTHESES = r"\((?>(?:[^\s\\()]++|\\.)*)\)"
_BARE_DESTINATION = rf"(?:[^\s\\()<]|\\.|{_IN_PARENTHESES})(?>(?:[^\s\\()]++|\\.|{_IN_PARENTHESES})*)"
_DESTINATION = re.compile(rf"\]\(\s*+(<(?>(?:[^<>\\\r\n]++|\\.)*)>|{_BARE_DESTINATION})")
_DEFINITION = re.compile(
    r"\[(?=[^\]]*[^\]\s])(?>(?:[^\[\]\\]++|\\.)+)\]:\s*+(?P<destination><(?>(?:[^<>\\\r\n]++|\\.)*)>|[^\s<]\S*+)"
    r"(?>(?:\s++(?P<title>\"(?>(?:[^\"\\]++|\\.)*)\"|'(?>(?:[^'\\]++|\\.)*)'|\((?>(?:[^()\\]++|\\.)*)\)))?)\s*+",
    re.DOTALL,
)
_NEEDS_SCAN = re.compile(r"[`<\\]")
_HIDES = re.compile(r"[<\\{]|``|\[\^")
"""What can hide a link beside code between single backticks."""
_CODE = re.compile(r"`[^`]+`")
_PLAIN_LINK = re.compile(r"\[[^\[\]]*\]\(([^\s()<>\\\"'&`]+)\)")
"""A link that is one whatever stands around it."""
_BARE = re.compile(r"[^\s<>()\\&|\x00-\x1f\x7f]+")
_IN_ANGLES = re.compile(rf"[<>\\]|(?={ENTITY})&")
_LINE_ENDS = re.compile(r"[\r\n]+")


@dataclass(slots=True)
class MarkdownLink(Link):
    """The destination of a link or image, its angle brackets included."""

    def written(self, target: str) -> str:
        """Return ``target``, between angle brackets where it cannot stand without."""
        if _BARE.fullmatch(target):
            return target
        return f"<{_IN_ANGLES.sub(lambda match: chr(92) + match[0], _LINE_ENDS.sub('', target))}>".replace("|", "%7C")


class Definition(NamedTuple):
    """A link definition: ``[label]: destination "title"``."""

    link: MarkdownLink
    title: tuple[int, int] | None
    """The place of its title, with the quotes."""


def inline_links(text: str, start: int, end: int, *, offset: int = 0) -> list[MarkdownLink]:
    """Return the links and images with a destination in the running text between two places, in order.

    ``offset`` is where ``text`` begins in the document.
    """
    if text.find("](", start, end) < 0:
        return []
    raw = text[start:end]
    offset += start
    found = []
    for match in _destinations(raw):
        first, last = match.span(1)
        found.append(MarkdownLink(offset + first, offset + last, _target(match[1])))
    return found


def _destinations(raw: str) -> Iterable[re.Match[str]]:
    """Return where the destinations of links and images stand in a running text."""
    if not _NEEDS_SCAN.search(raw):
        return _DESTINATION.finditer(raw)
    if not (_HIDES.search(raw) or raw.count("`") % 2):
        # Code between single backticks is all that could hide a link, or what looks like one.
        shown = _CODE.sub(lambda match: "`" * len(match[0]), raw) if "`" in raw else raw
        found = [*_PLAIN_LINK.finditer(shown)]
        if len(found) == shown.count("]("):
            return found
    return _scanned(raw)


def _scanned(raw: str) -> Iterator[re.Match[str]]:
    for code in scan(raw).codes:
        if code.role is Role.CLOSE and code.kind in (Kind.LINK, Kind.IMAGE):
            match = _DESTINATION.match(raw, code.start)
            if match is not None:
                yield match


def definition(text: str, start: int, end: int) -> Definition | None:
    """Read the link definition between two places; None where it spans the marks of a quotation."""
    match = _DEFINITION.fullmatch(text, start, end)
    if match is None:
        return None
    link = MarkdownLink(*match.span("destination"), _target(match["destination"]))
    return Definition(link, match.span("title") if match["title"] else None)


def is_definition(line: str) -> bool:
    """Say whether ``line`` would be read as a link definition."""
    return _DEFINITION.fullmatch(line) is not None


def _target(raw: str) -> str:
    return unescaped(raw[1:-1] if raw.startswith("<") else raw)


def unescaped(raw: str) -> str:
    """Return the characters of a title or destination: escapes and character references resolved."""
    if "\\" not in raw and "&" not in raw:
        return raw
    return _ESCAPED.sub(lambda match: match[1] or unescape(match[0]), raw)
