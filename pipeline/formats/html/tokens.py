"""The tokens of a web page with their exact places in its text.

The rules are those of the HTML Living Standard, section 13.2.5 (tokenization), as far as
they decide where a token begins and ends. Beyond it, code that never reaches a browser is
one token: ``<?php … ?>``, ``<% … %>``, ``{{ … }}``, ``{% … %}``. Every character
belongs to exactly one token, and the time taken is linear in any input.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from enum import Enum
from typing import NamedTuple

from pipeline.markup.tags import names

__all__ = ["RAW_ELEMENTS", "Attribute", "Kind", "Token", "attributes", "tokens"]


class Kind(Enum):
    """What a token is."""

    TEXT = "text"
    START = "start tag"
    VOID = "tag of an element without content"
    END = "end tag"
    RAW = "content without tags"
    """Of ``script``, ``style``, ``title``, ``textarea`` and the like."""
    COMMENT = "comment"
    CODE = "code"
    """Server-side code or a template's expression."""
    OTHER = "declaration"
    """DOCTYPE, processing instruction, CDATA section, what the standard calls a bogus comment."""
    LOST = "unfinished"
    """A tag, comment or instruction the text ends within; browsers show nothing of it."""


class Token(NamedTuple):
    """One token; ``name`` is a tag's name in lower case, else empty."""

    kind: Kind
    start: int
    end: int
    name: str = ""


class Attribute(NamedTuple):
    """An attribute's name in lower case, the place of its value without the quotes, and its quote."""

    name: str
    start: int
    end: int
    quote: str
    """``"``, ``'``, or empty for a value without quotes."""


_VOID = names("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr")
RAW_ELEMENTS = names("script style title textarea xmp iframe noembed noframes plaintext")
"""Elements in which there are no tags but the end tag."""
_RAW_END = {name: re.compile(rf"</{name}(?=[ \t\n\f\r/>])", re.IGNORECASE | re.ASCII) for name in RAW_ELEMENTS}
_SCRIPT_STEP = re.compile(r"<!--|-->|<(/?)script(?=[ \t\n\f\r/>])", re.IGNORECASE | re.ASCII)
_FOREIGN = frozenset({"svg", "math"})

_NAME = r"(?:=[^ \t\n\f\r/>=]*+|[^ \t\n\f\r/>=]++)"
_EQUALS = r"[ \t\n\f\r]*+=[ \t\n\f\r]*+"
_BARE = r"""(?!["'])[^ \t\n\f\r>]*+"""
_ATTRIBUTE = rf"""{_NAME}(?:{_EQUALS}(?:"[^"]*+"|'[^']*+'|{_BARE})|(?![ \t\n\f\r]*+=))"""
_ATTRIBUTES = re.compile(rf"""({_NAME})(?:{_EQUALS}(?:"([^"]*+)"|'([^']*+)'|({_BARE})))?""")
_QUOTES = {2: '"', 3: "'", 4: ""}
_MARKUP = rf"<(?:(/?)([A-Za-z][^ \t\n\f\r/>]*+)(?>(?:[ \t\n\f\r/]++|{_ATTRIBUTE})*)>|(!--|[!?/%]|[A-Za-z]))"
_PLAIN = re.compile(_MARKUP)
_TEMPLATE = re.compile(_MARKUP + r"|\{[{%#]")
_CODE_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}", "<%": "%>"}
_CODE_LIMIT = 500
"""Characters; a template's expression is not longer."""
_PHP = re.compile(r"<\?(?:php\b|=)", re.IGNORECASE | re.ASCII)
_DOCTYPE_SUBSET = re.compile(r"<!DOCTYPE[^>\[]*+\[[^\]]*+\][ \t\n\f\r]*+>", re.IGNORECASE | re.ASCII)


def tokens(text: str, *, start: int = 0, xml: bool = False) -> Iterator[Token]:
    """Yield the tokens of a page, or of a piece of one, from ``start`` on, in order and without gaps.

    In ``xml`` (XHTML), ``<p/>`` is a whole element, and there are CDATA sections.
    """
    return _Tokenizer(text, xml=xml).tokens(start)


def attributes(text: str, tag: Token, wanted: Container[str] | None = None) -> list[Attribute]:
    """Return the attributes of a start tag that have a value; of equal names only the first counts.

    ``wanted`` are the names asked for, None for all.
    """
    seen: set[str] = set()
    found = []
    for match in _ATTRIBUTES.finditer(text, tag.start + 1 + len(tag.name), tag.end - 1):
        name = match[1].lower()
        if name in seen or (wanted is not None and name not in wanted):
            continue
        seen.add(name)
        group = match.lastindex or 1
        if group > 1:
            found.append(Attribute(name, match.start(group), match.end(group), _QUOTES[group]))
    return found


