"""A unit's text as runs in one look each, for forms of edition that have a notation of their own.

The runs are read from what ``to_html`` makes of the text, so that no two editions disagree
about what is markup and what was typed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from html import unescape
from typing import NamedTuple
from urllib.parse import quote

from pipeline.locales import primary
from pipeline.markup.rendering import NO_NOTES, to_html
from pipeline.model import Markup

__all__ = ["Look", "Run", "runs"]


class Look(StrEnum):
    """How a run differs from the text around it."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    UNDERLINED = "underlined"
    STRUCK = "struck"
    RAISED = "raised"
    LOWERED = "lowered"
    SMALL = "small"
    MARKED = "marked"
    PICTURE = "picture"
    """It is read in the place of a picture."""


class Run(NamedTuple):
    """A stretch of text in one look."""

    text: str
    """What a reader sees; a line feed is a line break."""
    looks: frozenset[Look] = frozenset()
    target: str = ""
    """The full address it leads to (``https:``, ``http:``, ``mailto:``); empty where it is no link."""
    language: str = ""
    """The language that the text itself names for it (BCP 47); empty for that of the unit."""
    note: int = 0
    """The number of the note that it refers to; 0 for all else."""


_LOOKS = {
    **dict.fromkeys(("b", "strong"), Look.STRONG),
    **dict.fromkeys(("cite", "dfn", "em", "i", "var"), Look.EMPHASIS),
    **dict.fromkeys(("code", "kbd", "samp"), Look.CODE),
    **dict.fromkeys(("ins", "u"), Look.UNDERLINED),
    **dict.fromkeys(("del", "s"), Look.STRUCK),
    "sup": Look.RAISED,
    "sub": Look.LOWERED,
    "small": Look.SMALL,
    "mark": Look.MARKED,
}
_PICTURE = ' class="image"'
_NOTE = ' class="note"'
_PIECE = re.compile(r'<(?P<close>/?)(?P<name>[a-z]+)(?P<rest>(?: [a-z]+="[^"]*")*)>')
"""A tag as ``to_html`` writes it; what it prints of a text has no ``<``."""
_ATTRIBUTE = re.compile(r' (href|lang)="([^"]*)"')
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ADDRESS = re.compile(
    r"(?P<scheme>https?)://(?P<host>[\w.-]+)(?P<port>:[0-9]{1,5})?(?P<rest>(?:[/?#]\S*)?)|mailto:(?P<mail>[^\s@:]+@[\w.-]+)",
    re.IGNORECASE,
)
_IN_ADDRESSES = "/?@!$&'()*+,;=:%~"
_STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_QUOTES = {"es": ("«»", "“”"), "pt_PT": ("«»", "“”"), "ca": ("«»", "“”"), "fr": ("«»", "«»"), "it": ("«»", "“”")}
"""The marks around a quotation, and around one inside it (Unicode CLDR 45)."""
_OTHER_QUOTES = ("“”", "‘’")


def runs(
    text: str,
    markup: Markup,
    filled: Sequence[str] = (),
    notes: Mapping[str, int] = NO_NOTES,
    *,
    language: str = "",
    keeps_spaces: bool = False,
) -> tuple[Run, ...]:
    """Return what a reader sees of ``text``, in order; neighbouring runs differ in more than their text.

    Every character that can be printed arrives; a replacement character stands for a control
    or a lone surrogate. ``notes`` are numbered by the names that texts have for them.
    ``language`` (gettext name) decides the marks around quotations. With ``keeps_spaces`` every
    space and line end is kept, as in preformatted text; otherwise they are where the markup says so.
    """
    reader = _Reader(language, keeps_spaces or markup not in (Markup.HTML, Markup.MARKDOWN))
    at = 0
    html = to_html(text, markup, filled, notes).replace("<br>\n", "<br>")
    for piece in _PIECE.finditer(html):
        reader.text(html[at : piece.start()])
        reader.tag(piece)
        at = piece.end()
    reader.text(html[at:])
    return reader.result()


class _Reader:
    def __init__(self, language: str, keeps_spaces: bool) -> None:
        self._quotes = _QUOTES.get(language) or _QUOTES.get(primary(language), _OTHER_QUOTES)
        self._keeps_spaces = keeps_spaces
        self._found: list[Run] = []
        self._open: list[tuple[str, Look | None, str, str]] = []
        """The name, look, target and language of each open element."""
        self._depth = 0
        """How many quotations are open."""
        self._is_note = False
        """Whether a reference to a note is read."""

    def text(self, html: str) -> None:
        chars = _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", unescape(html).replace("\r\n", "\n").replace("\r", "\n"))
        if not self._keeps_spaces:
            chars = _SPACES.sub(" ", chars)
            if chars.startswith(" ") and (not self._found or self._found[-1].text[-1] in " \n"):
                chars = chars[1:]
        self._add(chars)

    def tag(self, piece: re.Match[str]) -> None:
        name = piece["name"]
        if name == "br":
            self._break()
        elif name == "wbr":
            self._add("\N{ZERO WIDTH SPACE}")
        elif piece["close"]:
            self._open.pop()
            self._is_note = False
            if name == "q":
                self._depth -= 1
                self._quote(1)
        else:
            if name == "q":
                self._quote(0)
                self._depth += 1
            named = dict(_ATTRIBUTE.findall(piece["rest"]))
            look = Look.PICTURE if piece["rest"] == _PICTURE else _LOOKS.get(name)
            tag = unescape(named.get("lang", ""))
            language = tag if _TAG.fullmatch(tag) else ""
            self._is_note = piece["rest"] == _NOTE
            self._open.append((name, look, _address(unescape(named.get("href", ""))), language))

    def result(self) -> tuple[Run, ...]:
        if self._found and not self._keeps_spaces:
            *before, last = self._found
            trimmed = last._replace(text=last.text.rstrip(" "))
            self._found = [*before, trimmed] if trimmed.text else before
        return tuple(self._found)

    def _break(self) -> None:
        """End the line, without the spaces before its end."""
        if self._found and not self._keeps_spaces:
            last = self._found[-1]
            self._found[-1] = last._replace(text=last.text.rstrip(" "))
            if not self._found[-1].text:
                self._found.pop()
        self._add("\n")

    def _quote(self, side: int) -> None:
        self._add(self._quotes[min(self._depth, 1)][side])

    def _add(self, chars: str) -> None:
        if not chars:
            return
        looks = frozenset(look for _, look, _, _ in self._open if look)
        target = next((target for _, _, target, _ in reversed(self._open) if target), "")
        language = next((language for _, _, _, language in reversed(self._open) if language), "")
        note = int(chars) if self._is_note else 0
        if self._found and self._found[-1][1:] == (looks, target, language, note):
            chars = self._found.pop().text + chars
        self._found.append(Run(chars, looks, target, language, note))


def _address(target: str) -> str:
    """Return a full address as a URI writes it (RFC 3986); empty for one that is not full, or has no host."""
    match = _ADDRESS.fullmatch(target)
    if match is None:
        return ""
    if match["mail"]:
        return "mailto:" + _quoted(match["mail"])
    try:
        host = match["host"].encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    before, sign, fragment = match["rest"].partition("#")
    return f"{match['scheme'].lower()}://{host}{match['port'] or ''}{_quoted(before)}{sign}{_quoted(fragment)}"


def _quoted(part: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", part), safe=_IN_ADDRESSES, errors="replace")
