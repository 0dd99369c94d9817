"""Fields of Word: what a program computes is kept, text that a field shows is translated.

The instructions are those of ISO/IEC 29500-1, 17.16.5.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.formats.office.package import place_of
from pipeline.formats.office.pieces import Close, Kind, Open, Piece, Text, Thing, Writer, written

__all__ = ["FieldMark", "field_name", "is_computed", "with_fields"]

_COMPUTED = {
    "PAGE": "page number",
    "NUMPAGES": "number of pages",
    "SECTIONPAGES": "number of pages",
    "SECTION": "section number",
    "PAGEREF": "page number",
    "NOTEREF": "note number",
    "SEQ": "number",
    "LISTNUM": "number",
    "AUTONUM": "number",
    "AUTONUMLGL": "number",
    "AUTONUMOUT": "number",
    "DATE": "date",
    "TIME": "time",
    "CREATEDATE": "date",
    "SAVEDATE": "date",
    "PRINTDATE": "date",
    "EDITTIME": "time",
    "NUMWORDS": "number of words",
    "NUMCHARS": "number of characters",
    "REVNUM": "number",
    "STYLEREF": "text of a heading",
    "FILENAME": "name of the file",
    "FILESIZE": "size of the file",
    "AUTHOR": "author",
    "LASTSAVEDBY": "author",
    "USERNAME": "name of the user",
    "USERINITIALS": "name of the user",
    "FORMULA": "result",
    "=": "result",
    "EQ": "formula",
    "SYMBOL": "symbol",
    "BARCODE": "bar code",
    "DISPLAYBARCODE": "bar code",
    "CITATION": "citation",
    "ADDIN": "citation",
}
"""Fields whose result follows from the document or the computer, and what translators call it."""

_INSTRUCTION = re.compile(r"\s*(=|\w+)")
_ADDRESS = re.compile(r'\s*HYPERLINK\s+(?:\\[a-z]\s+)*(?:"([^"]*)"|([^\s\\"]+))', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FieldMark(Thing):
    """One of the marks a field is made of."""

    role: str = ""
    """``begin``, ``instruction``, ``separate`` or ``end``."""
    instruction: str = ""


def is_computed(instruction: str) -> bool:
    """Tell whether Word itself computes what a field shows, so that it is not translated."""
    return _keyword(instruction) in _COMPUTED


def _keyword(instruction: str) -> str:
    match = _INSTRUCTION.match(instruction)
    return match[1].upper() if match else ""


def field_name(instruction: str) -> str:
    """Return what translators call a field."""
    keyword = _keyword(instruction)
    if keyword == "HYPERLINK":
        address = _ADDRESS.match(instruction)
        return f"link to {place_of(address[1] or address[2] or '')}" if address else "link within the document"
    if keyword in _COMPUTED:
        return _COMPUTED[keyword]
    return "cross-reference" if keyword == "REF" else "field"


def with_fields(pieces: list[Piece], writer: Writer) -> list[Piece]:
    """Return the pieces with each whole field as a thing, or as a wrapper around the text it shows."""
    if not any(isinstance(piece, FieldMark) for piece in pieces):
        return pieces
    found: list[Piece] = []
    place = 0
    while place < len(pieces):
        piece = pieces[place]
        place += 1
        if not isinstance(piece, FieldMark):
            found.append(piece)
            continue
        end = _end(pieces, place - 1) if piece.role == "begin" else None
        if end is None:
            found.append(_thing([piece], piece.name, Kind.OBJECT, writer))
        else:
            found += _field(pieces[place - 1 : end + 1], writer)
            place = end + 1
    return found


def _end(pieces: Sequence[Piece], begin: int) -> int | None:
    """Return the place of the mark that ends the field begun at ``begin``; None if it is in another paragraph."""
    depth = 0
    for place in range(begin, len(pieces)):
        piece = pieces[place]
        if isinstance(piece, FieldMark):
            depth += (piece.role == "begin") - (piece.role == "end")
            if not depth:
                return place
    return None


def _field(pieces: list[Piece], writer: Writer) -> list[Piece]:
    """Return a whole field as one thing, or as a wrapper with its result in it."""
    depth = 0
    separate = None
    instruction: list[str] = []
    for place, piece in enumerate(pieces):
        if not isinstance(piece, FieldMark):
            continue
        depth += (piece.role == "begin") - (piece.role == "end")
        if depth == 1 and piece.role == "separate" and separate is None:
            separate = place
        elif depth == 1 and piece.role == "instruction" and separate is None:
            instruction.append(piece.instruction)
    said = "".join(instruction)
    name = field_name(said)
    result = with_fields(pieces[separate + 1 : -1], writer) if separate is not None else []
    shown = "".join(piece.chars for piece in result if isinstance(piece, Text))
    if separate is None or is_computed(said) or not shown or not _is_balanced(result):
        if not _is_balanced(pieces):
            return [
                _thing([piece], name, Kind.OBJECT, writer) if isinstance(piece, FieldMark) else piece
                for piece in pieces
            ]
        return [_thing(pieces, name, Kind.WORD if shown.strip() else Kind.OBJECT, writer, shown)]
    before, after = _thing(pieces[: separate + 1], name, Kind.OBJECT, writer), pieces[-1]
    return [
        Open(before.xml, name, before.start, before.end),
        *result,
        Close(written([after], writer), after.start, after.end),
    ]


def _is_balanced(pieces: Sequence[Piece]) -> bool:
    depth = 0
    for piece in pieces:
        depth += isinstance(piece, Open) - isinstance(piece, Close)
        if depth < 0:
            return False
    return not depth


def _thing(pieces: Sequence[Piece], name: str, kind: Kind, writer: Writer, shown: str = "") -> Thing:
    return Thing(
        written(pieces, writer),
        name,
        kind,
        min(piece.start for piece in pieces),
        max(piece.end for piece in pieces),
        shown,
    )
