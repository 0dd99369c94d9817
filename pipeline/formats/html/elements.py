"""What the elements and attributes of a web page mean to a translator."""

from __future__ import annotations

from pipeline.markup.tags import names

__all__ = [
    "BLOCKS",
    "BREAKING",
    "CONTROLS",
    "HEADINGS",
    "LINKS",
    "META",
    "NO_MARKUP",
    "OPAQUE",
    "READABLE",
    "SVG_TEXT",
    "kind_inside",
]

HEADINGS = {f"h{level}": level for level in range(1, 7)}

SVG_TEXT = {"text": "svg text", "title": "svg title", "desc": "svg desc"}
"""Elements of a drawing that hold text, under the names they have here."""

BLOCKS = names(
    """address applet article aside blockquote body caption center col colgroup dd details dialog dir div dl dt
    fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li
    link listing main marquee menu meta nav ol optgroup option p plaintext pre search section summary table tbody
    td template tfoot th thead title tr ul xmp"""
) | frozenset(SVG_TEXT.values())
"""Elements that stand on their own: text before, inside and after them never is one unit."""

CONTROLS = names(
    "audio button canvas datalist iframe label noembed noframes noscript object script select style svg textarea video"
)
"""Elements with an inside of their own that may yet stand within a sentence."""

BREAKING = CONTROLS | names("embed input keygen")
"""Elements that end a run of text unless they stand within a sentence."""

OPAQUE = names("script style xmp iframe noembed noframes plaintext math code")
"""Elements whose text is not for translators."""

_KINDS = {
    "address": "address",
    "blockquote": "quotation",
    "button": "button",
    "caption": "caption",
    "dd": "definition",
    "dt": "term",
    "figcaption": "caption",
    "label": "label",
    "legend": "legend",
    "li": "list item",
    "listing": "preformatted text",
    "option": "option",
    "pre": "preformatted text",
    "summary": "summary",
    "svg desc": "drawing description",
    "svg text": "drawing text",
    "svg title": "drawing title",
    "td": "table cell",
    "textarea": "text field",
    "th": "table heading",
    "title": "page title",
    **{name: f"heading {level}" for name, level in HEADINGS.items()},
}
_PARAGRAPHS = names("p div center")
"""Elements that say nothing of their own inside a list item, cell, quotation …"""

NO_MARKUP = frozenset({"option", "drawing text", "drawing title", "drawing description"})
"""Kinds of running text in which no HTML element can stand."""


def kind_inside(name: str, outer: str) -> str:
    """Return the kind of text directly inside the element ``name`` that stands in text of kind ``outer``."""
    if name in _KINDS:
        return _KINDS[name]
    if name == "p":
        return "paragraph" if outer == "text" else outer
    if name in BLOCKS and name not in _PARAGRAPHS:
        return "text"
    return "text" if outer == "paragraph" and name in BLOCKS else outer


_ANY: frozenset[str] = frozenset()

READABLE = {
    "abbr": ("table heading", names("td th")),
    "alt": ("alt text", _ANY),
    "aria-description": ("description", _ANY),
    "aria-label": ("label", _ANY),
    "label": ("label", names("optgroup option track")),
    "placeholder": ("placeholder", _ANY),
    "summary": ("table summary", names("table")),
    "title": ("title text", _ANY),
}
"""Attributes people read: the kind of text, and the elements that have them (none: every element)."""

META = {
    "description": "description",
    "og:title": "page title",
    "og:description": "description",
    "og:site_name": "site name",
    "og:image:alt": "alt text",
    "twitter:title": "page title",
    "twitter:description": "description",
    "twitter:image:alt": "alt text",
}
"""The ``name`` or ``property`` of a ``meta`` element whose content people read."""

LINKS = {
    "href": names("a area link"),
    "src": names("audio iframe img script source track video"),
    "poster": names("video"),
}
"""Attributes that point to another file, and the elements that have them."""
