"""Codes that begin with ``<`` or ``&``: tags of HTML, also in Markdown, and numbered ones."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from pipeline.markup.code import MOST_REMEMBERED, Code, Kind, Role
from pipeline.markup.tags import READABLE_ATTRIBUTES, TAG, VOID, attributes

__all__ = ["AngleCodes", "html_codes", "numbered_codes", "numbered_text"]

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_NUMBERED = re.compile("</?[0-9]{1,9}/?>|&(?:lt|amp);")
_MISTAKABLE = re.compile(r"<(?=/?[0-9]{1,9}/?>)|&(?=(?:lt|amp);)")
_WRITTEN = {"<": "&lt;", "&": "&amp;"}
_CHARACTERS = {"&lt;": "<", "&amp;": "&"}
_CANDIDATE = re.compile("[<&]")
_DECLARATION = re.compile("<![A-Za-z]")
_COMMENTS = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<!", ">"), ("<?", "?>"))


class AngleCodes:
    """Reads tags, comments and character references of one text.

    ``tag`` is the pattern of a tag. It remembers where the last end of a comment stands,
    so that a text full of comments that never end is still read in linear time.
    """

    def __init__(self, text: str, tag: re.Pattern[str] = TAG) -> None:
        self._text = text
        self._tag_pattern = tag
        self._last: dict[str, int] = {}

    def at(self, start: int) -> Code | None:
        """Return the code that begins at ``start``, None if there is none."""
        if self._text[start] == "&":
            return self._entity(start)
        return self._tag(start) or self._comment(start)

    def _entity(self, start: int) -> Code | None:
        match = _ENTITY.match(self._text, start)
        if match is None or unescape(match[0]) == match[0]:
            return None
        return Code(start, match.end(), Kind.ENTITY, Role.ALONE, match[0], unescape(match[0]))

    def _tag(self, start: int) -> Code | None:
        match = self._tag_pattern.match(self._text, start)
        if match is None:
            return None
        name, tag = match["name"].lower(), match[0]
        if match["close"]:
            return Code(start, match.end(), Kind.TAG, Role.CLOSE, tag, name)
        role = Role.ALONE if name in VOID or tag.endswith("/>") else Role.OPEN
        target, readable = "", []
        for one in attributes(tag) if match["rest"] else ():
            if one.name in READABLE_ATTRIBUTES and one.value:
                readable.append((start + one.start, start + one.end))
            elif one.name == ("href" if name == "a" else "src"):
                target = one.value.strip()
        return Code(start, match.end(), Kind.TAG, role, tag, name, target, tuple(readable))

    def _comment(self, start: int) -> Code | None:
        begin, end = next(((begin, end) for begin, end in _COMMENTS if self._text.startswith(begin, start)), ("", ""))
        if not begin or (begin == "<!" and not _DECLARATION.match(self._text, start)):
            return None
        # A comment's opening may share its hyphens with its end: <!--> and <!---> are whole comments.
        after = start + (2 if begin == "<!--" else len(begin))
        if end not in self._last:
            self._last[end] = self._text.rfind(end)
        if self._last[end] < after:
            return None
        stop = self._text.index(end, after) + len(end)
        return Code(start, stop, Kind.COMMENT, Role.ALONE, self._text[start:stop], "")


def html_codes(text: str) -> list[Code]:
    """Return the tags, comments and character references of an HTML text, in order."""
    reader = AngleCodes(text)
    found: list[Code] = []
    at = 0
    while (candidate := _CANDIDATE.search(text, at)) is not None:
        code = reader.at(candidate.start())
        if code is None:
            at = candidate.end()
        else:
            found.append(code)
            at = code.end
    return found


@lru_cache(maxsize=MOST_REMEMBERED)
def numbered_codes(text: str) -> tuple[Code, ...]:
    """Return the numbered tags of a text from an Office format, in order.

    ``&lt;`` and ``&amp;`` are the only references there are, see ``numbered_text``.
    """
    return tuple([Code(match.start(), match.end(), *_said(match[0])) for match in _NUMBERED.finditer(text)])


@lru_cache(maxsize=MOST_REMEMBERED)
def _said(tag: str) -> tuple[Kind, Role, str, str]:
    """Return what a numbered tag or a reference is: all of its code but the place."""
    if tag in _CHARACTERS:
        return Kind.ENTITY, Role.ALONE, tag, _CHARACTERS[tag]
    role = Role.CLOSE if tag[1] == "/" else Role.ALONE if tag[-2] == "/" else Role.OPEN
    return Kind.NUMBER, role, tag, tag.strip("</>")


def numbered_text(chars: str) -> str:
    """Return ``chars`` as they stand between numbered tags.

    They stay as they are, but for a ``<`` that would be read as a numbered tag and an ``&``
    that would be read as a reference: so what is a tag and what is text is never in doubt.
    """
    if "<" not in chars and "&" not in chars:
        return chars
    return _MISTAKABLE.sub(lambda match: _WRITTEN[match[0]], chars)
