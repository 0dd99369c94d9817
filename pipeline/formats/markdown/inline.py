"""What a running text of Markdown is: text to translate, images with their own texts, or neither."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.formats.markdown.links import ENTITY, PUNCTUATION, unescaped
from pipeline.formats.offering import is_offered
from pipeline.markup import masked
from pipeline.model import Markup

__all__ = [
    "ACTIVE",
    "Label",
    "attribute_labels",
    "ends_in_backslash",
    "has_text",
    "label_text",
    "labels",
    "quoted_label",
]

ACTIVE = re.compile(rf"\\(?={PUNCTUATION}|$)|[`*\[\]<]|(?<!\w)_|_(?!\w)|(?={ENTITY})&")
"""What has a meaning inside the brackets of an image."""
_ESCAPE = re.compile(rf"\\({PUNCTUATION})")
_PLAIN_WORDS = re.compile(r"(?<![^\W\d_])[^\W\d_]++ [^\W\d_]")
_WORD_APART = re.compile(r"(?<!\S)[(\"*]*+[^\W\d_]++(?<!ww)[)\"*:,;!?.]*+(?!\S)")
"""A word between spaces, with its punctuation: no code outside brackets and braces has both."""
_FIRST_WORD = re.compile(r"[*_\[]{0,4}(?!toc[_\]])[^\W\d_]++(?=_*+(?:[ *\]]|$))", re.IGNORECASE)
"""A word that stands in no code: none begins with a letter and goes on with a space or one of these signs."""
_HIDES_TEXT = re.compile(r"[<{\\]|``")
"""What can hide a text beside code between single backticks."""
_CODE = re.compile(r"`[^`]*+`")
_MAYBE_NO_TEXT = re.compile(r"`[^`]*+`|<[^<>]*+>|\{[^{}]*+\}")
_NO_TEXT = re.compile(r":[a-z0-9_+-]++:|\{\{[^{}]*+\}\}|\{%[^{}]*+\}")
"""Emoji by name, and what a template fills in."""
_TABLE_OF_CONTENTS = re.compile(r"@?\[{1,2}_?toc_?\]{1,2}(?:\(.*\))?", re.IGNORECASE)
_DESTINATION = r"(?:<[^<>\r\n]*+>|(?!<)(?>(?:[^\s()\\]++|\\.|\((?>(?:[^\s()\\]++|\\.)*)\))*))"
_TITLE = r"(?:\"(?>(?:[^\"\\]++|\\.)*)\"|'(?>(?:[^'\\]++|\\.)*)'|\((?>(?:[^()\\]++|\\.)*)\))"
_TARGET = rf"\(\s*+{_DESTINATION}(?>(?:\s++{_TITLE})?)\s*+\)"
_REFERENCE = r"\[[^\[\]]++\]"
_IMAGE = rf"!\[(?>(?:[^\[\]\\]++|\\.)*)\](?:{_TARGET}|{_REFERENCE})"
_LINKED = rf"\[\s*+{_IMAGE}\s*+\](?:{_TARGET}|{_REFERENCE})"
_ATTRIBUTES = r"(?>(?:[^{}\"']++|\"(?>(?:[^\"\\]++|\\.)*)\"|'(?>(?:[^'\\]++|\\.)*)')*)"
_ONLY_IMAGES = re.compile(rf"(?>(?:(?:{_IMAGE}|{_LINKED})(?>(?:\{{{_ATTRIBUTES}\}})?)\\?\s*+)+)", re.DOTALL)
_MAY_BE_IMAGES = re.compile(r"!\[|\[[\s>]*+!\[")
_READABLE = re.compile(
    rf"!\[(?P<alt>(?>(?:[^\[\]\\]++|\\.)*))\](?:\(\s*+(?P<target>{_DESTINATION})(?>(?:\s++(?P<title>{_TITLE}))?)\s*+\)|{_REFERENCE})"
    rf"|\{{(?P<attributes>{_ATTRIBUTES})\}}",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"(?<![^\s{])(?P<name>alt|fig-alt|fig-cap|title)=(?P<value>\"(?>(?:[^\"\\]++|\\.)*)\"|'(?>(?:[^'\\]++|\\.)*)')",
    re.DOTALL,
)
_ATTRIBUTE_KINDS = {"alt": "alt text", "fig-alt": "alt text", "fig-cap": "caption", "title": "title"}
_NEWLINES = re.compile(r"\s*[\r\n]\s*")
_QUOTATION_MARKS = re.compile(r"(?<=[\r\n])[ \t>]+")
"""What further lines of a quotation begin with."""


class Label(NamedTuple):
    """A text of an image that people read, and its place."""

    start: int
    end: int
    text: str
    markup: Markup
    kind: str
    closing: str
    target: str = ""
    """For an alternative text, the file of its picture, where it is named beside it."""


def labels(text: str, start: int, end: int) -> list[Label] | None:
    """Return the texts of the images between two places, in order; None if there is more than images."""
    if not _MAY_BE_IMAGES.match(text, start, end):
        return None
    images = _QUOTATION_MARKS.sub(lambda match: " " * len(match[0]), text[start:end])
    if not _ONLY_IMAGES.fullmatch(images):
        return None
    found: list[Label] = []
    for match in _READABLE.finditer(images):
        if match["attributes"] is not None:
            found += attribute_labels(images, *match.span("attributes"))
            continue
        raw, first, last = _inside(images, *match.span("alt"))
        found.append(
            Label(first, last, *label_text(raw), "alt text", "]", unescaped((match["target"] or "").strip("<>")))
        )
        if match["title"]:
            found.append(quoted_label(images, *match.span("title"), "image title"))
    return [label._replace(start=label.start + start, end=label.end + start) for label in found]


def attribute_labels(text: str, start: int, end: int) -> list[Label]:
    """Return the texts in attributes that people read: ``{fig-alt="…"}`` (Pandoc, Quarto)."""
    return [
        quoted_label(text, *match.span("value"), _ATTRIBUTE_KINDS[match["name"]])
        for match in _ATTRIBUTE.finditer(text, start, end)
    ]


def quoted_label(text: str, start: int, end: int, kind: str) -> Label:
    """Return the text between the quotes that stand at ``start`` and before ``end``."""
    raw, first, last = _inside(text, start + 1, end - 1)
    return Label(first, last, unescaped(raw), Markup.NONE, kind, text[end - 1])


def _inside(text: str, start: int, end: int) -> tuple[str, int, int]:
    """Return a text on one line without the white space at its ends, and its place."""
    raw = text[start:end]
    kept = raw.strip()
    begin = start + len(raw) - len(raw.lstrip())
    return _NEWLINES.sub(" ", kept), begin, begin + len(kept)


def has_text(text: str) -> bool:
    """Say whether there is anything to translate besides code, addresses, tags and templates."""
    if _FIRST_WORD.match(text):
        return True
    if not _HIDES_TEXT.search(text):
        shown = _CODE.sub("", text) if "`" in text else text
        if _PLAIN_WORDS.search(shown) or ("[" not in text and _WORD_APART.search(shown)):
            return True
        if "](" not in text and not any(map(str.isalnum, shown)):
            return False
    return _has_text(text)


@lru_cache(maxsize=1000)
def _has_text(text: str) -> bool:
    """Say the same of a text that no quick look decides; in tables many are the same."""
    if "``" not in text:
        may_be_none = "`" in text or "<" in text or "{" in text
        if _PLAIN_WORDS.search(_MAYBE_NO_TEXT.sub("", text) if may_be_none else text):
            return True
    if not is_offered(text) or _TABLE_OF_CONTENTS.fullmatch(text):
        return False
    return is_offered(masked(_NO_TEXT.sub(" ", text), Markup.MARKDOWN))


def ends_in_backslash(text: str) -> bool:
    """Say whether ``text`` ends in a backslash that is not itself escaped."""
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1


def label_text(raw: str) -> tuple[str, Markup]:
    """Return an alternative text as the translator sees it: without escapes, if they are its only markup."""
    if ACTIVE.search(_ESCAPE.sub("", raw)):
        return raw, Markup.MARKDOWN
    return _ESCAPE.sub(r"\1", raw), Markup.NONE
