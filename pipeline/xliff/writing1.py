"""Writing XLIFF 1.2 (OASIS standard of 1 February 2008).

Inline codes are ``bpt``, ``ept``, ``ph`` and ``it`` (2.4.2), which have them as the document has,
and the same number for the same code in both texts: ``g`` and ``x`` have no place for that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.locales import bcp47
from pipeline.markup import Role
from pipeline.markup.segments import Piece, matched, segment
from pipeline.model import Markup
from pipeline.xliff.model import CHARACTER, File, Note, Unit
from pipeline.xml_text import IMPOSSIBLE, escaped, in_quotes, possible, visible

__all__ = ["render_1"]

_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_DATA_TYPES = {Markup.HTML: "html", Markup.NUMBERED: "xml"}
_CHARACTER = re.compile(f"({IMPOSSIBLE})")


def render_1(files: Iterable[File], *, exact: bool = False) -> bytes:
    """Return a file element for each of ``files``.

    With ``exact`` a character that XML cannot hold is a code of its own, else it is visibly replaced.
    """
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<xliff version="1.2" xmlns="{_NAMESPACE}">']
    for file in files:
        types = Counter(_DATA_TYPES.get(unit.markup, "plaintext") for unit in file.units)
        usual = max(types, key=types.__getitem__, default="plaintext")
        lines += (
            (
                f'<file original="{in_quotes(file.original)}" source-language="{bcp47(file.source_language)}"'
                f' target-language="{bcp47(file.target_language)}" datatype="{usual}">'
            ),
            "<body>",
            *(_unit(unit, exact=exact) for unit in file.units),
            "</body>",
            "</file>",
        )
    return "\n".join((*lines, "</xliff>", "")).replace("\r", "&#13;").encode()


def _unit(unit: Unit, *, exact: bool) -> str:
    original = segment(unit.source, unit.markup, exact=True)
    approved = ' approved="yes"' if unit.approved else ""
    target = ""
    if unit.target:
        pieces = matched(segment(unit.target, unit.markup, exact=True), original)
        state = f' state="{unit.state}"' if unit.state else ""
        target = f"<target{state}>{_inline(pieces, exact=exact)}</target>"
    return (
        f'<trans-unit id="{in_quotes(unit.name)}"{approved} xml:space="preserve">'
        f"<source>{_inline(original, exact=exact)}</source>{target}{''.join(map(_note, unit.notes))}</trans-unit>"
    )


def _note(note: Note) -> str:
    about = ' annotates="target"' if note.of_target else ""
    return f'<note from="{in_quotes(note.kind)}"{about}>{escaped(visible(note.text))}</note>'


def _inline(pieces: Sequence[Piece], *, exact: bool) -> str:
    opened = {piece.pair: piece.number for piece in pieces if piece.pair and piece.number}
    if not exact:
        return "".join(_piece(piece, opened.get(piece.pair, piece.number)) for piece in pieces)
    if all(possible(piece.text) == piece.text for piece in pieces):
        return _inline(pieces, exact=False)
    # A code cannot hold another, so one with such a character is written as text, and its partner with it.
    torn = {piece.pair for piece in pieces if piece.pair and possible(piece.text) != piece.text}
    return "".join(_exact(pieces, opened, torn))


def _exact(pieces: Sequence[Piece], opened: dict[int, int], torn: set[int]) -> Iterator[str]:
    characters = 0
    for piece in pieces:
        if piece.code is not None and piece.pair not in torn and possible(piece.text) == piece.text:
            yield _piece(piece, opened.get(piece.pair, piece.number))
            continue
        for number, part in enumerate(_CHARACTER.split(piece.text)):
            if number % 2:
                characters += 1
                yield f'<ph id="c{characters}" ctype="{CHARACTER}">{ord(part):04X}</ph>'
            else:
                yield escaped(part)


def _piece(piece: Piece, number: int) -> str:
    if piece.code is None:
        return escaped(visible(piece.text))
    name, more = "ph", ""
    if piece.pair:
        name = "ept" if piece.code.role is Role.CLOSE else "bpt"
    elif piece.code.role is not Role.ALONE:
        name, more = "it", f' pos="{"open" if piece.code.role is Role.OPEN else "close"}"'
    return f'<{name} id="{number}"{more}>{escaped(visible(piece.code.text))}</{name}>'
