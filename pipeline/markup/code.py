"""An inline code: a stretch of a unit's text that is not language."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from pipeline.markup.tags import cue_identity, tag_identity

__all__ = ["MOST_REMEMBERED", "Code", "Kind", "Role"]

MOST_REMEMBERED = 10_000
"""Texts whose codes are kept: checking, writing and showing a document each ask for all of its texts."""


class Kind(StrEnum):
    """What an inline code is, whatever markup it is written in."""

    __hash__ = str.__hash__  # of an enumeration it is written in Python, and this is asked for all the time

    TAG = "tag"
    """An HTML tag: ``<em>``, ``</a>``, ``<br>``."""
    NUMBER = "numbered tag"
    """A numbered tag of an Office format: ``<1>``, ``</1>``, ``<2/>``."""
    CUE = "cue code"
    """What only subtitles have: ``<v Speaker>``, ``<c.loud>``, ``<00:01.000>``, ``{\\an8}``."""
    EMPHASIS = "emphasis"
    """A Markdown emphasis marker: ``*``, ``__``, ``~~``."""
    LINK = "link"
    """The brackets and destination around a Markdown link's text: ``[``, ``](about.md)``."""
    IMAGE = "image"
    """The same around an image's alternative text: ``![``, ``](map.png)``."""
    REFERENCE = "reference link"
    """The same around a reference link's text: ``[``, ``][label]``."""
    AUTOLINK = "address in angle brackets"
    """An address in angle brackets: ``<https://example.org>``."""
    FOOTNOTE = "footnote reference"
    """``[^1]``."""
    CODE = "code span"
    """Code between backticks, whole."""
    BREAK = "line break"
    """A Markdown hard line break."""
    ESCAPE = "escape"
    """The backslash before a character that is not to be read as markup."""
    ENTITY = "character reference"
    """``&nbsp;``, ``&#233;``."""
    COMMENT = "comment"
    """An HTML comment, processing instruction or declaration, whole."""
    ATTRIBUTES = "attributes"
    """Classes and identifiers after a link or image: ``{.button}``."""
    PLACEHOLDER = "placeholder"
    """What a program fills in: ``{name}``, ``%s``, ``%(name)s``, ``${name}``, ``{{ name }}``."""
    URL = "address"
    """A web address in running text."""
    EMAIL = "e-mail address"
    """An e-mail address in running text."""
    DOMAIN = "name on the web"
    """A bare domain, ``@handle`` or ``#hashtag`` in running text."""


class Role(StrEnum):
    """Whether a code opens something, closes it, or stands alone."""

    __hash__ = str.__hash__  # the same

    OPEN = "open"
    CLOSE = "close"
    ALONE = "alone"


class Code(NamedTuple):
    """One inline code and its place in the text."""

    start: int
    end: int
    kind: Kind
    role: Role
    text: str
    """The characters of the text from ``start`` to ``end``."""
    name: str
    """The tag's name, ``em``, ``strong`` or ``s``, the number, label or placeholder; else empty."""
    target: str = ""
    """Where a link or an image leads; empty for other codes."""
    readable: tuple[tuple[int, int], ...] = ()
    """Stretches of the code that people read, e.g. the title of a link."""

    @property
    def identity(self) -> str:
        """What has to be equal in source and translation for this to be the same code.

        Texts people read and addresses are no part of it: both may be localised.
        """
        if self.kind is Kind.TAG and self.role is not Role.CLOSE:
            return tag_identity(self.name, self.text)
        if self.kind is Kind.CUE and self.role is Role.OPEN:
            return cue_identity(self.name, self.text)
        return self.name
