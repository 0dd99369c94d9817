"""How the letters of a run of Word look (ISO/IEC 29500-1, 17.3.2), and what of it nobody sees."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.formats.office.pieces import Look
from pipeline.xml_text import Element

__all__ = ["is_hidden", "look"]

_UNSEEN = frozenset(
    [
        "w:lang",
        "w:noProof",
        "w:kern",
        "w:webHidden",
        "w:specVanish",
        "w:rPrChange",
        "w:ins",
        "w:del",
        "w:moveFrom",
        "w:moveTo",
        "w:snapToGrid",
    ]
)
"""What changes no letter: languages, spelling, layout of web pages, and the history of changes."""
_COMPLEX = frozenset(["w:bCs", "w:iCs", "w:szCs", "w:cs", "w:rtl"])
"""What changes letters of scripts written from right to left only."""
_ON_OFF = {
    "w:b": "bold",
    "w:i": "italic",
    "w:caps": "capitals",
    "w:smallCaps": "small capitals",
    "w:strike": "struck through",
    "w:dstrike": "struck through",
    "w:outline": "outlined",
    "w:shadow": "shadowed",
    "w:emboss": "embossed",
    "w:imprint": "engraved",
}
_OTHERS = {
    "w:u": "underlined",
    "w:color": "coloured",
    "w:highlight": "highlighted",
    "w:shd": "highlighted",
    "w:sz": "in another size",
}
_FONTS = ("w:asciiTheme", "w:hAnsiTheme", "w:ascii", "w:hAnsi")
_OFF = frozenset({"0", "false", "off"})
_SPACE_SHOWN = frozenset(["w:u", "w:strike", "w:dstrike", "w:highlight", "w:shd", "w:bdr", "w:em", "w:rStyle"])
_NOTHING = {"w:u": "none", "w:color": "auto", "w:highlight": "none", "w:vertAlign": "baseline", "w:em": "none"}
_UNSEEN_SPACING = 10
"""Letter spacing below this, in twentieths of a point, is how programs fit lines, and is not seen."""


def is_hidden(properties: Element | None) -> bool:
    """Tell whether a run is marked as hidden text."""
    vanish = properties.child("w:vanish") if properties else None
    return vanish is not None and vanish.get("w:val") not in _OFF


def look(properties: Element | None, styles: Mapping[str, str], *, is_simple: bool) -> Look:
    """Return how text looks in a run with these ``properties``; ``styles`` are names by identifier."""
    if properties is None:
        return Look()
    keys: list[str] = []
    names: list[str] = []
    shows_space = False
    for element in properties.children:
        name = element.name
        if name in _UNSEEN or (is_simple and name in _COMPLEX):
            continue
        values = {key: one.value for key, one in element.attributes().items() if not key.startswith("xmlns")}
        value = values.get("w:val", "")
        words: tuple[str, ...] = ()
        if name in _ON_OFF:
            key = f"{name}=0" if value in _OFF else name
            words = () if value in _OFF else (_ON_OFF[name],)
        elif name == "w:rFonts":
            fonts = [values[one] for one in _FONTS if values.get(one)]
            fonts += [] if is_simple else [f"{one}={values[one]}" for one in sorted(values)]
            key = f"{name}={fonts}" if fonts else ""
            words = ("in another font",) if fonts else ()
        elif _is_unseen(name, value):
            continue
        else:
            key = name + "".join(f" {one}={values[one]}" for one in sorted(values))
            words = _words(name, value, styles)
        if key:
            keys.append(key)
            names += words
            shows_space = shows_space or name in _SPACE_SHOWN
    return Look("|".join(sorted(keys)), tuple(names), shows_space=shows_space)


def _is_unseen(name: str, value: str) -> bool:
    if name == "w:spacing":
        return value.lstrip("-").isdigit() and abs(int(value)) < _UNSEEN_SPACING
    if name in ("w:w", "w:position"):
        return value.rstrip("%") == {"w:w": "100", "w:position": "0"}[name]
    return _NOTHING.get(name) == value


def _words(name: str, value: str, styles: Mapping[str, str]) -> tuple[str, ...]:
    if name == "w:vertAlign":
        return (value,)
    if name == "w:rStyle":
        return (f"style {styles.get(value, value)}",)
    return (_OTHERS[name],) if name in _OTHERS else ()
