"""How letters of an OpenDocument text look to their reader (1.3, part 3, 20: formatting attributes)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.formats.odt.styles import Style, Styles

__all__ = ["Seen", "is_hidden", "seen"]

_UNSEEN = re.compile(
    r"""(?:officeooo|loext|xmlns):.*
      | fo:(?:language|country|script|hyphen.*)
      | style:(?:language|country|script|rfc-language-tag)(?:-asian|-complex)?
      | style:(?:letter-kerning|font-charset|font-pitch|font-family-generic|text-autospace)
    """,
    re.VERBOSE,
)
"""What no reader sees: editing sessions, languages, hyphenation."""
_COMPLEX = re.compile(r".*-(?:asian|complex)")
"""What concerns East Asian and complex scripts only."""
_NAMES = {
    ("fo:font-weight", "bold"): "bold",
    ("fo:font-style", "italic"): "italic",
    ("fo:font-style", "oblique"): "italic",
    ("fo:font-variant", "small-caps"): "small capitals",
    ("fo:text-transform", "uppercase"): "capitals",
}
_KINDS = {
    "style:text-underline-style": "underlined",
    "style:text-line-through-style": "struck through",
    "style:text-position": "raised or lowered",
    "fo:color": "coloured",
    "fo:background-color": "highlighted",
    "fo:font-size": "in another size",
    "style:font-name": "in another font",
    "fo:font-family": "in another font",
    "fo:letter-spacing": "spaced",
}
_SPACE_SHOWN = ("style:text-underline-style", "style:text-line-through-style", "fo:background-color")
_NOTHING = {"none", "normal", "transparent", "0% 100%", "auto"}
_LENGTH = re.compile(r"-?([0-9.]+)(cm|mm|in|pt|pc|px)")
_POINTS = {"cm": 28.35, "mm": 2.835, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75}
_UNSEEN_SPACING = 0.5
"""Letter spacing below this, in points, is how programs fit lines, and is not seen."""


def is_hidden(style: Style | None) -> bool:
    """Tell whether letters of a style are not shown at all."""
    return style is not None and style.properties.get("text:display") == "none"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a reader sees of letters in spans."""

    key: str
    """Equal for what looks alike; empty when nothing is seen."""
    names: tuple[str, ...]
    """What makes them look so, in the words of a translator."""
    shows_space: bool
    """Whether a space looks different too."""
    spans: tuple[int, ...]
    """Which of the spans make them look so."""


def seen(names: Sequence[str], styles: Styles, paragraph: Mapping[str, str], *, simple: bool) -> Seen:
    """Return what is seen of letters in spans of the styles ``names``, outermost first.

    ``paragraph`` is how letters look there without them. ``simple`` letters are of no East
    Asian or complex script.
    """
    letters = dict(paragraph)
    common: list[str] = []
    by_hand: dict[str, str] = {}
    spans: list[int] = []
    for number, name in enumerate(names):
        style = styles.text(name)
        called = name if style is None or not style.automatic else style.parent
        own = styles.own(name)
        if called or any(
            letters.get(one) != value for one, value in own.items() if _is_seen(one, value, simple=simple)
        ):
            spans.append(number)
        if called:
            common.append(called)
        letters.update(own)
        by_hand.update(style.properties if style is not None and style.automatic else {})
    changed = {
        name: value
        for name, value in sorted(letters.items())
        if paragraph.get(name) != value and _is_seen(name, value, simple=simple)
    }
    keys = [*common, *(f"{name}={value}" for name, value in changed.items())]
    words = [word for name, value in changed.items() if name in by_hand and (word := _word(name, value))]
    titles = [f"style {style.shown if (style := styles.text(name)) else name}" for name in common]
    shows_space = bool(common) or any(name in _SPACE_SHOWN and value not in _NOTHING for name, value in changed.items())
    return Seen(";".join(keys), (*titles, *dict.fromkeys(words)), shows_space, tuple(spans) if keys else ())


def _is_seen(name: str, value: str, *, simple: bool) -> bool:
    return not (_UNSEEN.fullmatch(name) or (simple and _COMPLEX.fullmatch(name)) or _is_narrow(name, value))


def _word(name: str, value: str) -> str:
    return _NAMES.get((name, value)) or (_KINDS.get(name, "") if value not in _NOTHING else "")


def _is_narrow(name: str, value: str) -> bool:
    match = _LENGTH.fullmatch(value) if name == "fo:letter-spacing" else None
    return match is not None and float(match[1]) * _POINTS[match[2]] < _UNSEEN_SPACING
