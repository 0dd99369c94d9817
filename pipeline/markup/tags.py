"""HTML tags as they stand in running text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

__all__ = [
    "ELEMENTS",
    "READABLE_ATTRIBUTES",
    "STRICT_TAG",
    "TAG",
    "VOID",
    "Attribute",
    "alternative_text",
    "attributes",
    "cue_identity",
    "names",
    "tag_identity",
]


def names(listed: str) -> frozenset[str]:
    """Return the set of the names in a string with spaces between them."""
    return frozenset(listed.split())


VOID = names("area base br col embed hr img input link meta param source track wbr")
"""Elements without content or end tag (HTML Living Standard, 13.1.2)."""

ELEMENTS = names(
    """
    a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br
    button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed
    fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe
    image img input ins isindex kbd keygen label legend li link listing main map mark marquee math menu menuitem meta
    meter multicol nav nextid nobr noembed noframes noscript object ol optgroup option output p param picture plaintext
    pre progress q rb rp rt rtc ruby s samp script search section select slot small source spacer span strike strong
    style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr
    xmp
    """
)
"""All elements of HTML, the obsolete ones too (HTML Living Standard, index of elements and 16.2)."""

READABLE_ATTRIBUTES = names("alt title aria-label aria-description placeholder label summary")
"""Attributes whose values people read."""

_LOCAL_ATTRIBUTES = names("href src srcset cite lang xml:lang hreflang dir datetime target rel")
"""Attributes a translation may change: addresses, languages, and what follows from them."""

_SAYING = names("v lang")
"""Tags of subtitles that say who speaks, or in which language."""

TAG = re.compile(  # as a browser takes it
    r"""<(?P<close>/)?(?P<name>[A-Za-z][A-Za-z0-9:-]*)(?P<rest>(?:[\s/](?>(?:[^"'<>]++|"[^"]*"|'[^']*')*))?)>"""
)

STRICT_TAG = re.compile(  # as CommonMark 0.31 takes it (6.6)
    r"""<(?P<close>/)?(?P<name>[A-Za-z][A-Za-z0-9-]*)
        (?P<rest>(?(close)\s*
                 |(?>(?:\s++[A-Za-z_:][\w.:-]*+(?>(?:\s*+=\s*+(?:[^\s"'=<>`]++|"[^"]*"|'[^']*'))?))*)\s*+/?))>""",
    re.VERBOSE | re.ASCII,
)

_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'<>/=]+)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'=<>`]+)))?"""
)
_NAME = re.compile(r"</?[A-Za-z][A-Za-z0-9:-]*")


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of a tag; ``start`` and ``end`` are the place of its value in the tag."""

    name: str
    value: str
    """The value with its character references resolved."""
    start: int
    end: int


@lru_cache(maxsize=1024)
def attributes(tag: str) -> tuple[Attribute, ...]:
    """Return the attributes of a start tag, names in lower case, the first of equal ones only."""
    name = _NAME.match(tag)
    found: dict[str, Attribute] = {}
    for match in _ATTRIBUTE.finditer(tag, name.end() if name else 0):
        group = match.lastgroup if match.lastgroup != "name" else None
        value, (start, end) = (match[group], match.span(group)) if group else ("", (match.end(), match.end()))
        key = match["name"].lower()
        found.setdefault(key, Attribute(key, unescape(value), start, end))
    return tuple(found.values())


def alternative_text(tag: str) -> str:
    """Return what is read instead of an image."""
    return next((one.value for one in attributes(tag) if one.name == "alt"), "")


def tag_identity(name: str, tag: str) -> str:
    """Return the tag with only what a translation has to keep: its name and its technical attributes."""
    kept = sorted(
        f'{one.name}="{" ".join(one.value.split())}"'
        for one in attributes(tag)
        if one.name not in READABLE_ATTRIBUTES and one.name not in _LOCAL_ATTRIBUTES
    )
    return f"<{' '.join([name, *kept])}>"


def cue_identity(name: str, tag: str) -> str:
    """Return the tag of a subtitle with only what a translation has to keep: not a speaker's name, nor a language."""
    whole = " ".join(tag.split())
    return whole.partition(" ")[0].rstrip(">") if name in _SAYING else whole
