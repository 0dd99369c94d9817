"""A unit's text without its codes: blanked for checks, or as a reader sees it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.markup.code import Code, Kind, Role
from pipeline.markup.codes import codes, may_have_codes
from pipeline.markup.tags import alternative_text, attributes, names
from pipeline.model import Markup

__all__ = ["INVISIBLE", "foreign_parts", "masked", "plain"]

INVISIBLE = "\N{SOFT HYPHEN}"
"""Stands for a code within a word: ``museo<b>lógico</b>`` stays one word once it is taken out."""

_JOINING = (Kind.TAG, Kind.EMPHASIS, Kind.NUMBER, Kind.CUE, Kind.ESCAPE)
_SEPARATING_TAGS = names("br hr img input")
_TECHNICAL = names("code kbd samp var tt pre script style")
_AS_WRITTEN = (Kind.PLACEHOLDER, Kind.URL, Kind.EMAIL, Kind.DOMAIN)


def masked(text: str, markup: Markup) -> str:
    """Return ``text`` with everything blanked that is not language; every character keeps its place.

    Blanked are all inline codes except the attribute texts people read, and what stands
    inside code, inside ``translate="no"`` and inside an element with its own ``lang``.
    Within a word a code becomes soft hyphens, which readers of the masked text skip; a
    character reference becomes its character and filling.
    """
    found = codes(text, markup) if may_have_codes(text, markup) else ()
    if not found:
        return text
    pieces: list[str] = []
    at = 0
    for run in _runs(found):
        pieces.append(text[at : run[0].start])
        at = run[-1].end
        within_word = _is_within_word(text, run)
        pieces += (_blank(text, code, INVISIBLE if within_word else " ") for code in run)
    pieces.append(text[at:])
    return _without_foreign_parts("".join(pieces), found)


def plain(text: str, markup: Markup) -> str:
    """Return ``text`` as a reader sees it: without markup, with references resolved."""
    if not may_have_codes(text, markup):
        return text
    pieces: list[str] = []
    at = 0
    for code in codes(text, markup):
        pieces += (text[at : code.start], _seen(code))
        at = code.end
    pieces.append(text[at:])
    return "".join(pieces)


def _runs(found: Sequence[Code]) -> Iterator[Sequence[Code]]:
    """Yield the codes in groups that touch each other."""
    first = 0
    for place, (one, other) in enumerate(pairwise(found), start=1):
        if one.end != other.start:
            yield found[first:place]
            first = place
    yield found[first:]


def _is_within_word(text: str, run: Sequence[Code]) -> bool:
    start, end = run[0].start, run[-1].end
    return (
        start > 0
        and end < len(text)
        and text[start - 1].isalnum()
        and text[end].isalnum()
        and all(code.kind in _JOINING and not _separates(code) for code in run)
    )


def _separates(code: Code) -> bool:
    """Whether what stands before and after a code are two words: at a line break, a picture, a note."""
    return code.name in _SEPARATING_TAGS or (code.kind is Kind.NUMBER and code.role is Role.ALONE)


def _blank(text: str, code: Code, filling: str) -> str:
    length = code.end - code.start
    if code.kind is Kind.ENTITY and code.name == INVISIBLE:
        return INVISIBLE * length
    if code.kind is Kind.ENTITY and len(code.name) == 1 and code.name.isprintable() and not code.name.isspace():
        return code.name + (INVISIBLE if code.name.isalnum() else " ") * (length - 1)
    if not code.readable:
        return filling * length
    pieces: list[str] = []
    at = code.start
    for start, end in code.readable:
        pieces += (" " * (start - at), text[start:end])
        at = end
    return "".join((*pieces, " " * (code.end - at)))


def _without_foreign_parts(text: str, found: Sequence[Code]) -> str:
    """Blank the contents of elements that are technical, not to be translated, or in another language."""
    pieces: list[str] = []
    at = 0
    for start, end in foreign_parts(text, found):
        pieces += (text[at:start], " " * (end - start))
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def foreign_parts(text: str, found: Sequence[Code]) -> Iterator[tuple[int, int]]:
    """Yield the places of what ``text`` marks as technical, not to be translated or in another language.

    ``found`` are its codes; the codes around such a part are not in it, those inside are.
    """
    name, start, depth = "", 0, 0
    for code in found:
        if code.kind not in (Kind.TAG, Kind.CUE) or code.role is Role.ALONE:
            continue
        if depth:
            depth += (code.name == name) * (1 if code.role is Role.OPEN else -1)
            if not depth:
                yield start, code.start
        elif code.role is Role.OPEN and _is_foreign(code):
            name, start, depth = code.name, code.end, 1
    if depth:
        yield start, len(text)


def _is_foreign(code: Code) -> bool:
    if code.kind is Kind.CUE:
        return code.name == "lang"
    if code.name in _TECHNICAL:
        return True
    return " " in code.text and any(
        one.name in ("lang", "xml:lang")
        or (one.name == "translate" and one.value.lower() == "no")
        or (one.name == "class" and "notranslate" in one.value.split())
        for one in attributes(code.text)
    )


def _seen(code: Code) -> str:
    if code.kind in _AS_WRITTEN:
        return code.text
    if code.kind is Kind.AUTOLINK:
        return code.text[1:-1]
    if code.kind is Kind.BREAK or code.name == "br":
        return "\n"
    if code.kind is Kind.TAG:
        return alternative_text(code.text) if code.name == "img" else ""
    return code.name if code.kind in (Kind.ENTITY, Kind.CODE) else ""
