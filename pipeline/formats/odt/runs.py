"""Paragraphs of OpenDocument texts (1.3, part 3, chapter 6): their pieces, and how they are written anew."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.formats.document import kept
from pipeline.formats.odt.fields import WRAPPERS, thing_kind, thing_name, wrapper_name
from pipeline.formats.odt.looks import Seen, is_hidden, seen
from pipeline.formats.odt.styles import Styles
from pipeline.formats.office.pieces import PLAIN, Close, Kind, Look, Open, Piece, Text, Thing, Writer
from pipeline.formats.office.scripts import is_simple
from pipeline.xml_text import Element, Xml, escaped, unescaped

__all__ = ["OdfRuns", "OdfWriter", "odf_writer"]

Stretch = tuple[int, int]

_SPACES = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 1000
"""An element for more spaces than that is kept as it is."""
_HARD = "\0"
"""Stands for a space that has to be written as an element; no XML text can hold it."""
_PIECE = re.compile(rf"{_HARD}+|\t|\n|[^{_HARD}\t\n]+")


@dataclass(frozen=True, slots=True)
class OdfWriter(Writer):
    """Writes characters; spaces that a program would drop, tabs and line breaks become elements (6.1.2 to 6.1.5)."""

    space: str
    """The name of the element for spaces, and ``count`` that of its attribute."""
    count: str
    tab: str
    line_break: str

    def spaced(self, pieces: Sequence[Piece]) -> list[Piece]:
        """Return the pieces with spaces marked that would be dropped at the edges or beside another space."""
        found = list(pieces)
        after_space = True
        last: int | None = None
        for number, piece in enumerate(pieces):
            if isinstance(piece, Text):
                chars, after_space = _marked(piece.chars.replace(_HARD, ""), after_space=after_space)
                found[number] = piece.saying(chars)
                if chars:
                    last = number if chars.endswith(" ") else None
            elif isinstance(piece, Thing) and piece.kind is Kind.WORD:
                after_space, last = False, None
        if last is not None and isinstance(end := found[last], Text):
            found[last] = end.saying(end.chars[:-1] + _HARD)
        return found

    def text(self, chars: str, look: Look) -> str:
        """Return the XML of ``chars`` in their span."""
        return f"{look.opening}{''.join(map(self._written, _PIECE.findall(chars)))}{look.closing}"

    def _written(self, chars: str) -> str:
        match chars[0]:
            case "\t":
                return f"<{self.tab}/>"
            case "\n":
                return f"<{self.line_break}/>"
            case "\0":
                return f"<{self.space}/>" if len(chars) == 1 else f'<{self.space} {self.count}="{len(chars)}"/>'
            case _:
                return escaped(chars)


def _marked(chars: str, *, after_space: bool) -> tuple[str, bool]:
    """Return ``chars`` with each space after another, a tab or a line break marked, and whether they end in one."""
    marked: list[str] = []
    for char in chars:
        marked.append(_HARD if char == " " and after_space else char)
        after_space = char in " \t\n"
    return "".join(marked), after_space


def _count(space: Element) -> int:
    """Return for how many spaces an element stands."""
    count = space.get("text:c", "1")
    return int(count) if count.isdecimal() and len(count) < len(str(sys.maxsize)) else 1


def odf_writer(root: Element) -> OdfWriter:
    """Return the writer for a part, which writes elements with the part's own prefix."""
    return OdfWriter(*map(root.raw_name_of, ("text:s", "text:c", "text:tab", "text:line-break")))


class _Row:
    """The pieces of a paragraph as they are found; white space is collapsed as 6.1.2 has it."""

    def __init__(self) -> None:
        self._found: list[Piece] = []
        self._after_space = True
        self._loose: int | None = None
        """The piece that ends in a space with nothing to be seen after it: at the paragraph's end it is none."""

    def text(self, chars: str, look: Look, stretch: Stretch) -> None:
        chars = _SPACES.sub(" ", chars)
        if self._after_space:
            chars = chars.removeprefix(" ")
        if chars:
            self._after_space = chars.endswith(" ")
            self._loose = len(self._found) if self._after_space else None
            self._found.append(Text(chars, look, *stretch))

    def characters(self, chars: str, look: Look, stretch: Stretch) -> None:
        """Add characters that elements stand for: none of them is collapsed."""
        self._found.append(Text(chars, look, *stretch))
        self._after_space, self._loose = False, None

    def add(self, piece: Piece, *, has_characters: bool = False) -> None:
        self._found.append(piece)
        if has_characters:
            self._after_space, self._loose = False, None

    def pieces(self) -> list[Piece]:
        if self._loose is not None and isinstance(end := self._found[self._loose], Text):
            self._found[self._loose] = end.saying(end.chars[:-1])
        return self._found


