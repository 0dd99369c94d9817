"""Characters of a web page as a translator sees them, and back.

A unit's running text keeps its tags as they are written, and has characters instead of
character references. Only a ``<`` or ``&`` that would be taken for a tag or a reference
stays ``&lt;`` or ``&amp;``: then what is a tag and what is text is never in doubt.
"""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

from pipeline.formats.html.tokens import Kind, Token, attributes
from pipeline.formats.offering import is_offered
from pipeline.markup.tags import READABLE_ATTRIBUTES

__all__ = [
    "CODE",
    "collapsed",
    "decoded",
    "decoded_value",
    "escaped",
    "has_words",
    "invisible_references",
    "is_blank",
    "running",
    "stripped",
    "tidy_tag",
    "value_text",
    "verbatim",
]

_SPACE = " \t\n\f\r"
"""ASCII white space, the only one HTML collapses; a no-break space is none."""
_UNSEEN = _SPACE + "\0"
_SPACES = re.compile(r"[ \t\n\f\r]{2,}|[\t\n\f\r]")
"""White space that is not yet one space."""
_NEWLINE = re.compile(r"\r\n?")
_LINE_BREAKS = re.compile(r"[ \t\f]*[\r\n][ \t\n\f\r]*")

_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")
"""What the standard library takes for a reference, see ``html.unescape``."""
_VALUE_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|([A-Za-z][A-Za-z0-9]*+)(;|(?!=)))")
_OPENING = re.compile(r"<(?=[A-Za-z/!?%])")
_WRITTEN_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
CODE = re.compile(r"\{\{[^{}]*+\}\}|\{%[^%]*+%\}|<\?[^?]*+\?>|<%[^%]*+%>")
"""Server-side code and template expressions where there are no tags: in attributes and titles."""
_INVISIBLE = frozenset("\u00a0\u00ad\u2002\u2003\u2009\u200a\u200b\u200c\u200d\u200e\u200f\u202f\u2060\ufeff")
"""Spaces and format characters that can only be told apart when they are written as references."""


def is_blank(raw: str) -> bool:
    """Tell whether a reader sees only white space in a piece of text between tags."""
    return not raw.strip(_UNSEEN) or ("&" in raw and not stripped(decoded(raw)))


def has_words(text: str) -> bool:
    """Tell whether ``text``, a title or an attribute's value, has anything to translate outside code."""
    return is_offered(CODE.sub("", text) if "{" in text or "<" in text else text)


def stripped(text: str) -> str:
    """Return ``text`` without white space at its ends."""
    return text.strip(_SPACE)


def collapsed(text: str) -> str:
    """Return ``text`` with every run of white space as one space."""
    return _SPACES.sub(" ", text)


def decoded(raw: str) -> str:
    """Return the characters of a piece of text between tags; NUL is dropped, as in the standard."""
    if "\0" in raw:
        raw = raw.replace("\0", "")
    return unescape(raw) if "&" in raw else raw


def decoded_value(raw: str) -> str:
    """Return the characters of an attribute's value.

    Here ``&copy=`` and ``&copyright`` are no references, so that addresses with old query
    strings stay what they are (HTML Living Standard, 13.2.5.73, named character reference state).
    """
    if "\0" in raw:
        raw = raw.replace("\0", "\ufffd")
    return _VALUE_REFERENCE.sub(_decoded_reference, raw) if "&" in raw else raw


def value_text(raw: str) -> str:
    """Return an attribute's value as the translator sees it: on one line, save for breaks written ``&#10;``."""
    return stripped(decoded_value(collapsed(raw)))


def _decoded_reference(match: re.Match[str]) -> str:
    name = match[1]
    if name is None:
        return unescape(match[0])
    return html5.get(name + match[2], match[0])


def escaped(chars: str) -> str:
    """Return ``chars`` as they can stand between tags."""
    return chars.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def running(raw: str, *, pre: bool) -> str:
    """Return a piece of text between tags as the translator sees it; ``pre`` keeps its white space."""
    chars = decoded(raw)
    chars = _NEWLINE.sub("\n", chars) if pre else _SPACES.sub(" ", chars)
    if "&" in chars:
        chars = _REFERENCE.sub(_guarded, chars)
    return _OPENING.sub("&lt;", chars) if "<" in chars else chars


def _guarded(match: re.Match[str]) -> str:
    return match[0] if unescape(match[0]) == match[0] else f"&amp;{match[0][1:]}"


def tidy_tag(text: str, tag: Token) -> str:
    """Return a tag on one line: line breaks between its attributes and in values people read are spaces."""
    raw = text[tag.start : tag.end]
    if "\n" not in raw and "\r" not in raw:
        return verbatim(raw)
    kept = [] if tag.kind is Kind.END else [one for one in attributes(text, tag) if one.name not in READABLE_ATTRIBUTES]
    pieces: list[str] = []
    at = tag.start
    for one in kept:
        pieces += (_LINE_BREAKS.sub(" ", text[at : one.start]), text[one.start : one.end])
        at = one.end
    pieces.append(_LINE_BREAKS.sub(" ", text[at : tag.end]))
    return verbatim("".join(pieces))


def verbatim(raw: str) -> str:
    """Return markup as the translator sees it, its line ends alone made equal."""
    return _NEWLINE.sub("\n", raw).replace("\0", "\ufffd")


def invisible_references(raw: str) -> tuple[tuple[str, str], ...]:
    """Return the invisible characters that ``raw`` writes as references, each with its reference: ``&nbsp;``."""
    if "&" not in raw:
        return ()
    found: dict[str, str] = {}
    for match in _WRITTEN_REFERENCE.finditer(raw):
        char = unescape(match[0])
        if char in _INVISIBLE:
            found.setdefault(char, match[0])
    return tuple(found.items())
