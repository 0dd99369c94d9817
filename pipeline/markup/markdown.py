"""Inline Markdown with positions: CommonMark 0.31 chapter 6, strikethrough and footnotes.

A unit stands alone, so link reference definitions are not known: ``[text][label]`` and
``[text][]`` are taken for reference links, ``[text]`` is not. The lines of a unit are joined, so a line
end is a hard break. The scanner keeps what a parser throws away: the place of every
marker, and the markers left without a partner.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from typing import ClassVar

from pipeline.markup.angle import AngleCodes
from pipeline.markup.code import Code, Kind, Role
from pipeline.markup.delimiters import Delimiter, pair_up
from pipeline.markup.tags import STRICT_TAG

__all__ = ["ATTRIBUTES", "SPECIAL", "Scan", "may_have_markup", "scan"]

SPECIAL = re.compile(r"[\\`*_~\[\]!<&{\n]")
"""A character that may be part of inline markup."""
_ESCAPE = re.compile(r"\\[!-/:-@\[-`{-~]")
_BACKTICKS = re.compile("`+")
_FOOTNOTE = re.compile(r"\[\^([^\s\[\]]+)\]")
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>\x00-\x1f]*)>")
_EMAIL_LINK = re.compile(r"<([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)>")
ATTRIBUTES = re.compile(r"\{\s*+(?:[.#][^\s{}]|:)[^{}]*\}")
"""Classes and identifiers after a link, an image or a heading."""
_LABEL = re.compile(r"\[((?>(?:[^\[\]\\]|\\.){0,999}))\]", re.DOTALL)
_SPACE = re.compile(r"[ \t]*+\n?[ \t]*+")
_ANGLE_DESTINATION = re.compile(r"<((?>(?:[^<>\\\n]++|\\.)*))>")
_BARE_PIECE = re.compile(r"[^ ()\\\x00-\x1f\x7f]+|\\.|[()\\]")
_TITLE = re.compile(r'"(?>(?:[^"\\]++|\\.)*)"|' r"'(?>(?:[^'\\]++|\\.)*)'" r"|\((?>(?:[^()\\]++|\\.)*)\)", re.DOTALL)
_DEEPEST_PARENTHESES = 32


@dataclass(slots=True)
class Scan:
    """The codes of one text, and the markers that found no partner."""

    codes: list[Code] = field(default_factory=list)
    leftover: list[tuple[int, int]] = field(default_factory=list)
    """Places of emphasis markers and backticks that are printed as they stand."""


@dataclass(slots=True)
class _Bracket:
    start: int
    image: bool
    delimiters: int
    """How many emphasis markers stood before it."""
    active: bool = True

    @property
    def end(self) -> int:
        return self.start + (2 if self.image else 1)


def may_have_markup(text: str) -> bool:
    """Tell, at a quick look, whether ``text`` has a character that may be part of Markdown's inline markup."""
    return SPECIAL.search(text) is not None