class OdfRuns:
    """Reads paragraphs of one part."""

    _skipped = frozenset(["text:soft-page-break"])

    def __init__(self, xml: Xml, styles: Styles) -> None:
        self.writer = odf_writer(xml.root)
        self._text = xml.text
        self._styles = styles
        self._paragraph = ""
        """The style of the paragraph that is being read, and whether all scripts in it are simple."""
        self._is_simple = True
        self._seen: dict[tuple[str, tuple[str, ...], bool], Seen] = {}

    def pieces(self, paragraph: Element) -> list[Piece]:
        """Return the pieces of a paragraph in order."""
        row = _Row()
        self._paragraph = paragraph.get("text:style-name")
        self._is_simple = is_simple(paragraph.raw)
        self._content(paragraph, (), None, row)
        return row.pieces()

    def _content(self, element: Element, spans: tuple[Element, ...], around: Stretch | None, row: _Row) -> None:
        """Add the pieces in ``element``; ``spans`` are open, and ``around`` is the stretch of the outermost."""
        at = element.inner
        for child in element.children:
            self._characters(at, child.start, spans, around, row)
            self._child(child, spans, around, row)
            at = child.end
        self._characters(at, element.inner_end, spans, around, row)

    def _characters(self, start: int, end: int, spans: tuple[Element, ...], around: Stretch | None, row: _Row) -> None:
        if start < end and (chars := unescaped(self._text[start:end])):
            row.text(chars, self._look(spans), around or (start, end))

    def _child(self, child: Element, spans: tuple[Element, ...], around: Stretch | None, row: _Row) -> None:
        stretch = around or (child.start, child.end)
        match child.name:
            case "text:span" if not is_hidden(self._styles.text(child.get("text:style-name"))):
                self._content(child, (*spans, child), stretch, row)
            case "text:s" if (count := _count(child)) <= _MOST_SPACES:
                row.characters(" " * count, self._look(spans), stretch)
            case "text:tab":
                row.characters("\t", self._look(spans), stretch)
            case "text:line-break":
                row.characters("\n", self._look(spans), stretch)
            case name if name in self._skipped:
                return
            case name if name in WRAPPERS and child.inner < child.end:
                row.add(
                    Open(kept(child.start, child.inner), wrapper_name(child), *(around or (child.start, child.inner)))
                )
                self._content(child, spans, around, row)
                row.add(Close(kept(child.inner_end, child.end), *(around or (child.inner_end, child.end))))
            case _:
                look = self._look(spans)
                xml = f"{look.opening}{kept(child.start, child.end)}{look.closing}"
                kind = thing_kind(child)
                row.add(
                    Thing(xml, thing_name(child), kind, *stretch, child.content() if kind is Kind.WORD else ""),
                    has_characters=kind is Kind.WORD or child.name == "text:span",
                )

    def _look(self, spans: Sequence[Element]) -> Look:
        """Return how text looks in ``spans``, leaving out those of which nothing is seen."""
        if not spans:
            return PLAIN
        names = tuple(span.get("text:style-name") for span in spans)
        key = self._paragraph, names, self._is_simple
        found = self._seen.get(key)
        if found is None:
            letters = self._styles.letters(self._paragraph)
            found = self._seen[key] = seen(names, self._styles, letters, simple=self._is_simple)
        tags = [spans[number] for number in found.spans]
        return Look(
            found.key,
            found.names,
            "".join(span.tag for span in tags),
            "".join(f"</{span.raw_name}>" for span in reversed(tags)),
            shows_space=found.shows_space,
        )
