"""Writing XLIFF 2.1 (OASIS standard of 13 February 2018), with its glossary module.

Inline codes are ``pc``, or ``sc`` and ``ec`` where pairs overlap, and ``ph``; how the document
writes them stands in the unit's ``originalData``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.locales import bcp47
from pipeline.markup import Role
from pipeline.markup.segments import Piece, matched, segment
from pipeline.xliff.model import File, Note, Term, Unit
from pipeline.xml_text import IMPOSSIBLE, escaped, in_quotes, visible

__all__ = ["render_2"]

_CORE = "urn:oasis:names:tc:xliff:document:2.0"
"""The namespace of every version 2.x."""
_GLOSSARY = "urn:oasis:names:tc:xliff:glossary:2.0"
_CHARACTER = re.compile(f"({IMPOSSIBLE})")


def render_2(file: File) -> bytes:
    """Return ``file`` as a whole; every text comes back from it to the character."""
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        (
            f'<xliff version="2.1" xmlns="{_CORE}" xmlns:gls="{_GLOSSARY}"'
            f' srcLang="{bcp47(file.source_language)}" trgLang="{bcp47(file.target_language)}">'
        ),
        f'<file id="f1" original="{in_quotes(file.original)}" xml:space="preserve">',
        *(line for unit in file.units for line in _unit(unit)),
        "</file>",
        "</xliff>",
        "",
    )
    return "\n".join(lines).replace("\r", "&#13;").encode()


def _unit(unit: Unit) -> Iterator[str]:
    data = _OriginalData()
    original = segment(unit.source, unit.markup, exact=True)
    source = data.inline(original)
    target = ""
    if unit.target:
        pieces = matched(segment(unit.target, unit.markup, exact=True), original)
        target = f"<target>{data.inline(pieces)}</target>"
    yield f'<unit id="{in_quotes(unit.name)}">'
    entries = [_glossary_entry(term) for term in unit.terms if term.target or term.definition]
    if entries:
        yield f"<gls:glossary>{''.join(entries)}</gls:glossary>"
    if unit.notes:
        yield f"<notes>{''.join(map(_note, unit.notes))}</notes>"
    if data.ids:
        kept = (f'<data id="{name}">{_exact(code)}</data>' for code, name in data.ids.items())
        yield f"<originalData>{''.join(kept)}</originalData>"
    state = f' state="{unit.state}"' if unit.state else ""
    state += f' subState="{unit.sub_state}"' if unit.sub_state else ""
    yield f"<segment{state}><source>{source}</source>{target}</segment>"
    yield "</unit>"


def _note(note: Note) -> str:
    about = ' appliesTo="target"' if note.of_target else ""
    return f'<note category="{in_quotes(note.kind)}"{about}>{escaped(visible(note.text))}</note>'


def _glossary_entry(term: Term) -> str:
    pieces = [f'<gls:term source="{in_quotes(term.name)}">{escaped(term.source)}</gls:term>']
    if term.target:
        pieces.append(f"<gls:translation>{escaped(term.target)}</gls:translation>")
    if term.definition:
        pieces.append(f"<gls:definition>{escaped(term.definition)}</gls:definition>")
    return f"<gls:glossEntry>{''.join(pieces)}</gls:glossEntry>"


def _exact(text: str) -> str:
    """Return text with a ``cp`` for each character that XML cannot hold."""
    parts = _CHARACTER.split(text)
    return "".join(f'<cp hex="{ord(part):04X}"/>' if at % 2 else escaped(part) for at, part in enumerate(parts))


class _OriginalData:
    """The codes of a unit as its document writes them, each once."""

    def __init__(self) -> None:
        self.ids: dict[str, str] = {}
        """The name of each code."""

    def inline(self, pieces: Sequence[Piece]) -> str:
        """Return the content of a source or target."""
        numbers = {piece.pair: piece.number for piece in pieces if piece.pair and piece.number}
        ends = {piece.pair: piece.text for piece in pieces if piece.pair and not piece.number}
        overlapping = _overlapping(pieces)
        written: list[str] = []
        for piece in pieces:
            code = piece.code
            if code is None:
                written.append(_exact(piece.text))
            elif not piece.pair:
                name, more = "ph", ""
                if code.role is not Role.ALONE:
                    name, more = ("sc" if code.role is Role.OPEN else "ec"), ' isolated="yes"'
                written.append(f'<{name} id="{piece.number}"{more} dataRef="{self._id(piece.text)}"/>')
            elif piece.pair in overlapping:
                which = f'sc id="{piece.number}"' if piece.number else f'ec startRef="{numbers[piece.pair]}"'
                written.append(f'<{which} dataRef="{self._id(piece.text)}"/>')
            elif piece.number:
                refs = f'dataRefStart="{self._id(piece.text)}" dataRefEnd="{self._id(ends[piece.pair])}"'
                written.append(f'<pc id="{piece.number}" {refs}>')
            else:
                written.append("</pc>")
        return "".join(written)

    def _id(self, code: str) -> str:
        return self.ids.setdefault(code, f"d{len(self.ids) + 1}")


def _overlapping(pieces: Sequence[Piece]) -> set[int]:
    """Return pairs that cannot be elements around what they enclose: the rest then nest."""
    found: set[int] = set()
    opened: list[int] = []
    for piece in pieces:
        if piece.pair and piece.number:
            opened.append(piece.pair)
        elif piece.pair:
            if opened[-1] != piece.pair:
                found.add(piece.pair)
            opened.remove(piece.pair)
    return found
