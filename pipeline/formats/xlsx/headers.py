"""Headers and footers of printed sheets: three sections of text with codes (ISO/IEC 29500-1, 18.3.1.46)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.formats.document import Slot
from pipeline.formats.offering import is_offered
from pipeline.formats.xlsx.strings import unescaped_string
from pipeline.markup import Kind as CodeKind
from pipeline.markup import Role, codes, numbered_text, plain
from pipeline.model import Markup, Unit
from pipeline.xml_text import Element, escaped, unescaped

__all__ = ["HeaderSlot", "header_slots"]

_PARTS = {
    "x:oddHeader": "header",
    "x:oddFooter": "footer",
    "x:evenHeader": "header of even pages",
    "x:evenFooter": "footer of even pages",
    "x:firstHeader": "header of the first page",
    "x:firstFooter": "footer of the first page",
}
_SECTION = re.compile(r"&amp;(?:&amp;|([LCR]))")
_CODE = re.compile(r'&(?:&|"[^"]*"|K(?:[0-9A-Fa-f]{6}|[0-9]{2}[+-][0-9]{3})|[0-9]{1,3}|[A-Za-z])')
_WORDS = {
    "&P": "page number",
    "&N": "number of pages",
    "&D": "date",
    "&T": "time",
    "&F": "name of the file",
    "&A": "name of the sheet",
    "&Z": "folder of the file",
    "&G": "picture",
}
"""What programs fill in; all other codes say how the text looks."""


@dataclass(slots=True)
class HeaderSlot(Slot):
    """The text of one section."""

    meanings: tuple[str, ...] = ()
    """The codes that the numbers from 1 stand for."""
    before: str = ""
    """What stands right before the text in its section."""

    def written(self, text: str) -> str:
        """Return ``text`` with its codes."""
        pieces: list[str] = []
        at = 0
        for code in codes(text, Markup.NUMBERED):
            if code.kind is CodeKind.NUMBER:
                known = code.role is Role.ALONE and 0 < int(code.name) <= len(self.meanings)
                pieces += (_literal(text[at : code.start]), self.meanings[int(code.name) - 1] if known else "")
                at = code.end
        pieces.append(_literal(text[at:]))
        chars = "".join(pieces)
        space = " " if re.search(r"&[0-9]+\Z", self.before) and chars[:1].isdigit() else ""
        return escaped(space + chars)

    def marked(self, text: str, *, note: str, language: str) -> str:
        """Return ``text [note]``; a header has no way to say that it is in ``language``."""
        del language
        return self.written(f"{text} [{note}]")

    def read_again(self, text: str) -> tuple[str, ...]:
        """Return what is read once ``text`` is written: its numbers anew from 1."""
        found = _text(unescaped(self.written(text)))
        return (found[2],) if found else ()


def _literal(chars: str) -> str:
    return plain(chars, Markup.NUMBERED).replace("&", "&&").replace("\r", "")


def header_slots(element: Element, section: tuple[str, ...]) -> Iterator[HeaderSlot]:
    """Yield the slots of a sheet's headers and footers, the ``element`` of that name."""
    for child in element.children:
        if child.name not in _PARTS or child.children or "_x" in child.content():
            continue
        raw = child.raw[child.inner - child.start : child.inner_end - child.start]
        marks = [0, *(place for match in _SECTION.finditer(raw) if match[1] for place in match.span()), len(raw)]
        for first, last in zip(marks[::2], marks[1::2], strict=True):
            slot = _slot(raw[first:last], child.inner + first, _PARTS[child.name], section)
            if slot is not None:
                yield slot


def _slot(raw: str, start: int, kind: str, section: tuple[str, ...]) -> HeaderSlot | None:
    found = _text(unescaped_string(unescaped(raw)))
    if found is None:
        return None
    before, meanings, text, after = found
    left, right = len(escaped(before)), len(escaped(after))
    if escaped(before) != raw[:left] or (right and escaped(after) != raw[-right:]):
        return None
    note = ", ".join(f"<{number}/> {_WORDS.get(code, 'formatting')}" for number, code in enumerate(meanings, start=1))
    unit = Unit(text, kind, section, markup=Markup.NUMBERED, note=note)
    return HeaderSlot(start + left, start + len(raw) - right, unit, meanings, before)


def _text(chars: str) -> tuple[str, tuple[str, ...], str, str] | None:
    """Return what stands before the text, the codes in it, the text, and what stands after it; None without text."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for match in _CODE.finditer(chars):
        pieces += ((chars[at : match.start()], False), (match[0], match[0] != "&&"))
        at = match.end()
    pieces.append((chars[at:], False))
    solid = [number for number, (piece, is_code) in enumerate(pieces) if not is_code and piece.strip()]
    if not solid:
        return None
    first, last = solid[0], solid[-1]
    while first and pieces[first - 1][0] in _WORDS:
        first -= 1 + (first > 1 and not pieces[first - 2][0])
    while last + 1 < len(pieces) and pieces[last + 1][0] in _WORDS:
        last += 1 + (last + 2 < len(pieces) and not pieces[last + 2][0])
    body = pieces[first : last + 1]
    meanings = tuple(piece for piece, is_code in body if is_code)
    numbers = iter(range(1, len(meanings) + 1))
    text = "".join(
        f"<{next(numbers)}/>" if is_code else numbered_text(piece.replace("&&", "&")) for piece, is_code in body
    )
    if not is_offered(plain(text, Markup.NUMBERED)):
        return None
    inner = text.strip()
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    before = "".join(piece for piece, _ in pieces[:first]) + lead
    after = tail + "".join(piece for piece, _ in pieces[last + 1 :])
    return before, meanings, inner, after
