"""Which elements of a page are open: the end tags that HTML lets authors leave out.

The rules are those of the HTML Living Standard, section 13.2.6 (tree construction), as far
as they say which element a text stands in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.formats.html.elements import BLOCKS, CONTROLS, HEADINGS
from pipeline.markup.tags import names

__all__ = ["LIMIT", "end_of", "length_before"]

LIMIT = 512
"""Elements open at a time; browsers stop there too, and it bounds the time any page can take."""

_SCOPE = names("applet caption html marquee object svg table td template th")
_BUTTON_SCOPE = _SCOPE | {"button"}
_LIST_SCOPE = _SCOPE | {"ol", "ul", "menu", "dir"}
_TABLE_SCOPE = names("html table template")
_SCOPES = {"p": _BUTTON_SCOPE, "li": _LIST_SCOPE}
_CLOSES_P = names(
    """address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul
    xmp"""
)
_TRANSPARENT = names("address div p")
"""Blocks through which a list item closes the one before."""
_FORMATTING = names("a b big code em font i nobr s small strike strong tt u")
_SPECIAL = BLOCKS | CONTROLS
_ITEM_SCOPE = _SPECIAL - _TRANSPARENT
_P = names("p")
_CELLS = names("caption colgroup td th")
_ROWS = names("caption colgroup tbody td tfoot th thead tr")


def length_before(name: str, names_open: Sequence[str]) -> int:
    """Return how many of the open elements stay open when a start tag ``name`` comes."""
    length = len(names_open)
    if name in _CLOSES_P and "p" in names_open:
        length = _found(names_open, length, _P, _BUTTON_SCOPE)
    if name in _CLOSED_BY:
        shortened, wanted = _CLOSED_BY[name]
        return shortened(names_open, length, wanted)
    return length


def _found(names_open: Sequence[str], length: int, wanted: frozenset[str], scope: frozenset[str] = _SCOPE) -> int:
    """Return the place of the innermost of ``wanted``, ``length`` when it is not within ``scope``."""
    for at in range(length - 1, -1, -1):
        if names_open[at] in wanted:
            return at
        if names_open[at] in scope:
            break
    return length


def _item(names_open: Sequence[str], length: int, wanted: frozenset[str]) -> int:
    """Close the list item before, unless a list or another block has begun in it."""
    return _found(names_open, length, wanted, _ITEM_SCOPE)


def _innermost(names_open: Sequence[str], length: int, wanted: frozenset[str]) -> int:
    """Close only what has nothing else open in it."""
    while length and names_open[length - 1] in wanted:
        length -= 1
    return length


def _row(names_open: Sequence[str], length: int, wanted: frozenset[str]) -> int:
    """Close all that is open of ``wanted`` in the innermost table."""
    outermost = length
    for at in range(length - 1, -1, -1):
        if names_open[at] in _TABLE_SCOPE:
            break
        if names_open[at] in wanted:
            outermost = at
    return outermost


_CLOSED_BY: dict[str, tuple[Callable[[Sequence[str], int, frozenset[str]], int], frozenset[str]]] = {
    "body": (_found, names("head")),
    "dd": (_item, names("dd dt")),
    "dt": (_item, names("dd dt")),
    "li": (_item, names("li")),
    "optgroup": (_innermost, names("option optgroup")),
    "option": (_innermost, names("option")),
    "td": (_row, _CELLS),
    "th": (_row, _CELLS),
    "tr": (_row, _CELLS | {"tr"}),
    **dict.fromkeys(("caption", "colgroup", "tbody", "tfoot", "thead"), (_row, _ROWS)),
    **dict.fromkeys(HEADINGS, (_innermost, frozenset(HEADINGS))),
}
"""What a start tag closes besides a paragraph, and how."""


def end_of(name: str, names_open: Sequence[str]) -> int | None:
    """Return the place of the open element that an end tag ``name`` closes; None if it closes nothing.

    Where blocks stand between a formatting element and its end tag, only that element is
    closed and they stay open (``<b><p></b>…</p>``), as in the adoption agency algorithm.
    """
    if names_open and names_open[-1] == name:
        return len(names_open) - 1
    if name not in names_open and name not in HEADINGS:
        return None
    if name in _SPECIAL:
        return _end_of_block(name, names_open)
    for at in range(len(names_open) - 1, -1, -1):
        if names_open[at] == name:
            return at
        if names_open[at] in (_SCOPE if name in _FORMATTING else _SPECIAL):
            break
    return None


def _end_of_block(name: str, names_open: Sequence[str]) -> int | None:
    wanted = frozenset(HEADINGS) if name in HEADINGS else frozenset({name})
    scope = _TABLE_SCOPE if name in _ROWS or name == "table" else _SCOPES.get(name, _SCOPE)
    at = _found(names_open, len(names_open), wanted, scope - wanted)
    return at if at < len(names_open) else None