def scan(text: str) -> Scan:
    """Find the inline codes of a Markdown text, in order."""
    return _Scanner(text).run() if may_have_markup(text) else Scan()


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._found = Scan()
        self._delimiters: list[Delimiter] = []
        self._brackets: list[_Bracket] = []
        self._angle = AngleCodes(text, STRICT_TAG)
        self._backticks: dict[int, list[int]] | None = None

    def run(self) -> Scan:
        at = 0
        while (match := SPECIAL.search(self._text, at)) is not None:
            at = self._READERS[match[0]](self, match.start())
        self._pair_up(0)
        self._found.codes.sort(key=lambda code: code.start)
        self._found.leftover.sort()
        return self._found

    def _add(self, start: int, end: int, kind: Kind, *, name: str = "", target: str = "") -> int:
        self._found.codes.append(Code(start, end, kind, Role.ALONE, self._text[start:end], name, target))
        return end

    def _hard_break(self, start: int) -> int:
        return self._add(start, start + 1, Kind.BREAK)

    def _backslash(self, start: int) -> int:
        if self._text.startswith("\n", start + 1):
            return self._add(start, start + 2, Kind.BREAK)
        if _ESCAPE.match(self._text, start):
            self._add(start, start + 1, Kind.ESCAPE)
            return start + 2
        return start + 1

    def _code_span(self, start: int) -> int:
        if self._backticks is None:
            self._backticks = {}
            for run in _BACKTICKS.finditer(self._text):
                self._backticks.setdefault(len(run[0]), []).append(run.start())
        match = _BACKTICKS.match(self._text, start)
        length = len(match[0]) if match else 1
        places = self._backticks.get(length, [])
        next_one = bisect_left(places, start + length)
        if next_one == len(places):
            self._found.leftover.append((start, start + length))
            return start + length
        end = places[next_one] + length
        return self._add(start, end, Kind.CODE, name=" ".join(self._text[start + length : end - length].split()))

    def _emphasis(self, start: int) -> int:
        delimiter = Delimiter.read(self._text, start)
        if delimiter.char != "~" or delimiter.length == 2:
            self._delimiters.append(delimiter)
        return delimiter.start + delimiter.length

    def _bang(self, start: int) -> int:
        if not self._text.startswith("[", start + 1):
            return start + 1
        self._brackets.append(_Bracket(start, image=True, delimiters=len(self._delimiters)))
        return start + 2

    def _open_bracket(self, start: int) -> int:
        footnote = _FOOTNOTE.match(self._text, start)
        if footnote is not None:
            return self._add(start, footnote.end(), Kind.FOOTNOTE, name=footnote[1])
        self._brackets.append(_Bracket(start, image=False, delimiters=len(self._delimiters)))
        return start + 1

    def _close_bracket(self, start: int) -> int:
        if not self._brackets:
            return start + 1
        opener = self._brackets.pop()
        closing = (self._inline_end(start) or self._reference_end(opener, start)) if opener.active else None
        if closing is None:
            return start + 1
        reference = closing.kind is Kind.REFERENCE
        kind = Kind.REFERENCE if reference else Kind.IMAGE if opener.image else Kind.LINK
        opening = self._text[opener.start : opener.end]
        self._found.codes += (
            Code(opener.start, opener.end, kind, Role.OPEN, opening, closing.name),
            closing._replace(kind=kind),
        )
        self._pair_up(opener.delimiters)
        if not opener.image:
            self._no_links_around()
        return self._attributes(closing.end)

    def _no_links_around(self) -> None:
        """A link may not hold another: the brackets around this one open none."""
        for bracket in reversed(self._brackets):
            if not bracket.image:
                if not bracket.active:
                    return
                bracket.active = False

    def _inline_end(self, start: int) -> Code | None:
        """Read ``](destination "title")``."""
        text = self._text
        if not text.startswith("(", start + 1):
            return None
        at = _after_space(text, start + 2)
        destination = _destination(text, at)
        if destination is None:
            return None
        target, at = destination
        spaced = _after_space(text, at)
        title = _TITLE.match(text, spaced) if spaced > at else None
        readable = () if title is None else ((title.start() + 1, title.end() - 1),)
        end = _after_space(text, title.end()) if title is not None else spaced
        if not text.startswith(")", end):
            return None
        return Code(start, end + 1, Kind.LINK, Role.CLOSE, text[start : end + 1], "", target, readable)

    def _reference_end(self, opener: _Bracket, start: int) -> Code | None:
        """Read ``][label]`` or ``][]``."""
        label = _LABEL.match(self._text, start + 1)
        if label is None:
            return None
        name = label[1] if label[1].strip() else self._text[opener.end : start]
        name = " ".join(name.split()).casefold()
        if not name:
            return None
        return Code(start, label.end(), Kind.REFERENCE, Role.CLOSE, self._text[start : label.end()], name)

    def _attributes(self, start: int) -> int:
        match = ATTRIBUTES.match(self._text, start)
        if match is None:
            return start
        return self._add(start, match.end(), Kind.ATTRIBUTES, name=" ".join(match[0].split()))

    def _brace(self, start: int) -> int:
        return max(start + 1, self._attributes(start))

    def _angle_or_entity(self, start: int) -> int:
        for pattern, scheme in ((_AUTOLINK, ""), (_EMAIL_LINK, "mailto:")):
            match = pattern.match(self._text, start)
            if match is not None:
                return self._add(start, match.end(), Kind.AUTOLINK, target=scheme + match[1])
        code = self._angle.at(start)
        if code is None:
            return start + 1
        self._found.codes.append(code)
        return code.end

    def _pair_up(self, bottom: int) -> None:
        """Pair the emphasis markers from ``bottom`` on, and forget them."""
        pair_up(self._text, self._delimiters[bottom:], self._found.codes, self._found.leftover)
        del self._delimiters[bottom:]

    _READERS: ClassVar[dict[str, Callable[[_Scanner, int], int]]] = {
        "\\": _backslash,
        "`": _code_span,
        "*": _emphasis,
        "_": _emphasis,
        "~": _emphasis,
        "!": _bang,
        "[": _open_bracket,
        "]": _close_bracket,
        "<": _angle_or_entity,
        "&": _angle_or_entity,
        "{": _brace,
        "\n": _hard_break,
    }


def _after_space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match is not None else at


def _destination(text: str, at: int) -> tuple[str, int] | None:
    """Read a link's destination; return it unescaped, and where it ends."""
    angle = _ANGLE_DESTINATION.match(text, at)
    if angle is not None:
        return _unescaped(angle[1]), angle.end()
    if text.startswith("<", at):
        return None
    depth, end = 0, at
    while (piece := _BARE_PIECE.match(text, end)) is not None:
        if piece[0] == "(":
            depth += 1
        elif piece[0] == ")":
            if depth == 0:
                break
            depth -= 1
        if depth > _DEEPEST_PARENTHESES:
            return None
        end = piece.end()
    return (_unescaped(text[at:end]), end) if depth == 0 else None


def _unescaped(destination: str) -> str:
    return unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", destination))