class _Tokenizer:
    def __init__(self, text: str, *, xml: bool) -> None:
        self._text = text
        self._xml = xml
        self._markup = _TEMPLATE if "{" in text else _PLAIN
        self._foreign = 0
        """How many svg and math elements are open."""
        self._next: dict[str, int] = {}
        """Where the next end of each kind stands, so that no search is made twice."""
        self._doctype = False
        self._readers: dict[str | None, Callable[[int], Token | None]] = {
            None: self._code,
            "%": self._code,
            "!--": self._comment,
            "!": self._declaration,
            "?": self._instruction,
            "/": self._end_without_name,
        }

    def tokens(self, at: int) -> Iterator[Token]:
        text, looked, search = self._text, at, self._markup.search
        while match := search(text, looked):
            start, end = match.span()
            token = self._tag(match[1], match[2], start, end) if match[2] else self._other(match[3], start)
            if token is None:
                looked = start + 1
                continue
            if start > at:
                yield Token(Kind.TEXT, at, start)
            yield token
            at = looked = token.end
            if token.name in RAW_ELEMENTS and token.kind is Kind.START and not self._is_drawing_title(token.name):
                end = self._raw_end(token.name, at)
                if end > at:
                    yield Token(Kind.RAW, at, end)
                at = looked = end
        if at < len(text):
            yield Token(Kind.TEXT, at, len(text))

    def _tag(self, slash: str, name: str, start: int, end: int) -> Token:
        if not name.islower():
            name = "".join(char.lower() if char.isascii() else char for char in name)
        if slash:
            if name in _FOREIGN and self._foreign:
                self._foreign -= 1
            return Token(Kind.END, start, end, name)
        if name in _VOID:
            return Token(Kind.VOID, start, end, name)
        if (self._xml or self._foreign or name in _FOREIGN) and self._closes_itself(start, end, name):
            return Token(Kind.VOID, start, end, name)
        if name in _FOREIGN:
            self._foreign += 1
        return Token(Kind.START, start, end, name)

    def _is_drawing_title(self, name: str) -> bool:
        return self._foreign > 0 and name == "title"

    def _closes_itself(self, start: int, end: int, name: str) -> bool:
        if not self._text.endswith("/>", start, end):
            return False
        values = attributes(self._text, Token(Kind.START, start, end, name))
        return all(one.end < end - 1 for one in values)

    def _other(self, opening: str | None, start: int) -> Token | None:
        """Return the token that begins at ``start``; None when it is only text."""
        return self._readers.get(opening, self._lost)(start)

    def _lost(self, start: int) -> Token:
        return Token(Kind.LOST, start, len(self._text))

    def _code(self, start: int) -> Token | None:
        opening = self._text[start : start + 2]
        end = self._find(_CODE_ENDS[opening], start + 2)
        if end < 0 or (end - start > _CODE_LIMIT and opening != "<%"):
            return None
        return Token(Kind.CODE, start, end + 2)

    def _instruction(self, start: int) -> Token:
        """PHP runs to the end of the file when nothing ends it; anything else ends with ``>``."""
        php = _PHP.match(self._text, start) is not None
        if php or self._text.startswith(("<? ", "<?\t", "<?\r", "<?\n", "<?xml"), start):
            end = self._find("?>", start + 2)
            if php or end >= 0:
                return Token(Kind.CODE, start, len(self._text) if end < 0 else end + 2)
        return self._until(Kind.OTHER, start, ">")

    def _end_without_name(self, start: int) -> Token | None:
        after = self._text[start + 2 : start + 3]
        if not after:
            return None
        return self._lost(start) if after.isascii() and after.isalpha() else self._until(Kind.OTHER, start, ">")

    def _comment(self, start: int) -> Token:
        """A comment's end may share hyphens with its beginning: ``<!-->`` and ``<!--->`` are whole."""
        end = self._find("-->", start + 2)
        bang = self._find("--!>", start + 4)
        if bang >= 0 and (end < 0 or bang < end):
            return Token(Kind.COMMENT, start, bang + 4)
        if end < 0:
            return Token(Kind.LOST, start, len(self._text))
        return Token(Kind.COMMENT, start, end + 3)

    def _declaration(self, start: int) -> Token:
        if (self._xml or self._foreign) and self._text.startswith("<![CDATA[", start):
            return self._until(Kind.OTHER, start, "]]>")
        if not self._doctype and self._text[start + 2 : start + 9].lower() == "doctype":
            self._doctype = True
            if subset := _DOCTYPE_SUBSET.match(self._text, start):
                return Token(Kind.OTHER, start, subset.end())
        return self._until(Kind.OTHER, start, ">")

    def _until(self, kind: Kind, start: int, closing: str) -> Token:
        end = self._find(closing, start + 2)
        if end < 0:
            return Token(Kind.LOST, start, len(self._text))
        return Token(kind, start, end + len(closing))

    def _find(self, closing: str, start: int) -> int:
        """Return the place of the next ``closing`` from ``start`` on, -1 if there is none."""
        known = self._next.get(closing, 0)
        if 0 <= known < start:
            known = self._next[closing] = self._text.find(closing, start)
        return known

    def _raw_end(self, name: str, start: int) -> int:
        if name == "script":
            return _script_end(self._text, start)
        end = None if name == "plaintext" else _RAW_END[name].search(self._text, start)
        return end.start() if end else len(self._text)


def _script_end(text: str, start: int) -> int:
    """Follow the script data states of the standard: after ``<!--``, ``<script>`` hides one ``</script>``."""
    escaped = hidden = False
    while match := _SCRIPT_STEP.search(text, start):
        start = match.end()
        if match[0] == "<!--":
            if not escaped:
                escaped = True
                start -= 2  # The hyphens may belong to its end too: <!-->
        elif match[0] == "-->":
            escaped = hidden = False
        elif not match[1]:
            hidden = escaped
        elif hidden:
            hidden = False
        else:
            return match.start()
    return len(text)
